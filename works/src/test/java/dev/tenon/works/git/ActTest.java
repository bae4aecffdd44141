package dev.tenon.works.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.works.PlainRunner;
import dev.tenon.works.git.Act.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActTest {
  @TempDir Path temp;
  private Ground ground;
  private Repository repository;
  private Head head;
  private String next;

  /** A project with changes of the person's own elsewhere: staged, unstaged, both, untracked. */
  @BeforeEach
  void make() throws IOException {
    ground = Ground.make(temp.resolve("库 一"), "子 项目");
    repository = ground.open();
    head = repository.ready();
    next = ground.next(repository);
    Files.writeString(ground.root.resolve("elsewhere.txt"), "one, staged\ntwo\n");
    ground.git("add", "elsewhere.txt");
    Files.writeString(ground.root.resolve("elsewhere.txt"), "one, staged\ntwo, not staged\n");
    ground.write("src/B.java", "unstaged\n");
    ground.write("mine.txt", "untracked\n");
    ground.git("rm", "-q", "--cached", "other.txt");
  }

  private void assertDone() throws IOException {
    assertThat(ground.git("rev-parse", "main")).isEqualTo(next);
    assertThat(ground.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(ground.read("src/A.java")).isEqualTo("class A { int step; }\n");
    assertThat(ground.read("src/新 包/D.java")).isEqualTo("class D {}\n");
    assertThat(ground.project.resolve("src/带 空格")).doesNotExist();
    assertThat(ground.project.resolve("run me.sh")).isExecutable();
    assertOthersStay();
    assertNothingLeft();
  }

  private void assertNotDone() throws IOException {
    assertThat(ground.git("rev-parse", "main")).isEqualTo(head.commit());
    assertThat(ground.read("src/A.java")).isEqualTo("class A {}\n");
    assertThat(ground.read("src/带 空格/C.java")).isEqualTo("class C {}\n");
    assertThat(ground.project.resolve("src/新 包")).doesNotExist();
    assertOthersStay();
    assertNothingLeft();
  }

  private void assertOthersStay() throws IOException {
    assertThat(ground.git("status", "--porcelain", "-uall").lines())
        .containsExactlyInAnyOrder(
            "D  other.txt",
            "MM elsewhere.txt",
            " M \"子 项目/src/B.java\"",
            "?? other.txt",
            "?? \"子 项目/mine.txt\"");
    assertThat(ground.git("show", ":elsewhere.txt")).isEqualTo("one, staged\ntwo");
  }

  private void assertNothingLeft() throws IOException {
    try (var files = Files.list(TenonFolder.in(ground.project))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.startsWith("act")))
          .isEmpty();
    }
    try (var files = Files.walk(ground.root.resolve(".git"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".lock"))).isEmpty();
    }
  }

  @Test
  void movesBranchFilesAndIndexAndNothingElse() throws IOException {
    new Act(repository).run(head, next, List.of(), "tenon: Step 1");
    assertDone();
    assertThat(ground.git("reflog", "-1")).contains("tenon: Step 1");
    assertThat(new Act(repository).finishInterrupted()).isEqualTo(Recovery.NONE);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void aCutIsFinishedOrDropped(Phase phase) throws IOException {
    Act cut =
        new Act(
            repository,
            at -> {
              if (at == phase) {
                throw new Cut();
              }
            });
    assertThatThrownBy(() -> cut.run(head, next, List.of(), "x")).isInstanceOf(Cut.class);
    boolean moved = phase.compareTo(Phase.MOVED) >= 0;
    assertThat(Act.wasCut(ground.project)).isTrue();
    assertThat(new Act(ground.open()).finishInterrupted())
        .isEqualTo(moved ? Recovery.FINISHED : Recovery.DROPPED);
    if (moved) {
      assertDone();
    } else {
      assertNotDone();
    }
  }

  /** An error that no code expects, as a cut is. */
  private static final class Cut extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void killedAtAnyMomentItIsWholeAfterTheNextCommand() throws Exception {
    int cut = 0;
    int moved = 0;
    for (int round = 0; round < 40 && moved < 3; round++) {
      Path said = temp.resolve("said " + round);
      Process process = startKilled(said);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.readString(said).contains("ready") && System.nanoTime() < end) {
        Thread.sleep(1);
      }
      // later and later, until the act is over before the kill
      Thread.sleep(round * 30L);
      if (round % 2 == 1) {
        // its git as well, which leaves locks behind
        process.descendants().forEach(ProcessHandle::destroyForcibly);
      }
      process.destroyForcibly().waitFor();
      cut += Act.wasCut(ground.project) ? 1 : 0;
      Repository again = ground.open();
      new Act(again).finishInterrupted();
      if (again.head().commit().equals(next)) {
        assertDone();
        moved++;
        back();
      } else {
        assertNotDone();
      }
    }
    assertThat(cut).as("kills that cut the act").isPositive();
    assertThat(moved).as("acts that came to their end").isPositive();
  }

  private Process startKilled(Path said) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Killed.class.getName(),
            ground.project.toString(),
            next)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  /** Brings the person's tree back to where it was before the act. */
  private void back() throws IOException {
    ground.git("update-ref", "refs/heads/main", head.commit());
    for (String path : List.of("src/A.java", "src/带 空格/C.java")) {
      ground.git("checkout", "-q", head.commit(), "--", "子 项目/" + path);
    }
    ground.git("rm", "-q", "-f", "子 项目/src/新 包/D.java", "子 项目/run me.sh");
    assertNotDone();
  }

  /** The process that is killed. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] arguments) {
      Repository repository =
          Repository.open(Path.of(arguments[0]), new PlainRunner(), Ground.environment());
      Head from = repository.head();
      System.out.println("ready");
      new Act(repository).run(from, arguments[1], List.of(), "killed");
    }
  }

  @Test
  void clearsWhatItsOwnKilledGitLeftOnTheBranch() throws IOException {
    Act cut =
        new Act(
            repository,
            at -> {
              if (at == Phase.PREPARED) {
                throw new Cut();
              }
            });
    assertThatThrownBy(() -> cut.run(head, next, List.of(), "x")).isInstanceOf(Cut.class);
    Files.writeString(ground.root.resolve(".git/refs/heads/main.lock"), next + "\n");
    Files.createFile(ground.root.resolve(".git/HEAD.lock"));
    assertThat(new Act(repository).finishInterrupted()).isEqualTo(Recovery.DROPPED);
    assertNotDone();
    new Act(repository).run(head, next, List.of(), "x");
    assertDone();
  }

  @Test
  void leavesTheLockOfAnotherGitAlone() throws IOException {
    Path lock = Files.writeString(ground.root.resolve(".git/index.lock"), "somebody's");
    assertThatThrownBy(() -> new Act(repository).run(head, next, List.of(), "x"))
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("index.lock");
    assertThat(lock).hasContent("somebody's");
    Files.delete(lock);
    assertNotDone();
  }

  @Test
  void refusesWhenTheBranchWasMoved() throws IOException {
    ground.git("commit", "-q", "--allow-empty", "-m", "the person's", "--only");
    assertThatThrownBy(() -> new Act(repository).run(head, next, List.of(), "x"))
        .hasMessageContaining("moved");
    assertThat(ground.read("src/A.java")).isEqualTo("class A {}\n");
    assertNothingLeft();
  }

  @Test
  void refusesWhenTheBranchWasLeft() throws IOException {
    ground.git("switch", "-q", "-c", "elsewhere");
    assertThatThrownBy(() -> new Act(repository).run(head, next, List.of(), "x"))
        .hasMessageContaining("left");
    assertThat(ground.git("rev-parse", "main", "elsewhere").lines()).containsOnly(head.commit());
    assertNothingLeft();
  }

  @Test
  void refusesWhereThePersonHasChangesOfTheirOwn() throws IOException {
    ground.write("src/A.java", "mine\n");
    ground.write("src/新 包/D.java", "mine too\n");
    assertThatThrownBy(() -> new Act(repository).run(head, next, List.of(), "x"))
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("子 项目/src/A.java, 子 项目/src/新 包/D.java");
    assertThat(ground.read("src/A.java")).isEqualTo("mine\n");
    assertThat(ground.git("rev-parse", "main")).isEqualTo(head.commit());
    assertNothingLeft();
  }

  @Test
  void refusesToOverwriteAnIgnoredFile() throws IOException {
    Files.writeString(ground.root.resolve(".git/info/exclude"), "D.java\n");
    ground.write("src/新 包/D.java", "ignored, but mine\n");
    assertThatThrownBy(() -> new Act(repository).run(head, next, List.of(), "x"))
        .hasMessageContaining("D.java");
    assertThat(ground.read("src/新 包/D.java")).isEqualTo("ignored, but mine\n");
  }

  @Test
  void refusesToWriteThroughALink() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createSymbolicLink(ground.project.resolve("src/新 包"), outside);
    assertThatThrownBy(() -> new Act(repository).run(head, next, List.of(), "x"))
        .hasMessageContaining("D.java");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void replacesWhatTheCommitTookIn() throws IOException {
    ground.write("src/A.java", "as the person left it\n");
    ground.git("add", "子 项目/src/A.java");
    ground.write("src/新 包/D.java", "class D {}\n");
    new Act(repository).run(head, next, List.of("src/A.java"), "x");
    assertDone();
  }

  @Test
  void keepsWhatThePersonEditedAfterTheCut() throws IOException {
    Act cut =
        new Act(
            repository,
            at -> {
              if (at == Phase.MOVED) {
                throw new Cut();
              }
            });
    assertThatThrownBy(() -> cut.run(head, next, List.of(), "x")).isInstanceOf(Cut.class);
    ground.write("src/A.java", "edited meanwhile\n");
    assertThat(new Act(repository).finishInterrupted()).isEqualTo(Recovery.FINISHED);
    assertThat(ground.read("src/A.java")).isEqualTo("edited meanwhile\n");
    assertThat(ground.read("src/新 包/D.java")).isEqualTo("class D {}\n");
    assertNothingLeft();
  }

  @Test
  void leavesABranchThatSomebodyMovedOnAfterTheCut() throws IOException {
    Act cut =
        new Act(
            repository,
            at -> {
              if (at == Phase.MOVED) {
                throw new Cut();
              }
            });
    assertThatThrownBy(() -> cut.run(head, next, List.of(), "x")).isInstanceOf(Cut.class);
    String tree = ground.git("rev-parse", "main^{tree}");
    String moved = ground.git("commit-tree", tree, "-p", next, "-m", "moved on");
    ground.git("update-ref", "refs/heads/main", moved);
    assertThat(new Act(repository).finishInterrupted()).isEqualTo(Recovery.OVERTAKEN);
    assertThat(ground.git("rev-parse", "main")).isEqualTo(moved);
    assertThat(ground.read("src/A.java")).isEqualTo("class A {}\n");
    assertNothingLeft();
  }

  @Test
  void aMarkLeadsNowhereOutsideTheTree() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside.txt"), "mine\n");
    ActMark.Place place =
        new ActMark.Place("inside.txt", FileState.of(outside), "x", FileState.ABSENT);
    Path mark = TenonFolder.in(ground.project).resolve("act");
    String id = head.commit();
    new ActMark("t", head.ref(), id.replace(id.charAt(0), '0'), id, List.of(place)).write(mark);
    Files.writeString(mark, Files.readString(mark).replace("inside.txt", "../outside.txt"));
    assertThatThrownBy(() -> new Act(repository).finishInterrupted())
        .hasMessageContaining("can't be read");
    assertThat(outside).hasContent("mine");
  }

  @Test
  void saysThatAMarkCannotBeRead() throws IOException {
    Files.writeString(TenonFolder.in(ground.project).resolve("act"), "{\"token\":");
    assertThatThrownBy(() -> new Act(repository).finishInterrupted())
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("can't be read");
  }

  @Test
  void aFolderTakesThePlaceOfAFileAndBack() throws IOException {
    Worktree tree = repository.worktrees().add("work/S-2", head.commit());
    Files.delete(tree.project().resolve("src/A.java"));
    Ground.write(tree.project(), "src/A.java/inner.txt", "inner\n");
    Durable.delete(tree.project().resolve("src/带 空格"));
    Ground.write(tree.project(), "src/带 空格", "a file now\n");
    List<String> paths =
        List.of("src/A.java", "src/A.java/inner.txt", "src/带 空格", "src/带 空格/C.java");
    String swapped = ((Commit.Made) tree.commit(head.commit(), paths, "swap")).id();
    new Act(repository).run(head, swapped, List.of(), "x");
    assertThat(ground.read("src/A.java/inner.txt")).isEqualTo("inner\n");
    assertThat(ground.read("src/带 空格")).isEqualTo("a file now\n");
    assertOthersStay();
    assertNothingLeft();
  }

  @Test
  void lineEndsFollowThePersonsAttributes() throws IOException {
    Files.writeString(ground.root.resolve(".git/info/attributes"), "*.java text eol=crlf\n");
    ground.git("rm", "-q", "--cached", "-r", "子 项目/src/A.java");
    ground.git("reset", "-q", "--", "子 项目/src/A.java");
    Files.delete(ground.project.resolve("src/A.java"));
    ground.git("checkout", "--", "子 项目/src/A.java");
    new Act(repository).run(head, next, List.of(), "x");
    assertThat(ground.read("src/A.java")).isEqualTo("class A { int step; }\r\n");
    assertThat(ground.git("status", "--porcelain")).doesNotContain("A.java");
  }
}
