package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OfficialTest {
  @Test
  void outputIsToldWithoutColours() {
    assertThat(Official.end("[\u001B[1;31mERROR\u001B[m] no such symbol\n"))
        .isEqualTo("[ERROR] no such symbol");
  }

  @Test
  void ofLongOutputTheEndIsTold() {
    String output =
        IntStream.range(0, 1_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));

    assertThat(Official.end(output)).endsWith("998\n999").doesNotContain("\n1\n");
  }
}
