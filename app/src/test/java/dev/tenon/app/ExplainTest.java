package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tenon check --explain NAME}. */
class ExplainTest {
  private static final String DESIGN =
      """
      ## 2 Architecture

      | parameter | value | unit | range | meaning |
      |---|---|---|---|---|
      | drain |  | s | 1..30 | longest drain |
      | sleep_time | 4 | s | 1..30 | time to sleep |
      | mode |  |  | sync, async | how entries are written |

      ### D-1 Budget

      A shrink takes at most nine seconds.

      - where: `drain + sleep_time <= 9 s`, `mode != async`
      """;

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.at(temp.resolve("限 制"));
    person.write("tenon.toml", "[project]\ndocuments = [\"design/*.md\"]\n");
    person.write("design/design.md", DESIGN);
  }

  @Test
  void boundsNameTheItemsThatGiveThem() throws Exception {
    Person.Ran ran = person.tenon("check", "--explain", "drain");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains(">= 1 s  ← drain", "<= 5 s  ← sleep_time, D-1");
    String json = person.tenon("check", "--explain", "drain", "--format", "json").out();
    assertThat(json)
        .startsWith("{\"parameter\":\"drain\",\"kind\":\"number\",\"unit\":\"s\"")
        .contains("\"upper\":{\"value\":\"5 s\",\"included\":true,\"proven\":true,\"items\":[");
  }

  @Test
  void enumerationSaysWhatItMayBe() throws Exception {
    assertThat(person.tenon("check", "--explain", "mode").out())
        .contains("exactly  sync", "not  async  ← D-1");
  }

  @Test
  void unknownNameIsRefusedWithTheNearest() throws Exception {
    Person.Ran ran = person.tenon("check", "--explain", "sleep_tine");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("sleep_tine", "did you mean sleep_time?");
  }

  @Test
  void contradictionIsSaidFirst() throws Exception {
    person.write(
        "design/design.md", DESIGN + "\n### D-2 Drain\n\nIt is long.\n\n- where: `drain >= 6 s`\n");
    Person.Ran ran = person.tenon("check", "--explain", "drain");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("contradiction", "D-2 asks `drain >= 6 s`");
  }
}
