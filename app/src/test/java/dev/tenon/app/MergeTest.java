package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Designs of two people, merged by real git, with the driver and without. */
class MergeTest {
  private static final String SETTINGS =
      """
      [project]
      name = "pool"
      documents = ["design/*.md"]
      """;
  private static final String DESIGN =
      """
      # Pool

      ## 1 Overview

      ### R-1 Shrinks
      The pool shall shrink.

      ### R-2 Grows
      The pool shall grow. It shall log each change.

      ### R-3 Counts
      The pool shall count its ranks.

      ## 2 Architecture

      ### D-1 One lock
      There is one lock.

      - satisfies: R-1, R-2, R-3

      ## Revisions

      | version | date | change | reason |
      |---|---|---|---|
      | 1 | 2026-01-01 | first | – |
      """;
  private static final String FILE = "design/pool.md";
  private static final String H64 = "0123456789abcdef".repeat(4);

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void project() throws IOException {
    person = Person.at(temp.resolve("项目 a"));
    person.git("init", "-q", "-b", "main", ".");
    person.identify();
    person.write("tenon.toml", SETTINGS);
    person.write(FILE, DESIGN);
    person.commit("Start");
  }

  /** The launcher, as a script that starts this build's classes. */
  private void install() throws IOException {
    Path launcher = temp.resolve("it's 100% Tenon/bin/tenon");
    Files.createDirectories(launcher.getParent());
    String java =
        person.command().stream()
            .map(part -> "'" + part + "'")
            .collect(Collectors.joining(" ", "exec ", " \"$@\""));
    Files.writeString(launcher, "#!/bin/sh\n" + java + "\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    person.environment.put("TENON_HOME", launcher.getParent().getParent().toString());
    Person.Ran ran = person.tenon("init", "--git");
    assertThat(ran.exit()).as(ran.all()).isZero();
    person.commit("Merge by item");
  }

  /** Two branches of one commit; the person stands on the first. */
  private void branches(Edit mine, Edit others) throws IOException {
    person.git("switch", "-q", "-c", "other");
    others.make();
    person.commit("Other");
    person.git("switch", "-q", "main");
    mine.make();
    person.commit("Mine");
  }

  private interface Edit {
    void make() throws IOException;
  }

  private void change(String before, String after) throws IOException {
    person.replace(FILE, before, after);
  }

  /** The findings of one rule, each as its items and message. */
  private List<String> lost() {
    Person.Ran ran = person.tenon("check", "--format", "json");
    return ran.out()
        .replaceAll("\\s*\\n\\s*", "")
        .transform(
            json ->
                List.of(json.split("(?=\\{\\s*\"rule\")")).stream()
                    .filter(f -> f.matches("(?s)\\{\\s*\"rule\"\\s*:\\s*\"lost-obligation\".*"))
                    .toList());
  }

  @Test
  void initInstallsTheDriverAndLeavesTheDesign() throws IOException {
    person.write(".gitattributes", "*.png binary");
    Person.Ran ran = person.tenon("init", "--git");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(FILE)).isEqualTo(DESIGN);
    assertThat(person.read(".gitattributes"))
        .startsWith("*.png binary\n")
        .contains("\ndesign/*.md merge=tenon\n", "\n/tenon.lock merge=tenon\n");
    assertThat(person.git("config", "merge.tenon.driver")).contains("merge-driver %O %A %B %P");
    String attributes = person.read(".gitattributes");
    assertThat(person.tenon("init", "--git").out()).contains("already");
    assertThat(person.read(".gitattributes")).isEqualTo(attributes);
    assertThat(person.git("check-attr", "merge", FILE, "tenon.lock", "src/tenon.lock"))
        .contains(FILE + "\": merge: tenon".replace("\"", ""), "tenon.lock: merge: tenon");
  }

  @Test
  void initOfANewProjectMakesARepository() throws IOException {
    Person fresh = Person.at(temp.resolve("fresh"));
    Person.Ran ran = fresh.tenon("init", "--git");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("tenon.toml", ".gitattributes").doesNotContain("git init");
    assertThat(fresh.git("config", "merge.tenon.name")).contains("Tenon");
  }

