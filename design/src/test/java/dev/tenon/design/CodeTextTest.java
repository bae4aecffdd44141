package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTextTest {

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
    assertThat(CodeText.normal("java", code)).isEqualTo(normal);
  }

  @Test
  void textBlocksStay() {
    String block = "s = \"\"\"\n  a  b\n  \"\"\"";
    assertThat(CodeText.normal("java", block + " ;")).isEqualTo("s=\"\"\"\n  a  b\n  \"\"\";");
  }

  @Test
  void indentationOfPythonCounts() {
    assertThat(CodeText.normal("python", "if a:\n    b()\n"))
        .isNotEqualTo(CodeText.normal("python", "if a:\nb()\n"))
        .isEqualTo(CodeText.normal("python", "if a:   \n\n    b()\n"));
  }

  @Test
  void oddCodeEnds() {
    assertThat(CodeText.normal("java", "\"open")).isEqualTo("\"open");
    assertThat(CodeText.normal("java", "/* open")).isEmpty();
    assertThat(CodeText.normal("java", "'\\")).isEqualTo("'\\");
  }
}
