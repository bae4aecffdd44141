package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One design from a goal in a sentence to code that was mended by hand, with one agent. */
class WholeLifeTest {
  private static final String DOCUMENT = "design/design.md";
  private static final String CODE = "src/main/java/org/example/Fares.java";

  /** Bodies: what it writes for S-2 depends on the attempt. */
  private static final String WRITER =
      """
      cat > "$desk/$TENON_STEP-$TENON_ATTEMPT.md"
      case $TENON_STEP-$TENON_ATTEMPT in
        S-2-1) body='return full(zones) - (full(zones) + 1) \\/ 2;';;
        S-2-*) body='return full(zones) \\/ 2;';;
        *) body='return people * half(zones);';;
      esac
      sed -i "s/throw new UnsupportedOperationException(.not written yet.);/$body/" \
        src/main/java/org/example/Fares.java
      """;

  /** A replacement within an item's section. */
  private record Edit(String item, String before, String after) {}

  /** What is said in a language: by the person, by the agent, by Tenon. */
  private enum Words {
    EN(
        "en",
        "Tell travellers what a journey costs.",
        new Edit("D-1", "in whole units", "in whole cents"),
        new Edit("D-2", "to whole units", "to whole cents"),
        "Say cents.",
        new Edit("D-3", "with an error", "with a clear error"),
        "What does a refused group see?",
        new Edit("D-2", "so that nobody", "so that no child"),
        new Edit("D-3", "and a larger one", "and a larger group"),
        "Who is nobody?",
        "Say it without a subtraction.",
        "## Problems",
        List.of("todo", "review", "done")),
    ZH(
        "zh",
        "告诉乘客一次行程的票价。",
        new Edit("D-1", "以整元为单位", "以整分为单位"),
        new Edit("D-2", "取整到整元", "取整到整分"),
        "请以分计价。",
        new Edit("D-3", "以错误拒绝", "以明确的错误拒绝"),
        "被拒绝的团体会看到什么？",
        new Edit("D-2", "没有人支付", "没有儿童支付"),
        new Edit("D-3", "人数更多的团体", "人数超出的团体"),
        "“没有人”是指谁？",
        "请不要用减法。",
        "## 问题记录",
        List.of("待办", "待审", "完成"));

    final String prose;
    final String goal;
    final Edit first;
    final Edit below;
    final String firstRemark;
    final Edit second;
    final String secondRemark;
    final Edit third;
    final Edit left;
    final String thirdRemark;
    final String rejection;
    final String problems;
    final String todo;
    final String review;
    final String done;

    Words(
        String prose,
        String goal,
        Edit first,
        Edit below,
        String firstRemark,
        Edit second,
        String secondRemark,
        Edit third,
        Edit left,
        String thirdRemark,
        String rejection,
        String problems,
        List<String> statuses) {
      this.prose = prose;
      this.goal = goal;
      this.first = first;
      this.below = below;
      this.firstRemark = firstRemark;
      this.second = second;
      this.secondRemark = secondRemark;
      this.third = third;
      this.left = left;
      this.thirdRemark = thirdRemark;
      this.rejection = rejection;
      this.problems = problems;
      this.todo = statuses.get(0);
      this.review = statuses.get(1);
      this.done = statuses.get(2);
    }

