package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories, folders and systems in which nothing can be built. */
class BadGroundTest {
  @TempDir Path temp;

  private Person designWithoutRepository() throws Exception {
    Person person = Person.at(temp.resolve("sums"));
    person.write("tenon.toml", Sums.SETTINGS);
    person.write("design/design.md", Sums.DESIGN);
    return person;
  }

  @Test
  void withoutARepositoryItSaysHowToMakeOne() throws Exception {
    Person person = designWithoutRepository();
    Sentence.refused(person.tenon("build"), "in no git repository", "git init");
    Sentence.refused(person.tenon("verify"), "in no git repository", "git init");
    assertThat(person.tenon("check").exit()).isZero();
  }

  @Test
  void withoutGitItSaysSo() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    Path bin = Files.createDirectories(temp.resolve("bin"));
    for (String tool : List.of("sh", "setsid")) {
      Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
      Files.setPosixFilePermissions(
          bin.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    person.environment.put("PATH", bin.toString());
    Sentence.refused(person.tenon("build"), "git", "install git");
    assertThat(person.tenon("check").exit()).isZero();
    assertThat(person.tenon("plan").exit()).isZero();
  }

  @Test
  void aBareRepositoryIsNoPlaceToWork() throws Exception {
    Person person = designWithoutRepository();
    person.git("init", "-q", "--bare", ".");
    Sentence.refused(person.tenon("build"), "bare repository", "git clone");
  }

  @Test
  void aDetachedHeadHasNoBranch() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    person.git("checkout", "-q", "--detach");
    Sentence.refused(person.tenon("build"), "detached", "git switch -c");
    assertThat(person.status()).isEmpty();
  }

  @Test
  void aRepositoryWithoutCommitIsToldToMakeOne() throws Exception {
    Person person = designWithoutRepository();
    person.git("init", "-q", "-b", "main", ".");
    person.identify();
    Sentence.refused(person.tenon("build"), "no commit yet", "git commit");
    Sentence.refused(person.tenon("verify"), "no commit yet", "git commit");
  }

