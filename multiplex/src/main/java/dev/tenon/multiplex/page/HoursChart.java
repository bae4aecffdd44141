package dev.tenon.multiplex.page;

import dev.tenon.multiplex.page.GpuTime.Use;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the GPU hours of schemes go: a bar for each, as long as its GPU hours for 1,000 valid
 * samples. The shorter, the better.
 */
public record HoursChart(String title, List<Bar> bars) implements Chart {
  private static final double WIDTH = 1120;
  private static final double LEFT = 230;
  private static final double RIGHT = 90;
  private static final double ROW = 40;

  public HoursChart {
    bars = List.copyOf(bars);
  }

  /** One scheme. */
  public record Bar(String name, GpuTime spent) {
    double total() {
      double sum = 0;
      for (Use use : Use.values()) {
        sum += spent.hoursPerThousand(use);
      }
      return sum;
    }
  }

  static HoursChart of(List<Timeline> timelines, Tongue tongue) {
    return new HoursChart(
        tongue.pick("GPU-hours for 1,000 valid samples", "每 1,000 个有效样本所用的 GPU 小时"),
        timelines.stream().map(t -> new Bar(t.policy(), t.spent())).toList());
  }

  private List<Use> used() {
    List<Use> used = new ArrayList<>();
    for (Use use : Use.values()) {
      if (bars.stream().anyMatch(b -> b.spent().of(use) > 0)) {
        used.add(use);
      }
    }
    return used;
  }

  @Override
  public Table table(Tongue tongue) {
    List<String> head = new ArrayList<>();
    head.add(tongue.pick("scheme", "方案"));
    used().forEach(use -> head.add(use.name(tongue)));
    head.add(tongue.pick("all", "合计"));
    List<List<String>> rows = new ArrayList<>();
    for (Bar bar : bars) {
      List<String> row = new ArrayList<>();
      row.add(bar.name());
      for (Use use : used()) {
        row.add(
            Figures.plain(bar.spent().hoursPerThousand(use))
                + " ("
                + Figures.percent(bar.spent().share(use))
                + ")");
      }
      row.add(all(bar, tongue));
      rows.add(row);
    }
    return new Table(title, head, rows, -1);
  }

  @Override
  public String svg(Tongue tongue) {
    StringBuilder out = new StringBuilder();
    double most = bars.stream().mapToDouble(Bar::total).filter(Double::isFinite).max().orElse(1);
    double scale = (WIDTH - LEFT - RIGHT) / (most > 0 ? most : 1);
    String ink = "class=\"c-ink\" fill=\"" + Palette.INK + "\"";
    double y = 8;
    for (Bar bar : bars) {
      out.append(
          Markup.text(LEFT - 12, y + 20, "end", ink, Markup.shortened(bar.name(), LEFT - 24)));
      double x = LEFT;
      for (Use use : Use.values()) {
        double width = bar.spent().hoursPerThousand(use) * scale;
        if (width > 0) {
          out.append(segment(bar, use, x, y, width, tongue));
          x += width;
        }
      }
      out.append(
          Markup.text(x + 8, y + 20, "start", ink + " font-weight=\"600\"", all(bar, tongue)));
      y += ROW;
    }
    double lineEnd = legend(out, y + 18, tongue);
    return Markup.svg(WIDTH, lineEnd + 12, title, out.toString());
  }

  private static String all(Bar bar, Tongue tongue) {
    return bar.spent().validPerHour() > 0
        ? Figures.plain(bar.total())
        : tongue.pick("no valid sample", "没有有效样本");
  }

  private static String segment(Bar bar, Use use, double x, double y, double width, Tongue tongue) {
    String share = Figures.percent(bar.spent().share(use));
    String box =
        Markup.rect(x, y, width, 28, swatch(use))
            .replace(
                "/>",
                "><title>"
                    + Markup.escaped(
                        bar.name()
                            + " · "
                            + use.name(tongue)
                            + ": "
                            + Figures.plain(bar.spent().hoursPerThousand(use))
                            + " GPU h, "
                            + share)
                    + "</title></rect>");
    if (width < Markup.width(share) + 6) {
      return box;
    }
    boolean deep = use == Use.ROLLOUT || use == Use.SWITCHING || use == Use.SYNC || use == Use.LOST;
    return box
        + Markup.text(
            x + width / 2,
            y + 19,
            "middle",
            "font-size=\"12\" class=\"t-"
                + use.name().toLowerCase(java.util.Locale.ROOT)
                + "\" fill=\""
                + (deep ? "#ffffff" : Palette.INK)
                + "\"",
            share);
  }

  private static String swatch(Use use) {
    String edge =
        use == Use.IDLE || use == Use.WAITING ? "stroke=\"#9aa3ad\" stroke-width=\"0.6\"" : "";
    return "class=\"" + Palette.css(use) + "\" fill=\"" + Palette.of(use) + "\" " + edge;
  }

  private double legend(StringBuilder out, double top, Tongue tongue) {
    double x = LEFT;
    double y = top;
    for (Use use : used()) {
      double width = 34 + Markup.width(use.name(tongue));
      if (x + width > WIDTH && x > LEFT) {
        x = LEFT;
        y += 22;
      }
      out.append(Markup.rect(x, y - 11, 14, 14, swatch(use)));
      out.append(
          Markup.text(
              x + 20,
              y,
              "start",
              "class=\"c-muted\" fill=\"" + Palette.MUTED + "\"",
              use.name(tongue)));
      x += width;
    }
    return y;
  }
}