  @Test
  void neighboursMergeAndTheSameItemShowsBoth() throws IOException {
    install();
    branches(
        () -> {
          change("The pool shall shrink.\n", "The pool shall shrink at once.\n");
          change("pool shall count its ranks", "pool shall count all ranks");
        },
        () -> {
          change("### R-2 Grows\n", "### R-2 Grows again\n");
          change("pool shall count its ranks", "pool shall count idle ranks");
        });

    Person.Ran merge = person.sh("git merge other");

    assertThat(merge.exit()).isEqualTo(1);
    assertThat(merge.all()).contains("both sides changed R-3");
    assertThat(person.read(FILE))
        .contains(
            "### R-1 Shrinks\nThe pool shall shrink at once.\n\n### R-2 Grows again\n",
            "<<<<<<< ",
            "### R-3 Counts\nThe pool shall count all ranks.\n=======\n"
                + "### R-3 Counts\nThe pool shall count idle ranks.\n>>>>>>> ");
    assertThat(lost()).as("an open conflict shows both").isEmpty();

    person.write(
        FILE,
        person
            .read(FILE)
            .replaceAll("(?s)<<<<<<<[^\\n]*\\n(.*?)=======\\n.*?>>>>>>>[^\\n]*\\n", "$1"));
    assertThat(lost()).singleElement().asString().contains("R-3", "MERGE_HEAD", "idle");
    person.commit("Merge");
    assertThat(lost()).singleElement().asString().contains("R-3", "HEAD^2", "idle");
  }

  @Test
  void driverThatIsGoneLeavesGitsOwnMerge() throws IOException {
    install();
    branches(
        () -> change("shall shrink.", "shall shrink at once."),
        () -> change("shall shrink.", "shall shrink slowly."));
    Files.delete(Path.of(person.environment.get("TENON_HOME"), "bin/tenon"));

    assertThat(person.sh("git merge other").exit()).isEqualTo(1);
    assertThat(person.read(FILE)).contains("<<<<<<< ", "at once", "=======", "slowly", ">>>>>>> ");
  }

  @Test
  void lockMergesByEntry() throws IOException {
    String lock = "tenon.lock 1\nitem R-1 sha256:" + H64 + "\nitem R-2 sha256:" + H64 + "\n";
    person.write("tenon.lock", lock);
    install();
    String mine = "1" + H64.substring(1);
    String others = "2" + H64.substring(1);
    branches(
        () -> person.write("tenon.lock", lock.replace("R-1 sha256:" + H64, "R-1 sha256:" + mine)),
        () ->
            person.write("tenon.lock", lock.replace("R-2 sha256:" + H64, "R-2 sha256:" + others)));

    Person.Ran merge = person.sh("git merge -q -m Merge other");

    assertThat(merge.exit()).as(merge.all()).isZero();
    assertThat(person.read("tenon.lock"))
        .isEqualTo("tenon.lock 1\nitem R-1 sha256:" + mine + "\nitem R-2 sha256:" + others + "\n");
  }

  @Test
  void lockWithMarksSaysHowToMendAndThatMends() throws IOException {
    person.write("tenon.lock", "tenon.lock 1\nitem R-1 sha256:" + H64 + "\n");
    person.commit("Accept");
    branches(
        () ->
            person.write(
                "tenon.lock",
                "tenon.lock 1\nitem R-1 sha256:"
                    + H64
                    + "\nitem R-2 sha256:"
                    + H64.replace('0', '1')
                    + "\n"),
        () ->
            person.write(
                "tenon.lock",
                "tenon.lock 1\nitem R-1 sha256:" + H64 + "\nitem R-3 sha256:" + H64 + "\n"));
    assertThat(person.sh("git merge other").exit()).isEqualTo(1);

    Person.Ran check = person.tenon("check");

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err().strip())
        .startsWith("tenon: tenon.lock:3: a merge left its marks")
        .contains("tenon init --git", "git checkout --merge tenon.lock")
        .doesNotContain("\n");
    Path launcher = temp.resolve("home/bin/tenon");
    Files.createDirectories(launcher.getParent());
    Files.writeString(
        launcher,
        "#!/bin/sh\n"
            + person.command().stream()
                .map(p -> "'" + p + "'")
                .collect(Collectors.joining(" ", "exec ", " \"$@\""))
            + "\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    person.environment.put("TENON_HOME", temp.resolve("home").toString());
    assertThat(person.tenon("init", "--git").exit()).isZero();
    person.git("checkout", "--merge", "tenon.lock");
    assertThat(person.read("tenon.lock"))
        .isEqualTo(
            "tenon.lock 1\nitem R-1 sha256:"
                + H64
                + "\nitem R-2 sha256:"
                + H64.replace('0', '1')
                + "\nitem R-3 sha256:"
                + H64
                + "\n");
  }

