package dev.tenon.multiplex.page;

import static dev.tenon.multiplex.page.Figures.at;

import dev.tenon.multiplex.page.Timeline.Mark;
import dev.tenon.multiplex.page.Timeline.Moment;
import dev.tenon.multiplex.page.Timeline.Span;
import dev.tenon.multiplex.sim.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Timelines as one picture for paper: vectors, text that can be selected, hatched so that it can be
 * read in grey. One element for all spans of a colour keeps it small.
 */
public final class TimelineSvg {
  private static final double WIDTH = 1000;
  private static final double LEFT = 118;
  private static final double RIGHT = 10;
  private static final double BAND = 20;

  /** A stretch of rollout narrower than that is averaged with its neighbours. */
  private static final double NARROW = 1.2;

  /** Of a full cache; on paper less can't be told from nothing. */
  private static final double FAINT = 0.02;

  private static final String INK = "fill=\"" + Palette.INK + "\"";
  private static final String MUTED = "fill=\"" + Palette.MUTED + "\" font-size=\"11\"";

  private final List<Timeline> timelines;
  private final double seconds;
  private final Tongue tongue;
  private final StringBuilder out = new StringBuilder();

  private TimelineSvg(List<Timeline> timelines, double seconds, Tongue tongue) {
    this.timelines = timelines;
    this.seconds = seconds;
    this.tongue = tongue;
  }

  /** The timelines one above another, as long as the shortest of them. */
  public static String of(List<Timeline> timelines, Tongue tongue) {
    if (timelines.isEmpty()) {
      throw new IllegalArgumentException("a picture needs a timeline");
    }
    double shortest = timelines.stream().mapToDouble(Timeline::seconds).min().orElse(0);
    return new TimelineSvg(timelines, Math.max(shortest, 1e-9), tongue).draw();
  }

  private String draw() {
    out.append(
        """
        <defs>
        <pattern id="mx-training" width="5" height="5" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="1.1" height="5" fill="#ffffff" fill-opacity="0.55"/></pattern>
        <pattern id="mx-waiting" width="7" height="7" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="0.8" height="7" fill="#a86a1c" fill-opacity="0.6"/></pattern>
        </defs>
        """);
    out.append(Markup.rect(0, 0, WIDTH, 1, "fill=\"none\""));
    double y = 4;
    for (Timeline timeline : timelines) {
      y = panel(timeline, y) + 14;
    }
    y = axis(y - 6);
    y = legend(y + 26);
    String label =
        tongue.pick("What the GPUs do in ", "各方案中 GPU 在做什么：")
            + String.join(", ", timelines.stream().map(Timeline::policy).toList());
    return Markup.svg(WIDTH, y + 12, label, out.toString());
  }

  private double x(double time) {
    return LEFT + time / seconds * (WIDTH - LEFT - RIGHT);
  }

  // ---- one scheme

  private double panel(Timeline t, double top) {
    int rows = t.lanes().size() + t.trainerLanes();
    double lane = Math.clamp(150.0 / rows, 1, 14);
    double first = top + 20 + BAND;
    double bottom = first + rows * lane;
    String rate =
        Figures.plain(t.spent().validPerHour())
            + tongue.pick(" valid samples an hour", " 个有效样本/小时");
    out.append(
        Markup.text(
            LEFT,
            top + 13,
            "start",
            INK + " font-weight=\"600\"",
            Markup.shortened(t.policy(), 640)));
    out.append(Markup.text(WIDTH - RIGHT, top + 13, "end", MUTED, rate));
    Map<String, StringBuilder> paths = new LinkedHashMap<>();
    double y = first;
    for (Timeline.Lane one : t.lanes()) {
      lane(paths, one.spans(), t, y, lane);
      y += lane;
    }
    lane(paths, t.trainer(), t, y, t.trainerLanes() * lane);
    paths.forEach(
        (fill, path) ->
            out.append("<path fill=\"")
                .append(fill)
                .append("\" d=\"")
                .append(path)
                .append("\"/>\n"));
    steps(t, top + 20, bottom);
    names(t, first, lane);
    out.append(
        Markup.rect(
            LEFT,
            first,
            x(seconds) - LEFT,
            bottom - first,
            "fill=\"none\" stroke=\"#9aa3ad\" stroke-width=\"0.6\""));
    return bottom;
  }

