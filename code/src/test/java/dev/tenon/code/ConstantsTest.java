package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "max|9",
        "max - 1|9 - 1",
        "pool.max|pool.max",
        "pool . max|pool . max",
        "max()|max()",
        "maximum + max|maximum + 9",
        "\"max\" + max|\"max\" + 9",
        "'m' == max|'m' == 9",
      })
  void aNameThatStandsForItselfBecomesItsValue(String argument, String expected) {
    assertThat(Constants.in(List.of(argument), Map.of("max", "9"))).containsExactly(expected);
  }
}
