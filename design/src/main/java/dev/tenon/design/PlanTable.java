package dev.tenon.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of chapter 6 as it stands between its marks.
 *
 * @param document the file it stands in
 * @param firstLine line of the opening mark
 * @param lastLine line of the closing mark
 * @param header the columns as written; empty where there is no table yet
 * @param rows the steps in order
 */
public record PlanTable(
    Document document, int firstLine, int lastLine, List<String> header, List<Row> rows) {

  public PlanTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * A step.
   *
   * @param idAt place of the id
   * @param methods what it holds: types, methods, constructors
   * @param after the steps that it builds on
   * @param tests what verifies it; {@code compile} is none of them
   * @param compiled whether {@code compile} verifies it
   * @param status where it stands; of an unknown word {@link Status#TODO}
   * @param statusAt place of the status, of the id where there is none
   * @param verifiedAt place of the cell <i>verified by</i>, of the id where it is empty
   * @param cells all cells as written, in the order of the header
   */
  public record Row(
      Id id,
      Position idAt,
      String title,
      List<Ref> methods,
      List<Ref> after,
      List<Ref> tests,
      boolean compiled,
      Status status,
      Position statusAt,
      Position verifiedAt,
      List<String> cells) {
    public Row {
      methods = List.copyOf(methods);
      after = List.copyOf(after);
      tests = List.copyOf(tests);
      cells = List.copyOf(cells);
    }
  }

  /** The row of a step, the first; null if there is none. */
  public @Nullable Row row(Id step) {
    return rows.stream().filter(r -> r.id().equals(step)).findFirst().orElse(null);
  }
}
