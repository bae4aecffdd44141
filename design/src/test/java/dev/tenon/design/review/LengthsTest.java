package dev.tenon.design.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''|0
          One two  three.|3
          a well-known user's id R-12|5
          99.5 % of 1,000|4
          资源池应释放|4
          资源池 shall 释放|5
          — … !|0
          """)
  void wordsAreCounted(String text, int words) {
    assertThat(Lengths.words(text)).isEqualTo(words);
  }

  @Test
  void itemsOverTheLimitAreNamedWithoutWhatStandsInInnerItemsTablesAndCode() {
    var found =
        Lengths.over(
            Parsed.of(
                """
                ### D-1 A title of many words that does not count

                one two `Pool.shrink(int a, int b)` four

                - because: five six

                | a b c | d e f |
                |---|---|
                | g h i | j k l |

                ```java
                int a = b + c + d;
                ```

                #### D-2 Inner

                one two three four five six seven
                """),
            6);

    assertThat(found).extracting(Lengths.TooLong::item).containsExactly("D-2");
    assertThat(found.getFirst().words()).isEqualTo(7);
  }
}
