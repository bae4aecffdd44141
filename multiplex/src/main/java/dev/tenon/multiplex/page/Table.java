package dev.tenon.multiplex.page;

import java.util.List;

/**
 * A table of numbers, as texts.
 *
 * @param head titles of the columns; the first column names the rows
 * @param rows as wide as the head
 * @param best the row to stress, or -1
 */
public record Table(String caption, List<String> head, List<List<String>> rows, int best) {
  public Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.size() + " cells, the head " + head.size() + ": " + row);
      }
    }
  }

  String html() {
    StringBuilder out = new StringBuilder("<div class=\"wide\"><table>");
    out.append("<caption>").append(Markup.escaped(caption)).append("</caption><thead><tr>");
    head.forEach(h -> out.append("<th scope=\"col\">").append(Markup.escaped(h)).append("</th>"));
    out.append("</tr></thead><tbody>");
    for (int i = 0; i < rows.size(); i++) {
      out.append(i == best ? "<tr class=\"best\">" : "<tr>");
      for (int j = 0; j < head.size(); j++) {
        String cell = Markup.escaped(rows.get(i).get(j));
        out.append(j == 0 ? "<th scope=\"row\">" + cell + "</th>" : "<td>" + cell + "</td>");
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody></table></div>\n").toString();
  }
}
