package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a writer may try, which gate stops it, and that the person's tree never knows of it. */
class CheatingWriterTest {
  @TempDir Path folder;

  /**
   * A writer that does not get in.
   *
   * @param gate the only one that stops it
   * @param says what its message holds
   */
  record Cheat(String name, String gate, String says, String script) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String CHECK =
      "// VAL: VAL_INT_RANGE(litres, 0, 8)\n"
          + "if (litres < 0 || litres > 8) {\n"
          + "  throw new IllegalArgumentException(\"litres must be in 0..8, was \" + litres);\n"
          + "}\n";

  private static String body(String code) {
    return "body <<'END'\n" + code + "\nEND\n";
  }

  static Stream<Cheat> cheats() {
    return Stream.of(
        new Cheat("writes nothing", "tests-pass", "not written yet", "true\n"),
        new Cheat("does not compile", "compiles", "Tank.java", body("return nothing;")),
        new Cheat("does not parse", "compiles", "Tank.java", body("if (litres > { ((")),
        new Cheat("is wrong", "tests-pass", "expected: <5>", body("return litres;")),
        new Cheat(
            "changes a signature",
            "signatures",
            "fill",
            "right; sed -i 's/public int fill(int litres)/public synchronized int fill(int"
                + " litres)/' $TANK\n"),
        new Cheat(
            "widens a bound",
            "contracts",
            "VAL_INT_RANGE(litres, 0, 8)",
            body(CHECK.replace("litres > 8", "litres > 80") + Trial.RIGHT)),
        new Cheat(
            "ors true",
            "contracts",
            "VAL_INT_RANGE(litres, 0, 8)",
            body(CHECK.replace("litres > 8", "litres > 8 && false") + Trial.RIGHT)),
        new Cheat(
            "moves a check behind the effect",
            "contracts",
            "VAL_INT_RANGE(litres, 0, 8)",
            body("level += litres;\n" + CHECK + "return level;")),
        new Cheat(
            "comments a check out and keeps its tag",
            "contracts",
            "VAL_INT_RANGE(litres, 0, 8)",
            body(
                CHECK
                        .replace("\nif", "\n// if")
                        .replace("\n  throw", "\n// throw")
                        .replace("\n}", "\n// }")
                    + Trial.RIGHT)),
        new Cheat(
            "makes a check unreachable",
            "contracts",
            "VAL_INT_RANGE(litres, 0, 8)",
            body("if (litres > 100) {\n" + CHECK + "}\n" + Trial.RIGHT)),
        new Cheat(
            "swallows an error",
            "errors-surface",
            "swallowed-error",
            body(
                "try {\n  level = Math.addExact(level, litres);\n} catch (ArithmeticException e)"
                    + " {\n}\nreturn level;")),
        new Cheat(
            "weakens a locked test",
            "tests-locked",
            "TankTest.java:",
            "right; sed -i 's/assertEquals(5, tank.fill(2))/assertEquals(5, 5)/' $TEST\n"),
        new Cheat(
            "disables a locked test",
            "tests-locked",
            "TankTest.java:",
            "right; sed -i 's/@Test/@org.junit.jupiter.api.Disabled @Test/' $TEST\n"),
        new Cheat("deletes a locked test", "tests-locked", "deleted", "right; rm $TEST\n"),
        new Cheat(
            "adds a test class",
            "tests-locked",
            "OtherTest.java",
            "right; echo 'class OtherTest {}' > src/test/java/org/example/OtherTest.java\n"),
        new Cheat(
            "edits the file of another step",
            "only-own-files",
            "Reading.java",
            "right; echo '// hello' >> $READING\n"),
        new Cheat(
            "adds a file",
            "only-own-files",
            "Extra.java",
            "right; echo 'class Extra {}' > src/main/java/Extra.java\n"),
        new Cheat(
            "adds a file that is no text",
            "only-own-files",
            "Extra.java",
            "right; head -c 300 /dev/urandom > src/main/java/Extra.java\n"),
        new Cheat(
            "edits the settings",
            "only-own-files",
            "tenon.toml",
            "right; sed -i 's/name = .*/name = \"x\"/' tenon.toml\n"),
        new Cheat(
            "edits the lock", "only-own-files", "tenon.lock", "right; echo x >> tenon.lock\n"),
        new Cheat(
            "edits evidence",
            "only-own-files",
            "design/evidence/S-1.json",
            "right; echo '{}' > design/evidence/S-1.json\n"),
        new Cheat(
            "edits a document",
            "only-own-files",
            "design/tank.md",
            "right; sed -i 's/0, 8/0, 80/' design/tank.md\n"),
        new Cheat(
            "deletes a document", "only-own-files", "design/tank.md", "right; rm design/tank.md\n"),
        new Cheat(
            "adds to the ignored",
            "only-own-files",
            ".gitignore",
            "right; printf '*.md\\n.gitignore\\n' > .gitignore\n"),
        new Cheat(
            "adds a public method",
            "public-api",
            "Tank.drain",
            "right; sed -i '$d' $TANK; echo 'public void drain() { level = 0; } }' >> $TANK\n"),
        new Cheat(
            "adds a helper that others see",
            "only-own-files",
            "helpers must be private",
            "right; sed -i '$d' $TANK; echo 'void drain() { level = 0; } }' >> $TANK\n"),
        new Cheat(
            "adds an initializer",
            "only-own-files",
            "Tank was changed",
            "right; sed -i '$d' $TANK; echo '{ level = 1; level = 0; } }' >> $TANK\n"),
        new Cheat(
            "changes a member of the document",
            "only-own-files",
            "Tank.isOpen was changed",
            "right; sed -i 's/return open;/return !open;/' $TANK\n"),
        new Cheat(
            "changes a body of the document",
            "only-own-files",
            "Tank.level was changed",
            "right; sed -i '/level() {/,/}/s/return level;/return level + 0;/' $TANK\n"),
        new Cheat(
            "makes its file a link",
            "only-own-files",
            Trial.TANK,
            "right; mv $TANK \"$TMPDIR/Tank.java\"; ln -s \"$PERSON/notes.txt\" $TANK\n"),
        new Cheat(
            "makes the folder of sources a link to the person's",
            "only-own-files",
            "src",
            "right; mv src \"$TMPDIR/src\"; ln -s \"$PERSON/src\" src\n"),
        new Cheat(
            "makes its file a folder",
            "only-own-files",
            Trial.TANK,
            "rm $TANK; mkdir $TANK; echo x > $TANK/x\n"),
        new Cheat(
            "makes its file a pipe", "only-own-files", Trial.TANK, "rm $TANK; mkfifo $TANK\n"),
        new Cheat("deletes its file", "compiles", "Tank", "rm $TANK\n"),
        new Cheat(
            "writes bytes that are no text",
            "only-own-files",
            "UTF-8",
            "printf '\\377\\376' >> $TANK\n"),
        new Cheat(
            "writes a huge file",
            "only-own-files",
            "larger",
            "right; head -c 30000000 /dev/zero | tr '\\0' ' ' >> $TANK\n"),
        new Cheat(
            "rewrites its file while the tests run",
            "only-own-files",
            "while",
            body(
                "level += litres;\n"
                    + "java.nio.file.Path own = java.nio.file.Path.of(\""
                    + Trial.TANK
                    + "\");\n"
                    + "try {\n"
                    + "  java.nio.file.Files.writeString(own, \"class Tank { }\");\n"
                    + "} catch (java.io.IOException e) {\n"
                    + "  throw new java.io.UncheckedIOException(e);\n"
                    + "}\n"
                    + "return level;")),
        new Cheat("hangs", "tests-pass", "not written yet", "echo waiting; sleep 600\n"));
  }

