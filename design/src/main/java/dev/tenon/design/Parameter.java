package dev.tenon.design;

import org.jspecify.annotations.Nullable;

/**
 * A row of a parameter table. Cells are as written; their meaning is in section 2 of the language.
 *
 * @param name its name, that of the item
 * @param at place of the name
 * @param value empty or a dash where it is unknown
 * @param owner the item in which the table stands, or null
 */
public record Parameter(
    String name,
    Position at,
    @Nullable Prose value,
    @Nullable Prose unit,
    @Nullable Prose range,
    @Nullable Prose meaning,
    @Nullable Id owner) {}