  @Test
  void withoutAnIdentityItSaysHowToSetIt() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    person.git("config", "--unset", "user.name");
    person.git("config", "--unset", "user.email");
    Sentence.refused(person.tenon("build"), "git config user.name", "user.email");
    assertThat(person.subjects()).containsExactly("Start");
  }

  @Test
  void aHookThatFailsAtThePlanSaysSo() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    person.hook("pre-commit", "echo 'no commits on fridays' >&2; exit 1");
    Person.Ran ran = person.tenon("build");
    Sentence.refused(ran, "no commits on fridays");
    assertThat(person.subjects()).containsExactly("Start");
    assertThat(person.status()).isEmpty();
  }

  @Test
  void aHookThatFailsAtAStepBlocksIt() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    person.hook(
        "commit-msg", "grep -q '^Step 2' \"$1\" && { echo 'not two' >&2; exit 1; }; exit 0");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    Sentence.noTrace(ran);
    assertThat(ran.out()).contains("S-2 is blocked", "not two");
    assertThat(person.subjects())
        .containsExactly("Start", "Plan: 3 steps", "Step 1: Sums", "Plan: S-2 blocked");
    assertThat(person.status()).isEmpty();
    person.hook("commit-msg", "exit 0");
    assertThat(person.tenon("build", "S-2").exit()).isZero();
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.status()).isEmpty();
  }

  @Test
  void aHookThatRefusesEverythingEndsTheBuild() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    assertThat(person.tenon("plan").exit()).isZero();
    person.commit("Plan");
    person.hook("pre-commit", "echo 'never' >&2; exit 1");
    Person.Ran ran = person.tenon("build");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    Sentence.noTrace(ran);
    assertThat(ran.out()).contains("never");
    assertThat(person.subjects()).containsExactly("Start", "Plan");
    assertThat(person.status()).isEmpty();
  }

  @Test
  void anUntrustedProjectShowsWhatItRuns() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    person.environment.remove("TENON_TRUST");
    for (String command : List.of("build", "verify")) {
      Person.Ran ran = person.tenon(command);
      assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
      Sentence.noTrace(ran);
      assertThat(ran.err()).contains("not trusted", "test -n {tests}", "tenon trust");
    }
    assertThat(person.subjects()).containsExactly("Start");
    Person.Ran trusted = person.tenon("trust");
    assertThat(trusted.exit()).isZero();
    assertThat(trusted.out()).contains("test -n {tests}", "trusted: ");
    assertThat(person.tenon("build").exit()).isZero();
    person.replace("tenon.toml", "test -n {tests}", "test -n {tests} && true");
    person.commit("Another command");
    assertThat(person.tenon("verify").exit()).isEqualTo(2);
  }

  @Test
  void anUnknownReviewIsRefused() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    person.replace("tenon.toml", "review = \"none\"", "review = \"some\"");
    person.commit("Review");
    Sentence.refused(person.tenon("build"), "review", "none", "writers", "all");
  }

  @Test
  void chineseAndSpacesInEveryPathUnderAPlainLocale() throws Exception {
    Person person = Person.withDesign(temp.resolve("项目 一/求 和"));
    person.write("design/设计 文档.md", "# 附录\n\n一段说明。\n");
    person.commit("中文");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.tenon("verify").exit()).isZero();
    assertThat(person.status()).isEmpty();
    person.environment.put("LC_ALL", "C");
    Process process = person.start("check");
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Person.Ran ran = new Person.Ran(process.exitValue(), Files.readString(person.printed()), "");
    Sentence.noTrace(ran);
    assertThat(process.exitValue()).as(ran.out()).isIn(0, 2);
    if (process.exitValue() == 2) {
      assertThat(ran.out()).contains("LC_ALL=C.UTF-8");
    }
  }

  @Test
  void aProjectInASubfolder() throws Exception {
    Person person = Person.inSubfolder(Files.createDirectories(temp.resolve("root")), "deep/sums");
    Files.writeString(temp.resolve("root/README"), "changed\n");
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.status()).isEqualTo(" M README");
    assertThat(person.tenon("verify").exit()).isZero();
    assertThat(person.tenon("verify", "--each").exit()).isZero();
  }

  @Test
  void aReadOnlyFolderIsSaidOnce() throws Exception {
    Path disk = disk("8m");
    try {
      Person person = Person.withDesign(disk.resolve("sums"));
      assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
      Person.Ran check = person.tenon("check");
      assertThat(check.exit()).as(check.all()).isZero();
      assertThat(person.tenon("status").exit()).isZero();
      for (String[] command :
          new String[][] {{"plan"}, {"build"}, {"verify"}, {"check", "--fix"}, {"init", "new"}}) {
        Sentence.refused(person.tenon(command), disk.toString());
      }
      assertThat(person.status()).isEmpty();
    } finally {
      run("umount", disk.toString());
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  /** A disk of its own; the test is skipped where none can be had. */
  private Path disk(String size) throws Exception {
    Path disk = Files.createDirectories(temp.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()) == 0,
        "no small disk can be had here");
    return disk;
  }

  @Test
  void aFullDiskLosesNothing() throws Exception {
    Path disk = disk("1m");
    try {
      Person person = Person.withDesign(disk.resolve("sums"));
      assertThat(person.tenon("plan").exit()).isZero();
      person.commit("Plan");
      String before = person.sh("git log --format=%H").out();
      person.sh("dd if=/dev/zero of=../filler bs=1k 2>/dev/null; true");
      Person.Ran ran = person.tenon("build");
      assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
      Sentence.noTrace(ran);
      assertThat(ran.err().toLowerCase(java.util.Locale.ROOT)).contains("space");
      Files.delete(disk.resolve("filler"));
      assertThat(person.sh("git log --format=%H").out()).isEqualTo(before);
      assertThat(person.status()).isEmpty();
      Person.Ran again = person.tenon("build");
      assertThat(again.exit()).as(again.all()).isZero();
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void anEmptyFolderCanBegin() throws Exception {
    Person person = Person.at(temp.resolve("new"));
    assertThat(person.tenon("init").exit()).isZero();
    assertThat(person.tenon("check").exit()).isZero();
    Sentence.refused(person.tenon("init"), "tenon.toml is there already");
    try (Stream<Path> files = Files.list(person.folder)) {
      assertThat(files).isNotEmpty();
    }
  }

  @Test
  void anErrorOfOurOwnIsOneSentenceAndAFile() throws Exception {
    Person person = Person.withDesign(temp.resolve("sums"));
    Files.createDirectories(person.folder.resolve(".tenon"));
    Context context =
        new Context(
            new Terminal(System.out, System.err, false, false), person.environment, person.folder);
    String said = Crash.kept(new IllegalStateException("boom"), context);
    assertThat(said).contains("please report it with ").doesNotContain("\n");
    Path file = Path.of(said.substring(said.indexOf("with ") + 5));
    assertThat(Files.readString(file)).contains("boom", "\tat ");
    assertThat(file).startsWith(person.folder.resolve(".tenon"));
    person.environment.put("TENON_DEBUG", "1");
    assertThat(Crash.kept(new IllegalStateException("boom"), context)).contains("\tat ");
  }
}
