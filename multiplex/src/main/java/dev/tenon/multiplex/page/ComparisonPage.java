package dev.tenon.multiplex.page;

import dev.tenon.multiplex.page.Timeline.Mark;
import dev.tenon.multiplex.page.Timeline.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One page that shows why a scheme wins: numbers, sentences, and the GPUs of all schemes in time.
 */
public final class ComparisonPage {
  private static final List<String> SCRIPTS =
      List.of("lanes.js", "panel.js", "axis.js", "view.js", "page.js");

  private ComparisonPage() {}

  /**
   * The page's text.
   *
   * @param timelines one for each scheme; all are compared to the first
   * @param numbers the table of results
   */
  public static String of(String title, List<Timeline> timelines, Table numbers, Tongue tongue) {
    if (timelines.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a timeline");
    }
    Timeline first = timelines.getFirst();
    StringBuilder body = new StringBuilder(Frame.sentences(Story.of(timelines, tongue)));
    body.append(numbers.html());
    heading(body, tongue.pick("Where the GPU-hours go", "GPU 时间花在哪里"));
    body.append("<p class=\"note\">")
        .append(
            tongue.pick(
                "Each bar is as long as the GPU-hours that 1,000 valid samples cost: the shorter,"
                    + " the better. Percentages are shares of the scheme's GPU time.",
                "条的长度是每 1,000 个有效样本所用的 GPU 小时：越短越好。百分数是该方案 GPU 时间的占比。"))
        .append("</p>\n")
        .append(Frame.chart(HoursChart.of(timelines, tongue), tongue));
    heading(body, tongue.pick("The GPUs, one row for each rank", "各 rank 的 GPU 在做什么"));
    picture(body, timelines, tongue);
    steps(body, timelines, tongue);
    String lead =
        tongue.pick(
            first.preset() + " · " + first.gpus() + " GPUs · run drawn: seed " + first.seed(),
            first.preset() + " · " + first.gpus() + " 张 GPU · 图示运行的种子：" + first.seed());
    return Frame.page(
        tongue, title, lead, body.toString(), SCRIPTS, TimelineData.of(timelines, tongue));
  }

  private static void heading(StringBuilder body, String text) {
    body.append("<h2>").append(Markup.escaped(text)).append("</h2>\n");
  }

  private static void picture(StringBuilder body, List<Timeline> timelines, Tongue tongue) {
    body.append("<p class=\"note\" id=\"help\">")
        .append(
            tongue.pick(
                "Vivid is work, faint is a bubble. All schemes share one time axis, from the end of"
                    + " a step on. Wheel or + − zoom, drag or ← → pan, Home shows all; ↑ ↓ go"
                    + " through the ranks and , . through what one does.",
                "颜色鲜明是在工作，暗淡是空泡。所有方案共用一条时间轴，从某一步结束时算起。滚轮或 + − 缩放，"
                    + "拖动或 ← → 平移，Home 显示全部；↑ ↓ 逐个查看 rank，, . 逐段查看。"))
        .append("</p>\n<div class=\"picture\" id=\"picture\">\n<div class=\"bar\">");
    button(body, "in", "+", tongue.pick("zoom in", "放大"));
    button(body, "out", "−", tongue.pick("zoom out", "缩小"));
    button(body, "left", "←", tongue.pick("earlier", "更早"));
    button(body, "right", "→", tongue.pick("later", "更晚"));
    labelled(body, "same", tongue.pick("same time for all", "相同时段"));
    labelled(body, "step", tongue.pick("one step", "一步"));
    labelled(body, "all", tongue.pick("everything", "全部"));
    body.append("<ul id=\"legend\" class=\"legend\"></ul></div>\n")
        .append(
            "<canvas id=\"axis\" class=\"axis\" height=\"26\" aria-hidden=\"true\"></canvas>\n");
    for (int i = 0; i < timelines.size(); i++) {
      body.append("<section class=\"scheme\"><h3>")
          .append(Markup.escaped(timelines.get(i).policy()))
          .append("</h3><p class=\"shares\" id=\"shares-")
          .append(i)
          .append("\"></p><div class=\"lanes\"><canvas id=\"lanes-")
          .append(i)
          .append("\" tabindex=\"0\" role=\"img\" aria-describedby=\"help\" aria-label=\"")
          .append(Markup.escaped(label(timelines.get(i), tongue)))
          .append("\"></canvas><div class=\"hair\"></div></div></section>\n");
    }
    body.append("<div id=\"tip\" class=\"tip\" hidden></div>")
        .append("<p id=\"said\" class=\"said\" aria-live=\"polite\"></p></div>\n");
  }

  private static String label(Timeline timeline, Tongue tongue) {
    StringBuilder out = new StringBuilder(timeline.policy()).append(": ");
    for (GpuTime.Use use : GpuTime.Use.values()) {
      if (timeline.spent().of(use) > 0) {
        out.append(use.name(tongue))
            .append(' ')
            .append(Figures.percent(timeline.spent().share(use)))
            .append(", ");
      }
    }
    return out.append(tongue.pick("a step takes ", "一步用时 "))
        .append(Figures.time(timeline.spent().step()))
        .toString();
  }

  private static void button(StringBuilder body, String act, String face, String name) {
    body.append("<button type=\"button\" data-act=\"")
        .append(act)
        .append("\" aria-label=\"")
        .append(name)
        .append("\" title=\"")
        .append(name)
        .append("\">")
        .append(face)
        .append("</button>");
  }

  private static void labelled(StringBuilder body, String act, String name) {
    body.append("<button type=\"button\" data-act=\"")
        .append(act)
        .append("\">")
        .append(name)
        .append("</button>");
  }

  /** What the picture shows, as tables. */
  private static void steps(StringBuilder body, List<Timeline> timelines, Tongue tongue) {
    body.append("<details><summary>")
        .append(tongue.pick("The steps in the picture, as a table", "图中各步（表格）"))
        .append("</summary>\n");
    List<String> head =
        List.of(
            tongue.pick("step", "步"),
            tongue.pick("batch complete", "批次完成"),
            tongue.pick("training begins", "训练开始"),
            tongue.pick("training ends", "训练结束"));
    for (Timeline timeline : timelines) {
      Map<Integer, List<Mark>> byStep = new TreeMap<>();
      timeline
          .marks()
          .forEach(m -> byStep.computeIfAbsent(m.step(), k -> new ArrayList<>()).add(m));
      List<List<String>> rows = new ArrayList<>();
      byStep.forEach(
          (step, marks) ->
              rows.add(
                  Stream.concat(
                          Stream.of(Integer.toString(step + 1)),
                          Stream.of(Moment.values()).map(moment -> at(marks, moment, timeline)))
                      .toList()));
      body.append(new Table(timeline.policy(), head, rows, -1).html());
    }
    body.append("</details>\n");
  }

  private static String at(List<Mark> marks, Moment moment, Timeline timeline) {
    return marks.stream()
        .filter(m -> m.moment() == moment)
        .map(m -> Figures.time(m.at() - timeline.from()))
        .findFirst()
        .orElse("–");
  }
}
