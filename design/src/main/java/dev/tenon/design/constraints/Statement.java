package dev.tenon.design.constraints;

import dev.tenon.design.Position;

/**
 * An item that asks something of parameters.
 *
 * @param name an id, a symbol or a parameter
 * @param row whether it is the row of a parameter
 * @param at place of its heading or name
 */
record Statement(String name, boolean row, Position at) {}
