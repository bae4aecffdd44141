package dev.tenon.design;

import java.util.List;

/**
 * A table.
 *
 * @param header cells of the first row
 * @param rows the other rows; each has as many cells as the header
 * @param at its first row
 * @param lastLine line of its last row, from 1
 */
public record Table(List<Prose> header, List<List<Prose>> rows, Position at, int lastLine) {
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