  @Test
  void itemThatAMergeDroppedIsFoundUntilSaid() throws IOException {
    branches(
        () -> change("first | – |\n", "first | – |\n| 2 | 2026-01-02 | mine | – |\n"),
        () ->
            change(
                "## 2 Architecture", "### R-4 Rests\nThe pool shall rest.\n\n## 2 Architecture"));
    person.git("merge", "-q", "-s", "ours", "-m", "Merge", "other");

    assertThat(lost()).singleElement().asString().contains("\"R-4\"", "HEAD^2:./design/pool.md");
    assertThat(person.tenon("check").exit()).isEqualTo(1);

    person.write("README", "more\n");
    person.commit("More");
    String later = String.join("", lost());
    assertThat(later).contains("\"R-4\"", "^2:./design/pool.md").doesNotContain("HEAD^2");
    assertThat(lost()).as("from the cache").hasSize(1);

    String before = person.read(FILE);
    change("mine | – |\n", "mine, without R-4 | – |\n");
    assertThat(lost()).as("named in Revisions").isEmpty();
    person.write(FILE, before);
    change("- satisfies:", "- replaces: R-4\n- satisfies:");
    assertThat(lost()).as("replaced").isEmpty();
    person.write(FILE, before);
    change("## 2 Architecture", "### R-4 Rests\nThe pool shall rest.\n\n## 2 Architecture");
    assertThat(lost()).as("present again").isEmpty();
    person.write(FILE, before);
    person.write("tenon.lock", "tenon.lock 1\nitem R-1 sha256:" + H64 + "\n");
    person.commit("Accept");
    assertThat(lost()).as("read since").isEmpty();
  }

  @Test
  void whatASideTookOutIsNotLost() throws IOException {
    branches(
        () -> change("### R-3 Counts\nThe pool shall count its ranks.\n\n", ""),
        () -> change(" It shall log each change.", ""));
    person.git("merge", "-q", "-m", "Merge", "other");

    assertThat(person.read(FILE)).doesNotContain("R-3 Counts", "shall log");
    assertThat(lost()).isEmpty();
  }

  @Test
  void sentenceThatMovedOrWasWrappedIsPresentAndOneThatWentIsLost() throws IOException {
    branches(
        () -> change("There is one lock.", "There is one   lock."),
        () -> change("shall shrink.", "shall shrink. It shall say so."));
    person.git("merge", "-q", "--no-commit", "other");
    change("The pool shall shrink. It shall say so.", "The pool\nshall shrink.");
    assertThat(lost()).singleElement().asString().contains("\"R-1\"", "It shall say so.");

    change("one   lock.", "one   lock. It\nshall say so.");
    assertThat(lost()).isEmpty();
  }

  @Test
  void unionOfThreeAndCrossedHistories() throws IOException {
    for (String name : List.of("a", "b")) {
      person.git("switch", "-q", "-c", name, "main");
      person.write("design/" + name + ".md", "### Q-" + ("a".equals(name) ? 1 : 2) + " Why\n");
      person.commit(name);
    }
    person.git("switch", "-q", "main");
    person.git("merge", "-q", "-m", "Three", "a", "b");
    assertThat(lost()).isEmpty();

    person.git("rm", "-q", "design/b.md");
    person.git("commit", "-q", "--amend", "-m", "Three, without one");
    assertThat(lost()).singleElement().asString().contains("\"Q-2\"", "HEAD^2");

    person.git("switch", "-q", "-c", "x", "a");
    person.git("merge", "-q", "-m", "x", "b");
    person.git("switch", "-q", "-c", "y", "b");
    person.git("merge", "-q", "-m", "y", "a");
    person.git("rm", "-q", "design/a.md");
    person.git("commit", "-q", "-m", "Take out");
    person.git("switch", "-q", "x");
    person.write("README", "x\n");
    person.commit("x");
    person.git("merge", "-q", "-m", "crossed", "y");
    assertThat(person.folder.resolve("design/a.md")).doesNotExist();
    assertThat(lost()).isEmpty();
  }

  @Test
  void cutHistoryAccusesNobody() throws IOException {
    branches(
        () -> person.write("README", "mine\n"),
        () ->
            change(
                "## 2 Architecture", "### R-4 Rests\nThe pool shall rest.\n\n## 2 Architecture"));
    person.git("merge", "-q", "-s", "ours", "-m", "Merge", "other");
    for (int depth : List.of(1, 2)) {
      Person clone = Person.at(temp.resolve("clone" + depth));
      clone.sh(
          "git clone -q --depth "
              + depth
              + " 'file://"
              + person.folder.toString().replace("项目 a", "项目%20a")
              + "' . 2>/dev/null || git clone -q --depth "
              + depth
              + " 'file://"
              + person.folder
              + "' .");
      Person.Ran ran = clone.tenon("check");
      assertThat(ran.exit()).as(ran.all()).isZero();
      assertThat(ran.out()).contains("lost-obligation", "--unshallow");
    }
  }

