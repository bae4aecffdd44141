package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Surroundings;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text makes a check hang; the bounds are wide, so that a slow machine passes. */
class CheckSpeedTest {
  private static final int LONG = 5_000_000;
  private static final Set<RuleGroup> MINE =
      Set.of(RuleGroup.WORDING, RuleGroup.STRUCTURE, RuleGroup.TESTS);

  static Stream<String> pathological() {
    return Stream.of(
        "word ",
        "shall ",
        "“",
        "\"",
        "‘a’b ",
        "when, ",
        "当",
        "当,",
        "a,等",
        "当a时,",
        "如果a,",
        "x. shall ",
        "as soon as ",
        "be be not ",
        "快速",
        "等等",
        "必须",
        "shall be really ",
        "若a则",
        "- ",
        "、等");
  }

  @ParameterizedTest
  @MethodSource("pathological")
  @Timeout(60)
  void oneParagraphOfFiveMegabytes(String part) {
    String paragraph = "x " + part.repeat(LONG / part.length());
    QuotationMarks.mask(paragraph);
    for (Sentences.Span sentence : Sentences.of(paragraph)) {
      Obligation.read(paragraph, sentence, java.util.List.of());
    }
    new VagueWords(new dev.tenon.design.Config.Wording(java.util.List.of(), java.util.List.of()))
        .find(paragraph, 0, paragraph.length());
  }

  @Test
  @Timeout(120)
  void tenThousandItems() {
    StringBuilder text = new StringBuilder("## 1 Overview\n\n");
    for (int i = 1; i <= 5_000; i++) {
      text.append("### R-")
          .append(i)
          .append(" Title\n\nWhen key ")
          .append(i)
          .append(" exceeds its quota, the limiter shall answer 429 within 5 ms.\n\n### D-")
          .append(i)
          .append(" Title\n\nEach key has 60 slots of 1 s.\n\n- satisfies: R-")
          .append(i);
      if (i > 1) {
        text.append("\n- depends on: D-").append(i - 1);
      }
      text.append("\n- because: it is small\n\n");
    }
    Design design = Checks.design(text.toString());
    Checker.check(design, Surroundings.none(), MINE);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      assertThat(Checker.check(design, Surroundings.none(), MINE).summary().items())
          .isEqualTo(10_000);
      least = Math.min(least, System.nanoTime() - start);
    }
    assertThat(Duration.ofNanos(least)).isLessThan(Duration.ofSeconds(2));
    System.out.println("10,000 items: " + least / 1_000_000 + " ms");
  }
}
