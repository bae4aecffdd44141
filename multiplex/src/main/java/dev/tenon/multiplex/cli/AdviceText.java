package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.page.Chart;
import dev.tenon.multiplex.page.LineChart;
import dev.tenon.multiplex.page.ReportPage;
import dev.tenon.multiplex.page.Table;
import dev.tenon.multiplex.page.Tongue;
import dev.tenon.multiplex.study.Advice;
import dev.tenon.multiplex.study.Comparison;
import dev.tenon.multiplex.study.Estimate;
import dev.tenon.multiplex.study.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Advice in words, tables and charts. */
record AdviceText(Advice advice, Tongue tongue) {
  private String say(String english, String chinese) {
    return tongue.pick(english, chinese);
  }

  private static String valid(Comparison.Of policy) {
    return Numbers.of(policy.estimate(Metric.VALID_PER_H), Metric.VALID_PER_H);
  }

  private String title() {
    return say("Advice for ", "建议：")
        + advice.world().preset().name()
        + say(" on ", "，")
        + advice.world().gpus()
        + say(" GPUs", " 张 GPU");
  }

  private String split() {
    String policy = advice.best().policy();
    if (!policy.contains(":")) {
      return say(
          "Let all GPUs roll out, then all train (colocated): no split does better.",
          "所有 GPU 先采样、再训练（colocated）：没有更好的划分。");
    }
    String[] parts = policy.substring(policy.indexOf(':') + 1).split("/", -1);
    return say(
        "Best static split: " + parts[0] + " GPUs train, " + parts[1] + " roll out.",
        "最佳静态划分：" + parts[0] + " 张 GPU 训练，" + parts[1] + " 张采样。");
  }

  private String limit() {
    return advice.inFlight().equals("kv")
        ? say(
            "Admit trajectories by KV cache (in flight: kv): no fixed number that was tried does"
                + " better.",
            "按 KV 缓存接纳轨迹（in flight: kv）：试过的固定数目都不比它好。")
        : say(
            "Have at most " + advice.inFlight() + " trajectories in flight.",
            "同时进行的轨迹至多 " + advice.inFlight() + " 条。");
  }

  /** What it all comes to, sentence by sentence. */
  List<String> sentences() {
    List<String> all = new ArrayList<>();
    all.add(split());
    all.add(limit());
    all.add(
        say("That gives ", "由此得到每小时 ")
            + valid(advice.best())
            + say(" valid samples per hour, ", " 个有效样本，")
            + Numbers.of(advice.best().estimate(Metric.TIMEOUT_SHARE), Metric.TIMEOUT_SHARE)
            + say(" timed out.", " 超时。"));
    all.add(
        say("A split with all of Multiplex but sharing (", "静态划分用上 Multiplex 除共享外的全部改进（")
            + advice.equipped().policy()
            + say(") gives ", "），每小时 ")
            + valid(advice.equipped())
            + say(": ", " 个：")
            + Numbers.gain(advice.gainEquipped())
            + say(".", "。"));
    all.add(
        say("Sharing the GPUs in time as well gives ", "再加上分时共享 GPU，每小时 ")
            + valid(advice.multiplex())
            + say(": ", " 个：")
            + Numbers.gain(advice.gain())
            + say(" over the static split; sharing itself adds ", "（相对静态划分）；共享本身带来 ")
            + Numbers.gain(advice.gainBySharing())
            + say(".", "。"));
    all.add(verdict());
    return all;
  }

  private String verdict() {
    String worth = Math.round(100 * Advice.WORTH) + " %";
    if (advice.seeds() == 1) {
      return say(
          "One seed says nothing about chance: give --seeds 3 or more before you decide.",
          "一个种子说明不了偶然性：决定之前请用 --seeds 3 或更多。");
    }
    return switch (advice.verdict()) {
      case WORTH_IT ->
          say(
              "Sharing in time is worth it: the whole interval of what it adds is above "
                  + worth
                  + ".",
              "分时共享值得：其本身收益的整个区间都高于 " + worth + "。");
      case NOT_WORTH_IT ->
          say(
              "Sharing in time is not worth it here: the whole interval of what it adds is below "
                  + worth
                  + ", less than another moving part costs. Keep the split.",
              "在这里分时共享不值得：其本身收益的整个区间都低于 " + worth + "，抵不过多出来的复杂度。保留静态划分即可。");
      case NOT_CLEAR ->
          say(
              "Whether sharing in time is worth it is not clear: the interval of what it adds has "
                  + worth
                  + " in it. Give more --seeds, or a longer trace.",
              "分时共享是否值得还不清楚：区间包含 " + worth + "。请增加 --seeds，或提供更长的轨迹。");
    };
  }

