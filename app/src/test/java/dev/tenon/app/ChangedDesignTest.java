package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Designs that change after their steps were built. */
class ChangedDesignTest {
  private static final String DOCUMENT = "design/design.md";
  private static final String CODE = "src/main/java/org/example/Sums.java";
  private static final List<String> BUILT =
      List.of("Start", "Plan: 3 steps", "Step 1: Sums", "Step 2: Sums", "Step 3: Sums");

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withBuiltDesign(temp.resolve("sums"));
  }

  private Person.Ran rebuilt(String... subjects) throws Exception {
    person.commit("Change");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    List<String> now = person.subjects();
    assertThat(now.subList(0, BUILT.size())).isEqualTo(BUILT);
    assertThat(now.subList(BUILT.size() + 1, now.size())).containsExactly(subjects);
    assertThat(person.status()).isEmpty();
    Person.Ran verified = person.tenon("verify");
    assertThat(verified.exit()).as(verified.all()).isZero();
    assertThat(person.tenon("check").exit()).isZero();
    Person.Ran again = person.tenon("build");
    assertThat(again.out()).contains("nothing to build");
    assertThat(person.subjects()).hasSize(now.size());
    return ran;
  }

  @Test
  void aChangedBodyIsBuiltAgainAlone() throws Exception {
    person.replace(DOCUMENT, "return a + b;", "return b + a;");
    rebuilt("Plan: 3 steps", "Step 1: Sums");
    assertThat(person.read(CODE)).contains("return b + a;").doesNotContain("return a + b;");
  }

  @Test
  void checkSaysThatTheEvidenceIsStaleAndPlanReopensTheStep() throws Exception {
    person.replace(DOCUMENT, "return a + b;", "return b + a;");
    Person.Ran check = person.tenon("check");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("error evidence-stale");
    assertThat(person.tenon("plan").exit()).isZero();
    assertThat(person.read(DOCUMENT)).contains("| S-1 | Sums | `Sums.plus` | – | T-1 | todo |");
  }

  @Test
  void aChangedContractIsWovenAndItsUsersFollow() throws Exception {
    person.replace(DOCUMENT, "- VAL_NON_NEGATIVE(a)", "- VAL_INT_RANGE(a, 0, 100)");
    rebuilt("Plan: 3 steps", "Step 1: Sums", "Step 2: Sums", "Step 3: Sums");
    assertThat(person.read(CODE)).contains("VAL_INT_RANGE").doesNotContain("VAL_NON_NEGATIVE");
  }

  @Test
  void aChangedSignatureIsWovenAndItsUsersFollow() throws Exception {
    person.replace(
        DOCUMENT, "public static int plus(int a, int b)", "public static int plus(int a, long b)");
    person.replace(DOCUMENT, "return a + b;", "return a + Math.toIntExact(b);");
    rebuilt("Plan: 3 steps", "Step 1: Sums", "Step 2: Sums", "Step 3: Sums");
    assertThat(person.read(CODE)).contains("public static int plus(int a, long b)");
  }

  @Test
  void aChangedHeadOfATypeIsWoven() throws Exception {
    person.replace(DOCUMENT, "public final class Sums", "public class Sums");
    rebuilt("Plan: 3 steps", "Step 1: Sums");
    assertThat(person.read(CODE)).contains("public class Sums {");
  }

  @Test
  void changedMembersAreWoven() throws Exception {
    person.replace(
        DOCUMENT,
        "private Sums() {}",
        "private static final int BASE = 0;\n\nprivate Sums() {\n  super();\n}");
    person.replace(DOCUMENT, "return a + b;", "return BASE + a + b;");
    rebuilt("Plan: 3 steps", "Step 1: Sums");
    assertThat(person.read(CODE)).contains("BASE = 0", "super();").doesNotContain("Sums() {}");
    person.replace(DOCUMENT, "private static final int BASE = 0;\n\n", "");
    person.replace(DOCUMENT, "return BASE + a + b;", "return a + b;");
    person.commit("Back");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.read(CODE)).doesNotContain("BASE");
    assertThat(person.tenon("verify").exit()).isZero();
  }

  @Test
  void aChangedTestIsWrittenAndLockedAnew() throws Exception {
    person.replace(
        DOCUMENT, "assertEquals(5, Sums.plus(2, 3));", "assertEquals(7, Sums.plus(3, 4));");
    rebuilt("Plan: 3 steps", "Step 1: Sums");
    assertThat(person.read("src/test/java/org/example/SumsTest.java"))
        .contains("assertEquals(7, Sums.plus(3, 4));")
        .doesNotContain("assertEquals(5");
  }

  /** Who weakens what the design gives, and builds its step again for something else. */
  @Test
  void codeThatTheDocumentGivesIsPutBack() throws Exception {
    String test = "src/test/java/org/example/SumsTest.java";
    person.replace(
        DOCUMENT, "private Sums() {}", "private static final int BASE = 0;\n\nprivate Sums() {}");
    rebuilt("Plan: 3 steps", "Step 1: Sums");
    String tests = person.read(test);
    person.replace(test, "assertEquals(5, Sums.plus(2, 3));", "Sums.plus(2, 3);");
    person.replace(CODE, "BASE = 0", "BASE = 1");
    person.replace(DOCUMENT, "return a + b;", "return b + a;");
    person.commit("Weaker");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(test)).isEqualTo(tests);
    assertThat(person.read(CODE)).contains("BASE = 0", "return b + a;");
    assertThat(person.tenon("check").exit()).isZero();
  }

  @Test
  void aTestIsPutBackWhereHistoryHasLostTheStepToo() throws Exception {
    String test = "src/test/java/org/example/SumsTest.java";
    String tests = person.read(test);
    person.git("reset", "-q", "--soft", person.git("rev-list", "--max-parents=0", "HEAD"));
    person.replace(test, "assertEquals(4, Sums.twice(2));", "Sums.twice(2);");
    person.replace(DOCUMENT, "return plus(a, a);", "return plus(a, a) + 0;");
    person.commit("All of it, and weaker");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(test)).isEqualTo(tests);
  }

  @Test
  void proseChangesTheDocumentationAlone() throws Exception {
    String lock = person.read("tenon.lock");
    String evidence = person.read("design/evidence/S-1.json");
    person.replace(DOCUMENT, "Adds two numbers.", "Adds two small numbers.");
    rebuilt("Docs: S-1");
    assertThat(person.read(CODE))
        .contains("Adds two small numbers.")
        .doesNotContain("Adds two numbers.");
    assertThat(person.read("tenon.lock")).isEqualTo(lock);
    assertThat(person.read("design/evidence/S-1.json")).isEqualTo(evidence);
    assertThat(person.git("show", "--name-only", "--format=", "HEAD")).isEqualTo(CODE);
  }

  @Test
  void proseOfATypeBelongsToTheStepThatMadeIt() throws Exception {
    person.replace(DOCUMENT, "Sums of small numbers.", "Sums of very small numbers.");
    rebuilt("Docs: S-1");
    assertThat(person.read(CODE)).contains("Sums of very small numbers.");
  }

  @Test
  void aCommentThatThePersonWroteIsLeftWhereTheProseStands() throws Exception {
    person.replace(CODE, "/** Doubles a number. */", "/** Doubles a number, said a person. */");
    rebuilt();
    assertThat(person.read(CODE)).contains("said a person");
  }

  @Test
  void aNewMethodGetsAStep() throws Exception {
    person.replace(
        DOCUMENT,
        "## 5 Implementation details\n",
        "#### `public static int zero()`\n\n"
            + "Nothing.\n\n"
            + "## 5 Implementation details\n\n"
            + "### `Sums.zero`\n\n"
            + "```java body\n"
            + "return 0;\n"
            + "```\n\n"
            + "### T-4 Zero\n\n"
            + "- verifies: `Sums.zero`\n\n"
            + "```java test\n"
            + "@Test\n"
            + "void zero() {\n"
            + "  assertEquals(0, Sums.zero());\n"
            + "}\n"
            + "```\n");
    rebuilt("Plan: 4 steps", "Step 4: Sums");
  }

  @Test
  void aMethodTakenOutOfTheDocumentStaysInTheCode() throws Exception {
    String text = person.read(DOCUMENT);
    text = text.replace("#### `public static int thrice(int a)`\n\nTrebles a number.\n\n", "");
    int from = text.indexOf("### `Sums.thrice`");
    text = text.substring(0, from) + text.substring(text.indexOf("### T-1"));
    int test = text.indexOf("### T-3");
    text = text.substring(0, test) + text.substring(text.indexOf("## 6"));
    person.write(DOCUMENT, text.replace("| T-3 |", "| – |"));
    person.commit("Without thrice");
    Person.Ran ran = person.tenon("build");
    Sentence.noTrace(ran);
    assertThat(person.read(CODE)).contains("thrice");
    Person.Ran check = person.tenon("check");
    assertThat(check.out()).contains("undocumented-api", "thrice");
  }

  @Test
  void noCommitIsRewritten() throws Exception {
    String before = person.git("rev-parse", "HEAD");
    person.replace(DOCUMENT, "return a + b;", "return b + a;");
    rebuilt("Plan: 3 steps", "Step 1: Sums");
    assertThat(person.git("merge-base", "HEAD", before)).isEqualTo(before);
  }
}
