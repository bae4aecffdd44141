package dev.tenon.design.merge;

import java.util.List;

/** A stretch of lines of a section. */
sealed interface Part {

  /** The lines as they stand, with their ends. */
  List<String> lines();

  /** What the same part has in all versions; others can't be merged part by part. */
  String shape();

  /** Prose, lists, code, and tables that have no rows of their own. */
  record Text(List<String> lines) implements Part {
    public Text {
      lines = List.copyOf(lines);
    }

    @Override
    public String shape() {
      return "text";
    }
  }

  /** How the rows of a table are told apart. */
  enum Kind {
    /** A row is an item by its name; both sides' changes of one are a conflict. */
    NAMED,
    /** A row is what it says; all that either side added stay. */
    SET,
    /** As {@link #NAMED}, but made again by {@code tenon plan}: no conflict is worth a stop. */
    DRAWN
  }

  /**
   * Rows.
   *
   * @param head the lines above the rows
   * @param columns what the head says
   */
  record Rows(Kind kind, List<String> head, String columns, List<Row> rows) implements Part {
    public Rows {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
    }

    @Override
    public String shape() {
      return kind + " " + columns;
    }

    @Override
    public List<String> lines() {
      List<String> lines = new java.util.ArrayList<>(head);
      rows.forEach(row -> lines.add(row.line()));
      return lines;
    }
  }
}
