package dev.tenon.design.review;

import static dev.tenon.design.review.Desk.added;
import static dev.tenon.design.review.Desk.answer;
import static dev.tenon.design.review.Desk.edit;
import static dev.tenon.design.review.Desk.removing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Tongue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a round may touch, and how an answer goes into the documents. */
class RevisingTest {
  private final Desk desk = Desk.of(GuardsTest.DESIGN);

  @Test
  void scopeIsNamedAndAllBelow() {
    Scope scope = desk.scope("R-1");

    assertThat(scope.named()).containsExactly("R-1");
    assertThat(scope.pulled().keySet())
        .containsExactlyInAnyOrder("R-2", "D-1", "Pool.lend", "T-1", "D-2", "D-4", "T-2", "D-3");
    assertThat(scope.pulledBy("D-4")).containsExactlyInAnyOrder("D-1", "R-2");
    assertThat(scope.above()).isEmpty();
    assertThat(desk.scope("D-2").pulled().keySet()).containsExactly("D-3");
    assertThat(desk.scope("D-2").above()).containsExactly("D-1", "R-1");
  }

  @Test
  void aSectionIsReplacedAndNothingElse() {
    Revision revision =
        desk.put(
            desk.scope("D-2"),
            answer(
                edit("d-02", desk.with("D-2", "### D-2", "## D-2").replace("a queue", "a line"))));

    assertThat(Desk.text(revision))
        .isEqualTo(GuardsTest.DESIGN.replace("wait in a queue of", "wait in a line of"));
    assertThat(revision.changes())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.item()).isEqualTo("D-2");
              assertThat(c.kind()).isEqualTo(Change.Kind.CHANGED);
              assertThat(c.reason()).isEqualTo("asked for");
              assertThat(c.pulledBy()).isEmpty();
            });
  }

  @Test
  void crlfStays() {
    Desk windows = Desk.of(GuardsTest.DESIGN.replace("\n", "\r\n"));
    Revision revision =
        windows.put(
            windows.scope("D-2"), answer(edit("D-2", windows.with("D-2", "a queue", "a line"))));

    assertThat(Desk.text(revision))
        .isEqualTo(
            GuardsTest.DESIGN
                .replace("wait in a queue of", "wait in a line of")
                .replace("\n", "\r\n"));
  }

  @Test
  void aNewItemGetsTheNextNumberAndStandsBehind() {
    Revision revision =
        desk.put(
            desk.scope("D-2"), answer(added("D-2", "## D-? Fair\n\nFair.\n\n- refines: D-2\n")));

    assertThat(revision.changes())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.item()).isEqualTo("D-5");
              assertThat(c.kind()).isEqualTo(Change.Kind.ADDED);
              assertThat(c.after()).startsWith("### D-5 Fair");
            });
    assertThat(Desk.text(revision))
        .contains(
            "- because: memory has an end\n\n### D-5 Fair\n\nFair.\n\n- refines: D-2\n\n### D-4 ");
  }

  @Test
  void aRemovedItemTakesItsOwnTextAway() {
    Revision revision =
        desk.put(desk.scope("D-2"), removing(answer(), "D-3", "all", "nobody asks"));

    assertThat(revision.changes())
        .singleElement()
        .satisfies(c -> assertThat(c.kind()).isEqualTo(Change.Kind.REMOVED));
    assertThat(Desk.text(revision)).contains("ask again at once\n\n### D-4 ").doesNotContain("D-3");
  }

  @Test
  void declarationAndDetailsAreToldApartByTheirHeadings() {
    Revision revision =
        desk.put(
            desk.scope("R-1"),
            answer(
                edit("Pool.lend", desk.with("Pool.lend@5", "the first free", "a free")),
                edit("Pool.lend", desk.with("Pool.lend@4", "number.", "number, from 1."))));

    assertThat(revision.problems()).isEmpty();
    assertThat(revision.changes())
        .extracting(Change::item)
        .containsExactly("Pool.lend@4", "Pool.lend@5");
  }

  @Test
  void theLastObjectCountsBareOrInAFence() {
    Map<String, String> answers =
        Map.of(
            "{\"items\":[]}", "[]",
            "I use {braces} here.\n```json\n{\"items\":[1]}\n```\nDone.", "[1]",
            "{\"items\":[1]}\n{\"items\":[{\"a\":{}}]} {", "[{\"a\":{}}]",
            "{\"items\":\"a } b { c\"}", "\"a } b { c\"");
    answers.forEach(
        (printed, items) ->
            assertThat(LastJson.of(printed).orElseThrow().path("items").toString())
                .as(printed)
                .isEqualTo(items));
    assertThat(LastJson.of("{".repeat(100_000))).isEmpty();
    assertThat(LastJson.of("{\"a\":".repeat(100_000))).isEmpty();
  }

  @Test
  void numbersKnowTheirUnits() {
    assertThat(Numbers.of("D-3 waits 1,000 ms or 0..8 times, UTF-8, v1.2, `x >= 5s`; 等待5秒，三次"))
        .containsOnlyKeys("1000 ms", "0", "8", "5 s", "3");
    assertThat(Numbers.of("1. first\n2) second\n### 2.1 Heading 7\n<!-- 9 -->"))
        .containsOnlyKeys("7");
    assertThat(Numbers.of("within 200 ms, 50 %, 64K, 1.50 GiB"))
        .containsOnlyKeys("200 ms", "50 %", "64 K", "1.5 GiB");
  }

  @Test
  void readsAnAnswer() {
    Answer answer =
        AnswerReader.review(
                "ok\n"
                    + "{\"items\":[{\"id\":\"new\",\"after\":\"D-3\",\"text\":\"t\",\"reason\":\"r\"}],"
                    + "\"removed\":[{\"id\":\"D-1\",\"what\":\"w\",\"reason\":\"x\"}],"
                    + "\"opinions\":[{\"items\":[\"D-1\"],\"text\":\"o\"}]}",
                Tongue.EN)
            .value()
            .orElseThrow();

    assertThat(answer)
        .isEqualTo(
            new Answer(
                List.of(new Answer.Edit("new", "t", "r", "D-3")),
                List.of(new Answer.Removal("D-1", "w", "x")),
                List.of(new Opinion(List.of("D-1"), "o"))));
  }
}
