package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the person's own a build takes in, refuses, leaves alone. */
class PersonsTreeTest {
  private static final String CODE = "src/main/java/org/example/Sums.java";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withDesign(temp.resolve("sums"));
  }

  @Test
  void changesInTheDesignAreNamedAndNothingIsTouched() throws Exception {
    person.replace("design/design.md", "Adds two numbers.", "Adds two small numbers.");
    person.write("tenon.toml", person.read("tenon.toml") + "\n# mine\n");
    String status = person.status();
    Sentence.refused(person.tenon("build"), "design/design.md", "tenon.toml", "git commit");
    assertThat(person.status()).isEqualTo(status);
    assertThat(person.subjects()).containsExactly("Start");
  }

  @Test
  void changesInLockAndEvidenceAreNamed() throws Exception {
    assertThat(person.tenon("build", "S-1").exit()).isZero();
    person.write("tenon.lock", person.read("tenon.lock") + "item R-1 sha256:00\n");
    person.write("design/evidence/S-1.json", "{}");
    Sentence.refused(person.tenon("build"), "tenon.lock", "design/evidence/S-1.json");
    person.git("checkout", "-q", ".");
    person.write("design/evidence/S-2.json", "{}");
    Sentence.refused(person.tenon("build"), "design/evidence/S-2.json");
    Files.delete(person.folder.resolve("design/evidence/S-2.json"));
    Files.delete(person.folder.resolve("tenon.lock"));
    Sentence.refused(person.tenon("build"), "tenon.lock");
  }

  @Test
  void aFileThatTheStepWritesMustBeClean() throws Exception {
    assertThat(person.tenon("build", "S-1").exit()).isZero();
    person.write(CODE, person.read(CODE) + "\n// mine\n");
    Sentence.refused(person.tenon("build"), "S-2", CODE, "commit or stash");
    assertThat(person.read(CODE)).endsWith("// mine\n");
    assertThat(person.status()).isEqualTo(" M " + CODE);
    person.git("checkout", "-q", ".");
    assertThat(person.tenon("build").exit()).isZero();
  }

  @Test
  void anUntrackedFileInTheWayIsNotOverwritten() throws Exception {
    person.write(CODE, "// mine\n");
    Sentence.refused(person.tenon("build"), "S-1", CODE);
    assertThat(person.read(CODE)).isEqualTo("// mine\n");
  }

  @Test
  void changesElsewhereStay() throws Exception {
    person.write("notes.txt", "one\n");
    person.write("both.txt", "one\n");
    person.write("gone.txt", "one\n");
    person.commit("Notes");
    person.write("notes.txt", "two\n");
    person.write("both.txt", "two\n");
    person.write("new.txt", "new\n");
    person.git("add", "notes.txt", "both.txt", "new.txt");
    person.write("both.txt", "three\n");
    Files.delete(person.folder.resolve("gone.txt"));
    person.write("untracked.txt", "mine\n");
    String status = person.status();
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.status()).isEqualTo(status);
    assertThat(person.git("show", ":both.txt")).isEqualTo("two");
    assertThat(person.git("ls-tree", "-r", "--name-only", "HEAD"))
        .contains(CODE)
        .doesNotContain("new.txt", "untracked.txt");
  }

  @Test
  void documentsThatWereNeverCommittedComeFirst() throws Exception {
    person.write("design/more.md", "# Further\n\nSome words.\n");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.subjects())
        .containsExactly("Start", "Plan: 3 steps", "Step 1: Sums", "Step 2: Sums", "Step 3: Sums");
    assertThat(person.git("show", "--name-only", "--format=", "HEAD~3"))
        .contains("design/more.md", "design/design.md");
    assertThat(person.status()).isEmpty();
  }

  @Test
  void aPlanThatThePersonMadeIsCommittedFirst() throws Exception {
    assertThat(person.tenon("plan").exit()).isZero();
    assertThat(person.status()).isEqualTo(" M design/design.md");
    person.replace("design/design.md", "| S-2 | Sums |", "| S-2 | Doubling |");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.subjects().get(1)).startsWith("Plan: ");
    assertThat(person.subjects()).contains("Step 2: Doubling").hasSize(5);
    assertThat(person.status()).isEmpty();
  }

  @Test
  void aPlanBesideAnotherChangeIsNotTakenIn() throws Exception {
    assertThat(person.tenon("plan").exit()).isZero();
    person.replace("design/design.md", "Adds two numbers.", "Adds two small numbers.");
    Sentence.refused(person.tenon("build"), "design/design.md");
  }

  @Test
  void errorsInTheDesignStopBeforeAnythingIsWritten() throws Exception {
    person.replace("design/design.md", "- satisfies: R-1", "- satisfies: R-9");
    person.commit("Wrong");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("dangling-reference", "R-9");
    assertThat(person.subjects()).containsExactly("Start", "Wrong");
    assertThat(person.status()).isEmpty();
  }

  @Test
  void aRingOfMethodsStopsPlanAndBuild() throws Exception {
    person.replace(
        "design/design.md", "### `Sums.plus`\n", "### `Sums.plus`\n\n- uses: `Sums.thrice`\n");
    person.commit("Ring");
    assertThat(person.tenon("plan").exit()).isEqualTo(1);
    assertThat(person.tenon("build").exit()).isEqualTo(1);
    assertThat(person.status()).isEmpty();
  }

  @Test
  void anUnfinishedMergeIsNamed() throws Exception {
    person.git("switch", "-q", "-c", "other");
    person.write("a.txt", "a\n");
    person.commit("A");
    person.git("switch", "-q", "main");
    person.write("a.txt", "b\n");
    person.commit("B");
    person.sh("git merge other");
    Sentence.refused(person.tenon("build"), "merge", "git merge --abort");
  }
}
