package dev.tenon.works.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeTest {
  @TempDir Path temp;
  private Ground ground;
  private Repository repository;
  private String base;
  private Worktree tree;

  @BeforeEach
  void make() throws IOException {
    ground = Ground.make(temp.resolve("工作 区"), "子 项目");
    repository = ground.open();
    base = repository.ready().commit();
    tree = repository.worktrees().add("work/S-1", base);
  }

  @Test
  void leavesThePersonsStatusClean() throws IOException {
    Ground.write(tree.project(), "src/A.java", "changed\n");
    assertThat(ground.git("status", "--porcelain")).isEmpty();
    assertThat(repository.worktrees().names("work")).containsExactly("work/S-1");
    repository.worktrees().remove("work/S-1");
    assertThat(tree.root()).doesNotExist();
    assertThat(ground.git("worktree", "list")).doesNotContain("S-1");
  }

  @Test
  void survivesAWriterThatDeletesGit() throws IOException {
    Files.delete(tree.root().resolve(".git"));
    Ground.write(tree.project(), "src/A.java", "changed\n");
    assertThat(tree.changes(base))
        .containsExactly(new Change("src/A.java", false, true, false, false));
    assertThat(tree.commit(base, List.of("src/A.java"), "Step")).isInstanceOf(Commit.Made.class);
    assertThat(repository.worktrees().find("work/S-1")).isPresent();
    repository.worktrees().remove("work/S-1");
    assertThat(ground.git("worktree", "list")).doesNotContain("S-1");
  }

  @Test
  void runsNothingOfAHostileRepositoryInItsPlace() throws IOException {
    Path trap = temp.resolve("trap");
    Path sprung = temp.resolve("sprung");
    Files.createDirectories(trap);
    Ground.gitIn(trap, "init", "-q", ".");
    ground.script(trap.resolve("evil.sh"), "touch '" + sprung + "'", "cat");
    for (String key :
        List.of("core.fsmonitor", "core.pager", "filter.x.clean", "filter.x.smudge")) {
      Ground.gitIn(trap, "config", key, trap.resolve("evil.sh").toString());
    }
    Ground.gitIn(trap, "config", "core.hooksPath", trap.toString());
    ground.script(trap.resolve("pre-commit"), "touch '" + sprung + "'");
    Files.writeString(tree.root().resolve(".git"), "gitdir: " + trap.resolve(".git") + "\n");
    Ground.write(tree.root(), ".gitattributes", "* filter=x\n");
    Ground.write(tree.project(), "src/A.java", "changed\n");
    tree.changes(base);
    tree.diff(base, List.of("src/A.java"));
    assertThat(tree.commit(base, List.of("src/A.java"), "Step")).isInstanceOf(Commit.Made.class);
    tree.reset(base);
    assertThat(sprung).doesNotExist();
    assertThat(tree.changes(base)).isEmpty();
  }

  @Test
  void hooksOfTheWorktreesOwnCopyAreNotRun() throws IOException {
    ground.git("config", "core.hooksPath", ".hooks");
    ground.script(ground.root.resolve(".hooks/pre-commit"), "echo mine > \"$PWD/hook ran\"");
    ground.script(tree.root().resolve(".hooks/pre-commit"), "exit 1");
    tree = repository.worktrees().find("work/S-1").orElseThrow();
    Ground.write(tree.project(), "src/A.java", "changed\n");
    assertThat(tree.commit(base, List.of("src/A.java"), "Step")).isInstanceOf(Commit.Made.class);
    assertThat(tree.root().resolve("hook ran")).exists();
  }

  @Test
  void commitsExactlyThePaths() throws IOException {
    Ground.write(tree.project(), "src/A.java", "changed\n");
    Ground.write(tree.project(), "src/B.java", "changed too, but not asked\n");
    Ground.write(tree.project(), "src/stray.java", "not asked\n");
    Files.delete(tree.project().resolve("test/T.java"));
    ground.script(tree.project().resolve("工具/go.sh"), "true");
    Ground.gitIn(tree.root(), "add", "-A");
    Ground.gitIn(tree.root(), "commit", "-q", "-m", "a writer's own");
    Commit commit =
        tree.commit(
            base,
            List.of("src/A.java", "test/T.java", "工具/go.sh"),
            "Step 1: 开始\n\n# kept\n\nTenon-Step: S-1\n");
    String id = ((Commit.Made) commit).id();
    assertThat(ground.git("show", "--format=%an <%ae>%n%B", "--raw", "--abbrev=4", id))
        .contains("张三 <zhang@example.org>", "# kept", "Tenon-Step: S-1")
        .contains("A\t子 项目/工具/go.sh", "100755")
        .contains("D\t子 项目/test/T.java", "M\t子 项目/src/A.java")
        .doesNotContain("stray", "B.java");
    assertThat(repository.parents(id)).containsExactly(base);
    assertThat(repository.head().commit()).isEqualTo(base);
  }

  @Test
  void saysThatNothingChanged() {
    assertThat(tree.commit(base, List.of("src/A.java"), "Step")).isEqualTo(new Commit.Unchanged());
  }

  @Test
  void tellsWhatAFailingHookSaid() throws IOException {
    ground.script(ground.root.resolve(".git/hooks/pre-commit"), "echo 格式不对 >&2", "exit 7");
    Ground.write(tree.project(), "src/A.java", "changed\n");
    Commit commit = tree.commit(base, List.of("src/A.java"), "Step");
    assertThat(commit).isInstanceOf(Commit.Refused.class);
    assertThat(((Commit.Refused) commit).output()).contains("格式不对");
  }

  @Test
  void tellsThatSigningFailed() throws IOException {
    ground.git("config", "commit.gpgSign", "true");
    ground.git("config", "gpg.program", "/bin/false");
    Ground.write(tree.project(), "src/A.java", "changed\n");
    Commit commit = tree.commit(base, List.of("src/A.java"), "Step");
    assertThat(commit).isInstanceOf(Commit.Refused.class);
    assertThat(((Commit.Refused) commit).output()).contains("gpg failed");
  }

  @Test
  void keepsTrailersThatHooksAdd() throws IOException {
    ground.script(
        ground.root.resolve(".git/hooks/commit-msg"),
        "git interpret-trailers --in-place --trailer 'Change-Id: I1' \"$1\"");
    Ground.write(tree.project(), "src/A.java", "changed\n");
    String id =
        ((Commit.Made) tree.commit(base, List.of("src/A.java"), "Step\n\nTenon-Step: S-1")).id();
    assertThat(ground.git("show", "-s", "--format=%B", id))
        .contains("Tenon-Step: S-1\nChange-Id: I1");
    assertThat(repository.steps(id, "Tenon-Step")).containsExactly(new StepCommit("S-1", id));
  }

  @Test
  void refusesToCommitAFolder() throws IOException {
    Files.createDirectories(tree.project().resolve("src/nested"));
    Ground.gitIn(tree.project().resolve("src/nested"), "init", "-q", ".");
    assertThatThrownBy(() -> tree.commit(base, List.of("src/nested"), "Step"))
        .hasMessageContaining("is no file");
  }

  @Test
  void itsTreeIsTheOneThatTheCommitHas() throws IOException {
    Ground.write(tree.project(), "src/A.java", "changed\n");
    Ground.write(tree.project(), "src/stray.java", "not asked\n");
    List<String> paths = List.of("src/A.java", "design/设计.md");
    String before = tree.tree(base, paths, List.of("src", "test"));
    String snapshot = tree.snapshot(base, paths);
    String id = ((Commit.Made) tree.commit(base, paths, "Step")).id();
    assertThat(before).isEqualTo(repository.tree(id, List.of("src", "test")));
    assertThat(snapshot).isEqualTo(repository.tree(id));
  }

  @Test
  void changedTimesAndSizesDoNotHideAChange() throws IOException {
    Path file = tree.project().resolve("src/A.java");
    var time = Files.getLastModifiedTime(file);
    Files.writeString(file, "class Z {}\n");
    Files.setLastModifiedTime(file, time);
    assertThat(tree.changes(base)).extracting(Change::path).containsExactly("src/A.java");
  }

  @Test
  void restoresWhatWasChangedDeletedAndNew() throws IOException {
    Ground.write(tree.project(), "src/A.java", "changed\n");
    Ground.write(tree.project(), "src/stray.java", "new\n");
    Files.delete(tree.project().resolve("test/T.java"));
    tree.restore(base, List.of("src/A.java", "src/stray.java", "test/T.java"));
    assertThat(tree.changes(base)).isEmpty();
  }

  @Test
  void patchesGoThereAndBack() throws IOException {
    Ground.write(tree.project(), "src/A.java", "changed\n");
    Files.write(tree.project().resolve("src/图.bin"), new byte[] {0, 1, 2, (byte) 200, 0});
    Files.delete(tree.project().resolve("src/带 空格/C.java"));
    List<String> paths = List.of("src/A.java", "src/图.bin", "src/带 空格/C.java");
    byte[] patch = tree.diff(base, paths);
    assertThat(new String(patch, StandardCharsets.UTF_8)).contains("a/src/A.java");
    Path file = Files.write(temp.resolve("一 个.patch"), patch);
    Worktree other = repository.worktrees().add("work/S-2", base);
    other.apply(file);
    assertThat(other.snapshot(base, paths)).isEqualTo(tree.snapshot(base, paths));
    assertThat(other.diff(base, paths)).isEqualTo(patch);
    assertThatThrownBy(() -> other.apply(file))
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("can't be applied");
  }

  @Test
  void aPatchDoesNotLeaveTheTree() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("out.patch"),
            "--- /dev/null\n+++ b/../../../../out.txt\n@@ -0,0 +1 @@\n+out\n");
    assertThatThrownBy(() -> tree.apply(file)).isInstanceOf(GitProblem.class);
    assertThat(temp.resolve("out.txt")).doesNotExist();
  }

  @Test
  void isMadeAnewOverWhateverIsLeft() throws IOException {
    Files.delete(tree.gitDir().resolve("HEAD"));
    Files.createFile(tree.gitDir().resolve("index.lock"));
    assertThat(repository.worktrees().find("work/S-1")).isEmpty();
    Worktree again = repository.worktrees().add("work/S-1", base);
    assertThat(again.changes(base)).isEmpty();
    Durable.delete(again.gitDir());
    assertThat(repository.worktrees().add("work/S-1", base).changes(base)).isEmpty();
  }

  @Test
  void ignoreRulesOfAWriterHideNothing() throws IOException {
    Files.writeString(ground.root.resolve(".gitignore"), "target/\n*.log\n");
    ground.git("add", "-A");
    ground.git("commit", "-qm", "ignore");
    String ignoring = repository.head().commit();
    tree = repository.worktrees().add("work/S-1", ignoring);
    Ground.write(tree.project(), "target/x.class", "built\n");
    Ground.write(tree.project(), "some.log", "log\n");
    Ground.write(tree.project(), "src/.gitignore", "*\n");
    Ground.write(tree.project(), "src/Hidden.java", "class Hidden {}\n");
    Ground.write(tree.root(), "outside/.gitignore", "*\n");
    Ground.write(tree.root(), ":(exclude)odd", "odd\n");
    assertThat(tree.changes(ignoring))
        .extracting(Change::path)
        .containsExactlyInAnyOrder(
            "src/.gitignore", "src/Hidden.java", "../outside/.gitignore", "../:(exclude)odd");
    tree.reset(ignoring);
    assertThat(tree.changes(ignoring)).isEmpty();
    assertThat(tree.project().resolve("src/Hidden.java")).doesNotExist();
    assertThat(tree.project().resolve("target/x.class")).exists();
  }

  @Test
  void aLinkInPlaceOfAFolderLeadsNowhere() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.writeString(outside.resolve("A.java"), "not git's\n");
    Durable.delete(tree.project().resolve("src"));
    Files.createSymbolicLink(tree.project().resolve("src"), outside);
    assertThatThrownBy(() -> tree.commit(base, List.of("src/A.java"), "Step"))
        .hasMessageContaining("behind a link");
    tree.restore(base, List.of("src/A.java"));
    tree.reset(base);
    assertThat(tree.changes(base)).isEmpty();
    assertThat(outside.resolve("A.java")).hasContent("not git's");
    assertThat(tree.project().resolve("src")).isDirectory();
    assertThat(Files.isSymbolicLink(tree.project().resolve("src"))).isFalse();
  }

  @Test
  void aHalfMadeOneIsTakenAway() throws IOException {
    Path half = Files.createDirectories(ground.root.resolve(".git/worktrees/S-17"));
    Files.writeString(half.resolve("locked"), "initializing");
    Files.setLastModifiedTime(half, FileTime.fromMillis(0));
    repository.worktrees().remove("work/S-1");
    assertThat(half).doesNotExist();
  }
}
