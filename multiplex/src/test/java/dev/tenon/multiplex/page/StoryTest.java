package dev.tenon.multiplex.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.multiplex.page.GpuTime.Use;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static Timeline scheme(
      String name, double valid, double validShare, Map<Use, Double> shares) {
    return Invented.timeline(name, 100, 10, 2, Invented.spent(valid, validShare, shares));
  }

  private static final Timeline BASE =
      scheme("separated", 500, 0.4, Map.of(Use.ROLLOUT, 0.2, Use.TRAINING, 0.1, Use.WAITING, 0.7));
  private static final Timeline BEST =
      scheme(
          "multiplex",
          1750,
          1,
          Map.of(
              Use.ROLLOUT,
              0.6,
              Use.TRAINING,
              0.35,
              Use.IDLE,
              0.03,
              Use.SWITCHING,
              0.012,
              Use.SYNC,
              0.008));
  private static final Timeline NEXT =
      scheme("fixed", 1400, 1, Map.of(Use.ROLLOUT, 0.6, Use.TRAINING, 0.3, Use.IDLE, 0.1));

  @Test
  void saysWhoWinsByHowMuchAndWhy() {
    List<String> story = Story.of(List.of(BASE, NEXT, BEST), Tongue.EN);
    assertThat(story).hasSize(4);
    assertThat(story.get(0))
        .contains(
            "multiplex makes 1,750", "separated 500", "3.5 times", "25 % ahead of the next, fixed");
    assertThat(story.get(1))
        .contains("95 %", "30 %", "trainer waiting for samples (70 %)")
        .doesNotContain("nothing to serve");
    assertThat(story.get(2)).contains("100 GPUs", "instead of waiting", "6 min");
    assertThat(story.get(3))
        .contains(
            "switching takes 1.2 %",
            "synchronisation 0.8 %", "60 % of the samples in separated, 0 % in multiplex");
  }

  @Test
  void doesNotPraiseWhatIsNotAhead() {
    assertThat(Story.of(List.of(BEST, BASE), Tongue.EN).getFirst())
        .contains("multiplex is ahead of all others");
    Timeline almost = scheme("almost", 1780, 1, Map.of(Use.ROLLOUT, 1.0));
    assertThat(Story.of(List.of(BEST, almost), Tongue.EN).getFirst())
        .contains("are even in this run");
    assertThat(Story.of(List.of(BEST), Tongue.EN)).isEmpty();
  }

  @Test
  void speaksChinese() {
    assertThat(Story.of(List.of(BASE, BEST), Tongue.ZH)).hasSize(4).allMatch(s -> s.endsWith("。"));
  }

  @Test
  void noValidSampleIsNoEndOfThePage() {
    GpuTime nothing = new GpuTime(3600, 100, Map.of(Use.WAITING, 360_000.0), 1, 10, 0);
    Timeline dead = Invented.timeline("dead", 100, 1, 1, nothing);
    assertThat(String.join(" ", Story.of(List.of(dead, BEST), Tongue.EN)))
        .contains("1,750 valid samples an hour, dead none")
        .doesNotContain("NaN", "∞");
    assertThat(HoursChart.of(List.of(dead, BEST), Tongue.EN).svg(Tongue.EN))
        .contains("no valid sample")
        .doesNotContain("NaN", "Infinity");
  }
}
