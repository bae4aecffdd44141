package dev.tenon.design.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTablesTest {
  private static final String METHODS =
      "## 4 Interfaces\n\n### `class A`\n\n#### `void a()`\n\n#### `void b()`\n\n";

  private static Design design(String text) {
    return design(text, "");
  }

  private static Design design(String text, String toml) {
    Config config = ConfigReader.read(toml, "x");
    return DesignParser.parse(config, List.of(new Document("design/a.md", text)), List.of());
  }

  private static Plan plan(Design design) {
    return ((Planning.Planned) Planner.plan(design, Lock.empty())).plan();
  }

  private static Id id(String text) {
    return Id.read(text).orElseThrow();
  }

  @Test
  void marksAreAddedAtTheEndOfChapter6() {
    Design design =
        design(
            METHODS
                + "## 6 Implementation plan\n\n"
                + "Words.\n\n"
                + "```\n"
                + "# no heading\n"
                + "```\n\n\n"
                + "## Revisions\n\n"
                + "None.\n");
    String text = PlanTables.rewrite(design, plan(design)).text();
    assertThat(text)
        .startsWith(
            METHODS
                + "## 6 Implementation plan\n\n"
                + "Words.\n\n"
                + "```\n"
                + "# no heading\n"
                + "```\n\n"
                + "<!-- tenon:plan -->\n")
        .endsWith("<!-- /tenon:plan -->\n\n\n## Revisions\n\nNone.\n")
        .contains("| S-1 | A | `A.a`, `A.b` | – | – | todo |\n")
        .contains("```mermaid\nflowchart LR\n  S1[\"S-1 A\"]\n```\n");
  }

  @Test
  void windowsLinesStayWindowsLines() {
    Design design = design((METHODS + "## 6 Implementation plan").replace("\n", "\r\n"));
    String text = PlanTables.rewrite(design, plan(design)).text();
    assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    assertThat(text).endsWith("<!-- /tenon:plan -->\r\n");
  }

  @Test
  void onlyWhatIsBetweenTheMarksChanges() {
    String before = METHODS + "## 6 Implementation plan\n\nBefore.\n\n <!--  tenon:plan -->\nold\n";
    String after = "<!-- /tenon:plan -->\n\nAfter | this.";
    Design design = design(before + after);
    assertThat(design.plan()).isNotNull();
    String text = PlanTables.rewrite(design, plan(design)).text();
    assertThat(text).startsWith(before.replace("old\n", "\n| step |")).endsWith("```\n\n" + after);
  }

  @Test
  void withoutChapter6ItSaysWhatToDo() {
    Design design = design(METHODS);
    assertThatThrownBy(() -> PlanTables.rewrite(design, plan(design)))
        .isInstanceOf(DesignProblem.class)
        .hasMessageContaining("## 6 Implementation plan");
  }

  @Test
  void oneStatusChangesAndNothingElse() {
    String text =
        METHODS
            + "## 6 Implementation plan\n\n<!-- tenon:plan -->\n\n"
            + "|  step|title | status | note \\| more|\n|---|---|---|---|\n"
            + "| S-1|done  | todo   | todo |\n| S-2 |x\n\n<!-- /tenon:plan -->\n";
    Design design = design(text);
    assertThat(PlanTables.withStatus(design.plan(), id("S-1"), Status.DONE, Tongue.EN))
        .isEqualTo(text.replace("|done  | todo   |", "|done  | done |"));
    assertThat(PlanTables.withStatus(design.plan(), id("S-1"), Status.BLOCKED, Tongue.ZH))
        .isEqualTo(text.replace("|done  | todo   |", "|done  | 阻塞 |"));
    assertThat(PlanTables.withStatus(design.plan(), id("S-2"), Status.REVIEW, Tongue.EN))
        .isEqualTo(text.replace("| S-2 |x\n", "| S-2 |x| review |\n"));
    assertThatThrownBy(
            () -> PlanTables.withStatus(design.plan(), id("S-3"), Status.DONE, Tongue.EN))
        .isInstanceOf(DesignProblem.class)
        .hasMessageContaining("S-3");
  }

  @Test
  void problemsAreMadeThenAppended() {
    Design design = design(METHODS + "## 6 Implementation plan\n", "[project]\nprose = \"zh\"\n");
    var entry =
        new ProblemTable.Entry(
            id("S-2"), "gate | compiles:\nno <!-- tenon:plan -->", "", LocalDate.of(2026, 3, 1));
    var once = ProblemTable.append(design, entry);
    assertThat(once.text())
        .endsWith(
            "## 问题记录\n\n| 步骤 | 问题 | 解决 | 日期 |\n|---|---|---|---|\n"
                + "| S-2 | gate \\| compiles: no &lt;!-- tenon:plan --> | – | 2026-03-01 |\n");
    Design again = PlanCase.with(design, once);
    var twice = ProblemTable.append(again, entry);
    assertThat(twice.text())
        .isEqualTo(once.text() + once.text().substring(once.text().lastIndexOf("| S-2")));
    Design others =
        design(
            METHODS
                + "## Problems\n\n"
                + "| date | who | step | problem |\n"
                + "|---|---|---|---|\n\n"
                + "End.\n\n"
                + "## 6 Implementation plan\n");
    assertThat(ProblemTable.append(others, entry).text())
        .contains(
            "|---|---|---|---|\n"
                + "| 2026-03-01 | – | S-2 | gate \\| compiles: no &lt;!-- tenon:plan --> |\n\n"
                + "End.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "| 版本号 | 修改日期 | 修改内容 | 修改原因 |; | 2 | 2026-03-01 | what | why |",
        "| Rev. | When | Description | Rationale |; | 2 | 2026-03-01 | what | why |",
        "| 版本 | 日期 | 作者 | 修订说明 |; | 2 | 2026-03-01 | – | what – why |",
        "| 版本 | 日期 | 作者 | 要点 |; | 2 | 2026-03-01 | – | what – why |",
        "| 版本 | 日期 | 要点 | 缘起 |; | 2 | 2026-03-01 | what | why |",
        "| version | date | notes | reason |; | 2 | 2026-03-01 | what | why |",
        "| version | date | reason |; | 2 | 2026-03-01 | what – why |",
        "| version | date |; | 2 | 2026-03-01 – what – why |",
        "| version | date | author |; | 2 | 2026-03-01 | what – why |",
        "| 版本 | 日期 | 说明 | 变更 |; | 2 | 2026-03-01 | why | what |",
        "| version | date | change | reason | author |; | 2 | 2026-03-01 | what | why | – |",
      })
  void whatChangedIsKeptWhateverTheColumnsAreCalled(String header, String row) {
    String cells = header.strip().replaceAll("[^|]+", "---");
    String first = header.strip().replaceAll("[^|]+", " 1 ");
    Design design =
        design(
            METHODS
                + "## 6 Implementation plan\n\n## Revisions\n\n"
                + String.join("\n", header.strip(), cells, first)
                + "\n");
    assertThat(RevisionTable.append(design, LocalDate.of(2026, 3, 1), "what", "why").text())
        .endsWith(first + "\n" + row.strip() + "\n");
  }

  @Test
  void plansForProgramsAndTerminals() {
    Design design =
        design(
            METHODS + "### `record 键(int n)`\n\n## 6 Implementation plan\n",
            "[project]\nprose = \"zh\"\n");
    Plan plan = plan(design);
    assertThat(PlanJson.of(plan))
        .isEqualTo(
            "{\"steps\":[{\"step\":\"S-1\",\"title\":\"基础类型\",\"methods\":[\"键\"],\"after\":[],\"tests\":[],"
                + "\"wave\":1,\"status\":\"todo\"},{\"step\":\"S-2\",\"title\":\"A\",\"methods\":[\"A.a\",\"A.b\"],"
                + "\"after\":[],\"tests\":[],\"wave\":1,\"status\":\"todo\"}]}");
    assertThat(PlanText.of(plan, Tongue.ZH))
        .isEqualTo(
            """
            步骤  批次  状态  依赖  验证     标题      方法
            S-1   1     待办  –     compile  基础类型  键
            S-2   1     待办  –     –        A         A.a, A.b
            """);
    assertThat(PlanDot.of(plan)).contains("\"S-1\" [label=\"S-1 基础类型\"];");
  }

  @Test
  void reopenedStepsBecomeTodoAndKeepTheRest() {
    String text =
        METHODS
            + "## 6 Implementation plan\n\n"
            + "<!-- tenon:plan -->\n\n"
            + "| step | title | methods | status |\n"
            + "|---|---|---|---|\n"
            + "| S-4 | Mine | `A.b` | done |\n\n"
            + "<!-- /tenon:plan -->\n";
    Design design = design(text);
    Plan plan = ((Planning.Planned) Planner.plan(design, Lock.empty(), Set.of(id("S-4")))).plan();
    assertThat(plan.steps()).hasSize(2);
    assertThat(plan.steps().getFirst().status()).isEqualTo(Status.TODO);
    assertThat(plan.steps().getFirst().title()).isEqualTo("Mine");
    assertThat(plan.steps().getFirst().members()).containsExactly("A.b");
    assertThat(plan.steps().getLast().id()).isEqualTo(id("S-5"));
  }

  @Test
  void thereIsOneStepForEndToEndTestsAndItIsLast() {
    String text =
        "## 1 Overview\n\n### R-1 X\n\nIt shall run.\n\n### T-1 Y\n\n- verifies: R-1\n\n"
            + METHODS
            + "## 6 Implementation plan\n\n<!-- tenon:plan -->\n\n"
            + "| step | title | methods | status |\n|---|---|---|---|\n"
            + "| S-2 | All of it | – | todo |\n| S-3 | Later |  | todo |\n"
            + "| S-1 | A | `A.a`, `A.b` | todo |\n\n<!-- /tenon:plan -->\n";
    Plan plan = plan(design(text));
    assertThat(plan.steps()).extracting(Step::id).containsExactly(id("S-1"), id("S-2"));
    assertThat(plan.steps().getLast().title()).isEqualTo("All of it");
    assertThat(plan.steps().getLast().after()).containsExactly(id("S-1"));
    assertThat(plan.steps().getLast().tests()).containsExactly(id("T-1"));
  }

  @Test
  void numbersInTheLockAreNotUsedAgain() {
    Design design = design(METHODS + "## 6 Implementation plan\n");
    Lock lock = new Lock(Map.of("step S-7", "sha256:" + "0".repeat(64)));
    Plan plan = ((Planning.Planned) Planner.plan(design, lock)).plan();
    assertThat(plan.steps().getFirst().id()).isEqualTo(id("S-8"));
  }

  @Test
  void aRingGivesNoPlan() {
    Design design =
        design(
            METHODS
                + "## 5 Implementation details\n\n"
                + "### `A.a`\n\n"
                + "- uses: `b`\n\n"
                + "### `A.b`\n\n"
                + "- uses: `A.a`\n");
    assertThat(Planner.plan(design, Lock.empty()))
        .isEqualTo(new Planning.Cyclic(List.of(List.of("A.a", "A.b"))));
  }

  @Test
  void tenThousandMethodsArePlannedInSeconds() {
    StringBuilder text = new StringBuilder("## 4 Interfaces\n\n");
    StringBuilder details = new StringBuilder("## 5 Implementation details\n\n");
    for (int i = 0; i < 10_000; i++) {
      if (i % 10 == 0) {
        text.append("### `class C").append(i / 10).append("`\n\n");
      }
      text.append("#### `void m").append(i).append("()`\n\n");
      if (i > 0) {
        details.append(
            "### `C%d.m%d`\n\n- uses: `C%d.m%d`\n\n".formatted(i / 10, i, (i - 1) / 10, i - 1));
      }
    }
    Design design = design(text + details.toString() + "## 6 Implementation plan\n");
    long start = System.nanoTime();
    Plan plan = plan(design);
    Design again = PlanCase.with(design, PlanTables.rewrite(design, plan));
    assertThat(plan(again)).isEqualTo(plan);
    assertThat(PlanRulesTest.findings(again)).isEmpty();
    long checked = System.nanoTime();
    assertThat(plan.steps()).hasSize(2_000);
    assertThat(java.time.Duration.ofNanos(checked - start))
        .isLessThan(java.time.Duration.ofSeconds(20));
  }
}
