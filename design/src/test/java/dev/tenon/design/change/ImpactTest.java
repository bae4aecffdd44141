package dev.tenon.design.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Lock;
import dev.tenon.design.Tongue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpactTest {
  private static final String TEXT =
      """
      ## 1 Overview

      ### R-1 Answer in time

      When a request arrives, the gateway shall answer within 5 s. The rest stays.

      ### R-2 Tell what failed

      If a request fails, then the gateway shall tell the reason.

      ## 2 Architecture

      | parameter | value | unit |
      |---|---|---|
      | max_wait | 5 | s |
      | max_all | `2 * max_wait` | s |

      ### D-1 One attempt

      The gateway asks one server.

      - satisfies: R-1
      - because: it is enough

      ### D-2 Waits are short

      Nobody waits longer.

      - refines: R-2
      - where: `max_all <= 60 s`

      ## 4 Interfaces

      ### `class Gateway`

      Asks.

      #### `int ask(int server)`

      Asks one.

      #### `int all()`

      Asks all.

      #### `int more()`

      Asks more.

      ## 5 Implementation details

      ### `Gateway.ask`

      - satisfies: R-2
      - VAL_INT_RANGE(server, 0, max_wait)

      ### `Gateway.all`

      - uses: ask

      ### `Gateway.more`

      - uses: all

      ### T-1 Asks once

      When asked, then one is asked.

      - verifies: `Gateway.ask`, D-1
      - test: GatewayTest.asks

      ### T-2 The whole

      When asked, then answered.

      - verifies: `Gateway`
      - test: GatewayTest.whole

      ## 6 Implementation plan

      <!-- tenon:plan -->

      | step | title | methods | after | verified by | status |
      |---|---|---|---|---|---|
      | S-1 | Gateway | `Gateway.ask`, `Gateway.all`, `Gateway.more` | – | T-1 | todo |

      <!-- /tenon:plan -->
      """;

  private static Impact since(String before, String after) {
    assertThat(TEXT).contains(before);
    return Impact.between(Designs.of(TEXT), Designs.of(TEXT.replace(before, after)));
  }

  private static List<String> doubts(Impact impact) {
    return impact.doubts().stream()
        .map(d -> String.join(" > ", d.via()) + " > " + d.item())
        .toList();
  }

  private static List<String> changes(Impact impact) {
    return impact.changed().stream().map(c -> c.item() + " " + c.kind().word()).toList();
  }

  @Test
  void walksDownOverAllLinks() {
    Impact impact = since("within 5 s", "within 2 s");
    assertThat(changes(impact)).containsExactly("R-1 changed");
    assertThat(doubts(impact))
        .containsExactly("R-1 > D-1", "R-1 > D-1 > T-1", "R-1 > D-1 > T-1 > S-1");
  }

  @Test
  void aParameterReachesConstraintsContractsAndWhatIsDerived() {
    assertThat(doubts(since("| max_wait | 5", "| max_wait | 6")))
        .containsExactly(
            "max_wait > max_all",
            "max_wait > max_all > D-2",
            "max_wait > Gateway.ask",
            "max_wait > Gateway.ask > T-1",
            "max_wait > Gateway.ask > T-2",
            "max_wait > Gateway.ask > S-1");
  }

  @Test
  void whoUsesAChangedMethodIsInDoubtNotWhoUsesThatOne() {
    Impact impact = since("`int ask(int server)`", "`int ask(long server)`");
    assertThat(changes(impact)).containsExactly("Gateway.ask changed");
    assertThat(impact.doubts())
        .extracting(Doubt::item)
        .containsExactly("Gateway.all", "T-1", "T-2", "S-1");
    Doubt step = impact.doubts().getLast();
    assertThat(step.reasons())
        .contains(
            new Doubt.Reason("methods", "Gateway.ask"), new Doubt.Reason("verified by", "T-1"));
  }

  @Test
  void whatIsGoneLeavesThoseThatLeanedOnIt() {
    Impact impact =
        since(
            "### R-1 Answer in time\n\nWhen a request arrives, the gateway shall answer within 5 s."
                + " The rest stays.\n\n",
            "");
    assertThat(changes(impact)).containsExactly("R-1 removed");
    assertThat(doubts(impact)).startsWith("R-1 > D-1");
  }

  @Test
  void showsTheChangedWordsOfTheChangedSentence() {
    Impact impact = since("within 5 s", "within 2 s");
    String text = ImpactText.of(impact, Tongue.EN);
    assertThat(text)
        .contains("R-1 Answer in time (changed)  design/a.md:3")
        .contains("the gateway shall answer within [-5-] {+2+} s.")
        .doesNotContain("The rest stays")
        .contains("D-1 One attempt  design/a.md:18\n    satisfies R-1")
        .endsWith("1 changed, 3 in doubt\n");
  }

  @Test
  void nothingChangedSaysSo() {
    Impact impact = Impact.between(Designs.of(TEXT), Designs.of(TEXT));
    assertThat(ImpactText.of(impact, Tongue.EN)).isEqualTo("nothing changed\n");
    assertThat(ImpactText.of(impact, Tongue.ZH)).isEqualTo("没有变更\n");
  }

  @Test
  void splitAndJoinedDocumentsAreMoves() {
    int cut = TEXT.indexOf("## 2 Architecture");
    Design split =
        Designs.of(
            Map.of(
                "design/1.md", TEXT.substring(0, cut),
                "design/2.md", TEXT.substring(cut)));
    for (Impact impact :
        List.of(Impact.between(Designs.of(TEXT), split), Impact.between(split, Designs.of(TEXT)))) {
      assertThat(impact.changed()).extracting(Changed::kind).containsOnly(Changed.Kind.MOVED);
      assertThat(impact.changed()).extracting(Changed::item).contains("R-1", "D-1", "T-1");
      assertThat(impact.doubts()).isEmpty();
    }
  }

  @Test
  void anotherParentIsAMove() {
    String flat = "### R-1 A\n\na\n\n### R-2 B\n\nb\n\n### R-3 C\n\nc\n";
    String nested = flat.replace("### R-3", "#### R-3");
    assertThat(changes(Impact.between(Designs.of(flat), Designs.of(nested))))
        .containsExactly("R-3 moved");
  }

  @Test
  void exchangedAndRenamedIdsAreTold() {
    String one = "### R-1 Big\n\nIt shall do much.\n\n### R-2 Small\n\nIt shall do little.\n";
    String swapped = one.replace("R-1", "R-x").replace("R-2", "R-1").replace("R-x", "R-2");
    Impact impact = Impact.between(Designs.of(one), Designs.of(swapped));
    assertThat(changes(impact)).containsExactlyInAnyOrder("R-1 changed", "R-2 changed");
    assertThat(impact.remarks()).containsExactly("R-1 and R-2 have exchanged their texts.");
    Impact renamed = Impact.between(Designs.of(one), Designs.of(one.replace("R-2", "R-7")));
    assertThat(changes(renamed)).containsExactlyInAnyOrder("R-2 removed", "R-7 added");
    assertThat(renamed.remarks()).containsExactly("The text of R-2 now stands under R-7.");
  }

  @Test
  void swappedIdsAreNotAccepted() {
    String one = "### R-1 Big\n\nIt shall do much.\n\n### R-2 Small\n\nIt shall do little.\n";
    Lock lock = Acceptance.all(Designs.of(one), Lock.empty()).lock();
    String swapped = one.replace("R-1", "R-x").replace("R-2", "R-1").replace("R-x", "R-2");
    assertThat(Doubts.of(Designs.of(swapped), lock).states().values())
        .containsOnly(Doubts.State.CHANGED);
  }

  @Test
  void acceptingAllDropsWhatIsGoneAndKeepsWhatWasBuilt() {
    String zero = "sha256:" + "0".repeat(64);
    Lock lock =
        new Lock(
            Map.of(
                "item R-9", zero,
                "link D-9 satisfies R-9", zero,
                "step S-1", zero,
                "symbol Gateway.ask(int)", zero,
                "test T-1", zero));
    Acceptance some = Acceptance.of(Designs.of(TEXT), lock, List.of("R-1"));
    assertThat(some.lock().entries()).containsKeys("item R-1", "item R-9", "step S-1");
    Acceptance all = Acceptance.all(Designs.of(TEXT), lock);
    assertThat(all.lock().entries())
        .containsKeys("step S-1", "symbol Gateway.ask(int)", "test T-1", "item max_wait")
        .doesNotContainKeys("item R-9", "link D-9 satisfies R-9");
    assertThat(all.dropped()).containsExactly("item R-9", "link D-9 satisfies R-9");
  }

  @Test
  void markdownIsACommentThatCanBeFoundAgain() {
    Impact impact = since("within 5 s", "within 2 s");
    String text =
        ImpactMarkdown.of(impact, Tongue.EN, at -> "https://x/" + at.file() + "#L" + at.line());
    assertThat(text)
        .startsWith("<!-- tenon:impact -->\n### Design impact: 1 changed, 3 in doubt\n")
        .contains(
            "| [D-1 One attempt](https://x/design/a.md#L18) | satisfies R-1 | R-1 changed<br>")
        .contains("the gateway shall answer within ~~5~~ **2** s.")
        .contains("<details><summary>What changed (1)</summary>")
        .endsWith("</details>\n");
  }

  @Test
  void markdownTakesNothingOfTheTextAsMarkup() {
    Impact impact =
        Impact.between(
            Designs.of("### R-1 T\n\nold\n"),
            Designs.of("### R-1 A | B <i>\n\nTell \\@somebody \\*now\\* | or & never.\n"));
    String text = ImpactMarkdown.of(impact, Tongue.EN, at -> "x");
    assertThat(text).contains("A \\| B").contains("@\u200Bsomebody \\*now\\* \\| or &amp; never");
    assertThat(text).doesNotContain("<i>");
  }

  @Test
  void markdownOfALargeChangeFitsIntoAComment() {
    StringBuilder before = new StringBuilder();
    StringBuilder now = new StringBuilder();
    for (int n = 1; n <= 2_000; n++) {
      String link = n == 1 ? "" : "- depends on: R-1\n";
      before.append("### R-%d Title\n\nIt shall do %d.\n\n%s\n".formatted(n, n, link));
      now.append("### R-%d Title\n\nIt shall do %d.\n\n%s\n".formatted(n, n + n % 2, link));
    }
    Impact impact = Impact.between(Designs.of(before.toString()), Designs.of(now.toString()));
    assertThat(impact.changed()).hasSize(1_000);
    String text = ImpactMarkdown.of(impact, Tongue.EN, at -> at.file() + "#L" + at.line());
    assertThat(text.length()).isLessThan(65_000);
    assertThat(text).contains(" more: `tenon impact`").endsWith("</details>\n");
  }

  @Test
  void chineseIsComparedByCharacter() {
    Impact impact =
        Impact.between(
            Designs.of("### R-1 题\n\n当请求到达时，网关应在五秒内应答。其余不变。\n"),
            Designs.of("### R-1 题\n\n当请求到达时，网关应在两秒内应答。其余不变。\n"));
    assertThat(ImpactText.of(impact, Tongue.ZH))
        .contains("网关应在[-五-]{+两+}秒内应答。")
        .doesNotContain("其余不变");
  }
}
