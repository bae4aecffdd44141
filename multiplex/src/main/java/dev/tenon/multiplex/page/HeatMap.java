package dev.tenon.multiplex.page;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * A value over two parameters.
 *
 * @param x the parameter from left to right, with its unit
 * @param y the parameter from bottom to top
 * @param value what the numbers are, with their unit
 * @param values by row of {@code ys}, then by {@code xs}; NaN where there is none
 * @param pivot the value at which something turns, such as a ratio of 1; above and below it have
 *     colours of their own; NaN if there is none
 */
public record HeatMap(
    String title,
    String x,
    String y,
    String value,
    List<Double> xs,
    List<Double> ys,
    List<List<Double>> values,
    double pivot)
    implements Chart {
  private static final int[] PAPER = {0xF7, 0xF8, 0xF9};
  private static final int[] BLUE = {0x00, 0x4F, 0x8F};
  private static final int[] ORANGE = {0xC8, 0x5A, 0x00};
  private static final double LEFT = 84;
  private static final double TOP = 60;
  private static final double BOTTOM = 50;
  private static final double WIDTH = 720;

  public HeatMap {
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
    values = values.stream().map(List::copyOf).toList();
    int across = xs.size();
    if (xs.isEmpty()
        || values.size() != ys.size()
        || values.stream().anyMatch(r -> r.size() != across)) {
      throw new IllegalArgumentException(
          "a heat map has a row for each y and in it a value for each x: "
              + ys.size()
              + " × "
              + xs.size());
    }
  }

  @Override
  public Table table(Tongue tongue) {
    List<String> head = new ArrayList<>();
    head.add(y + " \\ " + x);
    xs.forEach(v -> head.add(Figures.plain(v)));
    List<List<String>> rows = new ArrayList<>();
    for (int i = ys.size() - 1; i >= 0; i--) {
      List<String> row = new ArrayList<>();
      row.add(Figures.plain(ys.get(i)));
      values.get(i).forEach(v -> row.add(Figures.plain(v)));
      rows.add(row);
    }
    return new Table(title + " – " + value, head, rows, -1);
  }

  @Override
  public String svg(Tongue tongue) {
    double width = (WIDTH - LEFT - 16) / xs.size();
    double height = Math.clamp(width * 0.6, 22, 54);
    double below = TOP + height * ys.size();
    StringBuilder out = new StringBuilder();
    String muted = "class=\"c-muted\" fill=\"" + Palette.MUTED + "\" font-size=\"12\"";
    out.append(
        Markup.text(
            LEFT,
            20,
            "start",
            "class=\"c-ink\" font-weight=\"600\" font-size=\"15\" fill=\"" + Palette.INK + "\"",
            title));
    String turns =
        Double.isNaN(pivot)
            ? value
            : value
                + tongue.pick("; blue above, orange below ", "；蓝色高于、橙色低于 ")
                + Figures.plain(pivot);
    out.append(Markup.text(LEFT, 42, "start", muted, turns));
    DoubleSummaryStatistics range = new DoubleSummaryStatistics();
    values.forEach(row -> row.stream().filter(Double::isFinite).forEach(range::accept));
    for (int i = 0; i < ys.size(); i++) {
      double top = below - (i + 1) * height;
      out.append(
          Markup.text(LEFT - 8, top + height / 2 + 4, "end", muted, Figures.plain(ys.get(i))));
      for (int j = 0; j < xs.size(); j++) {
        cell(out, LEFT + j * width, top, width, height, values.get(i).get(j), range);
      }
    }
    double free = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < xs.size(); j++) {
      double middle = LEFT + (j + 0.5) * width;
      String text = Figures.plain(xs.get(j));
      if (middle - Markup.width(text) / 2 > free) {
        out.append(Markup.text(middle, below + 18, "middle", muted, text));
        free = middle + Markup.width(text) / 2 + 4;
      }
    }
    out.append(Markup.text((LEFT + WIDTH - 16) / 2, below + 40, "middle", muted, x));
    double middle = (TOP + below) / 2;
    out.append(
        Markup.text(
            16,
            middle,
            "middle",
            muted + " transform=\"rotate(-90 16 " + Figures.at(middle) + ")\"",
            y));
    return Markup.svg(WIDTH, below + BOTTOM, title, out.toString());
  }

  private void cell(
      StringBuilder out,
      double left,
      double top,
      double width,
      double height,
      double number,
      DoubleSummaryStatistics range) {
    double depth = depth(number, range);
    int[] hue = !Double.isNaN(pivot) && number < pivot ? ORANGE : BLUE;
    String fill = Palette.mixed(PAPER, hue, depth);
    out.append(
        Markup.rect(
            left + 0.5, top + 0.5, width - 1, height - 1, "rx=\"2\" fill=\"" + fill + "\""));
    String text = Figures.plain(number);
    if (Markup.width(text) + 2 < width) {
      String ink = depth > 0.5 ? "#ffffff" : Palette.INK;
      out.append(
          Markup.text(
              left + width / 2,
              top + height / 2 + 4,
              "middle",
              "font-size=\"12\" fill=\"" + ink + "\"",
              text));
    }
  }

  private double depth(double number, DoubleSummaryStatistics range) {
    if (!Double.isFinite(number)) {
      return 0;
    }
    // ratios are as far from 1 above as below: 2 is as far as one half
    boolean ratios = pivot > 0 && range.getMin() > 0;
    double low = scaled(Double.isNaN(pivot) ? range.getMin() : pivot, ratios);
    double far =
        Math.max(scaled(range.getMax(), ratios) - low, low - scaled(range.getMin(), ratios));
    number = scaled(number, ratios);
    return far > 0 ? 0.06 + 0.94 * Math.min(1, Math.abs(number - low) / far) : 0.5;
  }

  private static double scaled(double number, boolean ratio) {
    return ratio ? Math.log(number) : number;
  }
}
