package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tenon trace} on a project that was built. */
class TraceCommandTest {
  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withBuiltDesign(temp.resolve("sums"));
  }

  private String commit(String step) throws Exception {
    return person.git("log", "--format=%H", "--grep=^Tenon-Step: " + step);
  }

  @Test
  void showsTheWayDownToTheCommit() throws Exception {
    Person.Ran ran = person.tenon("trace", "R-1");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains("R-1 Sums  verified", "D-1 One type", "T-1 Adding  done", "Sums.plus")
        .contains(
            "VAL_NON_NEGATIVE(a)", "design/evidence/S-1.json · " + commit("S-1").substring(0, 10))
        .doesNotContain("T-2");
    assertThat(person.tenon("trace", "--format", "json").out())
        .contains("{\"from\":\"S-1\",\"key\":\"commit\",\"to\":\"" + commit("S-1") + "\"}")
        .contains("{\"id\":\"design/evidence/S-3.json\",\"kind\":\"evidence\",");
    assertThat(person.tenon("trace", "--format", "csv").out())
        .contains("src/test/java/org/example/SumsTest.java:");
    assertThat(person.status()).isEmpty();
  }

  @Test
  void worksWithoutGitAndAfterASquash() throws Exception {
    person.git("reset", "-q", "--soft", "HEAD~4");
    person.git("commit", "-q", "-m", "All of it");
    Person.Ran squashed = person.tenon("trace");
    assertThat(squashed.exit()).as(squashed.all()).isZero();
    assertThat(squashed.out()).contains("names a step", "design/evidence/S-1.json");
    assertThat(squashed.out()).doesNotContain("done without a commit");

    person.sh("rm -rf .git");
    Person.Ran without = person.tenon("trace");
    assertThat(without.exit()).as(without.all()).isZero();
    assertThat(without.out()).contains("no git history", "design/evidence/S-1.json");
  }

  @Test
  void changedCodeIsInDoubt() throws Exception {
    person.replace("src/main/java/org/example/Sums.java", "return a + b;", "return b + a;");
    assertThat(person.tenon("trace", "Sums.plus").out()).contains("! in doubt: code-drift");
    assertThat(person.tenon("trace", "--format", "json", "plus").out())
        .containsPattern("\"id\":\"Sums.plus\",\"kind\":\"method\",[^}]*\"in_doubt\":true");
  }

  @Test
  void wrongUseIsRefusedInOneSentence() throws Exception {
    Sentence.refused(person.tenon("trace", "R-77"), "R-77", "tenon trace");
    Sentence.refused(person.tenon("trace", "--format", "xml"), "text, json, csv");
    Sentence.refused(person.tenon("trace", "--html", "a/b/c.html"), "no folder");
    Sentence.refused(person.tenon("trace", "--html", "design"), "is a folder");
    Sentence.refused(person.tenon("trace", "--html", "x.html", "--format", "csv"), "--format");
    Files.writeString(person.folder.resolve("tenon.lock"), "tenon.lock 9\n");
    Sentence.refused(person.tenon("trace"), "newer");
  }

  @Test
  void thePageKnowsTheWayToTheProject() throws Exception {
    Path site = Files.createDirectories(person.folder.resolve("build/site one"));
    Person.Ran ran = person.tenon("trace", "--html", site.resolve("trace.html").toString());
    assertThat(ran.exit()).as(ran.all()).isZero();
    String page = Files.readString(site.resolve("trace.html"));
    assertThat(page)
        .contains("\"base\":\"../../\"", "src/main/java/org/example/Sums.java")
        .doesNotContain("{{");
    assertThat(page.lines().filter(l -> l.contains("http")).filter(l -> !l.contains("www.w3.org")))
        .as("addresses of elsewhere")
        .allMatch(l -> l.contains("http-equiv"));
  }
}