  private void lane(
      Map<String, StringBuilder> paths, List<Span> spans, Timeline t, double y, double height) {
    double gap = height > 4 ? 0.5 : 0;
    for (Span span : coarse(spans, t.from(), t.from() + seconds)) {
      double from = x(span.from() - t.from());
      String box =
          "M"
              + at(from)
              + " "
              + at(y)
              + "h"
              + at(x(span.to() - t.from()) - from)
              + "v"
              + at(height - gap)
              + "H"
              + at(from)
              + "z";
      paths
          .computeIfAbsent(Palette.of(span.role(), span.load()), k -> new StringBuilder())
          .append(box);
      if (span.role() == Role.TRAIN || span.role() == Role.WAIT) {
        String hatch = span.role() == Role.TRAIN ? "url(#mx-training)" : "url(#mx-waiting)";
        paths.computeIfAbsent(hatch, k -> new StringBuilder()).append(box);
      }
    }
  }

  /** The spans within two times; rollout and its pauses no finer than can be printed. */
  private List<Span> coarse(List<Span> spans, double low, double high) {
    double narrow = NARROW / (WIDTH - LEFT - RIGHT) * seconds;
    List<Span> coarse = new ArrayList<>();
    double from = low;
    double sum = 0;
    boolean open = false;
    for (Span span : spans) {
      double start = Math.max(low, span.from());
      double stop = Math.min(high, span.to());
      if (stop <= start) {
        continue;
      }
      boolean serves = span.role() == Role.ROLLOUT || span.role() == Role.IDLE;
      if (open && (!serves || stop - start >= narrow)) {
        rollout(coarse, from, start, sum);
        open = false;
      }
      if (!serves) {
        coarse.add(new Span(span.role(), start, stop, 0));
        continue;
      }
      if (!open) {
        from = start;
        sum = 0;
        open = true;
      }
      sum += span.load() * (stop - start);
      if (stop - from >= narrow) {
        rollout(coarse, from, stop, sum);
        open = false;
      }
    }
    if (open) {
      rollout(coarse, from, spans.isEmpty() ? from : Math.min(high, spans.getLast().to()), sum);
    }
    return coarse;
  }

  private static void rollout(List<Span> coarse, double from, double to, double sum) {
    if (to <= from) {
      return;
    }
    double mean = sum / (to - from);
    double load = mean < FAINT ? 0 : Math.max(1, Math.round(mean * 8)) / 8.0;
    Role role = load == 0 ? Role.IDLE : Role.ROLLOUT;
    if (!coarse.isEmpty()
        && coarse.getLast().to() == from
        && coarse.getLast().role() == role
        && coarse.getLast().load() == load) {
      from = coarse.removeLast().from();
    }
    coarse.add(new Span(role, from, to, load));
  }

  private void steps(Timeline t, double top, double bottom) {
    double from = 0;
    for (Mark mark : t.marks()) {
      double time = mark.at() - t.from();
      if (time > seconds * (1 + 1e-9)) {
        break;
      }
      double x = x(time);
      if (mark.moment() == Moment.READY) {
        out.append("<path d=\"M")
            .append(at(x - 4))
            .append(' ')
            .append(at(top + BAND - 7))
            .append("h8l-4 6z\" ")
            .append(INK)
            .append("/>\n");
        out.append(
            Markup.line(
                x,
                top + BAND,
                x,
                bottom,
                "stroke=\"" + Palette.INK + "\" stroke-width=\"0.8\" stroke-dasharray=\"2 2\""));
      }
      if (mark.moment() == Moment.TRAINING_ENDS) {
        label(t, mark.step(), from, time, top);
        out.append(
            Markup.line(x, top, x, bottom, "stroke=\"" + Palette.INK + "\" stroke-width=\"1.1\""));
        from = time;
      }
    }
  }

  private void label(Timeline t, int step, double from, double to, double top) {
    String text =
        tongue.pick("step ", "第 ")
            + (step + 1)
            + tongue.pick("", " 步")
            + " · "
            + Figures.time(to - from);
    if (Markup.width(text) < x(to) - x(from)) {
      out.append(Markup.text(x(from) + 4, top + 11, "start", MUTED, text));
    }
  }

  private void names(Timeline t, double first, double lane) {
    long lent = t.lanes().stream().filter(TimelineSvg::trains).count();
    long stay = t.lanes().size() - lent;
    double shown = (double) t.ranks() * t.gpusPerRank() / t.lanes().size();
    name(first, stay * lane, Math.round(stay * shown), tongue.pick("rollout only", "仅采样"));
    name(first + stay * lane, lent * lane, Math.round(lent * shown), tongue.pick("in turn", "轮流"));
    name(
        first + t.lanes().size() * lane,
        t.trainerLanes() * lane,
        t.trainGpus(),
        tongue.pick("training only", "仅训练"));
  }

