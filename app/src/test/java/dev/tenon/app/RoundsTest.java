package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rounds of review with agents that answer well, badly, or not at all. */
class RoundsTest {
  private static final String DOCUMENT = "design/design.md";
  private static final long PAUSE_MILLIS = 20;

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Agents.with(temp.resolve("pool"), "true");
  }

  private Person.Ran review(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "review";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return person.tenon(all);
  }

  private void stopped(String rule, String... arguments) throws Exception {
    Person.Ran ran = review(arguments);
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.err()).contains("tenon: " + rule);
    assertThat(person.read(DOCUMENT)).isEqualTo(Agents.DESIGN);
    assertThat(Agents.asked(person)).isEqualTo(3);
    assertThat(person.tenon("review", "--take", "all").exit()).isEqualTo(2);
  }

  @Test
  void aRoundWaitsAndIsTaken() throws Exception {
    Agents.answers(person, "Here you are.\n```json\n" + Agents.clean() + "\n```\nGood luck!\n");

    Person.Ran asked = review("D-2", "say the order plainly", "--format", "json");

    assertThat(asked.exit()).as(asked.all()).isEqualTo(3);
    JsonNode json = JsonMapper.shared().readTree(asked.out());
    assertThat(json.propertyNames()).containsExactly("round", "changes", "stopped");
    JsonNode second = json.path("changes").get(1);
    assertThat(second.propertyNames())
        .containsExactly("item", "kind", "before", "after", "reason", "pulled_by");
    assertThat(second.path("item").asString()).isEqualTo("D-3");
    assertThat(second.path("kind").asString()).isEqualTo("changed");
    assertThat(second.path("before").asString()).isEqualTo(Agents.D3);
    assertThat(second.path("pulled_by").toString()).isEqualTo("[\"D-2\"]");
    assertThat(json.path("changes").get(0).path("pulled_by")).isEmpty();
    assertThat(person.read(DOCUMENT)).isEqualTo(Agents.DESIGN);
    assertThat(Agents.task(person))
        .contains("say the order plainly", "### D-3", "### R-1", "D-3 refines D-2")
        .doesNotContain("### D-4", "### R-2", "### T-2");

    Person.Ran taken = review("--take", "all");

    assertThat(taken.exit()).as(taken.all()).isZero();
    assertThat(person.read(DOCUMENT))
        .contains("in the order in which they came", "its length and its limit")
        .containsPattern(
            "\\| 2 \\| \\d{4}-\\d\\d-\\d\\d \\| D-2, D-3 changed \\| say the order plainly \\|");
    assertThat(person.read("tenon.lock"))
        .startsWith("tenon.lock 1\nitem D-2 sha256:")
        .contains("link D-2 refines D-1 sha256:", "link D-3 refines D-2 sha256:");
    assertThat(person.subjects()).containsExactly("Start");
    assertThat(review("--take", "all").exit()).isEqualTo(2);
  }

  @Test
  void onlyWhatIsTakenIsWritten() throws Exception {
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);

    Person.Ran one = review("--take", "D-3");

    assertThat(one.exit()).as(one.all()).isZero();
    assertThat(one.err()).contains("waiting for you: D-2");
    assertThat(person.read(DOCUMENT))
        .contains("first come first served", "its length and its limit");
    assertThat(review("--take", "D-4").exit()).isEqualTo(2);
    assertThat(review("--take", "none").exit()).isZero();
    assertThat(person.read(DOCUMENT)).contains("first come first served");
    assertThat(review("--take", "none").exit()).isEqualTo(2);
  }

  @Test
  void aRoundCanBeTakenAtOnce() throws Exception {
    Agents.answers(
        person,
        Agents.removing(
            Agents.answer(
                "new",
                "### D-? A job that gives up\n\n"
                    + "It leaves its place in the queue.\n\n"
                    + "- refines: D-2\n"
                    + "- because: its worker would be lent to nobody"),
            "D-3",
            "the refusal of a full queue",
            "a queue without end is what the remark asks for"));

    Person.Ran ran = review("D-2", "what of jobs that give up?", "--take", "all");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(DOCUMENT))
        .contains("### D-5 A job that gives up", "D-5 added; D-3 removed")
        .doesNotContain("### D-3");
    assertThat(person.read("tenon.lock")).contains("item D-5 ").doesNotContain("item D-3 ");
  }

  @Test
  void withoutAnAgentItSaysHowToSetOne() throws Exception {
    person.write("tenon.toml", "format = 1\n");
    Person.Ran ran = review("D-2", "why?");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("[review] command", "[writer] command");
    assertThat(person.tenon("draft", "A pool").exit()).isEqualTo(2);
  }

  @Test
  void anUnknownIdIsRefusedWithTheNearest() throws Exception {
    Person.Ran ran = review("D-22", "why?");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("D-22 is no item of this design; did you mean D-2?");
    assertThat(review("D-2", "one", "two").exit()).isEqualTo(2);
    assertThat(review("--chapter", "3", "why?").exit()).isEqualTo(2);
    assertThat(Agents.asked(person)).isZero();
  }

  @Test
  void proseIsNoAnswer() throws Exception {
    Agents.answers(person, "D-2 looks good to me. {really}\n");
    stopped("answer-unreadable", "D-2", "why?");
  }

  @Test
  void halfAnAnswerIsNone() throws Exception {
    Agents.answers(person, Agents.clean().substring(0, Agents.clean().length() / 2));
    stopped("answer-unreadable", "D-2", "why?");
  }

  @Test
  void renumberedIdsAreStopped() throws Exception {
    Agents.answers(person, Agents.answer("D-7", Agents.D2.replace("D-2", "D-7")));
    stopped("id-changed", "D-2", "why?");
  }

  @Test
  void translationsAreStopped() throws Exception {
    Agents.answers(
        person, Agents.answer("D-3", "### D-3 满则拒绝\n\n队列满时返回错误，并给出长度。\n\n- 细化：D-2\n- 理由：内存有限"));
    stopped("translated", "D-3", "为什么拒绝？");
    assertThat(Agents.task(person)).contains("> 为什么拒绝？", "Write English");
  }

  @Test
  void editsOfFilesAreIgnored() throws Exception {
    String answer = Agents.saying(person, "answer.txt", Agents.clean());
    Agents.setAgent(
        person,
        "echo gone > design/design.md; echo gone > '"
            + person.folder.resolve(DOCUMENT)
            + "' 2>/dev/null; "
            + answer);
    Person.Ran ran = review("D-2", "plainly");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
    if (dev.tenon.run.Sandbox.available()) {
      assertThat(person.read(DOCUMENT)).isEqualTo(Agents.DESIGN);
    }
  }

  @Test
  void anAgentThatNeverEndsIsEnded() throws Exception {
    Agents.setAgent(person, "sleep 777");
    person.replace("tenon.toml", "limit = \"20 s\"", "limit = \"1 s\"");
    stopped("answer-unreadable", "D-2", "why?");
    assertThat(person.sh("pgrep -fc '^sleep 77[7]' || true").out().strip()).isEqualTo("0");
  }

  @Test
  void whatFailsGoesBackWithTheFindings() throws Exception {
    String bad =
        Agents.saying(person, "bad.txt", Agents.answer("D-2", Agents.D2.replace("1000", "2000")));
    String good = Agents.saying(person, "good.txt", Agents.clean());
    Agents.setAgent(person, "if [ $TENON_ATTEMPT = 1 ]; then " + bad + "; else " + good + "; fi");

    Person.Ran ran = review("D-2", "plainly", "--format", "json");

    assertThat(ran.exit()).as(ran.all()).isEqualTo(3);
    assertThat(Agents.asked(person)).isEqualTo(2);
    assertThat(Agents.task(person)).contains("number-lost (D-2)", "no longer says 1000");
    assertThat(JsonMapper.shared().readTree(ran.out()).path("stopped")).isEmpty();
  }

  @Test
  void whatAPersonChangedMeanwhileStaysTheirs() throws Exception {
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);
    person.replace(DOCUMENT, "an error that names its length", "an error");
    person.replace(DOCUMENT, "every 5 s", "every 6 s");

    Person.Ran ran = review("--take", "all");

    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.err()).contains("changed-meanwhile D-3");
    assertThat(person.read(DOCUMENT))
        .contains("in the order in which they came", "refuses with an error.", "every 6 s")
        .doesNotContain("its limit");
  }

  @Test
  void onlyOneAtATime() throws Exception {
    Agents.setAgent(person, "sleep 776");
    Process first = person.start("review", "D-2", "why?");
    for (int i = 0; Agents.asked(person) == 0 && i < 60_000 / PAUSE_MILLIS; i++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    Person.Ran second = review("D-3", "why?");
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.err()).contains("tenon review");

    first.destroyForcibly().waitFor(30, TimeUnit.SECONDS);

    assertThat(person.read(DOCUMENT)).isEqualTo(Agents.DESIGN);
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);
  }

  @Test
  void aCutTakeIsFinished() throws Exception {
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);
    Path folder = person.folder.resolve(".tenon/review-round");
    Path round = folder.resolve(person.sh("ls .tenon/review-round").out().strip());
    String json = Files.readString(round);
    assertThat(review("--take", "all").exit()).isZero();
    String taken = person.read(DOCUMENT);
    // as a kill leaves it: what is to be written is written down, and half of it done
    person.write(DOCUMENT, Agents.DESIGN);
    var root = (tools.jackson.databind.node.ObjectNode) JsonMapper.shared().readTree(json);
    root.putArray("changes");
    root.putObject("act")
        .putObject(DOCUMENT)
        .put("before", "sha256:" + sha256(Agents.DESIGN))
        .put("text", taken);
    Files.writeString(round, root.toString());

    // what the agent says is there already
    assertThat(review("D-2", "plainly").exit()).isZero();
    assertThat(person.read(DOCUMENT)).isEqualTo(taken);
  }

  @Test
  void aCutTakeThatCannotBeFinishedWaitsAgain() throws Exception {
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);
    Path round =
        person.folder.resolve(
            ".tenon/review-round/" + person.sh("ls .tenon/review-round").out().strip());
    var root =
        (tools.jackson.databind.node.ObjectNode)
            JsonMapper.shared().readTree(Files.readString(round));
    root.set("taken", root.path("changes"));
    root.putArray("changes");
    root.putObject("act")
        .putObject(DOCUMENT)
        .put("before", "sha256:" + sha256(Agents.DESIGN))
        .put("text", "what was to be written");
    root.withObject("act").putObject("tenon.lock").put("before", "").put("text", "tenon.lock 1\n");
    Files.writeString(round, root.toString());
    person.replace(DOCUMENT, "every 5 s", "every 6 s");

    Person.Ran ran = review("--take", "all");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err()).contains("design/design.md was changed meanwhile");
    assertThat(person.read(DOCUMENT)).contains("every 6 s", "its length and its limit");
  }

  @Test
  void aCutTakeIsFinishedByTheNext() throws Exception {
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);
    Path round =
        person.folder.resolve(
            ".tenon/review-round/" + person.sh("ls .tenon/review-round").out().strip());
    var root =
        (tools.jackson.databind.node.ObjectNode)
            JsonMapper.shared().readTree(Files.readString(round));
    root.set("taken", root.path("changes"));
    root.putArray("changes");
    String text = Agents.DESIGN.replace(Agents.D3, Agents.D3.replace("its length", "its size"));
    root.putObject("act")
        .putObject(DOCUMENT)
        .put("before", "sha256:" + sha256(Agents.DESIGN))
        .put("text", text);
    Files.writeString(round, root.toString());

    Person.Ran ran = review("--take", "all");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("D-3 taken");
    assertThat(person.read(DOCUMENT)).isEqualTo(text);
    assertThat(review("--take", "all").exit()).isEqualTo(2);
  }

  @Test
  void aQuestionWaitsForOthersToo() throws Exception {
    Agents.answers(
        person, "{\"items\":[],\"opinions\":[{\"items\":[\"D-1\"],\"text\":\"Why one?\"}]}");
    assertThat(review("D-1", "why?").exit()).isZero();
    try (var lock = dev.tenon.works.ProjectLock.take(person.folder, "build")) {
      Person.Ran ran = review("--question", "1");
      assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
      assertThat(ran.err()).contains("tenon build");
    }
    assertThat(person.sh("ls .tenon/review-round").out().strip()).isEqualTo("opinions.last");
    assertThat(review("--question", "1").exit()).isZero();
  }

  @Test
  void aNameThatIsNotThereIsNoRemark() throws Exception {
    assertThat(review("Pool.lendd", "why?").err()).contains("Pool.lendd is no item");
    assertThat(review("Pool.lendd").exit()).isEqualTo(2);
    assertThat(Agents.asked(person)).isZero();
  }

  @Test
  void aParameterIsReviewedWithItsItem() throws Exception {
    String table = "\n\n| parameter | value | unit |\n|---|---|---|\n| %s | 30 | s |\n";
    person.replace(
        DOCUMENT,
        "sign of life of each job.",
        "sign of life of each job." + table.formatted("gap"));
    person.replace(
        DOCUMENT,
        "One process holds the state.",
        "One process holds the state." + table.formatted("beside"));
    Agents.answers(person, Agents.answer());
    assertThat(review("gap", "too long").exit()).isZero();
    assertThat(Agents.task(person)).contains("### D-4");
    Person.Ran beside = review("beside", "too long");
    assertThat(beside.exit()).as(beside.all()).isEqualTo(2);
    assertThat(beside.err()).contains("outside of all items");
  }

  @Test
  void aDocumentThatIsALinkStaysOne() throws Exception {
    person.sh("mv design/design.md real.md && ln -s ../real.md design/design.md");
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly", "--take", "all").exit()).isZero();
    assertThat(person.folder.resolve(DOCUMENT)).isSymbolicLink();
    assertThat(Files.readString(person.folder.resolve("real.md")))
        .contains("in the order in which");
  }

  private static String sha256(String text) throws Exception {
    return java.util.HexFormat.of()
        .formatHex(
            java.security.MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void aProjectHasItsOwnTemplate() throws Exception {
    person.write("design/prompts/review.md", "Ours: ${remark}\n${named}\n");
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);
    assertThat(Agents.task(person)).startsWith("Ours: > plainly\n`D-2`");
    person.write("design/prompts/review.md", "${remak}\n");
    assertThat(review("D-2", "plainly").err()).contains("there is no ${remak}");
  }

  @Test
  void opinionsAreListedAndChangeNothing() throws Exception {
    Agents.answers(
        person,
        "{\"items\":[],\"removed\":[],\"opinions\":[{\"items\":[\"D-1\"],\"text\":\"R-1 does not"
            + " ask for it.\"}]}");
    Person.Ran ran = review("--scenario", "over-design", "D-1");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("D-1", "R-1 does not ask for it.");
    assertThat(review("--scenario", "nothing", "D-1").exit()).isEqualTo(2);
    assertThat(review("--question", "2").exit()).isEqualTo(2);

    Person.Ran question = review("--question", "1");

    assertThat(question.exit()).as(question.all()).isZero();
    assertThat(person.read(DOCUMENT))
        .contains("### Q-1 R-1 does not ask for it", "- depends on: D-1", "Q-1 added");
    // an answer without the scenario's shape goes back
    Agents.answers(person, Agents.answer());
    assertThat(review("--scenario", "over-design", "D-1").err()).contains("answer-unreadable");
  }

  @Test
  void whatRunsIsTrustedFirst() throws Exception {
    person.environment.remove("TENON_TRUST");
    Agents.answers(person, Agents.clean());
    Person.Ran ran = review("D-2", "plainly");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("[review] command: sh ");
    assertThat(Agents.asked(person)).isZero();
    assertThat(person.tenon("trust").exit()).isZero();
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);
  }

  @Test
  void aPersonTakesEditsAndLeaves() throws Exception {
    Agents.answers(person, Agents.clean());
    assertThat(review("D-2", "plainly").exit()).isEqualTo(3);
    java.util.List<dev.tenon.design.review.Change> changes =
        new dev.tenon.works.Round(
                dev.tenon.works.Project.find(person.folder),
                new dev.tenon.run.SystemRunner(),
                person.environment,
                true,
                dev.tenon.works.Progress.silent())
            .waiting()
            .orElseThrow()
            .changes();
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new java.io.PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8),
            System.err,
            false,
            true);
    Path folder = temp.resolve("edit");
    java.util.Iterator<String> answers = java.util.List.of("?", "e", "", "l").iterator();
    ReviewDialog.Choice choice =
        new ReviewDialog(
                terminal,
                dev.tenon.design.Tongue.EN,
                folder,
                prompt -> {
                  String answer = answers.next();
                  if (answer.isEmpty()) {
                    edit(folder.resolve("D-2.md"));
                  }
                  return answer;
                })
            .ask(changes);

    assertThat(choice.taken())
        .singleElement()
        .satisfies(c -> assertThat(c.after()).contains("in which they arrived"));
    assertThat(choice.rest()).isEmpty();
    assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
        .contains("why: the remark asks for it", "touched: D-3 refines D-2", "{+ and its limit+}");
  }

  private static void edit(Path file) {
    try {
      Files.writeString(
          file, Files.readString(file).replace("which they came", "which they arrived"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aRoundThatComesToNothingSaysSoWithTakeToo() throws Exception {
    Agents.answers(person, Agents.answer());
    for (String[] more : new String[][] {{}, {"--take", "all"}}) {
      List<String> command = new ArrayList<>(List.of("review", "D-2", "shorter"));
      command.addAll(List.of(more));
      Person.Ran ran = person.tenon(command.toArray(String[]::new));
      assertThat(ran.exit()).as(ran.all()).isZero();
      assertThat(ran.out()).isEqualTo("nothing to change\n");
    }
  }
}
