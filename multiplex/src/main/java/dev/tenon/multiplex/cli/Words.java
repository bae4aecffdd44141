package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.page.Tongue;
import dev.tenon.multiplex.study.Metric;

/** What metrics are called. */
final class Words {
  private Words() {}

  static String title(Metric metric, Tongue tongue) {
    return tongue.pick(metric.title(), chinese(metric));
  }

  private static String chinese(Metric metric) {
    return switch (metric) {
      case STEP_S -> "每步用时";
      case SAMPLES_PER_H -> "每小时样本数";
      case VALID_PER_H -> "每小时有效样本数";
      case TIMEOUT_SHARE -> "超时比例";
      case WAIT_S -> "训练等待";
      case SYNC_SHARE -> "权重同步（占时间）";
      case SWITCH_SHARE -> "切换（占时间）";
      case PREFILL_RATIO -> "预填充 ÷ 所需";
      case BOUND_SHARE -> "达到下界的比例";
      case WORK_BOUND_S -> "工作量下界";
      case LATENCY_BOUND_S -> "延迟下界";
      case DECODED_PER_S -> "每秒解码 token 数";
      case ROLLOUT_SHARE -> "GPU 采样";
      case TRAIN_SHARE -> "GPU 训练";
      case ROLLOUT_BUBBLE_SHARE -> "采样空泡";
      case TRAIN_BUBBLE_SHARE -> "训练空泡";
      case WASTED_SHARE -> "白白解码";
      case STALENESS -> "陈旧度（步）";
      case READY_STEPS_SHARE -> "无需等待的步";
    };
  }

  /** How the intervals were made, or why there are none. */
  static String intervals(int seeds, Tongue tongue) {
    if (seeds == 1) {
      return tongue.pick(
          "One seed: no interval can be said; give --seeds 3 or more.",
          "只有一个种子，给不出置信区间；请用 --seeds 3 或更多。");
    }
    return tongue.pick(
        "Mean ± 95 % confidence interval over "
            + seeds
            + " seeds (Student's t); differences are paired by seed.",
        "均值 ± 95 % 置信区间，" + seeds + " 个种子（t 分布）；差值按种子配对。");
  }
}