  private Table numbers() {
    List<Metric> metrics =
        List.of(
            Metric.VALID_PER_H,
            Metric.STEP_S,
            Metric.TIMEOUT_SHARE,
            Metric.ROLLOUT_BUBBLE_SHARE,
            Metric.TRAIN_BUBBLE_SHARE,
            Metric.BOUND_SHARE);
    List<String> head = new ArrayList<>(List.of(say("scheme", "方案")));
    metrics.forEach(metric -> head.add(Words.title(metric, tongue)));
    List<Comparison.Of> policies = new ArrayList<>(List.of(advice.best()));
    if (!advice.best().asked().equals("colocated")) {
      policies.add(advice.colocated());
    }
    policies.add(advice.equipped());
    policies.add(advice.multiplex());
    List<List<String>> rows = new ArrayList<>();
    for (Comparison.Of policy : policies) {
      List<String> row = new ArrayList<>(List.of(policy.policy()));
      metrics.forEach(metric -> row.add(Numbers.of(policy.estimate(metric), metric)));
      rows.add(row);
    }
    return new Table(Words.intervals(advice.seeds(), tongue), head, rows, -1);
  }

  private Table limits() {
    List<List<String>> rows = new ArrayList<>();
    int best = 0;
    for (Map.Entry<Object, Estimate> limit : advice.limits().entrySet()) {
      best = limit.getKey().equals(advice.inFlight()) ? rows.size() : best;
      rows.add(
          List.of(
              String.valueOf(limit.getKey()), Numbers.of(limit.getValue(), Metric.VALID_PER_H)));
    }
    return new Table(
        say("In-flight limits at the best split", "最佳划分下的并发上限"),
        List.of(say("in flight", "并发上限"), Words.title(Metric.VALID_PER_H, tongue)),
        rows,
        best);
  }

  private Chart splits() {
    List<LineChart.Point> points = new ArrayList<>();
    advice
        .splits()
        .forEach(
            (train, e) -> {
              double half = Double.isNaN(e.half()) ? 0 : e.half();
              points.add(new LineChart.Point(train, e.mean() - half, e.mean(), e.mean() + half));
            });
    return new LineChart(
        say("Static splits that were tried", "试过的静态划分"),
        say("GPUs that train", "训练 GPU 数"),
        Words.title(Metric.VALID_PER_H, tongue),
        List.of(new LineChart.Series("separated", points)),
        false,
        true);
  }

  String page() {
    return ReportPage.of(
        title(), "", sentences(), List.of(numbers(), limits()), List.of(splits()), tongue);
  }

  String text(Terminal terminal) {
    StringBuilder text = new StringBuilder(terminal.bold(title())).append("\n\n");
    sentences().forEach(sentence -> text.append("  ").append(sentence).append('\n'));
    for (Table table : List.of(numbers(), limits())) {
      TextTable lines = new TextTable();
      lines.row(table.head());
      table.rows().forEach(lines::row);
      text.append('\n').append(terminal.dim(table.caption())).append('\n');
      lines.lines().forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("preset", advice.world().preset().name());
    root.put("gpus", advice.world().gpus());
    root.put("seeds", advice.seeds());
    root.put("best_static", advice.best().policy());
    root.put("in_flight", advice.inFlight());
    root.put("valid_per_h", interval(advice.best().estimate(Metric.VALID_PER_H)));
    root.put("multiplex_valid_per_h", interval(advice.multiplex().estimate(Metric.VALID_PER_H)));
    root.put("equipped_static", advice.equipped().policy());
    root.put("equipped_valid_per_h", interval(advice.equipped().estimate(Metric.VALID_PER_H)));
    root.put("gain", interval(advice.gain()));
    root.put("gain_equipped", interval(advice.gainEquipped()));
    root.put("gain_by_sharing", interval(advice.gainBySharing()));
    root.put("verdict", advice.verdict().name().toLowerCase(java.util.Locale.ROOT));
    root.put("advice", sentences());
    return Json.of(root) + "\n";
  }

  private static Map<String, Object> interval(Estimate estimate) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mean", estimate.mean());
    fields.put("low", estimate.mean() - estimate.half());
    fields.put("high", estimate.mean() + estimate.half());
    return fields;
  }
}
