package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
  private static final String DOCUMENT =
      """
      # Tank

      ## 1 Overview

      ### R-1 Filling

      The tank shall hold what is filled in.

      ## 2 Architecture

      ### D-1 One number

      - satisfies: R-1

      The level is one number.

      ## 3 Core flows

      Filling, then reading.

      ## 4 Interfaces

      ### `public final class Tank`

      Holds litres.

      #### `public int fill(int litres)`

      #### `public int level()`

      ## 5 Implementation details

      ### `Tank.fill`

      Adds to the level and says what it is then.

      - VAL_INT_RANGE(litres, 0, 8)

      ### `Tank.level`

      ```java body
      return 0;
      ```

      ### T-1 Fills

      - verifies: R-1, `Tank.fill`
      - test: `TankTest.fills`

      ## 6 Implementation plan

      ## Revisions

      | version | date | change | reason |
      |---|---|---|---|
      | 1 | 2026-01-01 | first | – |
      """;

  @TempDir Path root;

  @Test
  void onlyAcceptanceIsMissingChapterByChapter() throws IOException {
    Readiness readiness = of(DOCUMENT, "");

    assertThat(readiness.missing())
        .extracting(Readiness.Gap::command)
        .containsExactly(
            "tenon accept --chapter 1", "tenon accept --chapter 2", "tenon accept --chapter 5");
    assertThat(readiness.missing().getFirst().items()).containsExactly("R-1");
    assertThat(readiness.isReady()).isFalse();
  }

  @Test
  void acceptedDesignIsReady() throws IOException {
    Readiness readiness = of(DOCUMENT, accepted("R-1", "D-1", "T-1"));

    assertThat(readiness.missing()).isEmpty();
    assertThat(readiness.isReady()).isTrue();
  }

  @Test
  void methodWithoutBodyNeedsProseContractAndTest() throws IOException {
    assertMethod(
        DOCUMENT.replace("Adds to the level and says what it is then.\n", ""), "no prose", "prose");
    assertMethod(
        DOCUMENT.replace("- VAL_INT_RANGE(litres, 0, 8)\n", ""), "no contract", "contracts");
    assertMethod(DOCUMENT.replace(", `Tank.fill`", ""), "no test", "tests");
  }

  private void assertMethod(String document, String lack, String scenario) throws IOException {
    List<Readiness.Gap> missing = of(document, accepted("R-1", "D-1", "T-1")).missing();

    assertThat(missing).hasSize(1);
    assertThat(missing.getFirst().kind()).isEqualTo(Readiness.Kind.METHOD);
    assertThat(missing.getFirst().items()).containsExactly("Tank.fill");
    assertThat(missing.getFirst().message()).contains(lack);
    assertThat(missing.getFirst().command()).endsWith("Tank.fill");
    assertThat(Scenarios.BUILT_IN)
        .as("the command's scenario is there")
        .contains(missing.getFirst().command().split(" ")[3]);
  }

  @Test
  void warningsCountWhereAskedFor() throws IOException {
    String vague = DOCUMENT.replace("shall hold", "shall quickly hold");
    String lock = accepted("R-1", "D-1", "T-1");

    assertThat(of(vague, lock).isReady()).isTrue();
    assertThat(of(vague, lock, true).missing())
        .extracting(Readiness.Gap::kind)
        .containsExactly(Readiness.Kind.ERROR);
  }

  @Test
  void typeThatATestNamesCoversItsMethods() throws IOException {
    assertThat(
            of(DOCUMENT.replace("R-1, `Tank.fill`", "R-1, `Tank`"), accepted("R-1", "D-1", "T-1"))
                .missing())
        .isEmpty();
  }

  @Test
  void errorsAndQuestionsComeFirstTheFewestThingsToDoBeforeTheOthers() throws IOException {
    Readiness readiness =
        of(
            DOCUMENT
                .replace("- satisfies: R-1\n", "- satisfies: R-1, R-8, R-9\n")
                .replace("## 3 Core flows\n", "### Q-1 How much?\n\n## 3 Core flows\n"),
            accepted("R-1", "T-1"));

    assertThat(readiness.missing())
        .extracting(Readiness.Gap::kind)
        .containsExactly(
            Readiness.Kind.QUESTION,
            Readiness.Kind.ERROR,
            Readiness.Kind.ERROR,
            Readiness.Kind.ACCEPTANCE);
    assertThat(readiness.missing().getFirst().message()).contains("- replaces: Q-1");
    assertThat(readiness.missing().getLast().items()).containsExactly("D-1");
  }

  @Test
  void whatIsTooLongOrSaidTwiceIsToldAndStopsNothing() throws IOException {
    String said = "The level of the tank is one number that each reader sees at once. ";
    Files.writeString(root.resolve("tenon.toml"), "[review]\nitem_words = 20\n");
    Readiness readiness =
        of(
            DOCUMENT
                .replace("The level is one number.", said + said.replace("each", "every"))
                .replace("Adds to the level and", said + "Adds to the level and"),
            accepted("R-1", "D-1", "T-1"));

    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.tooLong()).extracting(l -> l.item()).containsExactly("D-1");
    assertThat(readiness.doubled())
        .extracting(r -> r.again().owner())
        .containsExactly("D-1", "Tank.fill");
  }

  @Test
  void inChineseToo() throws IOException {
    Files.writeString(root.resolve("tenon.toml"), "[project]\nprose = \"zh\"\n");

    Readiness readiness = of(DOCUMENT.replace("`Tank.fill`\n- test", "R-1\n- test"), "");

    assertThat(readiness.missing().getFirst().message()).isEqualTo("`Tank.fill` 没有方法体，也没有测试。");
    assertThat(readiness.missing().getLast().message()).isEqualTo("T-1 尚未按现在的文字接受。");
  }

  private static String accepted(String... ids) {
    StringBuilder lock = new StringBuilder("tenon.lock 1\n");
    for (String id : ids) {
      lock.append("item ").append(id).append(" sha256:").append("0".repeat(64)).append('\n');
    }
    return lock.toString();
  }

  /** By all rules but those of acceptance: the hashes in the lock are no item's. */
  private Readiness of(String document, String lock) throws IOException {
    return of(document, lock, false);
  }

  private Readiness of(String document, String lock, boolean strict) throws IOException {
    if (!Files.exists(root.resolve("tenon.toml"))) {
      Files.writeString(root.resolve("tenon.toml"), "format = 1\n");
    }
    Files.createDirectories(root.resolve("design"));
    Files.writeString(root.resolve("design/tank.md"), document);
    Files.writeString(root.resolve("tenon.lock"), lock);
    Project project = Project.open(root);
    Design design = project.design();
    var groups = java.util.EnumSet.allOf(dev.tenon.design.rules.RuleGroup.class);
    groups.remove(dev.tenon.design.rules.RuleGroup.CHANGE);
    return Readiness.of(project, design, Checking.of(project, design, groups), strict);
  }
}
