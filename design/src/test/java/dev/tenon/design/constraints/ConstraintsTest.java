package dev.tenon.design.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Position;
import dev.tenon.design.Tongue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

  @Test
  void sentenceNamesTheValuesThatClash() {
    Constraints constraints =
        new Tables()
            .row("max_failures", "", "", "3..10")
            .where("max_failures = 5")
            .where("max_failures <= 3")
            .read();
    Conflict conflict = constraints.conflicts().getFirst();
    assertThat(conflict.items()).containsExactly("D-1", "D-2");
    assertThat(conflict.message().english())
        .isEqualTo("D-1 asks `max_failures = 5`, D-2 asks `max_failures <= 3`: both can't hold.");
    assertThat(conflict.message().in(Tongue.ZH))
        .isEqualTo("D-1 要求 `max_failures = 5`，D-2 要求 `max_failures <= 3`：二者不能同时成立。");
  }

  @Test
  void sentenceShowsWhatFollows() {
    Constraints constraints =
        new Tables()
            .row("drain", "", "s", "1..30")
            .row("sleep_time", "4", "s", "1..30")
            .where("drain + sleep_time <= 9 s")
            .where("drain >= 6000 ms")
            .read();
    assertThat(constraints.conflicts().getFirst().message().english())
        .startsWith(
            "D-1 asks `drain + sleep_time <= 9 s`, D-2 asks `drain >= 6000 ms`, sleep_time is 4 s;"
                + " so ")
        .endsWith("they can't all hold.")
        .containsAnyOf("drain ≥ 6 s and drain ≤ 5 s", "sleep_time ≤ 3 s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a < bc | 15 | 2",
        "a < 𠀀bc | 15 | 3",
        "𠀀 < 3 and zz < a | 21 | 2",
        "(a < 3 | 11 | 1",
        "a <= 3 s | 16 | 3",
        "a * a < 4 | 11 | 5",
        "a < 3 ^ 2 | 17 | 1",
        "a < ( | 15 | 1",
      })
  void faultPointsAtTheNarrowestText(String expression, int column, int length) {
    Constraints constraints =
        new Tables().row("a", "", "", "0..9").row("𠀀", "1", "", "").where(expression).read();
    Position at = constraints.faults().getFirst().at();
    assertThat(List.of(at.column(), at.length())).isEqualTo(List.of(column, length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a <= 5 sec | Did you mean the unit s?",
        "a <= 5 SEC | Did you mean the unit s?",
        "a <= 5 hour | Did you mean the unit h?",
        "a <= 5 MIN | Did you mean the unit min?",
        "a <= 5 | Give the number a unit: only 0 fits without one.",
        "a <= 5 KB | Compare amounts of one dimension.",
      })
  void hintNamesTheUnitThatWasMeant(String expression, String hint) {
    Fault fault =
        new Tables().row("a", "", "s", "0..9").where(expression).read().faults().getFirst();
    assertThat(fault.kind()).isEqualTo(Fault.Kind.UNIT_MISMATCH);
    assertThat(fault.hint().english()).isEqualTo(hint);
  }

  @Test
  void boundsComeWithTheItemsThatGiveThem() {
    Knowledge known =
        new Tables()
            .row("drain", "", "s", "1..30")
            .row("sleep_time", "4", "s", "1..30")
            .where("drain + sleep_time <= 10 s")
            .where("drain > 1.5 s")
            .read()
            .explain("drain")
            .orElseThrow();
    assertThat(known.lower()).isEqualTo(new Knowledge.Limit("1.5 s", false, true, List.of("D-2")));
    assertThat(known.upper())
        .isEqualTo(new Knowledge.Limit("6 s", true, true, List.of("sleep_time", "D-1")));
  }

  @Test
  void boundOfRealsThatNoIntervalGivesIsFound() {
    Knowledge known =
        new Tables()
            .row("x", "", "s", "0..100")
            .row("y", "", "s", "0..100")
            .where("x + y <= 10 s")
            .where("x - y <= 1 s")
            .read()
            .explain("x")
            .orElseThrow();
    assertThat(known.upper()).isNotNull();
    assertThat(known.upper().value()).isEqualTo("5.5 s");
    assertThat(known.upper().proven()).isTrue();
    assertThat(known.upper().items()).containsExactly("D-1", "D-2");
  }

  @Test
  void integerHasHolesAndEnumerationLosesValues() {
    Constraints constraints =
        new Tables()
            .row("n", "", "", "1..6")
            .row("mode", "", "", "fast, exact, slow")
            .where("n != 3", "n < 5")
            .where("mode = fast implies n > 5")
            .read();
    Knowledge n = constraints.explain("n").orElseThrow();
    assertThat(n.values().stream().filter(Knowledge.Choice::possible).map(c -> c.value()))
        .containsExactly("1", "2", "4");
    Knowledge mode = constraints.explain("mode").orElseThrow();
    assertThat(mode.values())
        .contains(new Knowledge.Choice("fast", false, List.of("D-1", "D-2")))
        .contains(new Knowledge.Choice("slow", true, List.of()));
  }

  @Test
  void whatClashesIsLeftOutOfAnExplanation() {
    Knowledge known =
        new Tables()
            .row("n", "", "", "1..6")
            .where("n > 5")
            .where("n < 3")
            .where("n >= 2")
            .read()
            .explain("n")
            .orElseThrow();
    assertThat(known.conflicts()).hasSize(1);
    assertThat(known.lower().value()).isEqualTo("2");
    assertThat(known.lower().items()).containsExactly("D-3");
  }

  @Test
  void unknownNameHasNoExplanation() {
    assertThat(new Tables().row("n", "", "", "1..6").read().explain("m")).isEmpty();
  }

  @Test
  void chainsOfDerivedValuesDontOverflow() {
    Tables tables = new Tables().row("p0", "1", "", "");
    for (int i = 1; i <= 5_000; i++) {
      tables.row("p" + i, "`p" + (i - 1) + " + 1`", "", "");
    }
    Constraints constraints = tables.where("p5000 = 5001").read();
    assertThat(constraints.faults()).isEmpty();
    assertThat(constraints.conflicts()).isEmpty();
  }

  @Test
  void deepAndLongExpressionsEndInAFinding() {
    String deep = "(".repeat(5_000) + "a" + ")".repeat(5_000) + " < 3";
    String wide = "a" + " + a".repeat(20_000) + " < 3";
    String equal = "(a = 1)" + " = (a = 1)".repeat(400);
    Constraints constraints =
        new Tables().row("a", "", "", "0..9").where(deep).where(wide).where(equal).read();
    assertThat(constraints.faults()).hasSizeBetween(2, 3);
    assertThat(constraints.conflicts()).allMatch(Conflict::decided);
  }

  @Test
  void onlyTheSolverSeesThis() {
    Constraints constraints =
        new Tables()
            .row("x", "", "s", "")
            .row("y", "", "s", "")
            .where("x + y >= 10 s")
            .where("x - y >= 3 s or y - x >= 3 s")
            .where("x <= 6 s")
            .where("y <= 6 s")
            .read();
    assertThat(constraints.conflicts()).singleElement().matches(Conflict::decided);
    assertThat(constraints.conflicts().getFirst().items())
        .containsExactly("D-1", "D-2", "D-3", "D-4");
  }
}
