package dev.tenon.multiplex.page;

import java.util.List;

/** A page of sentences, tables and charts: what a sweep or an advice comes to. */
public final class ReportPage {
  private ReportPage() {}

  /**
   * The page's text.
   *
   * @param lead one line under the title; may be empty
   * @param sentences what it comes to
   */
  public static String of(
      String title,
      String lead,
      List<String> sentences,
      List<Table> tables,
      List<? extends Chart> charts,
      Tongue tongue) {
    StringBuilder body = new StringBuilder(Frame.sentences(sentences));
    tables.forEach(table -> body.append(table.html()));
    if (!charts.isEmpty()) {
      body.append("<div class=\"charts\">\n");
      charts.forEach(chart -> body.append(Frame.chart(chart, tongue)));
      body.append("</div>\n");
    }
    return Frame.page(tongue, title, lead, body.toString(), List.of(), "{}");
  }
}
