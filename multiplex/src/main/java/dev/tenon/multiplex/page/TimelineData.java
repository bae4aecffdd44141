package dev.tenon.multiplex.page;

import dev.tenon.multiplex.page.Timeline.Span;
import dev.tenon.multiplex.sim.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Timelines as the page's script reads them. Spans of a lane are numbers in turn: what, how long.
 * What is the role's number, or for rollout 16 plus its load in sixteenths; lengths are in parts of
 * a second.
 */
final class TimelineData {
  /** Of the window, so that rounding is never seen. */
  private static final double PARTS = 2_000_000;

  private TimelineData() {}

  static String of(List<Timeline> timelines, Tongue tongue) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("words", words(tongue));
    root.put("timelines", timelines.stream().map(TimelineData::timeline).toList());
    return JsonMapper.shared().writeValueAsString(root);
  }

  private static Map<String, Object> timeline(Timeline t) {
    double unit = Math.max(1e-6, round(t.seconds() / PARTS));
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", t.policy());
    out.put("g", t.gpusPerRank());
    out.put("ranks", t.ranks());
    out.put("trainGpus", t.trainGpus());
    out.put("seconds", t.seconds());
    out.put("unit", unit);
    List<Map<String, Object>> lanes = new ArrayList<>();
    for (Timeline.Lane lane : t.lanes()) {
      lanes.add(Map.of("rank", lane.rank(), "rows", 1, "spans", spans(lane.spans(), t, unit)));
    }
    if (t.trainerLanes() > 0) {
      lanes.add(Map.of("rank", -1, "rows", t.trainerLanes(), "spans", spans(t.trainer(), t, unit)));
    }
    out.put("lanes", lanes);
    out.put(
        "marks",
        t.marks().stream()
            .map(m -> List.of(m.moment().ordinal(), m.step(), m.at() - t.from()))
            .toList());
    return out;
  }

  private static double round(double unit) {
    return unit > 0 ? Math.pow(10, Math.ceil(Math.log10(unit))) : unit;
  }

  private static List<Long> spans(List<Span> spans, Timeline t, double unit) {
    List<Long> out = new ArrayList<>(2 * spans.size());
    long at = 0;
    for (Span span : spans) {
      long to = Math.round((span.to() - t.from()) / unit);
      if (to > at) {
        out.add(
            span.role() == Role.ROLLOUT
                ? 16 + Math.clamp(Math.round(span.load() * 16), 0, 64)
                : (long) span.role().ordinal());
        out.add(to - at);
        at = to;
      }
    }
    return out;
  }

  private static Map<String, Object> words(Tongue tongue) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put(
        "roles",
        List.of(
            tongue.pick("rollout", "采样"),
            tongue.pick("rollout idle", "采样空闲"),
            tongue.pick("shrink: frees its memory", "收缩：释放显存"),
            tongue.pick("training", "训练"),
            tongue.pick("training waits for samples", "训练等待样本"),
            tongue.pick("trainer state moves on or off", "训练状态装卸"),
            tongue.pick("weight sync", "权重同步"),
            tongue.pick("expand: takes its memory back", "扩张：收回显存"),
            tongue.pick("lost", "故障")));
    words.put("switching", tongue.pick("switching", "切换"));
    words.put("waits", tongue.pick("training waits", "训练等待"));
    words.put("load", tongue.pick("rollout, cache empty to full", "采样，缓存从空到满"));
    words.put("over", tongue.pick("turns queue", "有排队"));
    words.put("full", tongue.pick("% of its cache", "% 的缓存"));
    words.put("rank", tongue.pick("rank", "rank"));
    words.put("trainer", tongue.pick("training only", "仅训练"));
    words.put("only", tongue.pick("rollout only", "仅采样"));
    words.put("both", tongue.pick("in turn", "轮流"));
    words.put("gpus", tongue.pick("GPUs", "GPU"));
    words.put("step", tongue.pick("step #", "第 # 步"));
    words.put("steps", tongue.pick("steps end in view", "步在此时段内结束"));
    words.put("oneStep", tongue.pick("step ends in view", "步在此时段内结束"));
    words.put("ready", tongue.pick("batch complete", "批次完成"));
    words.put("end", tongue.pick("step ends", "步结束"));
    words.put("more", tongue.pick("not drawn from here on", "此后未绘制"));
    return words;
  }
}
