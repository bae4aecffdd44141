package dev.tenon.multiplex.page;

import static dev.tenon.multiplex.page.Figures.at;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Lines with their confidence bands.
 *
 * @param x what is varied, with its unit
 * @param y what came out, with its unit
 * @param logarithmic whether the x axis is; all x are above 0 then
 * @param fromZero whether the y axis starts at 0
 */
public record LineChart(
    String title, String x, String y, List<Series> series, boolean logarithmic, boolean fromZero)
    implements Chart {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 400;
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double BOTTOM = 46;

  public LineChart {
    series = List.copyOf(series);
    for (Series one : series) {
      for (Point point : one.points()) {
        if (logarithmic && !(point.x() > 0)) {
          throw new IllegalArgumentException(
              "on a logarithmic axis x must be above 0, was " + point.x() + " in " + one.name());
        }
      }
    }
  }

  /** One line; its points are drawn in the order of x. */
  public record Series(String name, List<Point> points) {
    public Series {
      points = points.stream().sorted((a, b) -> Double.compare(a.x(), b.x())).toList();
    }
  }

  /** A value with its interval; low = mean = high where there is none. A NaN mean is a gap. */
  public record Point(double x, double low, double mean, double high) {}

  @Override
  public String svg(Tongue tongue) {
    return new Drawing(this).svg();
  }

  @Override
  public Table table(Tongue tongue) {
    List<List<String>> rows = new ArrayList<>();
    for (Series one : series) {
      for (Point p : one.points()) {
        rows.add(
            List.of(
                one.name(),
                Figures.plain(p.x()),
                Figures.plain(p.mean()),
                Figures.plain(p.low()) + " – " + Figures.plain(p.high())));
      }
    }
    return new Table(
        title, List.of(tongue.pick("series", "系列"), x, y, tongue.pick("interval", "区间")), rows, -1);
  }

  /** The scales of a chart, and what is drawn by them. */
  private static final class Drawing {
    private final LineChart chart;
    private final StringBuilder out = new StringBuilder();
    private final double top;
    private double xLow = 0;
    private double xHigh = 1;
    private double yLow = 0;
    private double yHigh = 1;

    Drawing(LineChart chart) {
      this.chart = chart;
      top = 38 + 20 * legendRows();
      scale();
    }

    private void scale() {
      DoubleSummaryStatistics xs = new DoubleSummaryStatistics();
      DoubleSummaryStatistics ys = new DoubleSummaryStatistics();
      for (Series one : chart.series()) {
        for (Point p : one.points()) {
          if (Double.isFinite(p.mean())) {
            xs.accept(p.x());
            ys.accept(Double.isFinite(p.low()) ? p.low() : p.mean());
            ys.accept(Double.isFinite(p.high()) ? p.high() : p.mean());
          }
        }
      }
      if (xs.getCount() == 0) {
        xLow = 1; // nothing to draw, but axes
        xHigh = 10;
        return;
      }
      xLow = xs.getMin();
      xHigh = xs.getMax() > xLow ? xs.getMax() : xLow + Math.max(1, Math.abs(xLow));
      double span = ys.getMax() - ys.getMin();
      double margin = span > 0 ? 0.06 * span : Math.max(1, Math.abs(ys.getMax())) * 0.1;
      yHigh = ys.getMax() + margin;
      yLow = chart.fromZero() && ys.getMin() >= 0 ? 0 : ys.getMin() - margin;
    }

    private double across(double x) {
      double share =
          chart.logarithmic()
              ? Math.log(x / xLow) / Math.log(xHigh / xLow)
              : (x - xLow) / (xHigh - xLow);
      return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double up(double y) {
      return HEIGHT - BOTTOM - (y - yLow) / (yHigh - yLow) * (HEIGHT - BOTTOM - top);
    }

    String svg() {
      out.append(
          Markup.text(
              LEFT,
              20,
              "start",
              "class=\"c-ink\" font-weight=\"600\" font-size=\"15\" fill=\"" + Palette.INK + "\"",
              chart.title()));
      axes();
      for (int i = 0; i < chart.series().size(); i++) {
        band(i, chart.series().get(i).points());
      }
      for (int i = 0; i < chart.series().size(); i++) {
        line(i, chart.series().get(i).points());
      }
      legend();
      return Markup.svg(WIDTH, HEIGHT, chart.title(), out.toString());
    }

    private void axes() {
      String grid = "class=\"c-grid\" stroke=\"" + Palette.GRID + "\"";
      String muted = "class=\"c-muted\" fill=\"" + Palette.MUTED + "\" font-size=\"12\"";
      for (double tick : Ticks.linear(yLow, yHigh, 5)) {
        out.append(Markup.line(LEFT, up(tick), WIDTH - RIGHT, up(tick), grid));
        out.append(Markup.text(LEFT - 8, up(tick) + 4, "end", muted, Figures.plain(tick)));
      }
      double free = Double.NEGATIVE_INFINITY;
      List<Double> ticks =
          chart.logarithmic() ? Ticks.logarithmic(xLow, xHigh) : Ticks.linear(xLow, xHigh, 8);
      for (double tick : ticks.isEmpty() ? List.of(xLow, xHigh) : ticks) {
        String text = Figures.plain(tick);
        double half = Markup.width(text) / 2;
        out.append(
            Markup.line(across(tick), HEIGHT - BOTTOM, across(tick), HEIGHT - BOTTOM + 5, grid));
        if (across(tick) - half > free) {
          out.append(Markup.text(across(tick), HEIGHT - BOTTOM + 19, "middle", muted, text));
          free = across(tick) + half + 6;
        }
      }
      out.append(
          Markup.line(
              LEFT,
              HEIGHT - BOTTOM,
              WIDTH - RIGHT,
              HEIGHT - BOTTOM,
              "class=\"c-axis\" stroke=\"" + Palette.MUTED + "\""));
      out.append(Markup.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", muted, chart.x()));
      double middle = (top + HEIGHT - BOTTOM) / 2;
      out.append(
          Markup.text(
              14,
              middle,
              "middle",
              muted + " transform=\"rotate(-90 14 " + at(middle) + ")\"",
              chart.y()));
    }

    private void band(int index, List<Point> points) {
      List<Point> run = new ArrayList<>();
      for (Point p : points) {
        if (Double.isFinite(p.low()) && Double.isFinite(p.mean()) && Double.isFinite(p.high())) {
          run.add(p);
        } else {
          stretch(index, run);
          run.clear();
        }
      }
      stretch(index, run);
    }

    /** A band without a gap. */
    private void stretch(int index, List<Point> run) {
      if (run.size() < 2 || run.stream().allMatch(p -> p.low() == p.high())) {
        return;
      }
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < run.size(); i++) {
        point(path, run.get(i).x(), run.get(i).high());
      }
      for (int i = run.size() - 1; i >= 0; i--) {
        point(path, run.get(i).x(), run.get(i).low());
      }
      out.append("<polygon class=\"s")
          .append(index % 8)
          .append("\" points=\"")
          .append(path)
          .append("\" fill=\"")
          .append(Palette.series(index))
          .append("\" fill-opacity=\"0.18\"/>\n");
    }

    private void point(StringBuilder path, double x, double y) {
      path.append(at(across(x))).append(',').append(at(up(y))).append(' ');
    }

    private void line(int index, List<Point> points) {
      StringBuilder path = new StringBuilder();
      boolean pen = false;
      for (Point p : points) {
        if (Double.isFinite(p.mean())) {
          path.append(pen ? 'L' : 'M');
          point(path, p.x(), p.mean());
          pen = true;
        } else {
          pen = false;
        }
      }
      String stroke =
          "stroke=\""
              + Palette.series(index)
              + "\" stroke-dasharray=\""
              + Palette.dash(index)
              + "\"";
      out.append("<path class=\"l")
          .append(index % 8)
          .append("\" d=\"")
          .append(path)
          .append("\" fill=\"none\" stroke-width=\"2.2\" stroke-linejoin=\"round\" ")
          .append(stroke)
          .append("/>\n");
      for (Point p : points) {
        if (Double.isFinite(p.mean())) {
          out.append("<circle class=\"s")
              .append(index % 8)
              .append("\" cx=\"")
              .append(at(across(p.x())))
              .append("\" cy=\"")
              .append(at(up(p.mean())))
              .append("\" r=\"3.2\" fill=\"")
              .append(Palette.series(index))
              .append("\"><title>")
              .append(
                  Markup.escaped(
                      chart.series().get(index).name()
                          + ": "
                          + Figures.plain(p.x())
                          + " → "
                          + Figures.plain(p.mean())
                          + " ["
                          + Figures.plain(p.low())
                          + ", "
                          + Figures.plain(p.high())
                          + "]"))
              .append("</title></circle>\n");
        }
      }
    }

    private double entry(int index) {
      return 44 + Markup.width(chart.series().get(index).name());
    }

    private int legendRows() {
      int rows = 1;
      double x = LEFT;
      for (int i = 0; i < chart.series().size(); i++) {
        if (x + entry(i) > WIDTH - RIGHT && x > LEFT) {
          rows++;
          x = LEFT;
        }
        x += entry(i);
      }
      return rows;
    }

    private void legend() {
      double x = LEFT;
      double y = 40;
      for (int i = 0; i < chart.series().size(); i++) {
        if (x + entry(i) > WIDTH - RIGHT && x > LEFT) {
          y += 20;
          x = LEFT;
        }
        out.append(
            Markup.line(
                x,
                y - 4,
                x + 24,
                y - 4,
                "class=\"l"
                    + i % 8
                    + "\" stroke-width=\"2.2\" stroke=\""
                    + Palette.series(i)
                    + "\" stroke-dasharray=\""
                    + Palette.dash(i)
                    + "\""));
        out.append(
            Markup.text(
                x + 30,
                y,
                "start",
                "class=\"c-ink\" fill=\"" + Palette.INK + "\"",
                chart.series().get(i).name()));
        x += entry(i);
      }
    }
  }
}
