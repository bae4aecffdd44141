package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that can't stand: their tests, their bodies, the project's own command. */
class BadStepTest {
  private static final String DOCUMENT = "design/design.md";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withDesign(temp.resolve("sums"));
  }

  private Person.Ran blocked(String gate, String... says) throws Exception {
    person.commit("Change");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    Sentence.noTrace(ran);
    assertThat(ran.out()).contains("S-1 is blocked by " + gate).contains(says);
    assertThat(person.subjects()).endsWith("Plan: S-1 blocked");
    assertThat(person.status()).isEmpty();
    assertThat(person.read(DOCUMENT)).contains("| S-1 | " + gate + ": ");
    assertThat(person.sh("ls src 2>&1").out()).doesNotContain("main");
    Person.Ran again = person.tenon("build");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out()).contains("tenon build S-1");
    return ran;
  }

  @Test
  void aTestThatDoesNotCompileNamesItsLine() throws Exception {
    person.replace(
        DOCUMENT, "assertEquals(5, Sums.plus(2, 3));", "assertEquals(5, Sums.pluss(2, 3));");
    blocked("compiles", "SumsTest.java:", "pluss");
  }

  @Test
  void aBodyThatDoesNotCompileNamesItsLine() throws Exception {
    person.replace(DOCUMENT, "return a + b;", "return a + c;");
    blocked("compiles", "Sums.java:", "c");
  }

  @Test
  void aTestThatFailsSaysWhatWasExpected() throws Exception {
    person.replace(
        DOCUMENT, "assertEquals(5, Sums.plus(2, 3));", "assertEquals(6, Sums.plus(2, 3));");
    blocked("tests-pass", "SumsTest#adds", "expected: <6> but was: <5>");
  }

  @Test
  void aTestThatNeedsNoCodeIsStopped() throws Exception {
    person.replace(DOCUMENT, "assertEquals(5, Sums.plus(2, 3));", "assertEquals(5, 2 + 3);");
    blocked("tests-need-code", "SumsTest#adds", "passes without the code of S-1");
  }

  @Test
  void aCommandThatDoesNotExistIsNamed() throws Exception {
    person.replace("tenon.toml", "test -n {tests}", "gibtsnicht {tests}");
    blocked("official", "gibtsnicht", "exit 127", "no such command");
  }

  @Test
  void aCommandThatHangsIsEnded() throws Exception {
    person.replace("tenon.toml", "test -n {tests}", "echo began; sleep 600");
    person.replace("tenon.toml", "limit = \"20 s\"", "limit = \"4 s\"");
    blocked("official", "sleep 600");
    assertThat(person.sh("pgrep -f 'sleep 600' | wc -l").out().strip()).isNotEqualTo("9");
  }

  @Test
  void aCommandThatFloodsIsCutAndKept() throws Exception {
    person.replace(
        "tenon.toml",
        "test -n {tests}",
        "yes flood | head -c 100000000; echo 'at last' >&2; false");
    Person.Ran ran = blocked("official", "at last");
    assertThat(ran.out().length()).isLessThan(20_000);
  }

  @Test
  void anAnswerInJsonStandsAlone() throws Exception {
    Person.Ran ran = person.tenon("build", "--format", "json");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("{\"steps\":[")
        .contains("\"gate\":\"official\",\"passed\":true");
    assertThat(ran.out().strip().lines()).hasSize(1);
  }
}
