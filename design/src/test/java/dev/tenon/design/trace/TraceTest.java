package dev.tenon.design.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Tongue;
import dev.tenon.design.rules.Checker;
import dev.tenon.design.rules.RuleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static final String FILE = "design/a.md";
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static final String POOL =
      """
      ## 1 Overview

      ### R-1 Shrink

      The pool shall shrink.

      ### R-2 Quickly

      The pool shall shrink within the limit.

      - refines: R-1

      ### R-9 Old wish

      The pool shall sing.

      ### R-3 New wish

      The pool shall hum.

      - replaces: R-9

      ## 2 Architecture

      | parameter | value | unit |
      |---|---|---|
      | limit | 5 | s |
      | twice | `limit * 2` | s |

      ### D-1 One array

      It is one array.

      - satisfies: R-1
      - where: `limit <= 10 s`

      ### D-2 Small arrays

      They are small.

      - refines: D-1
      - depends on: D-1

      ### Q-1 Which colour?

      ## 4 Interfaces

      ### `class Pool`

      #### `int shrink(int by)`

      #### `void log(String line)`

      #### `int rest()`

      ## 5 Implementation details

      ### `Pool.shrink`

      - satisfies: R-1
      - uses: log
      - VAL_INT_RANGE(by, 0, limit)

      ### T-1 Shrinks

      - verifies: R-1, R-2, Pool.shrink
      - test: PoolTest.shrinks

      ### T-2 Small

      - verifies: D-2
      - test: HouseTest.small

      ## 6 Implementation plan

      <!-- tenon:plan -->

      | step | title | methods | after | verified by | status |
      |---|---|---|---|---|---|
      | S-1 | Pool | `Pool.shrink`, `Pool.log` | – | T-1 | done |
      | S-2 | End to end | – | S-1 | T-2 | todo |

      <!-- /tenon:plan -->
      """;

  private static final Built BUILT =
      new Built(
          Map.of(
              id("S-1"),
              new Built.Proof(
                  "design/evidence/S-1.json",
                  "document",
                  1,
                  10,
                  10,
                  List.of("PoolTest#shrinks"),
                  "")),
          Map.of(id("S-1"), COMMIT),
          Built.History.KEPT,
          Map.of("Pool.shrink", new Node.Place("src/main/java/Pool.java", 7)));

  private static Id id(String text) {
    return Id.read(text).orElseThrow();
  }

  private static Design design(String text) {
    return DesignParser.parse(
        ConfigReader.read("format = 1", "pool"), List.of(new Document(FILE, text)), List.of());
  }

  private static Trace trace(String text, Built built, Finding... more) {
    Design design = design(text);
    List<Finding> findings =
        new ArrayList<>(
            Checker.check(design, Surroundings.none(), Set.of(RuleGroup.STRUCTURE, RuleGroup.TESTS))
                .findings());
    findings.addAll(List.of(more));
    return Trace.of(design, findings, built);
  }

  private static Trace pool() {
    return trace(POOL, BUILT);
  }

  private static Finding finding(String rule, Severity severity, String item) {
    return new Finding(
        rule, severity, List.of(item, "R-1"), Position.startOf(FILE), "It is so.", "", "");
  }

  private static List<String> links(Trace trace) {
    return trace.links().stream()
        .map(l -> l.from() + " " + l.key().word(Tongue.EN) + " " + l.to())
        .toList();
  }

  private static Set<String> ids(Trace trace) {
    return trace.nodes().stream().map(Node::id).collect(Collectors.toSet());
  }

  private static List<String> holes(Trace trace) {
    return trace.holes().stream().map(h -> h.node() + ": " + h.kind().words(Tongue.EN)).toList();
  }

  private static Node node(Trace trace, String id) {
    return trace.named(id).orElseThrow();
  }

  @Test
  void leadsFromARequirementToTheCommit() {
    assertThat(links(pool()))
        .containsExactlyInAnyOrder(
            "R-2 refines R-1",
            "R-3 replaces R-9",
            "D-1 satisfies R-1",
            "D-1 where limit",
            "D-2 refines D-1",
            "D-2 depends on D-1",
            "twice uses limit",
            "Pool declares Pool.shrink",
            "Pool declares Pool.log",
            "Pool declares Pool.rest",
            "Pool.shrink satisfies R-1",
            "Pool.shrink uses Pool.log",
            "Pool.shrink contract Pool.shrink VAL_INT_RANGE(by, 0, limit)",
            "Pool.shrink VAL_INT_RANGE(by, 0, limit) uses limit",
            "T-1 verifies R-1",
            "T-1 verifies R-2",
            "T-1 verifies Pool.shrink",
            "T-2 verifies D-2",
            "S-1 holds Pool.shrink",
            "S-1 holds Pool.log",
            "S-1 verified by T-1",
            "S-1 evidence design/evidence/S-1.json",
            "S-1 commit " + COMMIT,
            "S-2 verified by T-2",
            "S-2 after S-1");
    assertThat(pool().nodes()).extracting(Node::id).doesNotHaveDuplicates();
    assertThat(pool().nodes()).allMatch(n -> !n.file().isEmpty() && n.line() >= 1);
    assertThat(pool().nodes()).extracting(Node::kind).isSorted();
  }

  @Test
  void saysHowFarEachHasCome() {
    assertThat(node(pool(), "R-1").status()).isEqualTo(NodeStatus.VERIFIED);
    assertThat(node(pool(), "D-2").status()).isEqualTo(NodeStatus.PLANNED);
    assertThat(node(pool(), "R-3").status()).isEqualTo(NodeStatus.UNTESTED);
    assertThat(node(pool(), "R-9").status()).isEqualTo(NodeStatus.REPLACED);
    assertThat(node(pool(), "Pool.rest").status()).isEqualTo(NodeStatus.UNPLANNED);
    assertThat(node(pool(), "Pool").status()).isEqualTo(NodeStatus.DONE);
  }

  @Test
  void tellsHolesFirst() {
    assertThat(holes(pool()))
        .containsExactly(
            "R-3: no test",
            "R-3: nothing satisfies it",
            "T-1: no test stands in the code",
            "Pool.rest: in no step",
            "Q-1: open question",
            "Pool.rest: no requirement asks for it");
    assertThat(TraceText.render(pool(), Tongue.EN, false)).startsWith("6 holes\n  R-3: no test  ");
    assertThat(TraceText.render(pool(), Tongue.ZH, false)).startsWith("6 处缺口\n  R-3：没有测试  ");
  }

  @Test
  void aWaivedHoleIsNone() {
    String waived =
        POOL.replace(
            "The pool shall hum.",
            "The pool shall hum.\n\n<!-- tenon:waive unverified-requirement: nobody hears it -->");
    assertThat(holes(trace(waived, BUILT))).doesNotContain("R-3: no test");
  }

  @Test
  void aDoneStepWithoutACommitIsAHoleOnlyWhereHistoryNamesSteps() {
    Built kept = new Built(Map.of(), Map.of(id("S-2"), COMMIT), Built.History.KEPT, Map.of());
    assertThat(holes(trace(POOL, kept))).contains("S-1: done without a commit");
    Built silent = new Built(Map.of(), Map.of(), Built.History.SILENT, Map.of());
    assertThat(holes(trace(POOL, silent))).doesNotContain("S-1: done without a commit");
    assertThat(TraceText.render(trace(POOL, silent), Tongue.EN, false)).contains("squashed");
    assertThat(TraceText.render(trace(POOL, Built.nothing()), Tongue.EN, false))
        .contains("no git history");
  }

  @Test
  void whatTheRulesOfChangeAndCodeNameIsInDoubt() {
    Trace trace =
        trace(
            POOL,
            BUILT,
            finding("suspect", Severity.WARNING, "D-1"),
            finding("not-accepted", Severity.ERROR, "R-2"),
            finding("not-accepted", Severity.INFORMATION, "R-1"),
            finding("code-drift", Severity.ERROR, "Pool.log"),
            finding("evidence-stale", Severity.ERROR, "S-1"),
            finding("undocumented-api", Severity.WARNING, "Pool.shrink"),
            finding("vague-wording", Severity.WARNING, "R-3"));
    assertThat(trace.nodes())
        .filteredOn(Node::inDoubt)
        .extracting(Node::id)
        .containsExactly("R-2", "D-1", "Pool.log", "S-1", "design/evidence/S-1.json");
    assertThat(TraceText.render(trace, Tongue.EN, false))
        .contains("D-1 One array  untested  ! in doubt: suspect: It is so.");
  }

  @Test
  void aContractIsInDoubtWhereItsMethodsFindingNamesIt() {
    Finding weakened =
        new Finding(
            "contract-weakened",
            Severity.ERROR,
            List.of("Pool.shrink"),
            Position.startOf(FILE),
            "VAL_INT_RANGE(by, 0, limit) is weakened.",
            "",
            "");
    assertThat(
            node(trace(POOL, BUILT, weakened), "Pool.shrink VAL_INT_RANGE(by, 0, limit)").inDoubt())
        .isTrue();
  }

  @Test
  void aroundShowsWhatHangsTogether() {
    Trace around = pool().around(List.of("R-2"));
    assertThat(ids(around))
        .contains("R-1", "R-2", "T-1", "Pool.shrink", "S-1", COMMIT, "design/evidence/S-1.json")
        .doesNotContain("R-3", "D-2", "T-2", "S-2", "Q-1");
    assertThat(ids(pool().around(List.of(COMMIT)))).contains("R-1", "R-2", "T-1", "Pool.log");
    assertThat(ids(pool().around(List.of("limit")))).contains("D-1", "twice");
    assertThat(around.links())
        .allMatch(l -> ids(around).contains(l.from()) && ids(around).contains(l.to()));
  }

  @Test
  void namesAreReadAsPeopleWriteThem() {
    assertThat(node(pool(), "r-01").id()).isEqualTo("R-1");
    assertThat(node(pool(), "shrink").id()).isEqualTo("Pool.shrink");
    assertThat(node(pool(), "01234567").id()).isEqualTo(COMMIT);
    assertThat(node(pool(), "S-1.json").id()).isEqualTo("design/evidence/S-1.json");
    assertThat(pool().named("R-77")).isEmpty();
    assertThat(pool().named("")).isEmpty();
  }

  @Test
  void worksWithoutAPlanAndOnAnEmptyDesign() {
    Trace unplanned = trace(POOL.substring(0, POOL.indexOf("## 6")), Built.nothing());
    assertThat(holes(unplanned)).noneMatch(h -> h.contains("in no step"));
    assertThat(trace("", Built.nothing()).nodes()).isEmpty();
    assertThat(TraceJson.of(trace("", Built.nothing()))).isEqualTo("{\"nodes\":[],\"links\":[]}");
  }

  @Test
  void jsonIsTheShapeThatWasPromised() {
    assertThat(TraceJson.of(pool().around(List.of("R-9"))))
        .isEqualTo(
            "{\"nodes\":["
                + "{\"id\":\"R-9\",\"kind\":\"requirement\",\"file\":\"design/a.md\",\"line\":13,"
                + "\"in_doubt\":false},"
                + "{\"id\":\"R-3\",\"kind\":\"requirement\",\"file\":\"design/a.md\",\"line\":17,"
                + "\"in_doubt\":false}],"
                + "\"links\":[{\"from\":\"R-3\",\"key\":\"replaces\",\"to\":\"R-9\"}]}");
  }

  @Test
  void csvIsAMatrixThatNoSpreadsheetTakesForFormulas() {
    String hostile = POOL.replace("### R-1 Shrink", "### R-1 =HYPERLINK(\"http://x\",\"y\")");
    String csv = TraceCsv.of(trace(hostile, BUILT), Tongue.EN);
    assertThat(csv).startsWith("\uFEFFrequirement,title,status,");
    List<String> rows = csv.lines().toList();
    assertThat(rows.get(1))
        .startsWith("R-1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",verified,design/a.md:3,D-1,")
        .contains("Pool.shrink,\"VAL_INT_RANGE(by, 0, limit)\",T-1 Shrinks,,S-1,done,")
        .endsWith("design/evidence/S-1.json," + COMMIT + ",,T-1: no test stands in the code");
    assertThat(rows)
        .anyMatch(r -> r.startsWith("R-3,New wish,untested,") && r.contains("R-3: no test"));
    assertThat(rows)
        .anyMatch(r -> r.startsWith(",Small arrays,planned,") && r.contains("T-2 Small"));
    assertThat(csv).contains("\r\n").doesNotContain("R-9");
    assertThat(TraceCsv.of(pool(), Tongue.ZH)).startsWith("\uFEFF需求,标题,");
  }

  @Test
  void aParameterMayBeCalledLikeAType() {
    String text = POOL.replace("| limit | 5 | s |", "| limit | 5 | s |\n| Pool | 5 | s |");
    Trace trace = trace(text, BUILT);
    assertThat(trace.nodes()).extracting(Node::id).doesNotHaveDuplicates();
    assertThat(ids(trace)).contains("Pool", "parameter Pool");
  }

  @Test
  void deepAndSharedDecisionsStayBounded() {
    StringBuilder text = new StringBuilder("## 1 Overview\n\n");
    for (int i = 1; i <= 300; i++) {
      text.append("### R-%1$d A\n\nIt shall be %1$d.\n\n".formatted(i));
    }
    text.append("## 2 Architecture\n\n### D-1 A\n\nIt is.\n\n- satisfies: R-1..R-300\n\n");
    for (int i = 2; i <= 3000; i++) {
      text.append("### D-%d A\n\nIt is.\n\n- refines: D-%d\n\n".formatted(i, i - 1));
    }
    String shown = TraceText.render(trace(text.toString(), Built.nothing()), Tongue.EN, false);
    assertThat(shown.lines().filter(l -> l.contains("see above")).count()).isEqualTo(299);
    assertThat(shown.lines().count()).isLessThan(10_000);
  }

  @Test
  void aRingOfDecisionsEnds() {
    String ring = POOL.replace("It is one array.", "It is one array.\n\n- refines: D-2");
    assertThat(TraceText.render(trace(ring, BUILT), Tongue.EN, false)).contains("D-2 Small arrays");
    assertThat(ids(trace(ring, BUILT).around(List.of("D-1")))).contains("D-2");
  }
}
