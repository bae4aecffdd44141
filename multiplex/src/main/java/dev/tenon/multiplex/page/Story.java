package dev.tenon.multiplex.page;

import dev.tenon.multiplex.page.GpuTime.Use;
import dev.tenon.multiplex.sim.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Why one scheme is ahead of others, in a few sentences made from their numbers. */
final class Story {
  /** Schemes that differ by less are called even: one run can't tell them apart. */
  private static final double EVEN = 0.03;

  /** Lent ranks that roll out for less of their time are as good as the trainer's own. */
  private static final double HARDLY = 0.1;

  private static final Set<Role> LENT = Set.of(Role.TRAIN, Role.LOAD);

  private final Tongue tongue;
  private final List<Timeline> all;
  private final Timeline base;
  private final Timeline best;

  private Story(List<Timeline> all, Tongue tongue) {
    this.tongue = tongue;
    this.all = all;
    base = all.getFirst();
    best = all.stream().max(Comparator.comparingDouble(t -> t.spent().validPerHour())).orElse(base);
  }

  /** Compares to the first scheme. */
  static List<String> of(List<Timeline> timelines, Tongue tongue) {
    if (timelines.size() < 2) {
      return List.of();
    }
    Story story = new Story(timelines, tongue);
    List<String> sentences = new ArrayList<>();
    sentences.add(story.result());
    sentences.add(story.bubbles());
    story.lending(sentences);
    sentences.add(story.price());
    return sentences;
  }

  private String result() {
    double gain = best.spent().validPerHour() / base.spent().validPerHour();
    String rate = Figures.plain(best.spent().validPerHour());
    if (best == base) {
      return tongue.pick(
          base.policy() + " is ahead of all others here: " + rate + " valid samples an hour.",
          base.policy() + " 在此领先于其他所有方案：每小时 " + rate + " 个有效样本。");
    }
    String than = Figures.plain(base.spent().validPerHour());
    if (gain < 1 + EVEN) {
      return tongue.pick(
          best.policy()
              + " and "
              + base.policy()
              + " are even in this run: "
              + rate
              + " and "
              + than
              + " valid samples an hour.",
          "本次运行中 "
              + best.policy()
              + " 与 "
              + base.policy()
              + " 不分上下：每小时 "
              + rate
              + " 与 "
              + than
              + " 个有效样本。");
    }
    if (base.spent().validPerHour() == 0) {
      return tongue.pick(
          best.policy() + " makes " + rate + " valid samples an hour, " + base.policy() + " none.",
          best.policy() + " 每小时得到 " + rate + " 个有效样本，" + base.policy() + " 一个也没有。");
    }
    String first =
        tongue.pick(
            "On the same "
                + best.gpus()
                + " GPUs, "
                + best.policy()
                + " makes "
                + rate
                + " valid samples an hour and "
                + base.policy()
                + " "
                + than
                + ": "
                + Figures.plain(gain)
                + " times as many.",
            "同样 "
                + best.gpus()
                + " 张 GPU，"
                + best.policy()
                + " 每小时得到 "
                + rate
                + " 个有效样本，"
                + base.policy()
                + " 为 "
                + than
                + " 个：前者是后者的 "
                + Figures.plain(gain)
                + " 倍。");
    return first + next();
  }

  private String next() {
    return all.stream()
        .filter(t -> t != best && t != base && t.spent().validPerHour() > 0)
        .max(Comparator.comparingDouble(t -> t.spent().validPerHour()))
        .map(
            t -> {
              String ahead =
                  Figures.percent(best.spent().validPerHour() / t.spent().validPerHour() - 1);
              return tongue.pick(
                  " It is " + ahead + " ahead of the next, " + t.policy() + ".",
                  "比次优的 " + t.policy() + " 多 " + ahead + "。");
            })
        .orElse("");
  }

  private String bubbles() {
    Timeline other = best == base ? worst() : base;
    String english =
        best.policy()
            + " turns "
            + busy(best)
            + " of its GPU time into rollout and training; "
            + other.policy()
            + " "
            + busy(other)
            + ". The rest of it is bubbles: "
            + holes(
                other,
                "the trainer waiting for samples (",
                "ranks with nothing to serve (",
                ")",
                " and ")
            + ". Thinly loaded ranks, the tails of batches, take "
            + share(other, Use.THIN)
            + " there and "
            + share(best, Use.THIN)
            + " in "
            + best.policy()
            + ".";
    String chinese =
        best.policy()
            + " 把 "
            + busy(best)
            + " 的 GPU 时间用于采样和训练，"
            + other.policy()
            + " 为 "
            + busy(other)
            + "，其余是空泡："
            + holes(other, "训练等样本（", "rank 无事可做（", "）", "、")
            + "。负载稀疏的 rank（批次的长尾）在前者占 "
            + share(best, Use.THIN)
            + "，在后者占 "
            + share(other, Use.THIN)
            + "。";
    return tongue.pick(english, chinese) + rollout(other);
  }

  /** What rollout itself costs: overload, prefilling again and time-outs show here. */
  private String rollout(Timeline other) {
    double cost = hours(best);
    double than = hours(other);
    if (!(cost > 0) || !(than > 0)) {
      return "";
    }
    String a = Figures.plain(cost);
    String b = Figures.plain(than);
    return tongue.pick(
        " Rollout of 1,000 valid samples costs " + a + " GPU-hours instead of " + b + ".",
        "每 1,000 个有效样本的采样用 " + a + " GPU 小时，而不是 " + b + "。");
  }

