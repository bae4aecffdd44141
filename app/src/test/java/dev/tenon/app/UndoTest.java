package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finished steps that are taken back. */
class UndoTest {
  private static final String DOCUMENT = "design/design.md";
  private static final String CODE = "src/main/java/org/example/Sums.java";
  private static final String TEST = "src/test/java/org/example/SumsTest.java";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withBuiltDesign(temp.resolve("sums"));
  }

  private void undone(String step) throws Exception {
    String before = person.git("rev-parse", "HEAD");
    Person.Ran ran = person.tenon("undo", step);
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.git("rev-parse", "HEAD^")).isEqualTo(before);
    assertThat(person.git("log", "-1", "--format=%s")).isEqualTo("Undo: " + step);
    assertThat(person.status()).isEmpty();
    assertThat(person.git("worktree", "list").lines()).hasSize(1);
  }

  /** All of it can be built once more, and is what it was. */
  private void builtAgain() throws Exception {
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.tenon("verify").exit()).isZero();
    assertThat(person.status()).isEmpty();
  }

  @Test
  void theLastStepIsAsIfItHadNeverBeen() throws Exception {
    String tree = person.git("rev-parse", "HEAD:src");
    undone("S-3");
    assertThat(person.git("rev-parse", "HEAD:src"))
        .isEqualTo(person.git("rev-parse", "HEAD~2:src"));
    assertThat(person.read("tenon.lock"))
        .isEqualTo(person.git("show", "HEAD~2:tenon.lock") + "\n")
        .doesNotContain("thrice", "T-3", "S-3");
    assertThat(person.read(DOCUMENT)).contains("T-3 | todo |", "T-2 | done |");
    assertThat(person.folder.resolve("design/evidence/S-3.json")).doesNotExist();
    assertThat(person.tenon("check").exit()).isZero();
    builtAgain();
    assertThat(person.git("rev-parse", "HEAD:src")).isEqualTo(tree);
    undone("S-3");
    builtAgain();
  }

  @Test
  void whatStandsOnItGoesWithIt() throws Exception {
    undone("S-1");
    assertThat(person.folder.resolve(CODE)).doesNotExist();
    assertThat(person.folder.resolve(TEST)).doesNotExist();
    assertThat(person.read("tenon.lock")).isEqualTo("tenon.lock 1\n");
    assertThat(person.read(DOCUMENT)).doesNotContain("| done |");
    assertThat(person.git("log", "-1", "--format=%B"))
        .contains("Tenon-Undo: S-1", "Tenon-Undo: S-2", "Tenon-Undo: S-3");
    builtAgain();
  }

  @Test
  void stepsBesideItInTheSameTypeStay() throws Exception {
    person.replace(
        DOCUMENT,
        "- uses: `Sums.plus`\n\n```java body\nreturn plus(a, a);",
        "```java body\nreturn a + a;");
    person.commit("Apart");
    assertThat(person.tenon("build").exit()).isZero();
    undone("S-1");
    assertThat(person.read(CODE))
        .contains("public final class Sums {", "private Sums() {}", "int twice(")
        .doesNotContain("plus", "thrice");
    assertThat(person.read(DOCUMENT)).contains("T-1 | todo |", "T-2 | done |", "T-3 | todo |");
    assertThat(person.read("tenon.lock"))
        .contains("step S-2 ", "symbol Sums.twice ")
        .doesNotContain("plus", "T-1 ");
    Person.Ran check = person.tenon("check");
    assertThat(check.exit()).as(check.all()).isZero();
    builtAgain();
    assertThat(person.read(CODE)).contains("int plus(", "int thrice(");
  }

  @Test
  void whatOthersWroteSinceStays() throws Exception {
    person.replace(CODE, "private Sums() {}", "private Sums() {}\n\n  // mine, between\n");
    person.replace(CODE, "public static int thrice", "// mine, above\n  public static int thrice");
    person.write(TEST, "// mine, at the top\n" + person.read(TEST));
    person.write("notes.txt", "mine\n");
    person.commit("Comments");
    Person.Ran ran = person.tenon("undo", "S-3");
    // the comment stands before the method, outside of its text or in it: it may not be lost
    assertThat(person.read(CODE)).contains("// mine, between", "// mine, above");
    assertThat(person.read(TEST)).contains("// mine, at the top");
    assertThat(ran.exit()).isIn(0, 1);
    undoneOrRefused(ran);
  }

  private void undoneOrRefused(Person.Ran ran) throws Exception {
    if (ran.exit() == 1) {
      assertThat(ran.out()).contains("Comments");
      person.replace(CODE, "  // mine, above\n", "");
      person.commit("Back");
    }
  }

  @Test
  void linesBesideTheMethodsStay() throws Exception {
    person.replace(CODE, "private Sums() {}", "private Sums() {}\n\n  // mine, between\n");
    person.write(TEST, "// mine, at the top\n" + person.read(TEST));
    person.commit("Comments");
    undone("S-2");
    assertThat(person.read(CODE))
        .contains("// mine, between", "int plus(", "private Sums() {}")
        .doesNotContain("twice", "thrice");
    assertThat(person.read(TEST))
        .startsWith("// mine, at the top\n")
        .contains("adds()")
        .doesNotContain("doubles()", "trebles()");
    undone("S-1");
    assertThat(person.read(CODE)).contains("// mine, between").doesNotContain("plus");
    builtAgain();
    assertThat(person.read(CODE)).contains("// mine, between", "int thrice(");
    assertThat(person.read(TEST)).startsWith("// mine, at the top\n");
  }

  @Test
  void laterCommitsInTheSameMethodsAreNamed() throws Exception {
    person.replace(CODE, "return plus(a, a);", "return plus(a, a); // mine");
    person.commit("A remark");
    String before = person.git("rev-parse", "HEAD");
    Person.Ran ran = person.tenon("undo", "S-1");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out()).contains(CODE + ":", "Sums.twice", "A remark", before.substring(0, 9));
    assertThat(person.git("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(person.status()).isEmpty();
    Person.Ran json = person.tenon("undo", "S-2", "--format", "json");
    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.out())
        .contains("\"steps\":[\"S-2\",\"S-3\"]", "\"commit\":\"\"", "\"subject\":\"A remark\"");
    undone("S-3");
  }

  @Test
  void whatIsUncommittedIsInTheWay() throws Exception {
    person.replace(CODE, "return a + b;", "return b + a;");
    Sentence.refused(person.tenon("undo", "S-3"), CODE);
    person.git("checkout", "-q", ".");
    person.write("notes.txt", "mine\n");
    Person.Ran ran = person.tenon("undo", "S-3");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.status()).isEqualTo("?? notes.txt");
  }

  @Test
  void onlyWhatIsDoneCanBeTakenBack() throws Exception {
    undone("S-3");
    Sentence.refused(person.tenon("undo", "S-3"), "S-3", "done: S-1, S-2");
    Sentence.refused(person.tenon("undo", "S-9"), "S-9");
    Sentence.refused(person.tenon("undo"), "tenon undo S-3");
    Sentence.refused(person.tenon("undo", "Sums.plus"), "Sums.plus");
  }

  @Test
  void documentationThatFollowedTheProseGoesToo() throws Exception {
    person.replace(DOCUMENT, "Trebles a number.", "Gives three times a number.");
    person.commit("Prose");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.subjects()).endsWith("Docs: S-3");
    undone("S-3");
    assertThat(person.read(CODE)).doesNotContain("three times");
    builtAgain();
    assertThat(person.read(CODE)).contains("three times");
  }

  @Test
  void aFailingHookChangesNothing() throws Exception {
    person.hook("pre-commit", "echo not today >&2; exit 1");
    Person.Ran ran = person.tenon("undo", "S-3");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out()).contains("not today");
    assertThat(person.status()).isEmpty();
    assertThat(person.subjects()).endsWith("Step 3: Sums");
  }

  @Test
  void aKilledOneHasHappenedOrNot() throws Exception {
    for (long delay = 250; delay < 2500; delay += 200) {
      Process undo = person.start("undo", "S-2");
      boolean ended = undo.waitFor(delay, java.util.concurrent.TimeUnit.MILLISECONDS);
      undo.destroyForcibly().waitFor();
      if (ended) {
        break;
      }
    }
    Person.Ran last = person.tenon("undo", "S-2");
    assertThat(last.exit()).as(last.all()).isIn(0, 2);
    assertThat(person.subjects()).endsWith("Step 3: Sums", "Undo: S-2");
    assertThat(person.status()).isEmpty();
    builtAgain();
  }

  @Test
  void afterASquashTheWayByHandIsTold() throws Exception {
    person.git("reset", "-q", "--soft", person.git("rev-list", "--max-parents=0", "HEAD"));
    person.commit("All of it");
    Person.Ran ran = person.tenon("undo", "S-3");
    Sentence.refused(ran, "no commit of S-3", "by hand", "`todo`", DOCUMENT, "tenon build");
    // and that way leads there
    person.replace(DOCUMENT, "| T-3 | done |", "| T-3 | todo |");
    person.commit("To do");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isZero();
    assertThat(person.subjects()).endsWith("Step 3: Sums");
    assertThat(person.tenon("verify").exit()).isZero();
  }
}
