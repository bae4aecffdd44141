package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValuesTest {
  private static final Config CONFIG = ConfigReader.read("", "p");

  private static Design design(String text) {
    return DesignParser.parse(CONFIG, List.of(new Document("d.md", text)), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000 | | 1000",
        "64K | | 64000",
        "2Ki | | 2048",
        "3_000_000_000 | | 3000000000L",
        "-3 | h | -3",
        "2 min | s | 120",
        "5 s | s | 5",
        "1 KiB | B | 1024",
        "0.5 | | 0.5",
        "80 | % | 80",
        "true | | true",
      })
  void aKnownValueIsALiteralInTheUnitOfItsRow(String value, String unit, String literal) {
    String row = "| a | " + value + " | " + (unit == null ? "" : unit) + " |";
    Design design = design("| parameter | value | unit |\n|---|---|---|\n" + row + "\n");
    assertThat(ParameterValues.literal(design.parameters().getFirst())).contains(literal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"| s", "– | s", "lru | ", "`b * 2` | ", "2 min | B", "3 apples | pears"})
  void whatIsUnknownOrNoNumberIsNoLiteral(String value, String unit) {
    String row =
        "| a | " + (value == null ? "" : value) + " | " + (unit == null ? "" : unit) + " |";
    Design design = design("| parameter | value | unit |\n|---|---|---|\n" + row + "\n");
    assertThat(ParameterValues.literal(design.parameters().getFirst())).isEmpty();
  }

  @Test
  void namesOfTheMethodHideThem() {
    Design design =
        design(
            """
            | parameter | value |
            |---|---|
            | limit | 3 |
            | most | 9 |

            ## 4 Interfaces

            ### `class Pool`

            #### `void take(int limit)`
            """);
    assertThat(ParameterValues.of(design, design.method("Pool.take").orElseThrow()))
        .containsOnlyKeys("most");
  }

  @Test
  void fieldsInMembersAndOfSupertypesHideThem() {
    Design design =
        design(
            """
            | parameter | value |
            |---|---|
            | batch | 512 |
            | gpus | 8 |
            | most | 9 |

            ## 4 Interfaces

            ### `class Pool`

            ```java members
            final int gpus = 4;
            ```

            ### `class Batches extends Pool`

            ```java members
            private final int batch; // most
            ```

            #### `void take(int limit)`
            """);
    assertThat(ParameterValues.of(design, design.method("Batches.take").orElseThrow()))
        .containsOnlyKeys("most");
  }
}
