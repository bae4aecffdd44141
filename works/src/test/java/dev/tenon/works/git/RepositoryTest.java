package dev.tenon.works.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.works.PlainRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
  @TempDir Path temp;

  private Repository open(Path folder) {
    return Repository.open(folder, new PlainRunner(), Ground.environment());
  }

  @Test
  void saysThatGitIsMissing() {
    assertThatThrownBy(
            () ->
                Repository.open(
                    temp,
                    command -> {
                      throw new IOException("no git");
                    },
                    Map.of()))
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("install git");
  }

  @Test
  void saysThatTheFolderIsInNoRepository() {
    assertThatThrownBy(() -> open(temp)).hasMessageContaining("git init");
  }

  @Test
  void saysThatTheRepositoryIsBare() throws IOException {
    Ground.gitIn(temp, "init", "-q", "--bare", ".");
    assertThatThrownBy(() -> open(temp)).hasMessageContaining("bare").hasMessageContaining("clone");
  }

  @Test
  void saysThatThereIsNoCommit() throws IOException {
    Ground.gitIn(temp, "init", "-q", ".");
    assertThat(open(temp).headCommit()).isEmpty();
    assertThatThrownBy(() -> open(temp).ready()).hasMessageContaining("no commit yet");
  }

  @Test
  void saysThatTheHeadIsDetached() throws IOException {
    Ground ground = Ground.make(temp, "");
    ground.git("checkout", "-q", "--detach");
    assertThatThrownBy(() -> ground.open().ready()).hasMessageContaining("git switch -c");
  }

  @Test
  void saysThatNobodyIsNamed() throws IOException {
    Ground ground = Ground.make(temp, "");
    ground.git("config", "--unset", "user.email");
    assertThatThrownBy(() -> ground.open().ready()).hasMessageContaining("git config user.name");
  }

  @Test
  void saysThatAMergeIsUnfinished() throws IOException {
    Ground ground = Ground.make(temp, "");
    ground.git("switch", "-q", "-c", "side");
    ground.write("src/A.java", "side\n");
    ground.git("commit", "-qam", "side");
    ground.git("switch", "-q", "main");
    ground.write("src/A.java", "main\n");
    ground.git("commit", "-qam", "main");
    assertThatThrownBy(() -> ground.git("merge", "side")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> ground.open().ready()).hasMessageContaining("git merge --abort");
    assertThat(ground.open().mergeHead()).isPresent();
    assertThat(ground.open().changes())
        .containsExactly(new Change("src/A.java", true, true, false, true));
  }

  @Test
  void worksInASubfolderAndInALinkedWorktree() throws IOException {
    Ground ground = Ground.make(temp.resolve("主 库"), "子 项目");
    Path linked = temp.resolve("linked tree");
    ground.git("worktree", "add", "-q", "-b", "other", linked.toString());
    Repository repository = open(linked.resolve("子 项目"));
    assertThat(repository.ready().branch()).isEqualTo("other");
    assertThat(repository.root()).isEqualTo(linked.toRealPath());
    assertThat(ground.open().ready().ref()).isEqualTo("refs/heads/main");
    assertThat(repository.files("HEAD"))
        .containsExactlyInAnyOrder(
            "src/A.java", "src/B.java", "src/带 空格/C.java", "test/T.java", "design/设计.md");
    Worktree tree = repository.worktrees().add("work/S-1", repository.head().commit());
    assertThat(tree.project().resolve("src/A.java")).exists();
    assertThat(tree.project().toString()).endsWith("子 项目");
  }

  @Test
  void ignoresWhatTheCallersEnvironmentPointsTo() throws IOException {
    Ground ground = Ground.make(temp.resolve("one"), "");
    Map<String, String> environment = new HashMap<>(Ground.environment());
    environment.put("GIT_DIR", "/nowhere");
    environment.put("GIT_INDEX_FILE", "/nowhere/index");
    environment.put("GIT_WORK_TREE", "/nowhere");
    assertThat(Repository.open(ground.project, new PlainRunner(), environment).ready().branch())
        .isEqualTo("main");
  }

  @Test
  void tellsStagedUnstagedAndUntrackedChanges() throws IOException {
    Ground ground = Ground.make(temp, "p");
    ground.write("src/A.java", "staged\n");
    ground.git("add", "-A");
    ground.write("src/A.java", "staged and more\n");
    ground.write("src/新 文件.java", "new\n");
    Files.delete(ground.project.resolve("test/T.java"));
    Files.writeString(ground.root.resolve("elsewhere.txt"), "not in the project\n");
    assertThat(ground.open().changes())
        .containsExactlyInAnyOrder(
            new Change("src/A.java", true, true, false, false),
            new Change("test/T.java", false, true, false, false),
            new Change("src/新 文件.java", false, false, true, false));
    assertThat(ground.open().changesAt(List.of("test", "src/B.java")))
        .extracting(Change::path)
        .containsExactly("test/T.java");
  }

  @Test
  void itsOwnFolderIsNoChange() throws IOException {
    Ground ground = Ground.make(temp, "");
    Files.writeString(TenonFolder.in(ground.project).resolve("act.old"), "x");
    assertThat(ground.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void refusesAFolderThatIsALink() throws IOException {
    Ground ground = Ground.make(temp.resolve("r"), "");
    Files.createSymbolicLink(ground.project.resolve(".tenon"), temp);
    assertThatThrownBy(() -> TenonFolder.in(ground.project)).hasMessageContaining("link");
  }

  @Test
  void readsFilesOfACommit() throws IOException {
    Ground ground = Ground.make(temp, "p");
    Repository repository = ground.open();
    ground.write("src/A.java", "changed\n");
    assertThat(repository.file("HEAD", "src/A.java").map(Object::getClass)).isPresent();
    Map<String, byte[]> files =
        repository.files("HEAD", List.of("src/A.java", "src/带 空格/C.java", "no.java"));
    assertThat(files).hasSize(2);
    assertThat(new String(files.get("src/带 空格/C.java"), StandardCharsets.UTF_8))
        .isEqualTo("class C {}\n");
    assertThat(new String(files.get("src/A.java"), StandardCharsets.UTF_8))
        .isEqualTo("class A {}\n");
  }

  @Test
  void refusesPathsThatLeaveTheProject() throws IOException {
    Repository repository = Ground.make(temp, "p").open();
    assertThatThrownBy(() -> repository.file("HEAD", "../elsewhere.txt"))
        .isInstanceOf(GitProblem.class);
    assertThatThrownBy(() -> repository.file("HEAD", ".git/config")).isInstanceOf(GitProblem.class);
  }

  @Test
  void treeOfFoldersDependsOnThemAlone() throws IOException {
    Repository one = Ground.make(temp.resolve("one"), "").open();
    Ground deep = Ground.make(temp.resolve("two"), "in/folders");
    deep.write("README.md", "more\n");
    deep.git("add", "-A");
    deep.git("commit", "-qm", "more");
    Repository two = deep.open();
    List<String> folders = List.of("src", "test");
    assertThat(one.tree("HEAD", folders)).isEqualTo(two.tree("HEAD", folders));
    assertThat(one.tree("HEAD", List.of("src"))).isNotEqualTo(one.tree("HEAD", folders));
    deep.write("src/A.java", "class A { int changed; }\n");
    deep.git("commit", "-qam", "changed");
    assertThat(one.tree("HEAD", folders)).isNotEqualTo(two.tree("HEAD", folders));
  }

  @Test
  void findsStepsByTheirTrailer() throws IOException {
    Ground ground = Ground.make(temp, "p");
    ground.write("src/A.java", "1\n");
    ground.git("commit", "-qam", "Step 1: a\n\nTenon-Step: S-1\nTenon-Design: sha256:0");
    ground.write("src/A.java", "2\n");
    ground.git("commit", "-qam", "Talk\n\nTenon-Step: S-9 is only talked of\n\nIn between.");
    ground.write("src/A.java", "3\n");
    ground.git("commit", "-qam", "Step 2: b\n\nTenon-Step: S-2");
    ground.git("commit", "-q", "--allow-empty", "-m", "Step 3: c\n\nTenon-Step: S-3");
    Repository repository = ground.open();
    assertThat(repository.steps("HEAD", "Tenon-Step"))
        .containsExactly(
            new StepCommit("S-2", ground.git("rev-parse", "HEAD~1")),
            new StepCommit("S-1", ground.git("rev-parse", "HEAD~3")));
    assertThat(repository.isAncestor("HEAD~2", "HEAD")).isTrue();
    assertThat(repository.isAncestor("HEAD", "HEAD~2")).isFalse();
    assertThat(repository.parents("HEAD")).containsExactly(ground.git("rev-parse", "HEAD~1"));
    assertThat(repository.mergeBase("HEAD", "HEAD~2")).contains(ground.git("rev-parse", "HEAD~2"));
    assertThat(repository.changed("HEAD~2", "HEAD")).containsExactly("src/A.java");
  }

  @Test
  void saysThatARebaseIsUnfinished() throws IOException {
    Ground ground = Ground.make(temp, "");
    ground.git("switch", "-q", "-c", "side");
    ground.write("src/A.java", "side\n");
    ground.git("commit", "-qam", "side");
    ground.git("switch", "-q", "main");
    ground.write("src/A.java", "main\n");
    ground.git("commit", "-qam", "main");
    assertThatThrownBy(() -> ground.git("rebase", "side")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> ground.open().ready()).hasMessageContaining("git rebase --abort");
  }

  @Test
  void believesNothingThatWasCommittedInItsOwnFolder() throws IOException {
    Ground ground = Ground.make(temp, "p");
    ground.write(".tenon/act", "{}");
    ground.git("add", "-A");
    ground.git("commit", "-qm", "a trap");
    assertThatThrownBy(ground::open)
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("git rm -r --cached p/.tenon");
  }

  @Test
  void aSubmoduleIsLeftAlone() throws IOException {
    Ground inner = Ground.make(temp.resolve("inner"), "");
    Ground outer = Ground.make(temp.resolve("outer"), "");
    outer.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        inner.root.toString(),
        "third party");
    outer.git("commit", "-qm", "submodule");
    Files.writeString(outer.root.resolve("third party/src/A.java"), "changed there\n");
    Repository repository = outer.open();
    assertThat(repository.changes()).isEmpty();
    Head head = repository.ready();
    String next = outer.next(repository);
    new Act(repository).run(head, next, List.of(), "x");
    assertThat(outer.read("third party/src/A.java")).isEqualTo("changed there\n");
    assertThat(outer.read("src/A.java")).isEqualTo("class A { int step; }\n");

    Repository within = open(outer.root.resolve("third party"));
    assertThat(within.head().branch()).isEqualTo("main");
    Worktree tree = within.worktrees().add("work/S-1", within.head().commit());
    assertThat(tree.changes(within.head().commit())).isEmpty();
    within.worktrees().remove("work/S-1");
  }

  @Test
  void settingsOfThePersonChangeNoAnswer() throws IOException {
    Ground ground = Ground.make(temp, "p");
    for (String setting :
        List.of(
            "log.showSignature=true",
            "status.showUntrackedFiles=no",
            "status.renames=copies",
            "diff.noprefix=true",
            "diff.mnemonicPrefix=true",
            "diff.external=/bin/false",
            "color.ui=always",
            "core.quotePath=true",
            "i18n.commitEncoding=GBK",
            "core.fsmonitor=/bin/false",
            "apply.whitespace=error")) {
      String[] pair = setting.split("=");
      ground.git("config", pair[0], pair[1]);
    }
    Repository repository = ground.open();
    Head head = repository.ready();
    String next = ground.next(repository);
    assertThat(repository.steps(next, "Tenon-Step")).containsExactly(new StepCommit("S-1", next));
    assertThat(new String(repository.diff(head.commit(), next), StandardCharsets.UTF_8))
        .contains("--- a/src/A.java\n+++ b/src/A.java\n");
    assertThat(ground.git("cat-file", "commit", next))
        .contains("Step 1: 开始")
        .doesNotContain("encoding");
    ground.write("src/新.java", "new\n");
    assertThat(repository.changes())
        .containsExactly(new Change("src/新.java", false, false, true, false));
  }
}