  @ParameterizedTest
  @MethodSource("cheats")
  void isStopped(Cheat cheat) throws Exception {
    Trial trial = Trial.in(folder).use("command", 1, "limit = \"2 s\"").script(cheat.script());
    trial.begin();
    trial.write("notes.txt", "staged\n");
    trial.git("add", "notes.txt");
    trial.write("notes.txt", "staged, and changed again\n");
    trial.write("new.txt", "untracked\n");
    BuildReport first = trial.build(only("S-1"));
    assertThat(first.exit()).isZero();
    Map<String, String> files = trial.files();
    String index = trial.git("ls-files", "--stage");
    String status = trial.git("status", "--porcelain");

    BuildReport report = trial.build();

    assertThat(trial.stopped(1)).as(trial.blocked()).containsKey(cheat.gate());
    assertThat(trial.stopped(1).get(cheat.gate())).contains(cheat.says());
    assertThat(report.exit()).isEqualTo(1);
    if (!cheat.gate().equals("compiles")) {
      // others may follow from it, but each cheat here is stopped by its gate alone
      assertThat(trial.stopped(1).keySet()).containsExactly(cheat.gate());
    }
    assertThat(trial.blocked()).startsWith(cheat.gate() + ": ");
    onlyBlocked(trial, files, index, status, cheat.gate());
  }

