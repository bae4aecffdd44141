package dev.tenon.design.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an agent is given grows with the neighbourhood of what is reviewed, not with the design. */
class NeighbourhoodTest {

  /** Items in groups of four that know nothing of each other. */
  private static Desk groups(int items) {
    StringBuilder out = new StringBuilder("## 1 Overview\n\n## 2 Architecture\n\n");
    for (int i = 1; i <= items / 4; i++) {
      out.append(
          """
          ### R-%1$d Lending

          When a job of this class asks, the pool shall lend a worker.

          ### D-%2$d Owner

          One thread owns the workers.

          - satisfies: R-%1$d

          ### D-%3$d Queue

          Jobs wait in a queue.

          - refines: D-%2$d

          ### T-%1$d Lent

          - verifies: R-%1$d

          """
              .formatted(i, 2 * i - 1, 2 * i));
    }
    return Desk.of(out.toString());
  }

  private static Neighbourhood around(Desk desk, String... named) {
    return Neighbourhood.of(desk.design, desk.sections, desk.scope(named));
  }

  private static int length(Neighbourhood around) {
    return String.join("", around.named()).length()
        + String.join("", around.below()).length()
        + String.join("", around.above()).length();
  }

  @Test
  void itGrowsWithTheNeighbourhood() {
    int small = length(around(groups(100), "D-9"));
    int large = length(around(groups(10_000), "D-9"));

    // the same items: the one named, what is below, what is above
    assertThat(large).isEqualTo(small);
    assertThat(length(around(groups(10_000), "D-9", "D-11"))).isBetween(2 * small, 2 * small + 20);
  }

  @Test
  void itShowsWhatIsAboveAndWhatPullsWhatIsBelowIn() {
    Neighbourhood around = around(Desk.of(GuardsTest.DESIGN), "D-2");

    assertThat(around.named()).singleElement().asString().startsWith("`D-2` design/d.md:");
    assertThat(around.below())
        .singleElement()
        .asString()
        .contains("D-3 refines D-2", "#### D-3 What is full refuses");
    assertThat(around.above()).hasSize(2);
  }

  @Test
  void aFenceHoldsWhatHasFences() {
    assertThat(around(Desk.of(GuardsTest.DESIGN), "T-1").named())
        .singleElement()
        .asString()
        .contains("\n````markdown\n", "\n```java test\n", "\n````\n");
  }

  @Test
  void parametersThatAreNamedAreShown() {
    Desk desk =
        Desk.of(
            GuardsTest.DESIGN.replace(
                "- because: memory has an end",
                "- where: `workers_max >= 2`\n- because: memory has an end"));
    assertThat(around(desk, "D-3").parameters())
        .isEqualTo(List.of("- workers_max = 64 – (1..4096): the most workers"));
  }

  @Test
  void differencesAreShownWordByWord() {
    assertThat(WordDiff.of("the pool shall wait", "the pool should not wait"))
        .extracting(p -> p.kind() + ":" + p.text())
        .containsExactly("SAME:the pool ", "GONE:shall", "NEW:should not", "SAME: wait");
    assertThat(WordDiff.of("", "新增")).extracting(WordDiff.Piece::text).containsExactly("新增");
  }
}
