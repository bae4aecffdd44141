package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = b;|a=b;",
        "int  a ;|int a;",
        "x // why|x",
        "x /* a */ y|x y",
        "a + +b|a+ +b",
        "a - -b|a- -b",
        "s = \"a  b // c\";|s=\"a  b // c\";",
        "c = '\"'; // x|c='\"';",
        "s = \"\\\"  \" ;|s=\"\\\"  \";",
      })
  void whatHasNoMeaningGoes(String code, String normal) {
    assertThat(Tokens.normal("java", code)).isEqualTo(normal);
  }

  @Test
  void textBlocksStay() {
    String block = "s = \"\"\"\n  a  b\n  \"\"\"";
    assertThat(Tokens.normal("java", block + " ;")).isEqualTo("s=\"\"\"\n  a  b\n  \"\"\";");
  }

  @Test
  void indentationOfPythonCounts() {
    assertThat(Tokens.normal("python", "if a:\n    b()\n"))
        .isNotEqualTo(Tokens.normal("python", "if a:\nb()\n"))
        .isEqualTo(Tokens.normal("python", "if a:   \n\n    b()\n"));
  }

  @Test
  void oddCodeEnds() {
    assertThat(Tokens.normal("java", "\"open")).isEqualTo("\"open");
    assertThat(Tokens.normal("java", "/* open")).isEmpty();
    assertThat(Tokens.normal("java", "'\\")).isEqualTo("'\\");
  }
}
