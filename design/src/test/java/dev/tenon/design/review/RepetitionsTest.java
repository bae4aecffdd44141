package dev.tenon.design.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionsTest {

  @Test
  void sentenceSaidAgainInAnotherItemIsFoundWhereItStands() {
    var found =
        Repetitions.of(
            Parsed.of(
                """
                ## 1 Overview

                ### R-1 Keep

                The store shall keep every record that was acknowledged until the retention time.

                ## 2 Architecture

                ### D-1 Log

                Append only. The store shall keep each record that was acknowledged until retention time.
                """));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().first().owner()).isEqualTo("R-1");
    assertThat(found.getFirst().again().owner()).isEqualTo("D-1");
    assertThat(found.getFirst().again().at().line()).isEqualTo(11);
    assertThat(found.getFirst().again().at().column()).isEqualTo(14);
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          When the pool grows, the system shall record the time of the change.|When the pool shrinks, the system shall record the time of the change.
          The reader shall wait at most 5 s for the lock of the segment file.|The reader shall wait at most 8 s for the lock of the segment file.
          The reader shall close the file before the writer opens the next.|The reader shall not close the file before the writer opens the next.
          The node calls `open` before the first record of a segment is read.|The node calls `close` before the first record of a segment is read.
          The pool shall release each lease.|The pool shall release each lease.
          当资源池扩容时，系统应记录这次变更发生的时间和原因。|当资源池缩容时，系统应记录这次变更发生的时间和原因。
          读者在打开文件之前应等待写者释放分段锁。|读者在打开文件之前不应等待写者释放分段锁。
          """)
  void anotherWordNumberNegationOrCodeIsAnotherSentence(String first, String second) {
    assertThat(Repetitions.of(Parsed.of(twoItems(first, second)))).isEmpty();
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The reader waits for the lock of the segment file before it opens a record.|Readers wait for the lock of the segment file before they open the record.
          已确认的记录在保留期结束之前应一直保存在日志文件中。|已确认的记录，在保留期结束之前，应一直保存在该日志文件中。
          """)
  void otherFormsOfTheSameWordsAreTheSameSentence(String first, String second) {
    assertThat(Repetitions.of(Parsed.of(twoItems(first, second)))).hasSize(1);
  }

  @Test
  void replacedItemsQuotationsAndCodeDontCount() {
    String said = "Every record that was acknowledged stays until the retention time is over.";
    assertThat(
            Repetitions.of(
                Parsed.of(
                    """
                    ### D-1 Old

                    %s

                    ### D-2 New

                    - replaces: D-1

                    %s

                    > %s

                    ```text
                    %s
                    ```
                    """
                        .formatted(said, said, said, said))))
        .isEmpty();
  }

  @Test
  void whatIsSaidOftenIsToldOnceForEachTimeAgainstTheFirst() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 200; i++) {
      text.append("### D-").append(i).append(" Item\n\n");
      text.append("The segment file is written by one thread that owns its lock.\n\n");
    }

    var found = Repetitions.of(Parsed.of(text.toString()));

    assertThat(found).hasSize(199).allMatch(r -> r.first().owner().equals("D-1"));
  }

  private static String twoItems(String first, String second) {
    return "### D-1 One\n\n" + first + "\n\n### D-2 Two\n\n" + second + "\n";
  }
}
