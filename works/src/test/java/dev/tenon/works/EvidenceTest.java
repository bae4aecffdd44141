package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Evidence EVIDENCE =
      new Evidence(
          "S-3",
          2,
          "command",
          "sha256:ab",
          "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
          List.of(new Evidence.Passed("compiles", true)),
          List.of(
              new Evidence.Run("official", "mvn -Dtest='一#a'", 0, new Evidence.Counts(3, 0, 1))),
          List.of("B#b", "A#a"),
          null);

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(Evidence.read(EVIDENCE.json(), "S-3.json")).isEqualTo(EVIDENCE);
  }

  @Test
  void theBytesDependOnNothingElse() {
    assertThat(EVIDENCE.json())
        .isEqualTo(Evidence.read(EVIDENCE.json(), "x").json())
        .endsWith("}\n")
        .doesNotContain("\r")
        .contains("\"tests\" : [ \"A#a\", \"B#b\" ]");
  }

  @Test
  void whatIsNoEvidenceIsRefusedWithItsName() {
    for (String text : List.of("", "{", "[]", "{\"step\": 3}")) {
      assertThatThrownBy(() -> Evidence.read(text, "S-9.json"))
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("S-9.json");
    }
  }
}