  /** The person's files, index and history are as before, but for the plan's document. */
  private static void onlyBlocked(
      Trial trial, Map<String, String> files, String index, String status, String gate)
      throws Exception {
    assertThat(trial.git("log", "-1", "--format=%s")).isEqualTo("Plan: S-2 blocked");
    assertThat(trial.git("diff", "--name-only", "HEAD~1", "HEAD")).isEqualTo(Trial.DESIGN);
    assertThat(trial.read(Trial.DESIGN))
        .isEqualTo(trial.committed("HEAD", Trial.DESIGN) + "\n")
        .containsPattern("\\| S-2 \\|.*\\| blocked \\|")
        .containsPattern("## Problems\\s+(.*\\n)+\\| S-2 \\| " + gate + ": .*");
    Map<String, String> now = trial.files();
    now.remove(Trial.DESIGN);
    files.remove(Trial.DESIGN);
    assertThat(now).isEqualTo(files);
    assertThat(withoutDesign(trial.git("ls-files", "--stage"))).isEqualTo(withoutDesign(index));
    assertThat(trial.git("status", "--porcelain")).isEqualTo(status);
    assertThat(trial.git("worktree", "list").lines()).hasSize(1);
    assertThat(trial.root.resolve(".tenon", "work", "S-2")).doesNotExist();
  }

  private static String withoutDesign(String index) {
    return index.lines().filter(l -> !l.endsWith(Trial.DESIGN)).toList().toString();
  }

  static Build.Choices only(String step) {
    return new Build.Choices(
        java.util.Set.of(dev.tenon.design.Id.read(step).orElseThrow()), false, true);
  }