  @Test
  void withoutGitTheRuleIsSilent() throws IOException {
    person.sh("rm -rf .git");

    assertThat(lost()).isEmpty();
    assertThat(person.tenon("check").exit()).isZero();
  }

  @Test
  void subfolderAndWorktreeAreLookedAtToo() throws IOException {
    Person sub = Person.inSubfolder(temp.resolve("repo"), "sub dir");
    sub.write("tenon.toml", SETTINGS);
    sub.write("design/design.md", DESIGN);
    sub.commit("Design");
    sub.git("switch", "-q", "-c", "other");
    sub.write("design/more.md", "### Q-1 Why\n");
    sub.commit("Other");
    sub.git("switch", "-q", "main");
    sub.write("README", "mine\n");
    sub.commit("Mine");
    sub.git("merge", "-q", "-s", "ours", "-m", "Merge", "other");
    sub.git("worktree", "add", "-q", "-b", "tree", "../tree");

    assertThat(sub.tenon("check").out()).contains("lost-obligation", "Q-1");
    Person tree = Person.at(temp.resolve("tree/sub dir"));
    assertThat(tree.tenon("check").out()).contains("lost-obligation", "Q-1");
    assertThat(sub.tenon("init", "--git").exit()).isZero();
    assertThat(sub.git("check-attr", "merge", "sub dir/design/design.md")).contains("tenon");
  }

  @Test
  void historyBeforeTheProjectIsNotLookedAt() throws IOException {
    Person old = Person.inSubfolder(temp.resolve("old"), "sub");
    old.sh(
        "first=$(git rev-parse HEAD) && tree=$(git rev-parse HEAD^{tree}) && for i in $(seq 40); do"
            + " side=$(git commit-tree -p $first -m \"Side $i\" $tree) &&"
            + " git reset -q --hard $(git commit-tree -p HEAD -p $side -m \"Merge $i\" $tree);"
            + " done");
    Person later = Person.at(temp.resolve("old/later"));
    later.write("tenon.toml", SETTINGS);
    later.write("design/design.md", DESIGN);

    assertThat(later.tenon("check").out()).contains("not-accepted").doesNotContain("lost-");
    later.commit("Design");
    assertThat(later.tenon("check").out()).contains("not-accepted").doesNotContain("lost-");
    assertThat(old.tenon("check").out()).as("40 since it began").contains("lost-obligation");
  }

  @Test
  void driverRefusesWhatItIsNotGiven() throws IOException {
    assertThat(person.tenon("merge-driver", "a").exit()).isEqualTo(2);
    Person.Ran ran = person.tenon("merge-driver", "no", FILE, FILE, FILE);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err().lines().toList()).hasSize(1);
    assertThat(person.tenon("merge-driver", FILE, FILE, FILE, FILE, "many").exit()).isEqualTo(2);
  }

  @Test
  void driverFallsBackToLinesAndSaysSo() throws IOException {
    person.write("base", "### R-1 A\ntext\n");
    person.write("ours", "### R-1 A\ntext\n\n### R-1 B\ntext\n");
    person.write("theirs", "### R-1 Z\ntext\n");
    Person.Ran ran = person.tenon("merge-driver", "base", "ours", "theirs", FILE, "7", "%X", "%Y");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err()).contains("two headings of R-1", "merged by lines");
    assertThat(person.read("ours")).isEqualTo("### R-1 Z\ntext\n\n### R-1 B\ntext\n");

    person.write("theirs", new byte[] {'#', ' ', (byte) 0xFF, '\n'});
    ran = person.tenon("merge-driver", "base", "ours", "theirs", FILE);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("not UTF-8");
    assertThat(Files.size(person.folder.resolve("ours"))).isPositive();
  }

  @Test
  void settingsInConflictStillTellTheLanguage() throws IOException {
    person.write(
        "tenon.toml",
        "[project]\n<<<<<<< a\nname = \"a\"\n=======\n>>>>>>> b\nlanguage = \"python\"\n");
    String base =
        "## 4 Interfaces\n\n"
            + "### `class Pool`\n\n"
            + "#### `def a(self)`\n"
            + "One.\n"
            + "#### `def b(self)`\n"
            + "Two.\n";
    person.write("base", base);
    person.write("ours", base.replace("One", "Eins"));
    person.write("theirs", base.replace("Two", "Zwei"));

    assertThat(person.tenon("merge-driver", "base", "ours", "theirs", FILE).exit()).isZero();
    assertThat(person.read("ours")).contains("Eins", "Zwei");
  }
}
