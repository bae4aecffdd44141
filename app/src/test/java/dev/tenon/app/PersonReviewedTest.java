package dev.tenon.app;

import static dev.tenon.app.Reviewed.CODE;
import static dev.tenon.app.Reviewed.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one person wrote in their own tree, another one reviews. */
class PersonReviewedTest {
  private static final String KEPT = ".tenon/review/S-1/" + CODE;

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withDesign(temp.resolve("sums"));
    person.replace(DOCUMENT, "```java body\nreturn a + b;\n```\n", "");
    person.replace("tenon.toml", "review = \"none\"", "review = \"all\"");
    person.commit("A person writes");
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    String text = person.read(CODE);
    person.write(
        CODE,
        text.replace(
            "throw new UnsupportedOperationException(\"not written yet\");",
            "return a + b; // mine"));
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
    assertThat(ran.out()).contains("return a + b; // mine", "tenon approve S-1");
  }

  @Test
  void itLeavesTheirTreeAndComesBackApproved() throws Exception {
    assertThat(person.status()).isEmpty();
    assertThat(person.folder.resolve(CODE)).doesNotExist();
    assertThat(person.read(KEPT)).contains("return a + b; // mine");
    assertThat(person.subjects()).endsWith("Plan: 3 steps", "Plan: S-1 review");
    assertThat(person.tenon("approve", "S-1").exit()).isZero();
    assertThat(person.read(CODE)).contains("return a + b; // mine");
    assertThat(person.status()).isEmpty();
    Person.Ran next = person.tenon("build", "--yes");
    assertThat(next.exit()).as(next.all()).isEqualTo(3);
    assertThat(person.subjects()).endsWith("Step 1: Sums", "Plan: S-2 review");
    assertThat(person.read("design/evidence/S-1.json"))
        .contains("\"writer\" : \"person\"", "\"by\" : \"张三 <zhang@example.org>\"");
  }

  @Test
  void rejectedItIsInTheirTreeAgain() throws Exception {
    Person.Ran ran = person.tenon("reject", "S-1", "no remarks, please");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(CODE)).contains("return a + b; // mine");
    assertThat(person.read(DOCUMENT)).contains("| building |", "no remarks, please");
    assertThat(person.subjects()).endsWith("Plan: S-1 review", "Plan: S-1 rejected");
    person.replace(CODE, " // mine", "");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isEqualTo(3);
    assertThat(person.read(KEPT)).doesNotContain("mine");
    assertThat(person.tenon("approve", "S-1").exit()).isZero();
    assertThat(person.status()).isEmpty();
    assertThat(person.tenon("verify").exit()).isZero();
  }

  @Test
  void aRejectionCutBehindItsCommitStillGivesItBack() throws Exception {
    person.replace(KEPT, "// mine", "// mine, and corrected");
    person.sh("cp -a . ../other");
    Person.Ran ran = person.tenon("reject", "S-1", "no remarks, please");
    assertThat(ran.exit()).as(ran.all()).isZero();
    String rejected = person.git("rev-parse", "HEAD");
    // as a kill leaves it: the commit stands, nothing has come back, the worktree is there
    person.sh("cp -a ../other/.tenon/review .tenon/ && cp -a ../other/.git/worktrees .git/");
    person.git("reset", "-q", "--hard", rejected);
    person.sh("rm -f " + CODE + " src/test/java/org/example/SumsTest.java");
    assertThat(person.status()).isEmpty();
    Person.Ran build = person.tenon("build");
    assertThat(build.all()).contains("tenon approve S-1");
    assertThat(build.exit()).isEqualTo(3);
    assertThat(person.read(KEPT)).contains("return a + b; // mine, and corrected");
    assertThat(person.tenon("approve", "S-1").exit()).isZero();
    assertThat(person.status()).isEmpty();
  }
}
