package dev.tenon.design.plan;

import dev.tenon.design.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a document as an editor needs them: headings and tables, code blocks left out. */
public final class Lines {
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");
  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t].*)?");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-+)[ \\t]*");
  private static final Pattern DELIMITERS =
      Pattern.compile("\\s*[|｜]?\\s*:?-+:?\\s*(?:[|｜]\\s*:?-+:?\\s*)*+[|｜]?\\s*");

  private final Document document;

  /** For each line, from 1, the level of the heading that it is; 0: none, -1: in a code block. */
  private final int[] levels;

  private Lines(Document document) {
    this.document = document;
    this.levels = new int[document.lines() + 1];
  }

  /** Reads a document's lines. */
  public static Lines of(Document document) {
    Lines lines = new Lines(document);
    lines.read();
    return lines;
  }

  private void read() {
    String fence = null;
    for (int number = 1; number <= document.lines(); number++) {
      String line = document.line(number);
      Matcher m = FENCE.matcher(line);
      boolean marks = m.matches();
      if (fence != null) {
        levels[number] = -1;
        if (marks && m.group(1).startsWith(fence) && m.group(2).isBlank()) {
          fence = null;
        }
      } else if (marks && !(m.group(1).startsWith("`") && m.group(2).contains("`"))) {
        fence = m.group(1);
        levels[number] = -1;
      } else {
        levels[number] = heading(number, line);
      }
    }
  }

  private int heading(int number, String line) {
    Matcher m = HEADING.matcher(line);
    if (m.matches()) {
      return m.group(1).length();
    }
    Matcher under = number < document.lines() ? UNDERLINE.matcher(document.line(number + 1)) : null;
    boolean text =
        !line.isBlank() && !line.contains("|") && !line.matches(" {0,3}(?:[-*+>]|\\d+[.)])\\s.*");
    if (under != null && text && under.matches()) {
      return under.group(1).startsWith("=") ? 1 : 2;
    }
    return 0;
  }

  /** The level of the heading that a line is, from 1; 0: none, -1: in a code block. */
  public int level(int line) {
    return levels[line];
  }

  /** The last line of the section that a heading opens. */
  public int sectionEnd(int heading) {
    int level = Math.max(1, levels[heading]);
    for (int number = heading + 1; number <= document.lines(); number++) {
      if (levels[number] > 0 && levels[number] <= level) {
        return number - 1;
      }
    }
    return document.lines();
  }

  /** The lines of a table: of its header and its last row; header 0 where there is none. */
  record TableLines(int header, int last) {}

  /** The first table from one line to another, both included. */
  TableLines table(int from, int to) {
    for (int number = from; number < to; number++) {
      boolean header = levels[number] == 0 && document.line(number).contains("|");
      if (header && levels[number + 1] == 0 && isDelimiters(document.line(number + 1))) {
        int last = number + 1;
        while (last < to && levels[last + 1] == 0 && !document.line(last + 1).isBlank()) {
          last++;
        }
        return new TableLines(number, last);
      }
    }
    return new TableLines(0, 0);
  }

  private static boolean isDelimiters(String line) {
    return (line.indexOf('|') >= 0 || line.indexOf('｜') >= 0) && DELIMITERS.matcher(line).matches();
  }

  /** A cell of a row: where it stands in the line, and its text without white space at its ends. */
  record Cell(int start, int end, String text) {}

  /** The cells of a row of a table. */
  static List<Cell> cells(String line) {
    List<Integer> bars = new ArrayList<>();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c == '|' || c == '｜') && (i == 0 || line.charAt(i - 1) != '\\')) {
        bars.add(i);
      }
    }
    List<Cell> cells = new ArrayList<>();
    int start = 0;
    boolean leading = !bars.isEmpty() && line.substring(0, bars.getFirst()).isBlank();
    for (int i = 0; i < bars.size(); i++) {
      if (i > 0 || !leading) {
        cells.add(cell(line, start, bars.get(i)));
      }
      start = bars.get(i) + 1;
    }
    if (!line.substring(start).isBlank()) {
      cells.add(cell(line, start, line.length()));
    }
    return cells;
  }

  private static Cell cell(String line, int start, int end) {
    return new Cell(start, end, line.substring(start, end).strip());
  }

  /** How the document ends its lines: as its first one. */
  public static String ending(Document document) {
    String text = document.text();
    int feed = text.indexOf('\n');
    return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
  }
}