  private static double hours(Timeline of) {
    return of.spent().hoursPerThousand(Use.ROLLOUT) + of.spent().hoursPerThousand(Use.THIN);
  }

  private static String holes(Timeline of, String waits, String idles, String close, String and) {
    String waiting = waits + share(of, Use.WAITING) + close;
    String idle = idles + share(of, Use.IDLE) + close;
    double few = 0.005;
    if (of.spent().share(Use.WAITING) < few) {
      return idle;
    }
    return of.spent().share(Use.IDLE) < few ? waiting : waiting + and + idle;
  }

  private static String busy(Timeline of) {
    GpuTime spent = of.spent();
    return Figures.percent(
        spent.share(Use.ROLLOUT) + spent.share(Use.THIN) + spent.share(Use.TRAINING));
  }

  private Timeline worst() {
    return all.stream().min(Comparator.comparingDouble(t -> t.spent().validPerHour())).orElse(base);
  }

  private void lending(List<String> sentences) {
    List<Timeline.Lane> lent =
        best.lanes().stream()
            .filter(lane -> lane.spans().stream().anyMatch(s -> LENT.contains(s.role())))
            .toList();
    if (lent.isEmpty()) {
      return;
    }
    double serving =
        lent.stream()
            .flatMap(lane -> lane.spans().stream())
            .filter(s -> s.role() == Role.ROLLOUT)
            .mapToDouble(s -> s.to() - s.from())
            .sum();
    double turn = serving / (lent.size() * best.seconds());
    String share = Figures.percent(turn);
    long gpus =
        Math.round((double) lent.size() / best.lanes().size() * best.ranks()) * best.gpusPerRank();
    if (turn < HARDLY) {
      sentences.add(
          tongue.pick(
              "The "
                  + gpus
                  + " GPUs that train in "
                  + best.policy()
                  + " roll out for only "
                  + share
                  + " of their time: it hardly owes its lead to sharing in time.",
              best.policy() + " 中参与训练的 " + gpus + " 张 GPU 只有 " + share + " 的时间在采样：它的优势几乎不来自分时。"));
      return;
    }
    String step = Figures.time(best.spent().step());
    String than = Figures.time(base.spent().step());
    sentences.add(
        best == base
            ? tongue.pick(
                "The "
                    + gpus
                    + " GPUs that train in it roll out for "
                    + share
                    + " of their time; a step"
                    + " takes "
                    + step
                    + ".",
                "其中参与训练的 " + gpus + " 张 GPU 有 " + share + " 的时间在采样；一步用时 " + step + "。")
            : tongue.pick(
                "The "
                    + gpus
                    + " GPUs that train in "
                    + best.policy()
                    + " roll out for "
                    + share
                    + " of their time instead of waiting; a step takes "
                    + step
                    + ", in "
                    + base.policy()
                    + " "
                    + than
                    + ".",
                best.policy()
                    + " 中参与训练的 "
                    + gpus
                    + " 张 GPU 不必等待，有 "
                    + share
                    + " 的时间在采样；一步用时 "
                    + step
                    + "，"
                    + base.policy()
                    + " 为 "
                    + than
                    + "。"));
  }

  private String price() {
    String price =
        tongue.pick(
            "The price of "
                + best.policy()
                + ": switching takes "
                + share(best, Use.SWITCHING)
                + " of GPU time, weight synchronisation "
                + share(best, Use.SYNC)
                + ".",
            best.policy()
                + " 的代价：切换占 GPU 时间的 "
                + share(best, Use.SWITCHING)
                + "，权重同步占 "
                + share(best, Use.SYNC)
                + "。");
    Timeline other = best == base ? worst() : base;
    double before = 1 - other.spent().validShare();
    double after = 1 - best.spent().validShare();
    if (before < 0.001 && after < 0.001) {
      return price;
    }
    String late =
        tongue.pick(
            " Timed out: "
                + Figures.percent(before)
                + " of the samples in "
                + other.policy()
                + ", "
                + Figures.percent(after)
                + " in "
                + best.policy()
                + ".",
            "超时样本："
                + other.policy()
                + " "
                + Figures.percent(before)
                + "，"
                + best.policy()
                + " "
                + Figures.percent(after)
                + "。");
    double queues = queues(other);
    if (before <= after || queues < 0.1) {
      return price + late;
    }
    return price
        + late
        + tongue.pick(
            " In "
                + other.policy()
                + " the ranks have more turns than their cache holds for "
                + Figures.percent(queues)
                + " of their rollout.",
            other.policy() + " 的 rank 有 " + Figures.percent(queues) + " 的采样时间轮次超出缓存容量。");
  }

  /** The share of rollout in which turns queue for cache. */
  private static double queues(Timeline of) {
    double over = 0;
    double all = 0;
    for (Timeline.Lane lane : of.lanes()) {
      for (Timeline.Span span : lane.spans()) {
        double seconds = span.role() == Role.ROLLOUT ? span.to() - span.from() : 0;
        all += seconds;
        over += span.load() > 1 ? seconds : 0;
      }
    }
    return all == 0 ? 0 : over / all;
  }

  private static String share(Timeline of, Use use) {
    return Figures.percent(of.spent().share(use));
  }
}