  /** A writer that does something else beside the right thing, and does no harm. */
  static Stream<Cheat> harmless() {
    return Stream.of(
        new Cheat("does it right", "", "", "right\n"),
        new Cheat("exits 1 and did it right", "", "", "right; exit 1\n"),
        new Cheat("commits by itself", "", "", "right; git add -A; git commit -qm mine\n"),
        new Cheat("moves the branch", "", "", "right; git update-ref refs/heads/main HEAD~1\n"),
        new Cheat("deletes .git", "", "", "right; rm -rf .git\n"),
        new Cheat("makes .git its own", "", "", "right; rm -rf .git; git init -q .\n"),
        new Cheat(
            "writes outside",
            "",
            "",
            "right; echo x > \"$PERSON/notes.txt\"; echo x > \"$PERSON/stray\"; rm"
                + " \"$PERSON/new.txt\"; echo x > \"$PERSON/.git/config\"; echo x >"
                + " \"$PERSON/.tenon/stray\"; echo x > \"$HOME/tenon-stray\"\n"),
        new Cheat(
            "leaves a child that goes on writing",
            "",
            "",
            "right; (setsid sh -c 'trap \"\" TERM HUP; sleep 0.5; while true; do echo \"// mine\""
                + " >> '$TANK'; sleep 0.01; done' > /dev/null 2>&1 &)\n"),
        new Cheat("floods", "", "", "right; head -c 100000000 /dev/zero | tr '\\0' 'x'\n"),
        new Cheat(
            "adds a private helper",
            "",
            "",
            "echo 'return more(litres);' | body; sed -i '$d' $TANK; echo 'private int more(int by)"
                + " { level += by; return level; } }' >> $TANK\n"),
        new Cheat(
            "adds an import",
            "",
            "",
            "printf 'level = new AtomicInteger(level + litres).get();\\n"
                + "return level;\\n"
                + "' | body; sed -i 's/^package .*/&\\n"
                + "import java.util.concurrent.atomic.AtomicInteger;/' $TANK\n"),
        new Cheat(
            "writes what is ignored",
            "",
            "",
            "right; mkdir -p target/classes; echo x > target/classes/Tank.class\n"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void getsIn(Cheat writer) throws Exception {
    Trial trial = Trial.in(folder).script(writer.script());
    trial.write(".gitignore", "target/\n");
    trial.begin();
    trial.write("notes.txt", "changed\n");
    trial.write("new.txt", "untracked\n");
    String config = Files.readString(trial.root.resolve(".git/config"));
    Map<String, String> before = trial.files();

    BuildReport report = trial.build();

    assertThat(trial.blocked()).isEmpty();
    assertThat(report.exit()).isZero();
    assertThat(trial.git("log", "--format=%s").lines())
        .startsWith("Step 2: Tank", "Step 1: Base types");
    assertThat(trial.git("log", "--format=%an").lines().distinct()).containsExactly("张三");
    assertThat(trial.git("status", "--porcelain"))
        .isEqualTo("M notes.txt\n?? new.txt".indent(1).stripTrailing().replace(" ??", "??"));
    Map<String, String> now = trial.files();
    now.keySet().retainAll(before.keySet());
    now.remove(Trial.DESIGN);
    before.remove(Trial.DESIGN);
    assertThat(now).isEqualTo(before);
    assertThat(trial.read(Trial.TANK))
        .isEqualTo(trial.committed("HEAD", Trial.TANK) + "\n")
        .contains("// VAL: VAL_INT_RANGE(litres, 0, 8)")
        .contains("// AST: AST_POSTCONDITION(")
        .doesNotContain("// mine");
    assertThat(trial.root.resolve("stray")).doesNotExist();
    assertThat(trial.root.resolve(".tenon/stray")).doesNotExist();
    assertThat(Path.of(System.getenv("HOME")).resolve("tenon-stray")).doesNotExist();
    assertThat(Files.readString(trial.root.resolve(".git/config"))).isEqualTo(config);
    assertThat(trial.paths()).doesNotContain("target/classes/Tank.class");
  }

  /** Its own work stays, helpers and imports too; the rest is undone and named. */
  @Test
  void goesOnFromItsOwnWorkAlone() throws Exception {
    Trial trial =
        Trial.in(folder)
            .attempts(2)
            .script(
                """
                if [ "$TENON_ATTEMPT" = 1 ]; then
                  echo 'return more(litres);' | body
                  sed -i '$d' $TANK
                  cat >> $TANK <<'END'
                  /** By so much. */
                  private int more(int by) {
                    return new AtomicInteger(level += by).get();
                  }
                }
                END
                  sed -i 's/return open;/return !open;/' $TANK
                  sed -i 's/^package .*/&\\nimport java.util.concurrent.atomic.AtomicInteger;/' $TANK
                  echo more >> design/tank.md
                else
                  cat > "$TMPDIR/task.md"
                  grep -q 'Tank.isOpen was changed' "$TMPDIR/task.md" || exec rm $TANK
                  grep -q 'design/tank.md: is no file of S-2' "$TMPDIR/task.md" || exec rm $TANK
                  grep -q 'return open;' $TANK || exec rm $TANK
                  ! grep -q '^more' design/tank.md || exec rm $TANK
                fi
                """)
            .begin();

    BuildReport report = trial.build();

    assertThat(trial.stopped(1)).containsOnlyKeys("only-own-files");
    assertThat(trial.blocked()).isEmpty();
    assertThat(report.exit()).isZero();
    assertThat(trial.read(Trial.TANK))
        .contains("import java.util.concurrent.atomic.AtomicInteger;", "/** By so much. */");
  }

  @Test
  void mendsWhatTheGatesSaid() throws Exception {
    Trial trial =
        Trial.in(folder)
            .attempts(2)
            .script(
                """
                cat > "$TMPDIR/task.md"
                if [ "$TENON_ATTEMPT" = 1 ]; then
                  echo 'return level;' | body
                elif grep -q 'TankTest.java:' "$TMPDIR/task.md" && grep -q 'tests-pass' "$TENON_TASK"; then
                  sed -i 's/int result = level;/level += litres;\\nint result = level;/' $TANK
                fi
                """)
            .begin();
    BuildReport report = trial.build();
    assertThat(trial.blocked()).isEmpty();
    assertThat(report.exit()).isZero();
    assertThat(trial.stopped(1)).containsOnlyKeys("tests-pass");
    assertThat(trial.stopped(2)).isEmpty();
    assertThat(trial.read("design/evidence/S-2.json")).contains("\"attempt\" : 2");
  }
}