    /** The design that the agent drafts. */
    String design() throws IOException {
      String name = "life/" + prose + "/design.md";
      try (InputStream in = WholeLifeTest.class.getResourceAsStream(name)) {
        return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void fromAGoalToCodeThatWasMendedByHand(Words words) throws Exception {
    Person person = Person.at(temp.resolve("fares"));
    begin(person, words);
    drafted(person, words);
    reviewedThreeTimes(person, words);
    ready(person);
    built(person, words);
    takenBackAndBuiltAgain(person, words);
    mendedByHand(person);
  }

  private static Person.Ran ran(Person person, int exit, String... command) {
    Person.Ran ran = person.tenon(command);
    assertThat(ran.exit()).as(String.join(" ", command) + "\n" + ran.all()).isEqualTo(exit);
    return ran;
  }

  private static void begin(Person person, Words words) throws Exception {
    ran(person, 0, "init", "--prose", words.prose);
    String settings =
        person
            .read("tenon.toml")
            .replaceFirst("(?m)^package .*$", "package = \"org.example\"")
            .replace("methods_per_step = [3, 5]", "methods_per_step = [1, 1]")
            .replaceFirst("(?m)^use .*$", "use = \"command\"")
            .replaceFirst("(?m)^command .*$", "command = \"sh '" + script(person, "writer") + "'\"")
            .replaceFirst("(?m)^review .*$", "review = \"all\"")
            .replace("[writer]", "[writer]\nwrites = [\"" + Agents.desk(person) + "\"]");
    person.write(
        "tenon.toml",
        settings + "\n[review]\ncommand = \"sh '" + script(person, "reviewer") + "'\"\n");
    Files.createDirectories(Agents.desk(person));
    says(person, "writer", WRITER);
  }

  private static Path script(Person person, String name) {
    return Agents.desk(person).resolve(name + ".sh");
  }

  private static void says(Person person, String name, String script) throws IOException {
    Files.writeString(script(person, name), "desk='" + Agents.desk(person) + "'\n" + script);
  }

  /** The agent answers this at its first attempt, the next at its second. */
  private static void answers(Person person, String... attempts) throws IOException {
    StringBuilder script = new StringBuilder("cat > \"$desk/task.md\"\ncase $TENON_ATTEMPT in\n");
    for (int i = 0; i < attempts.length; i++) {
      String say = Agents.saying(person, "answer-" + (i + 1) + ".txt", attempts[i]);
      script.append("  ").append(i + 1).append(") ").append(say).append(";;\n");
    }
    says(person, "reviewer", script.append("esac\n").toString());
  }

  /** An answer with these edits of the design as it stands. */
  private static String edits(Person person, Edit... edits) throws IOException {
    String[] answer = new String[2 * edits.length];
    for (int i = 0; i < edits.length; i++) {
      String document = person.read(DOCUMENT);
      int start = document.indexOf("### " + edits[i].item());
      String section = document.substring(start, document.indexOf("\n##", start)).strip();
      assertThat(section).contains(edits[i].before());
      answer[2 * i] = edits[i].item();
      answer[2 * i + 1] = section.replace(edits[i].before(), edits[i].after());
    }
    return Agents.answer(answer);
  }

  private static void drafted(Person person, Words words) throws Exception {
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.putArray("files").addObject().put("path", DOCUMENT).put("text", words.design());
    answers(person, "```json\n" + answer + "\n```");
    Person.Ran draft = ran(person, 0, "draft", words.goal, "--format", "json");
    assertThat(person.read(DOCUMENT)).isEqualTo(words.design());
    JsonNode json = JsonMapper.shared().readTree(draft.out());
    assertThat(json.path("assumptions").valueStream().map(a -> a.path("item").asString()))
        .containsExactly("D-1", "D-2");
    assertThat(Agents.task(person)).contains("> " + words.goal);
    assertThat(person.folder.resolve("tenon.lock")).doesNotExist();
  }

  private static void reviewedThreeTimes(Person person, Words words) throws Exception {
    answers(person, edits(person, words.first, words.below));
    Person.Ran first = ran(person, 3, "review", "D-1", words.firstRemark, "--format", "json");
    JsonNode changes = JsonMapper.shared().readTree(first.out()).path("changes");
    assertThat(changes.valueStream().map(c -> c.path("item").asString()))
        .containsExactly("D-1", "D-2");
    assertThat(changes.get(1).path("pulled_by").toString()).isEqualTo("[\"D-1\"]");
    assertThat(person.read(DOCUMENT)).isEqualTo(words.design());
    ran(person, 0, "review", "--take", "all");
    assertThat(person.read(DOCUMENT))
        .contains(words.first.after(), words.below.after())
        .containsPattern(revision(2, "D-1, D-2", words.firstRemark));
    assertThat(person.read("tenon.lock"))
        .contains("item D-1 ", "item D-2 ", "link D-2 refines D-1 ")
        .doesNotContain("item D-3 ");

    // a number is lost, then not
    String good = edits(person, words.second);
    String bad = edits(person, new Edit("D-3", " 10 ", " 20 "));
    answers(person, bad, good);
    Person.Ran second = ran(person, 3, "review", "D-3", words.secondRemark);
    assertThat(Agents.task(person)).contains("number-lost (D-3)");
    assertThat(second.out()).contains("D-3");
    ran(person, 0, "review", "--take", "all");
    assertThat(person.read(DOCUMENT))
        .contains(words.second.after(), " 10 ")
        .doesNotContain(" 20 ")
        .containsPattern(revision(3, "D-3", words.secondRemark));
    String taken = lockEntry(person, "item D-3 ");

    answers(person, edits(person, words.third, words.left));
    ran(person, 3, "review", "D-2", words.thirdRemark);
    ran(person, 0, "review", "--take", "D-2");
    ran(person, 0, "review", "--take", "none");
    assertThat(person.read(DOCUMENT))
        .contains(words.third.after(), words.left.before())
        .doesNotContain(words.left.after())
        .containsPattern(revision(4, "D-2", words.thirdRemark));
    assertThat(lockEntry(person, "item D-3 ")).isEqualTo(taken);
    ran(person, 2, "review", "--take", "all");
  }

  private static String revision(int version, String items, String reason) {
    return "\\| "
        + version
        + " \\| \\d{4}-\\d\\d-\\d\\d \\| [^|]*\\Q"
        + items
        + "\\E[^|]* \\| \\Q"
        + reason
        + "\\E \\|";
  }

  private static String lockEntry(Person person, String start) throws IOException {
    return person
        .read("tenon.lock")
        .lines()
        .filter(l -> l.startsWith(start))
        .findFirst()
        .orElse("");
  }

  private static void ready(Person person) throws Exception {
    Person.Ran before = ran(person, 1, "check", "--ready");
    assertThat(before.out()).contains("tenon accept");
    ran(person, 0, "accept", "--all");
    assertThat(person.read("tenon.lock"))
        .contains("item R-1 ", "item D-3 ", "item T-3 ", "link D-3 refines D-2 ");
    ran(person, 0, "check", "--ready");
  }

  private static void built(Person person, Words words) throws Exception {
    person.git("init", "-q", "-b", "main", ".");
    person.identify();
    ran(person, 0, "plan");
    person.commit("Begin");

    ran(person, 3, "build");
    waits(person, words, "S-1");
    ran(person, 0, "approve", "S-1");
    assertThat(person.read(CODE)).contains("return 2 * zones;").doesNotContain("int half(");

    ran(person, 3, "build");
    waits(person, words, "S-2");
    ran(person, 0, "reject", "S-2", words.rejection);
    assertThat(row(person, "S-2")).endsWith("| " + words.todo + " |");
    assertThat(person.read(DOCUMENT))
        .containsPattern(
            "\\Q" + words.problems + "\\E(?s:.*)\\| S-2 \\| [^\n]*\\Q" + words.rejection);
    assertThat(person.read(CODE)).doesNotContain("int half(");

    ran(person, 3, "build");
    waits(person, words, "S-2");
    assertThat(Files.readString(Agents.desk(person).resolve("S-2-2.md"))).contains(words.rejection);
    ran(person, 0, "approve", "S-2");
    assertThat(person.read(CODE))
        .contains("return full(zones) / 2;")
        .doesNotContain("full(zones) -");
    assertThat(person.read("design/evidence/S-2.json"))
        .contains("\"attempt\" : 2", "\"by\" : \"张三 <zhang@example.org>\"");

    lastStep(person, words);
    assertThat(person.subjects())
        .containsExactly(
            "Begin",
            "Plan: S-1 review",
            "Step 1: Fares",
            "Plan: S-2 review",
            "Plan: S-2 rejected",
            "Plan: S-2 review",
            "Step 2: Fares",
            "Plan: S-3 review",
            "Step 3: Fares");
    green(person);
  }

  private static void waits(Person person, Words words, String step) throws Exception {
    assertThat(row(person, step)).endsWith("| " + words.review + " |");
    assertThat(person.folder.resolve(".tenon/review/" + step)).isDirectory();
    assertThat(person.read("tenon.lock")).doesNotContain("step " + step + " ");
    assertThat(person.status()).isEmpty();
  }

  private static String row(Person person, String step) throws IOException {
    return person
        .read(DOCUMENT)
        .lines()
        .filter(l -> l.startsWith("| " + step + " |"))
        .findFirst()
        .orElse("");
  }

  private static void lastStep(Person person, Words words) throws Exception {
    ran(person, 3, "build");
    waits(person, words, "S-3");
    ran(person, 0, "approve", "S-3");
    assertThat(row(person, "S-3")).endsWith("| " + words.done + " |");
    assertThat(person.read(CODE)).contains("return people * half(zones);");
    assertThat(person.read("tenon.lock"))
        .contains("step S-3 ", "symbol Fares.group", "test T-3 ", "item D-3 ");
  }

  private static void takenBackAndBuiltAgain(Person person, Words words) throws Exception {
    ran(person, 0, "undo", "S-3");
    assertThat(person.subjects()).endsWith("Step 3: Fares", "Undo: S-3");
    assertThat(row(person, "S-3")).endsWith("| " + words.todo + " |");
    assertThat(person.read(CODE)).contains("int half(").doesNotContain("int group(");
    assertThat(person.read("tenon.lock"))
        .contains("step S-2 ", "item D-3 ")
        .doesNotContain("step S-3 ", "symbol Fares.group", "test T-3 ");
    assertThat(person.folder.resolve("design/evidence/S-3.json")).doesNotExist();
    assertThat(person.status()).isEmpty();
    assertThat(person.tenon("status").out())
        .contains("Fares.group  " + words.todo)
        .doesNotContain("Fares.half");
    assertThat(person.tenon("status", "--format", "json").out())
        .contains(
            "\"steps\":[{\"step\":\"S-1\",\"status\":\"done\"},"
                + "{\"step\":\"S-2\",\"status\":\"done\"},"
                + "{\"step\":\"S-3\",\"status\":\"todo\"}],\"next\"");
    String locked = person.read("tenon.lock");
    person.write("tenon.lock", locked.replaceFirst("symbol Fares.half.*\n", ""));
    assertThat(person.tenon("status").out()).contains("Fares.half  " + words.todo);
    person.write("tenon.lock", locked);
    lastStep(person, words);
    assertThat(person.subjects()).endsWith("Undo: S-3", "Plan: S-3 review", "Step 3: Fares");
    green(person);
  }

  private static void mendedByHand(Person person) throws Exception {
    person.replace(CODE, "return 2 * zones;", "return zones + zones;");
    person.commit("Add, don't multiply");
    assertThat(ran(person, 1, "check").out()).contains("code-drift", "tenon pull Fares.full");
    ran(person, 0, "pull", "Fares.full");
    assertThat(person.subjects()).endsWith("Add, don't multiply", "Pull: Fares.full");
    assertThat(person.read(DOCUMENT))
        .contains("```java body\nreturn zones + zones;\n```")
        .doesNotContain("2 * zones");
    green(person);
    assertThat(ran(person, 0, "build").exit()).isZero();
    assertThat(person.subjects()).endsWith("Pull: Fares.full");
  }

  /** Design, code and proof are one, and nothing lies about. */
  private static void green(Person person) throws Exception {
    ran(person, 0, "check");
    ran(person, 0, "verify");
    assertThat(person.status()).isEmpty();
    assertThat(person.git("worktree", "list").lines()).hasSize(1);
  }
}
