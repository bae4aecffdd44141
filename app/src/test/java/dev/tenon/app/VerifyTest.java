package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tenon verify} and {@code tenon verify --each}. */
class VerifyTest {
  private static final String CODE = "src/main/java/org/example/Sums.java";
  private static final String TEST = "src/test/java/org/example/SumsTest.java";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withBuiltDesign(temp.resolve("sums"));
  }

  private void fails(String... says) throws Exception {
    person.commit("Tamper");
    String head = person.git("rev-parse", "HEAD");
    Person.Ran ran = person.tenon("verify");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    Sentence.noTrace(ran);
    assertThat(ran.out()).contains(says);
    assertThat(person.tenon("verify", "--format", "json").out()).startsWith("{\"ok\":false,");
    assertThat(person.git("rev-parse", "HEAD")).isEqualTo(head);
    assertThat(person.status()).isEmpty();
    assertThat(person.git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void changedCodeIsFound() throws Exception {
    person.replace(CODE, "return a + b;", "return b + a;");
    fails("✗ S-1", "code-drift", "✓ S-2");
    // each step's own commit is as it was
    assertThat(person.tenon("verify", "--each").exit()).isZero();
  }

  @Test
  void aWeakenedContractIsFound() throws Exception {
    person.replace(CODE, "if (!(a >= 0))", "if (!(a >= -1))");
    fails("✗ S-1", "contract-weakened");
  }

  @Test
  void aChangedTestIsFound() throws Exception {
    person.replace(TEST, "assertEquals(4, Sums.twice(2));", "assertEquals(0, Sums.twice(0));");
    fails("✗ S-2", "test-changed");
  }

  @Test
  void aChangedLockIsFound() throws Exception {
    person.write(
        "tenon.lock",
        person
            .read("tenon.lock")
            .replaceFirst("symbol Sums.plus sha256:..", "symbol Sums.plus sha256:00"));
    fails("✗ S-1");
  }

  @Test
  void aMissingLockEntryIsFound() throws Exception {
    person.write(
        "tenon.lock", person.read("tenon.lock").replaceFirst("symbol Sums.plus sha256:\\w+\n", ""));
    fails("✗ S-1");
  }

  @Test
  void aMissingTestEntryIsFound() throws Exception {
    person.write(
        "tenon.lock", person.read("tenon.lock").replaceFirst("test T-2 sha256:\\w+\n", ""));
    fails("✗ S-2");
  }

  @Test
  void changedEvidenceIsFound() throws Exception {
    person.replace("design/evidence/S-2.json", "\"attempt\" : 1", "\"attempt\" : 2");
    fails("✗ S-2", "done-without-evidence");
  }

  @Test
  void missingEvidenceIsFound() throws Exception {
    Files.delete(person.folder.resolve("design/evidence/S-3.json"));
    fails("✗ S-3", "done-without-evidence");
  }

  @Test
  void evidenceThatIsNoEvidenceIsFound() throws Exception {
    person.write("design/evidence/S-3.json", "{");
    person.commit("Tamper");
    Person.Ran ran = person.tenon("verify");
    assertThat(ran.exit()).as(ran.all()).isIn(1, 2);
    Sentence.noTrace(ran);
    assertThat(ran.all()).contains("S-3");
  }

  @Test
  void whatIsNotCommittedIsNotLookedAt() throws Exception {
    person.replace(CODE, "return a + b;", "return a - b;");
    String status = person.status();
    assertThat(person.tenon("verify").exit()).isZero();
    assertThat(person.status()).isEqualTo(status);
    assertThat(person.tenon("check").exit()).isEqualTo(1);
  }

  @Test
  void aDetachedHeadCanBeVerified() throws Exception {
    person.git("checkout", "-q", "--detach", "HEAD");
    Person.Ran ran = person.tenon("verify");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.tenon("verify", "--each").exit()).isZero();
  }

  @Test
  void anOlderHeadHoldsItsOwnSteps() throws Exception {
    person.git("reset", "-q", "--hard", "HEAD~1");
    Person.Ran ran = person.tenon("verify");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("2 of 2");
  }

  @Test
  void historyThatWasSquashedStillStands() throws Exception {
    person.git("reset", "-q", "--soft", "HEAD~4");
    person.git("commit", "-q", "-m", "All of it");
    assertThat(person.tenon("verify").exit()).isZero();
    Person.Ran each = person.tenon("verify", "--each");
    assertThat(each.exit()).as(each.all()).isZero();
    assertThat(each.out()).contains("0 of 0");
  }

  @Test
  void aCommandThatFailsNowIsFound() throws Exception {
    person.replace("design/evidence/S-1.json", "test -n", "test -z");
    fails("✗ S-1");
  }

  @Test
  void codeThatDoesNotCompileIsFound() throws Exception {
    person.write("src/main/java/org/example/Broken.java", "package org.example; class Broken {");
    person.commit("Broken");
    Person.Ran ran = person.tenon("verify");
    Sentence.noTrace(ran);
    Person.Ran check = person.tenon("check");
    Sentence.noTrace(check);
  }
}
