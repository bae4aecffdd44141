package dev.tenon.multiplex.page;

/** A chart from plain numbers. */
public sealed interface Chart permits LineChart, HeatMap, HoursChart {
  String title();

  /** The chart as an SVG document that stands alone, prints, and may stand in a page. */
  String svg(Tongue tongue);

  /** Its numbers. */
  Table table(Tongue tongue);
}
