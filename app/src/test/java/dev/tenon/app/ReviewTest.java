package dev.tenon.app;

import static dev.tenon.app.Reviewed.CODE;
import static dev.tenon.app.Reviewed.DOCUMENT;
import static dev.tenon.app.Reviewed.KEPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.works.ProjectLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Steps that stop for a person's word. */
class ReviewTest {
  private static final String TEST = "src/test/java/org/example/SumsTest.java";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Reviewed.waiting(temp.resolve("sums"));
  }

  private void approved(String... subjects) throws Exception {
    assertThat(person.subjects()).endsWith(subjects);
    assertThat(person.status()).isEmpty();
    assertThat(person.folder.resolve(".tenon/review/S-2")).doesNotExist();
    assertThat(person.git("worktree", "list").lines()).hasSize(1);
    Person.Ran check = person.tenon("check");
    assertThat(check.exit()).as(check.all()).isZero();
    Person.Ran verified = person.tenon("verify");
    assertThat(verified.exit()).as(verified.all()).isZero();
  }

  @Test
  void onlyTheStatusIsInThePersonsTree() throws Exception {
    assertThat(person.subjects()).endsWith("Plan: 3 steps", "Step 1: Sums", "Plan: S-2 review");
    assertThat(person.status()).isEmpty();
    assertThat(person.read(CODE)).doesNotContain("int twice(");
    assertThat(person.read(KEPT)).contains("return plus(a, a);");
    assertThat(person.read(DOCUMENT))
        .contains("| S-2 | Sums | `Sums.twice` | S-1 | T-2 | review |");
    assertThat(person.git("show", "--name-only", "--format=", "HEAD").strip()).isEqualTo(DOCUMENT);
    assertThat(person.sh("git -C .tenon/review/S-2 diff --stat").out()).isEmpty();
    assertThat(person.sh("git -C .tenon/review/S-2 diff --cached --stat").out()).contains(CODE);
    assertThat(person.tenon("status").out())
        .contains("tenon approve S-2", "tenon reject S-2", ".tenon/review/S-2");
    assertThat(person.tenon("check").exit()).isZero();
    assertThat(person.tenon("verify").exit()).isZero();
  }

  @Test
  void whoApprovedStandsInTheEvidence() throws Exception {
    Person.Ran ran = person.tenon("approve", "S-2");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read("design/evidence/S-2.json"))
        .contains(
            "\"by\" : \"张三 <zhang@example.org>\"", "\"attempt\" : 1", "\"writer\" : \"command\"");
    assertThat(person.git("log", "-1", "--format=%B"))
        .contains("Tenon-Step: S-2", "Tenon-Design: sha256:", "Tenon-Evidence: sha256:");
    approved("Plan: S-2 review", "Step 2: Sums");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isZero();
    approved("Step 2: Sums", "Step 3: Sums");
    assertThat(person.read("design/evidence/S-3.json")).contains("\"approved\" : null");
    assertThat(person.tenon("verify", "--each").exit()).isZero();
  }

  @Test
  void anUntouchedStepIsNotRunThroughItsGatesAgain() throws Exception {
    Person.Ran ran = person.tenon("approve", "S-2");
    assertThat(ran.out()).doesNotContain("tests-pass");
    assertThat(ran.exit()).isZero();
  }

  @Test
  void aBuildLeavesItWaiting() throws Exception {
    String before = person.git("rev-parse", "HEAD");
    for (String option : new String[] {"--yes", "--no-sandbox"}) {
      Person.Ran ran = person.tenon("build", option);
      assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
      assertThat(ran.out()).contains("tenon approve S-2");
    }
    Person.Ran named = person.tenon("build", "S-2", "--format", "json");
    assertThat(named.exit()).isEqualTo(3);
    assertThat(named.out())
        .contains("{\"step\":\"S-2\",\"status\":\"review\",\"gates\":[{\"gate\"");
    assertThat(person.git("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(person.read(KEPT)).contains("return plus(a, a);");
  }

  @Test
  void correctionsGoThroughTheGatesAgain() throws Exception {
    person.replace(KEPT, "return plus(a, a);", "return plus(a, a); // doubled");
    Person.Ran ran = person.tenon("approve", "S-2");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("tests-pass");
    assertThat(person.read(CODE)).contains("return plus(a, a); // doubled");
    assertThat(person.read("design/evidence/S-2.json")).contains("\"attempt\" : 1");
    approved("Step 2: Sums");
  }

  @Test
  void aCorrectionThatFailsAGateStaysInReview() throws Exception {
    person.replace(KEPT, "return plus(a, a);", "return plus(a, 1);");
    Person.Ran ran = person.tenon("approve", "S-2", "--format", "json");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out())
        .contains("\"status\":\"review\"", "{\"gate\":\"tests-pass\",\"passed\":false}");
    assertThat(person.read(KEPT)).contains("return plus(a, 1);");
    assertThat(person.subjects()).endsWith("Plan: S-2 review");
    assertThat(person.status()).isEmpty();
    person.replace(KEPT, "return plus(a, 1);", "return plus(a, a);");
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
    approved("Step 2: Sums");
  }

  @Test
  void aTestOrAnotherFileMayNotBeCorrected() throws Exception {
    person.replace(".tenon/review/S-2/" + TEST, "assertEquals(4,", "assertEquals(5,");
    Person.Ran test = person.tenon("approve", "S-2");
    assertThat(test.exit()).isEqualTo(1);
    assertThat(test.out()).contains("tests-locked");
    person.sh("git -C .tenon/review/S-2 checkout -q -- " + TEST);
    person.write(".tenon/review/S-2/other.txt", "mine\n");
    Person.Ran other = person.tenon("approve", "S-2");
    assertThat(other.exit()).as(other.all()).isEqualTo(1);
    assertThat(other.out()).contains("only-own-files", "other.txt");
    assertThat(person.read(".tenon/review/S-2/other.txt")).isEqualTo("mine\n");
  }

  @Test
  void aRejectedStepGoesBackToItsWriterWithTheReason() throws Exception {
    person.replace(KEPT, "return plus(a, a);", "return plus(a, a); // mine");
    Person.Ran ran = person.tenon("reject", "S-2", "say it with | three words");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.subjects()).endsWith("Plan: S-2 review", "Plan: S-2 rejected");
    assertThat(person.status()).isEmpty();
    assertThat(person.read(DOCUMENT))
        .contains(
            "| S-2 | Sums | `Sums.twice` | S-1 | T-2 | todo |", "say it with \\| three words");
    assertThat(person.folder.resolve(".tenon/review/S-2")).doesNotExist();
    String log = person.tenon("log", "--format", "json").out();
    assertThat(log).contains("return plus(a, a); // mine", "+    return plus(a, a);");

    Person.Ran again = person.tenon("build");
    assertThat(again.exit()).as(again.all()).isEqualTo(3);
    assertThat(Reviewed.task(person, 2)).contains("say it with | three words");
    assertThat(person.read(KEPT)).contains("return plus(a, a) + 0;");
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
    assertThat(person.read("design/evidence/S-2.json")).contains("\"attempt\" : 2");
    approved("Plan: S-2 rejected", "Plan: S-2 review", "Step 2: Sums");
  }

  @Test
  void whatIsNotInReviewIsRefusedWithTheList() throws Exception {
    for (String command : new String[] {"approve", "reject"}) {
      String[] why = command.equals("reject") ? new String[] {"why"} : new String[0];
      for (String step : new String[] {"S-1", "S-3", "S-9"}) {
        String[] arguments = new String[2 + why.length];
        arguments[0] = command;
        arguments[1] = step;
        System.arraycopy(why, 0, arguments, 2, why.length);
        Sentence.refused(person.tenon(arguments), step, "in review: S-2");
      }
    }
    Sentence.refused(person.tenon("approve", "S-2", "S-1"), "S-1", "S-2");
    assertThat(person.subjects()).endsWith("Plan: S-2 review");
    Sentence.refused(person.tenon("approve"), "S-2");
    Sentence.refused(person.tenon("approve", "R-1"), "R-1");
    Sentence.refused(person.tenon("reject", "S-2"), "tenon reject");
    Sentence.refused(person.tenon("reject", "S-2", "  "), "why");
    Sentence.refused(person.tenon("reject", "S-2", "two", "words"), "quotation marks");
  }

  @Test
  void aDeletedWorktreeIsNamedAndTheStepBuiltAgain() throws Exception {
    person.sh("rm -rf .tenon/review/S-2");
    Sentence.refused(person.tenon("approve", "S-2"), ".tenon/review/S-2", "tenon build S-2");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isEqualTo(3);
    assertThat(person.read(KEPT)).contains("return plus(a, a);");
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
    approved("Plan: S-2 review", "Step 2: Sums");
  }

  @Test
  void aDesignThatChangedMeanwhileIsBuiltAgain() throws Exception {
    person.replace(KEPT, "return plus(a, a);", "return plus(a, a); // mine");
    person.replace(
        DOCUMENT, "- uses: `Sums.plus`\n\n", "- uses: `Sums.plus`\n- VAL_NON_NEGATIVE(a)\n\n");
    Sentence.refused(person.tenon("approve", "S-2"), "not committed", DOCUMENT);
    person.commit("A contract more");
    Person.Ran approve = person.tenon("approve", "S-2");
    assertThat(approve.exit()).as(approve.all()).isEqualTo(1);
    assertThat(approve.out()).contains("tenon build");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isEqualTo(3);
    assertThat(person.read(KEPT)).contains("// VAL: VAL_NON_NEGATIVE(a)").doesNotContain("mine");
    assertThat(person.tenon("log", "--format", "json").out()).contains("// mine");
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
    approved("Step 2: Sums");
  }

  @Test
  void proseThatChangedMeanwhileIsInItsDocumentation() throws Exception {
    person.replace(DOCUMENT, "Doubles a number.", "Gives twice a number.");
    person.commit("Prose");
    Person.Ran ran = person.tenon("approve", "S-2");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).doesNotContain("tests-pass");
    assertThat(person.read(CODE))
        .contains("/** Gives twice a number. */")
        .doesNotContain("Doubles");
    approved("Prose", "Step 2: Sums");
  }

  @Test
  void commitsOfOthersMeanwhileAreKept() throws Exception {
    person.replace(CODE, "public final class Sums {", "public final class Sums {\n  // mine\n");
    person.commit("A comment");
    Person.Ran ran = person.tenon("approve", "S-2");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(CODE)).contains("  // mine\n", "return plus(a, a);");
    approved("A comment", "Step 2: Sums");
  }

  @Test
  void aFailingHookLeavesItInReview() throws Exception {
    person.hook("pre-commit", "echo not today >&2; exit 1");
    Person.Ran approve = person.tenon("approve", "S-2");
    assertThat(approve.exit()).as(approve.all()).isEqualTo(1);
    assertThat(approve.all()).contains("not today");
    Person.Ran reject = person.tenon("reject", "S-2", "no");
    assertThat(reject.exit()).as(reject.all()).isEqualTo(1);
    assertThat(person.read(KEPT)).contains("return plus(a, a);");
    assertThat(person.subjects()).endsWith("Plan: S-2 review");
    assertThat(person.status()).isEmpty();
    person.sh("rm .git/hooks/pre-commit");
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
    approved("Step 2: Sums");
  }

  @Test
  void aDetachedHeadAndASecondCommandAreRefused() throws Exception {
    person.git("checkout", "-q", "--detach");
    Sentence.refused(person.tenon("approve", "S-2"), "detached");
    person.git("checkout", "-q", "main");
    try (ProjectLock lock = ProjectLock.take(person.folder, "build")) {
      for (String[] command :
          new String[][] {
            {"approve", "S-2"},
            {"reject", "S-2", "no"},
            {"undo", "S-1"},
            {"pull", "S-1"},
            {"note", "S-2", "x"}
          }) {
        Sentence.refused(person.tenon(command), "`tenon build`", "is at work");
      }
    }
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
  }

  @Test
  void aKilledApprovalIsFinishedOrHasNotHappened() throws Exception {
    person.replace(KEPT, "return plus(a, a);", "return plus(a, a); // mine");
    for (long delay = 400; delay < 4000; delay += 350) {
      Process approve = person.start("approve", "S-2");
      if (approve.waitFor(delay, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        break;
      }
      approve.destroyForcibly().waitFor();
      assertThat(person.sh("cat " + KEPT + " " + CODE).out()).contains("// mine");
    }
    Person.Ran last = person.tenon("approve", "S-2");
    assertThat(last.exit()).as(last.all()).isIn(0, 2);
    assertThat(person.tenon("build").exit()).isZero();
    approved("Plan: S-2 review", "Step 2: Sums", "Step 3: Sums");
    assertThat(person.read(CODE)).contains("// mine");
  }

  @Test
  void aKilledRejectionHasHappenedOrNotAndLosesNoCorrection() throws Exception {
    person.replace(KEPT, "return plus(a, a);", "return plus(a, a); // mine");
    int cut = 0;
    for (long delay = 200; delay < 6000; delay += 150) {
      Process reject = person.start("reject", "S-2", "why not");
      boolean ended = reject.waitFor(delay, java.util.concurrent.TimeUnit.MILLISECONDS);
      if (ended) {
        break;
      }
      cut++;
      reject.descendants().forEach(ProcessHandle::destroyForcibly);
      reject.destroyForcibly().waitFor();
      boolean there =
          person
              .sh("cat " + KEPT + " 2>/dev/null; cat .tenon/runs/* 2>/dev/null")
              .out()
              .contains("// mine");
      assertThat(there).isTrue();
    }
    assertThat(cut).isPositive();
    Person.Ran last = person.tenon("reject", "S-2", "why not");
    assertThat(last.exit()).as(last.all()).isIn(0, 2);
    assertThat(person.subjects()).endsWith("Plan: S-2 review", "Plan: S-2 rejected");
    assertThat(person.read(DOCUMENT).split("why not", -1)).hasSize(2);
    assertThat(person.status()).isEmpty();
    Person.Ran again = person.tenon("build");
    assertThat(again.exit()).as(again.all()).isEqualTo(3);
    assertThat(Reviewed.task(person, 2)).contains("why not");
    assertThat(person.read(KEPT)).contains("return plus(a, a) + 0;").doesNotContain("mine");
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
    assertThat(person.git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void notesAreWrittenNotCommittedAndGivenToTheWriter() throws Exception {
    Person.Ran ran = person.tenon("note", "S-2", "the second line\nis part of it");
    assertThat(ran.exit()).as(ran.all()).isZero();
    String document = person.read(DOCUMENT);
    assertThat(document).contains("## Problems", "| S-2 | the second line is part of it | – |");
    int line = Integer.parseInt(ran.out().strip().replaceFirst(".*:", ""));
    assertThat(document.lines().toList().get(line - 1)).contains("the second line");
    assertThat(person.status()).isEqualTo(" M " + DOCUMENT);
    assertThat(person.subjects()).endsWith("Plan: S-2 review");
    person.commit("A note");
    assertThat(person.tenon("reject", "S-2", "again").exit()).isZero();
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    assertThat(Reviewed.task(person, 2)).contains("the second line is part of it", "again");
    Sentence.refused(person.tenon("note", "S-9", "x"), "S-9", "S-1, S-2, S-3");
    Sentence.refused(person.tenon("note", "S-2", " "), "tenon note");
  }

  @Test
  void itIsShownInAnOrderMadeForReading() throws Exception {
    Person.Ran shown = person.tenon("approve", "--show");
    assertThat(shown.exit()).as(shown.all()).isZero();
    assertThat(shown.out())
        .containsSubsequence(
            "S-2",
            "Contracts and signatures",
            "public static int twice(int a)",
            "Bodies",
            "Doubles a number.",
            "+     return plus(a, a);",
            "Tests",
            "T-2 Doubling",
            "assertEquals(4, Sums.twice(2));",
            "Gates",
            "tests-need-code");
    person.tenon("approve", "--show", "--html", "out/review.html");
    assertThat(person.read("out/review.html"))
        .startsWith("<!DOCTYPE html>")
        .contains("Doubles a number.", "return plus(a, a);")
        .doesNotContain("http://", "https://", "<script", "src=");
    assertThat(person.tenon("approve", "--show", "S-2", "--format", "json").out())
        .startsWith("{\"reviews\":[{\"step\":\"S-2\"");
    assertThat(person.read(".tenon/review/S-2.html")).contains("return plus(a, a);");
  }

  /** A step whose body the document gives, in review too. */
  private Person allReviewed() throws Exception {
    Person other = Reviewed.person(temp.resolve("all"));
    other.replace("tenon.toml", "review = \"writers\"", "review = \"all\"");
    other.replace(
        Reviewed.DOCUMENT,
        "private Sums() {}",
        "private static final int plus = 0;\n\nprivate Sums() {}");
    other.commit("All is reviewed");
    Person.Ran ran = other.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
    return other;
  }

  @Test
  void aFieldWithTheNameOfAMethodIsNotShownAsTheMethod() throws Exception {
    String shown = allReviewed().tenon("approve", "--show", "S-1", "--format", "json").out();
    List<String> bodies = new ArrayList<>();
    for (JsonNode part : JsonMapper.builder().build().readTree(shown).at("/reviews/0/parts")) {
      if (part.get("kind").asString().equals("body")) {
        bodies.add(part.get("name").asString() + ": " + part.get("prose").asString());
      }
    }
    assertThat(bodies).contains("Sums.plus: ", "Sums.plus: Adds two numbers.");
  }

  @Test
  void aBodyThatTheDocumentGivesIsNotCorrectedInReview() throws Exception {
    Person other = allReviewed();
    String kept = ".tenon/review/S-1/" + CODE;
    other.replace(kept, "return a + b;", "return b + a;");
    Person.Ran ran = other.tenon("approve", "S-1");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out())
        .contains("Sums.plus", "the document gives", "change the document", "tenon pull Sums.plus")
        .doesNotContain("undone");
    assertThat(other.read(kept)).contains("return b + a;");
  }
}
