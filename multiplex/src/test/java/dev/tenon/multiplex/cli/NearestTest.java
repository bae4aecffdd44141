package dev.tenon.multiplex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> NAMES = List.of("colocated", "separated", "fixed");

  @Test
  void namesWhatWasMeant() {
    assertThat(Nearest.to("fixd", NAMES)).contains("fixed");
    assertThat(Nearest.to("Seperated", NAMES)).contains("separated");
    assertThat(Nearest.to("", NAMES)).isEmpty();
    assertThat(Nearest.to("clairvoyant", NAMES)).isEmpty();
  }

  @Test
  void namesAllThereIs() {
    assertThat(Nearest.sentence("policy", "fixd", NAMES))
        .isEqualTo(
            "there is no policy fixd, did you mean fixed? there are: colocated, separated, fixed");
  }
}
