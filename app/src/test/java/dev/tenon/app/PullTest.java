package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that comes back into the document. */
class PullTest {
  private static final String DOCUMENT = "design/design.md";
  private static final String CODE = "src/main/java/org/example/Sums.java";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withBuiltDesign(temp.resolve("sums"));
  }

  /** Everything is green, and nothing is left to be built. */
  private void green(String... subjects) throws Exception {
    assertThat(person.subjects()).endsWith(subjects);
    assertThat(person.status()).isEmpty();
    Person.Ran check = person.tenon("check");
    assertThat(check.exit()).as(check.all()).isZero();
    Person.Ran build = person.tenon("build");
    assertThat(build.out()).as(build.all()).contains("nothing to build");
    Person.Ran verified = person.tenon("verify");
    assertThat(verified.exit()).as(verified.all()).isZero();
    assertThat(person.tenon("verify", "--each").exit()).isZero();
  }

  @Test
  void aFixInTheCodeComesIntoTheDocument() throws Exception {
    person.replace(CODE, "return a + b;", "int sum = b + a; // in this order\n    return sum;");
    Person.Ran check = person.tenon("check");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("code-drift", "(git)", "tenon pull Sums.plus");
    String before = person.read(DOCUMENT);
    Person.Ran ran = person.tenon("pull", "Sums.plus");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(DOCUMENT))
        .isEqualTo(
            before.replace("return a + b;", "int sum = b + a; // in this order\nreturn sum;"));
    assertThat(ran.out()).contains(DOCUMENT, "T-1", "tests-pass");
    green("Step 3: Sums", "Pull: Sums.plus");
  }

  @Test
  void aCommittedFixToo() throws Exception {
    person.replace(CODE, "return a + b;", "return b + a;");
    person.commit("A fix");
    Person.Ran ran = person.tenon("pull", "S-1", "--format", "json");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains(
            "\"pulled\":[\"Sums.plus\"]", "\"documents\":[\"" + DOCUMENT + "\"]", "\"doubt\":[");
    green("A fix", "Pull: S-1");
  }

  @Test
  void whatIsTheSameIsLeftAlone() throws Exception {
    Person.Ran ran = person.tenon("pull", "Sums.plus");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("nothing to pull");
    assertThat(person.tenon("pull", "S-3").out()).contains("nothing to pull");
    assertThat(person.subjects()).endsWith("Step 3: Sums");
  }

  @Test
  void contractsSignatureAndDocumentationCome() throws Exception {
    person.replace(CODE, "  /** Trebles a number. */", "  /** Gives {@code 3 * a}. */");
    person.replace(
        CODE,
        "public static int thrice(int a) {",
        """
        public static int thrice(final int a) {
            // VAL: VAL_POSITIVE(a)
            if (!(a > 0)) {
              throw new IllegalArgumentException("a must be positive, was " + a);
            }\
        """);
    Person.Ran ran = person.tenon("pull", "Sums.thrice");
    assertThat(ran.exit()).as(ran.all() + person.read(CODE)).isZero();
    assertThat(person.read(DOCUMENT))
        .contains(
            "#### `public static int thrice(final int a)`\n\nGives `3 * a`.\n",
            "- VAL_POSITIVE(a)",
            "```java body\nreturn plus(twice(a), a);\n```")
        .doesNotContain("Trebles a number.");
    green("Pull: Sums.thrice");
  }

  @Test
  void aContractThatWasTakenOutGoesFromTheDocument() throws Exception {
    String code = person.read(CODE);
    int from = code.indexOf("    // VAL: VAL_NON_NEGATIVE(a)");
    int to = code.indexOf("    return a + b;");
    person.write(CODE, code.substring(0, from) + code.substring(to));
    Person.Ran ran = person.tenon("pull", "Sums.plus");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(DOCUMENT)).doesNotContain("VAL_NON_NEGATIVE");
    assertThat(ran.out()).contains("S-2", "S-3");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isZero();
    assertThat(person.tenon("verify").exit()).isZero();
  }

  @Test
  void aPostconditionIsUnwoven() throws Exception {
    person.replace(
        DOCUMENT,
        "- uses: `Sums.plus`\n\n",
        "- uses: `Sums.plus`\n- AST_POSTCONDITION(result >= a, \"no less\")\n\n");
    person.commit("A promise");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.read(CODE)).contains("// AST: AST_POSTCONDITION");
    String before = person.read(DOCUMENT);
    person.replace(CODE, "= plus(a, a);", "= plus(a, a) + 0;");
    Person.Ran ran = person.tenon("pull", "Sums.twice");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(DOCUMENT))
        .isEqualTo(before.replace("return plus(a, a);", "return plus(a, a) + 0;"));
    green("Pull: Sums.twice");
  }

  @Test
  void aWeakenedContractOrAFailingFixIsNotPulled() throws Exception {
    person.replace(CODE, "if (!(a >= 0))", "if (!(a >= -1))");
    Person.Ran weak = person.tenon("pull", "Sums.plus");
    assertThat(weak.exit()).as(weak.all()).isEqualTo(1);
    assertThat(weak.out()).contains("VAL_NON_NEGATIVE(a)");
    person.git("checkout", "-q", ".");
    person.replace(CODE, "return a + b;", "return a - b;");
    String before = person.read(DOCUMENT);
    Person.Ran wrong = person.tenon("pull", "Sums.plus");
    assertThat(wrong.exit()).as(wrong.all()).isEqualTo(1);
    assertThat(wrong.out()).contains("tests-pass");
    assertThat(person.read(DOCUMENT)).isEqualTo(before);
    assertThat(person.status()).isEqualTo(" M " + CODE);
    assertThat(person.subjects()).endsWith("Step 3: Sums");
  }

  @Test
  void otherWorkInTheFileIsNamedAndStays() throws Exception {
    person.replace(CODE, "return a + b;", "return b + a;");
    person.replace(CODE, "return plus(a, a);", "return a + a;");
    Person.Ran ran = person.tenon("pull", "Sums.plus");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out()).contains("only-own-files", "Sums.twice");
    assertThat(person.read(CODE)).contains("return b + a;", "return a + a;");
  }

  @Test
  void whatCannotBePulledIsRefused() throws Exception {
    Sentence.refused(person.tenon("pull", "Sums.minus"), "Sums.minus", "Sums.plus");
    Sentence.refused(person.tenon("pull"), "tenon pull");
    Sentence.refused(person.tenon("pull", "S-9"), "S-9");
    assertThat(person.tenon("undo", "S-3").exit()).isZero();
    Sentence.refused(person.tenon("pull", "S-3"), "S-3", "todo");
    Sentence.refused(person.tenon("pull", "Sums.thrice"), "S-3");
    person.replace(DOCUMENT, "Doubles a number.", "Doubles it.");
    Sentence.refused(person.tenon("pull", "Sums.plus"), "not committed", DOCUMENT);
  }

  // --- the document changed too -----------------------------------------------------------------

  /** Nothing was pulled, and nothing changed. */
  private void leftAlone(String what, String... said) throws Exception {
    String head = person.git("rev-parse", "HEAD");
    String status = person.status();
    String before = person.read(DOCUMENT) + person.read(CODE) + person.read("tenon.lock");
    Person.Ran ran = person.tenon("pull", what);
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out()).contains(said);
    assertThat(person.read(DOCUMENT) + person.read(CODE) + person.read("tenon.lock"))
        .isEqualTo(before);
    assertThat(person.git("rev-parse", "HEAD")).isEqualTo(head);
    assertThat(person.status()).isEqualTo(status);
  }

  @Test
  void proseThatIsNewerInTheDocumentStaysAndComesIntoTheCode() throws Exception {
    person.replace(DOCUMENT, "Trebles a number.", "Gives three times a number.");
    person.commit("Prose");
    assertThat(person.tenon("pull", "S-3").out()).contains("nothing to pull");
    person.replace(CODE, "return plus(twice(a), a);", "return plus(a, twice(a));");
    Person.Ran ran = person.tenon("pull", "S-3");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(DOCUMENT))
        .contains("Gives three times a number.", "return plus(a, twice(a));");
    assertThat(person.read(CODE)).contains("/** Gives three times a number. */");
    green("Pull: S-3");
  }

  @Test
  void aBodyThatIsNewerInTheDocumentIsNotOverwritten() throws Exception {
    person.replace(DOCUMENT, "return plus(twice(a), a);", "return plus(a, twice(a)); // mine");
    person.commit("A body");
    leftAlone("S-3", "Sums.thrice", "body", "tenon build");
    person.replace(CODE, "return plus(twice(a), a);", "return 3 * a;");
    leftAlone("Sums.thrice", "in the document and in the code", "body");
  }

  @Test
  void aContractOrASignatureThatIsNewerInTheDocumentIsNotOverwritten() throws Exception {
    person.replace(
        DOCUMENT, "- VAL_NON_NEGATIVE(a)\n", "- VAL_NON_NEGATIVE(a)\n- VAL_POSITIVE(b)\n");
    person.commit("A contract");
    leftAlone("S-1", "Sums.plus", "contracts", "tenon build");
    person.replace(CODE, "return a + b;", "return b + a;");
    leftAlone("Sums.plus", "contracts", "tenon build");
    person.git("checkout", "-q", ".");
    person.git("revert", "--no-edit", "HEAD");
    person.replace(
        DOCUMENT, "public static int twice(int a)", "public static int twice(final int a)");
    person.commit("A signature");
    leftAlone("S-2", "Sums.twice", "signature", "tenon build");
  }

  @Test
  void whatTheDocumentSaysIsKnownAfterASquashToo() throws Exception {
    person.git("reset", "-q", "--soft", person.git("rev-list", "--max-parents=0", "HEAD"));
    person.git("commit", "-q", "-m", "All of it");
    person.replace(DOCUMENT, "Adds two numbers.", "Adds two numbers, says a person.");
    person.commit("Prose");
    person.replace(CODE, "return a + b;", "return b + a;");
    Person.Ran ran = person.tenon("pull", "Sums.plus");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(DOCUMENT)).contains("Adds two numbers, says a person.", "return b + a;");
    person.replace(DOCUMENT, "return plus(a, a);", "return plus(a, a); // mine");
    person.commit("A body");
    leftAlone("S-2", "Sums.twice", "body");
  }

  @Test
  void whereBulletsStandInAnotherOrderThanTheirCodeTheyStay() throws Exception {
    person.replace(
        DOCUMENT,
        "- VAL_NON_NEGATIVE(a)\n",
        "- AST_POSTCONDITION(result >= a || b < 0, \"sums\")\n- VAL_NON_NEGATIVE(a)\n");
    person.commit("A promise");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.tenon("pull", "S-1").out()).contains("nothing to pull");
  }

  @Test
  void linesLikeFencesDoNotEndTheBlock() throws Exception {
    person.replace(
        CODE,
        "return a + b;",
        "String s = \"\"\"\n        ```\n        \"\"\";\n    return a + b;");
    leftAlone("Sums.plus", DOCUMENT, "fences");
    person.replace(
        DOCUMENT, "```java body\nreturn a + b;\n```", "````java body\nreturn a + b;\n````");
    person.git("add", DOCUMENT);
    person.git("commit", "-q", "-m", "Longer fences");
    Person.Ran ran = person.tenon("pull", "Sums.plus");
    assertThat(ran.exit()).as(ran.all()).isZero();
    green("Pull: Sums.plus");
  }

  // --- what is no method ------------------------------------------------------------------------

  @Test
  void membersOfBlocksCome() throws Exception {
    person.replace(
        DOCUMENT,
        "private Sums() {}\n",
        "private static final int ONE = 1;\n\n"
            + "/** Half. */\n"
            + "static int half(int a) {\n"
            + "  return a / 2;\n"
            + "}\n\n"
            + "private Sums() {}\n");
    person.commit("Members");
    assertThat(person.tenon("build").exit()).isZero();
    String before = person.read(DOCUMENT);
    person.replace(CODE, "ONE = 1;", "ONE = 2 - 1;");
    person.replace(CODE, "return a / 2;", "// 一半\n    return a >> 1;");
    assertThat(person.tenon("check").out()).contains("tenon pull Sums.ONE", "tenon pull Sums.half");
    leftAlone("Sums.plus", "Sums.ONE", "tenon pull S-1");
    Person.Ran ran = person.tenon("pull", "S-1", "--format", "json");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("\"pulled\":[\"Sums.ONE\",\"Sums.half(int)\"]");
    assertThat(person.read(DOCUMENT))
        .isEqualTo(
            before
                .replace("ONE = 1;", "ONE = 2 - 1;")
                .replace("return a / 2;", "// 一半\n  return a >> 1;"));
    green("Pull: S-1");
    person.replace(CODE, "return a >> 1;", "return a / 2 + 0;");
    assertThat(person.tenon("pull", "Sums.half").exit()).isZero();
    green("Pull: Sums.half");
    person.replace(DOCUMENT, "return a / 2 + 0;", "return a / 2 + 1 - 1;");
    person.commit("A member");
    leftAlone("S-1", "Sums.half", "tenon build");
  }

  @Test
  void testsAreNeverTakenFromCodeNorLockedAnewOnTheWay() throws Exception {
    String test = "src/test/java/org/example/SumsTest.java";
    person.replace(
        test, "assertEquals(4, Sums.twice(2));", "assertEquals(Sums.twice(2), Sums.twice(2));");
    leftAlone("S-2", "T-2", test, "tenon build", "git");
    person.commit("Weaker");
    leftAlone("S-2", "T-2", test);
    person.replace(CODE, "return plus(a, a);", "return plus(a, a) + 0;");
    leftAlone("Sums.twice", "T-2", test);
    // another step's test in the same class
    person.git("checkout", "-q", ".");
    person.replace(CODE, "return a + b;", "return b + a;");
    leftAlone("Sums.plus", "T-2", test);
    Sentence.refused(person.tenon("pull", "T-2"), "T-2", "tenon build");
    assertThat(person.tenon("check").out()).contains("test-changed");
  }

  @Test
  void aHeadOfATypeOrAMemberThatIsGoneIsNamedWithTheWayOut() throws Exception {
    person.replace(CODE, "public final class Sums {", "public class Sums {");
    leftAlone("S-1", "Sums", DOCUMENT, "heading", "git");
    person.commit("Open");
    leftAlone("S-1", "Sums", "heading");
    person.replace(CODE, "return a + b;", "return b + a;");
    leftAlone("Sums.plus", "Sums", "heading");
    person.git("checkout", "-q", ".");
    person.git("revert", "--no-edit", "HEAD");
    person.replace(CODE, "  private Sums() {}\n", "");
    leftAlone("S-1", "Sums.Sums()", DOCUMENT);
  }

  @Test
  void whatIsWrittenBesideItInTheTestsStaysUncommitted() throws Exception {
    String test = "src/test/java/org/example/SumsTest.java";
    person.write(test, "// mine\n" + person.read(test));
    person.replace(CODE, "return a + b;", "return b + a;");
    Person.Ran ran = person.tenon("pull", "Sums.plus");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(test)).startsWith("// mine\n");
    assertThat(person.status()).isEqualTo(" M " + test);
  }

  @Test
  void aKilledOneHasHappenedOrNot() throws Exception {
    person.replace(CODE, "return a + b;", "return b + a; // mine");
    String before = person.read(DOCUMENT);
    int cut = 0;
    for (long delay = 300; delay < 6000; delay += 300) {
      Process pull = person.start("pull", "Sums.plus");
      boolean ended = pull.waitFor(delay, java.util.concurrent.TimeUnit.MILLISECONDS);
      if (ended) {
        break;
      }
      cut++;
      pull.descendants().forEach(ProcessHandle::destroyForcibly);
      pull.destroyForcibly().waitFor();
      assertThat(person.read(CODE)).contains("return b + a; // mine");
      person.tenon("log"); // whatever comes next finishes or drops it
    }
    assertThat(cut).isPositive();
    Person.Ran last = person.tenon("pull", "Sums.plus");
    assertThat(last.exit()).as(last.all()).isZero();
    assertThat(person.read(DOCUMENT))
        .isEqualTo(before.replace("return a + b;", "return b + a; // mine"));
    assertThat(person.git("worktree", "list").lines()).hasSize(1);
    green("Step 3: Sums", "Pull: Sums.plus");
  }
}
