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
}
