package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps whose bodies a person writes, in their own tree. */
class PersonWritesTest {
  private static final String DOCUMENT = "design/design.md";
  private static final String CODE = "src/main/java/org/example/Sums.java";
  private static final String TEST = "src/test/java/org/example/SumsTest.java";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withDesign(temp.resolve("sums"));
    person.replace(
        DOCUMENT,
        "- VAL_NON_NEGATIVE(a)\n\n```java body\nreturn a + b;\n```\n",
        "- VAL_NON_NEGATIVE(a)\n");
    person.commit("Left to a person");
  }

  private int firstBodyLine() throws Exception {
    String text = person.read(CODE);
    return (int) text.substring(0, text.indexOf("int plus(")).chars().filter(c -> c == '\n').count()
        + 1;
  }

  @Test
  void theyAreLeftAPlaceToWrite() throws Exception {
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
    assertThat(ran.out())
        .contains(
            CODE + ":" + firstBodyLine(),
            "int plus(int a, int b)",
            "VAL_NON_NEGATIVE(a)",
            "T-1 Adding",
            TEST,
            "tenon build");
    assertThat(person.read(CODE)).contains("int plus(int a, int b)");
    assertThat(person.read(TEST)).contains("adds()");
    assertThat(person.read(DOCUMENT)).contains("| building |");
    assertThat(person.subjects()).endsWith("Plan: 3 steps");
    assertThat(person.status().lines())
        .containsExactlyInAnyOrder(" M " + DOCUMENT, "?? " + CODE, "?? " + TEST);
    Person.Ran status = person.tenon("status");
    assertThat(status.out()).contains("write the bodies of S-1");
  }

  @Test
  void whatFailsStaysForThemToMend() throws Exception {
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    write("return a - b;");
    String mine = person.read(CODE);
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out()).contains("tests-pass", "expected: <5> but was: <-1>");
    assertThat(person.read(CODE)).isEqualTo(mine);
    assertThat(person.read(DOCUMENT)).contains("| building |").doesNotContain("blocked");
    assertThat(person.subjects()).endsWith("Plan: 3 steps");
    write("return a + b;", "return a - b;");
    Person.Ran good = person.tenon("build");
    assertThat(good.exit()).as(good.all()).isZero();
    assertThat(person.subjects())
        .endsWith("Plan: 3 steps", "Step 1: Sums", "Step 2: Sums", "Step 3: Sums");
    assertThat(person.status()).isEmpty();
    assertThat(person.read("design/evidence/S-1.json"))
        .contains("\"attempt\" : 1", "\"writer\" : \"person\"");
    assertThat(person.read(CODE)).contains("// VAL: VAL_NON_NEGATIVE(a)");
    assertThat(person.tenon("verify").exit()).isZero();
  }

  @Test
  void anUnwrittenBodyIsNotTaken() throws Exception {
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(person.read(DOCUMENT)).contains("| building |");
  }

  @Test
  void aTestThatTheyChangeIsStopped() throws Exception {
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    write("return a - b;");
    person.replace(TEST, "assertEquals(5,", "assertEquals(-1,");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("tests-locked", TEST);
    assertThat(person.subjects()).endsWith("Plan: 3 steps");
  }

  @Test
  void whatElseTheyChangedStaysTheirs() throws Exception {
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    write("return a + b;");
    person.write("notes.txt", "mine\n");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.status()).isEqualTo("?? notes.txt");
  }

  @Test
  void theCodeMayBeCommittedByThem() throws Exception {
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    write("return a + b;");
    person.commit("Mine");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.status()).isEmpty();
    assertThat(person.tenon("verify").exit()).isZero();
  }

  @Test
  void stepsThatDoNotNeedTheirsGoOn() throws Exception {
    person.replace(
        DOCUMENT,
        "#### `public static int twice(int a)`",
        "### `public final class Twos`\n\nTwos.\n\n#### `public static int twice(int a)`");
    person.replace(
        DOCUMENT,
        "#### `public static int thrice(int a)`",
        "### `public final class Threes`\n\nThrees.\n\n#### `public static int thrice(int a)`");
    String text =
        person
            .read(DOCUMENT)
            .replace("Sums.twice", "Twos.twice")
            .replace("Sums.thrice", "Threes.thrice")
            .replace("- uses: `Sums.plus`, `Twos.twice`", "- uses: `Sums.plus`")
            .replace("return plus(twice(a), a);", "return Sums.plus(Sums.plus(a, a), a);")
            .replace(
                "- uses: `Sums.plus`\n\n```java body\nreturn plus(a, a);",
                "```java body\nreturn a + a;");
    person.write(DOCUMENT, text);
    person.commit("Apart");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
    assertThat(person.subjects()).endsWith("Plan: 3 steps", "Step 2: Twos");
    assertThat(person.read(DOCUMENT)).contains("| building |", "| done |", "| todo |");
    assertThat(person.status().lines()).contains("?? " + CODE, "?? " + TEST);
    write("return a + b;");
    Person.Ran again = person.tenon("build");
    assertThat(again.exit()).as(again.all()).isZero();
    assertThat(person.subjects()).endsWith("Step 2: Twos", "Step 1: Sums", "Step 3: Threes");
    assertThat(person.status()).isEmpty();
    assertThat(person.tenon("verify").exit()).isZero();
  }

  @Test
  void stepsThatWriteTheSameFileWait() throws Exception {
    person.replace(
        DOCUMENT,
        "- uses: `Sums.plus`\n\n```java body\nreturn plus(a, a);",
        "```java body\nreturn a + a;");
    person.commit("Apart");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
    assertThat(ran.out()).contains("S-2", "writes the same file");
    write("return a + b;");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.status()).isEmpty();
  }

  private void write(String body) throws Exception {
    String text = person.read(CODE);
    int open = text.indexOf('{', text.indexOf("int plus("));
    int close = text.indexOf("\n  }", open);
    person.write(CODE, text.substring(0, open + 1) + "\n    " + body + text.substring(close));
  }

  private void write(String body, String before) throws Exception {
    person.replace(CODE, before, body);
  }
}
