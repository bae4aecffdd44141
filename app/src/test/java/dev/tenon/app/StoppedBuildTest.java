package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.works.ProjectLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are stopped, killed, or meet another one. */
class StoppedBuildTest {
  private static final long PAUSE_MILLIS = 20;

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withDesign(temp.resolve("sums"));
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits until a started build has printed something. */
  private void await(String text) throws Exception {
    for (int i = 0; i < 60_000 / PAUSE_MILLIS; i++) {
      if (Files.readString(person.printed()).contains(text)) {
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError(text + " was not printed: " + Files.readString(person.printed()));
  }

  private int sleepers() throws Exception {
    return Integer.parseInt(person.sh("pgrep -fc '^sleep 77[7]' || true").out().strip());
  }

  /** Whatever happened: a build finishes, each commit is whole, nothing lies about. */
  private void goesOn() throws Exception {
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.subjects())
        .containsExactly("Start", "Plan: 3 steps", "Step 1: Sums", "Step 2: Sums", "Step 3: Sums");
    assertThat(person.status()).isEmpty();
    assertThat(person.git("fsck", "--strict", "--no-dangling")).isEmpty();
    assertThat(person.git("worktree", "list").lines()).hasSize(1);
    assertThat(person.folder.resolve(".git/index.lock")).doesNotExist();
    assertThat(person.folder.resolve(".tenon/act")).doesNotExist();
  }

  /** Each step's commit holds all of the step and nothing else. */
  private void eachCommitIsWhole() throws Exception {
    Person.Ran each = person.tenon("verify", "--each");
    assertThat(each.exit()).as(each.all()).isZero();
    assertThat(each.out()).contains("3 of 3");
  }

  @Test
  void ctrlCStopsInOrder() throws Exception {
    person.replace("tenon.toml", "test -n {tests}", "sleep 777");
    person.commit("Slow");
    Process build = person.start("build");
    await("tests-need-code");
    for (int i = 0; sleepers() == 0 && i < 500; i++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    signal(build, "INT");
    assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String printed = Files.readString(person.printed());
    assertThat(build.exitValue()).as(printed).isEqualTo(3);
    assertThat(printed).contains("tenon: stopped").doesNotContain("\tat ", "Exception");
    assertThat(sleepers()).isZero();
    assertThat(person.status()).isEmpty();
    person.replace("tenon.toml", "sleep 777", "test -n {tests}");
    person.commit("Fast");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.status()).isEmpty();
  }

  @Test
  void ctrlCAtAnyMomentEndsWithThreeAndLosesNothing() throws Exception {
    for (long delay : List.of(300L, 800L, 1300L, 2000L, 2900L, 4000L)) {
      Process build = person.start("build");
      if (!build.waitFor(delay, TimeUnit.MILLISECONDS)) {
        signal(build, "INT");
      }
      assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
      String printed = Files.readString(person.printed());
      // a signal before our handler stands ends Java itself
      assertThat(build.exitValue()).as(delay + ": " + printed).isIn(0, 3, 130);
      assertThat(printed).doesNotContain("\tat ", "Exception");
      assertThat(person.status()).isEmpty();
      assertThat(person.folder.resolve(".git/index.lock")).doesNotExist();
    }
    goesOn();
    eachCommitIsWhole();
  }

  @Test
  void aKilledBuildGoesOnWhereverItWas() throws Exception {
    for (long delay = 150; delay < 6000; delay += 290) {
      Process build = person.start("build");
      boolean ended = build.waitFor(delay, TimeUnit.MILLISECONDS);
      if (!ended) {
        signal(build, "KILL");
      }
      assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
      String printed = Files.readString(person.printed());
      if (ended) {
        assertThat(build.exitValue()).as(printed).isZero();
        break;
      }
      assertThat(person.git("log", "-1", "--format=%s")).isNotEmpty();
    }
    goesOn();
    eachCommitIsWhole();
  }

  @Test
  void aKilledBuildLeavesNoChildThatGoesOn() throws Exception {
    person.replace("tenon.toml", "test -n {tests}", "sleep 777");
    person.commit("Slow");
    Process build = person.start("build");
    await("tests-need-code");
    for (int i = 0; sleepers() == 0 && i < 500; i++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    signal(build, "KILL");
    assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(sleepers()).isPositive();
    person.replace("tenon.toml", "sleep 777", "test -n {tests}");
    person.commit("Fast");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(sleepers()).isZero();
    assertThat(person.status()).isEmpty();
  }

  @Test
  void locksOfItsKilledGitAreNoObstacle() throws Exception {
    assertThat(person.tenon("build", "S-1").exit()).isZero();
    Path work = person.folder.resolve(".tenon", "work", "S-2");
    person.git("worktree", "add", "-q", "--detach", work.toString(), "HEAD");
    Files.createFile(person.folder.resolve(".git/worktrees/S-2/index.lock"));
    Files.createFile(person.folder.resolve(".git/worktrees/S-2/HEAD.lock"));
    Files.writeString(work.resolve("half.txt"), "half");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.status()).isEmpty();
    assertThat(person.git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void aLockOfAnotherGitIsNamedAndNothingIsTouched() throws Exception {
    assertThat(person.tenon("build", "S-1").exit()).isZero();
    Path lock = Files.createFile(person.folder.resolve(".git/index.lock"));
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    Sentence.ends(ran, "index.lock");
    assertThat(lock).exists();
    assertThat(person.subjects()).endsWith("Step 1: Sums");
    Files.delete(lock);
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.status()).isEmpty();
  }

  @Test
  void aSecondCommandIsTurnedAwayAtOnce() throws Exception {
    try (ProjectLock lock = ProjectLock.take(person.folder, "build")) {
      for (String command : List.of("build", "plan")) {
        Sentence.refused(
            person.tenon(command),
            "`tenon build`",
            "process " + ProcessHandle.current().pid(),
            "is at work");
      }
      Sentence.refused(person.tenon("check", "--fix"), "`tenon build`");
      assertThat(person.tenon("check").exit()).isZero();
      assertThat(person.tenon("status").exit()).isZero();
    }
    assertThat(person.tenon("plan").exit()).isZero();
  }

  @Test
  void twoBuildsAtOnceDoTheWorkOnce() throws Exception {
    person.replace("tenon.toml", "test -n {tests}", "sleep 1");
    person.commit("Slow");
    Process first = person.start("build");
    await("S-1");
    Sentence.refused(person.tenon("build"), "`tenon build`", "process " + first.pid());
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(first.exitValue()).isZero();
    assertThat(person.subjects()).hasSize(6);
    assertThat(person.status()).isEmpty();
  }
}