  private void name(double top, double height, long gpus, String text) {
    if (height <= 0) {
      return;
    }
    double middle = top + height / 2 + 4;
    boolean two = height >= 28;
    out.append(
        Markup.line(
            LEFT - 5,
            top + 1,
            LEFT - 5,
            top + height - 1,
            "stroke=\"#9aa3ad\" stroke-width=\"1.5\""));
    out.append(
        Markup.text(
            LEFT - 11,
            two ? middle - 7 : middle,
            "end",
            INK + " font-size=\"12\"",
            gpus + " GPU" + tongue.pick(gpus == 1 ? "" : "s", "")));
    if (two) {
      out.append(Markup.text(LEFT - 11, middle + 8, "end", MUTED, text));
    }
  }

  private static boolean trains(Timeline.Lane lane) {
    return lane.spans().stream().anyMatch(s -> s.role() == Role.TRAIN);
  }

  // ---- what all share

  private double axis(double y) {
    for (double tick : Ticks.times(0, seconds, 9)) {
      out.append(Markup.line(x(tick), y, x(tick), y + 4, "stroke=\"" + Palette.MUTED + "\""));
      String anchor = tick == 0 ? "start" : x(tick) > WIDTH - 40 ? "end" : "middle";
      out.append(Markup.text(x(tick), y + 17, anchor, MUTED, Figures.time(tick)));
    }
    out.append(Markup.line(LEFT, y, x(seconds), y, "stroke=\"" + Palette.MUTED + "\""));
    return y + 20;
  }

  private double legend(double y) {
    double x = LEFT;
    boolean over = spans().stream().anyMatch(s -> s.load() > 1);
    for (int i = 0; i < 8; i++) {
      out.append(
          Markup.rect(
              x + i * 6,
              y - 10,
              6.2,
              12,
              "fill=\"" + Palette.of(Role.ROLLOUT, (i + 1) / 8.0) + "\""));
    }
    x += 48;
    if (over) {
      for (int i = 1; i <= 3; i++) {
        out.append(
            Markup.rect(
                x, y - 10, 6.2, 12, "fill=\"" + Palette.of(Role.ROLLOUT, 1 + i * 0.66) + "\""));
        x += 6;
      }
    }
    String load = tongue.pick("rollout, cache empty to full", "采样，缓存从空到满");
    String text = over ? load + tongue.pick("; darkest: turns queue", "；最深：有排队") : load;
    out.append(Markup.text(x + 6, y, "start", MUTED, text));
    x += 24 + Markup.width(text) * 0.86;
    Set<Role> used = EnumSet.noneOf(Role.class);
    spans().forEach(s -> used.add(s.role()));
    x = entry(used, Role.IDLE, GpuTime.Use.IDLE, x, y);
    x = entry(used, Role.TRAIN, GpuTime.Use.TRAINING, x, y);
    x = entry(used, Role.WAIT, GpuTime.Use.WAITING, x, y);
    x = entry(used, Role.SHRINK, GpuTime.Use.SWITCHING, x, y);
    x = entry(used, Role.SYNC, GpuTime.Use.SYNC, x, y);
    x = entry(used, Role.LOST, GpuTime.Use.LOST, x, y);
    String last = "▼ " + tongue.pick("batch complete", "批次完成");
    if (x + Markup.width(last) > WIDTH) {
      x = LEFT;
      y += 18;
    }
    out.append(Markup.text(x, y, "start", MUTED, last));
    return y;
  }

  private double entry(Set<Role> used, Role role, GpuTime.Use use, double x, double y) {
    if (!used.contains(role)) {
      return x;
    }
    String box = "stroke=\"#9aa3ad\" stroke-width=\"0.6\" ";
    out.append(Markup.rect(x, y - 10, 12, 12, box + "fill=\"" + Palette.of(use) + "\""));
    if (role == Role.TRAIN || role == Role.WAIT) {
      String hatch = role == Role.TRAIN ? "mx-training" : "mx-waiting";
      out.append(Markup.rect(x, y - 10, 12, 12, "fill=\"url(#" + hatch + ")\""));
    }
    out.append(Markup.text(x + 17, y, "start", MUTED, use.name(tongue)));
    return x + 33 + Markup.width(use.name(tongue)) * 0.86;
  }

  private Collection<Span> spans() {
    List<Span> all = new ArrayList<>();
    for (Timeline timeline : timelines) {
      timeline.lanes().forEach(lane -> all.addAll(lane.spans()));
      all.addAll(timeline.trainer());
    }
    return all;
  }
}
