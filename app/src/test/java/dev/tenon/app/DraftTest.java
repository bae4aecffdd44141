package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** First designs, made by an agent out of what a person wrote. */
class DraftTest {
  private static final String GOAL = "Lend workers to jobs.";
  private static final String NOTES =
      """
      # Thoughts

      - When a job asks for a worker, the pool shall lend one within 200 ms.
      - One thread owns the list of free
        workers and answers in turn.
      """;

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Agents.with(temp.resolve("pool"), "true");
    person.sh("rm -r design");
    person.write("notes.md", NOTES);
  }

  private static String answer(String design) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.putArray("files").addObject().put("path", "design/design.md").put("text", design);
    return JsonMapper.shared().writeValueAsString(root);
  }

  private static String draft() {
    return Agents.DESIGN
        .replace("A pool lends workers to jobs, for a time.", "Lend workers to jobs.")
        .replace("- because: memory has an end", "- because: assumed that jobs ask again")
        .replace("- because: a refusal would", "- because: assumed that a refusal would");
  }

  @Test
  void aDraftKeepsWordsAndListsAssumptions() throws Exception {
    Agents.answers(person, "```json\n" + answer(draft()) + "\n```");
    Person.Ran ran = person.tenon("draft", GOAL, "--from", "notes.md", "--format", "json");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read("design/design.md")).isEqualTo(draft());
    JsonNode json = JsonMapper.shared().readTree(ran.out());
    assertThat(json.path("files").toString()).isEqualTo("[\"design/design.md\"]");
    assertThat(json.path("assumptions").get(0).path("item").asString()).isEqualTo("D-2");
    assertThat(json.path("assumptions").get(1).path("item").asString()).isEqualTo("D-3");
    assertThat(person.subjects()).containsExactly("Start");
    assertThat(Agents.task(person))
        .contains("> " + GOAL, "word for word", "the six chapters".substring(4));
  }

  @Test
  void notesAreReadWithTheirMarkAndTheirEndings() throws Exception {
    person.write("笔记 一.md", "\uFEFF" + NOTES.replace("# Thoughts\n\n", "").replace("\n", "\r\n"));
    Agents.answers(person, answer(draft()));
    Person.Ran ran = person.tenon("draft", GOAL, "--from", "笔记 一.md");
    assertThat(ran.exit()).as(ran.all()).isZero();
  }

  @Test
  void whatAPersonWritesMeanwhileStays() throws Exception {
    person.write("design/design.md", draft());
    String more = draft().replace("- because: memory has", "- because: assumed that memory has");
    String agent = Agents.saying(person, "answer.txt", answer(more + "\nMore.\n"));
    Agents.setAgent(person, "touch \"$desk/begun\"; sleep 2; " + agent);
    java.nio.file.Path begun = Agents.desk(person).resolve("begun");
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                for (int i = 0; i < 600 && !java.nio.file.Files.exists(begun); i++) {
                  Thread.sleep(50);
                }
                person.replace("design/design.md", "every 5 s", "every 6 s");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });

    Person.Ran ran = person.tenon("draft", "More.");

    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.err()).contains("tenon: changed-meanwhile", "design/design.md");
    assertThat(person.read("design/design.md")).contains("every 6 s").doesNotContain("More.");
  }

  @Test
  void wordsOfThePersonsMustStay() throws Exception {
    Agents.answers(person, answer(draft().replace("within 200 ms", "at once")));
    Person.Ran ran = person.tenon("draft", GOAL, "--from", "notes.md");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("tenon: words-changed", "within 200 ms");
    assertThat(person.folder.resolve("design/design.md")).doesNotExist();
    assertThat(Agents.asked(person)).isEqualTo(3);
  }

  @Test
  void whatDoesNotFitIsStopped() throws Exception {
    Agents.answers(person, answer(draft()).replace("design/design.md", "../design.md"));
    assertThat(person.tenon("draft", GOAL).err()).contains("tenon: draft-path");
    Agents.answers(person, answer(draft().replace("## 3 Core flows", "## More")));
    assertThat(person.tenon("draft", GOAL).err()).contains("tenon: new-error", "missing-chapter");
    Agents.answers(person, answer(draft().replace("- refines: D-1", "- refines: D-9")));
    assertThat(person.tenon("draft", GOAL).err()).contains("dangling-reference");
    assertThat(person.tenon("draft").exit()).isEqualTo(2);
    assertThat(person.tenon("draft", "--from", "none.md").exit()).isEqualTo(2);
  }

  @Test
  void theSampleOfInitGivesWayAndAPersonsDocumentDoesNot() throws Exception {
    Person fresh = Person.at(temp.resolve("fresh"));
    assertThat(fresh.tenon("init").exit()).isZero();
    Agents.setAgent(fresh, Agents.saying(fresh, "answer.txt", answer(draft())));
    fresh.replace("tenon.toml", "name = \"pool\"", "name = \"fresh\"");

    Person.Ran ran = fresh.tenon("draft", GOAL);

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(fresh.read("design/design.md")).contains("### D-4 Silence");

    Agents.answers(fresh, answer(draft().replace("every 5 s", "every 7 s")));
    fresh.replace("tenon.toml", "name = \"pool\"", "name = \"fresh\"");
    assertThat(fresh.tenon("draft", "More.").err()).contains("words-changed");
    assertThat(fresh.read("design/design.md")).contains("every 5 s");
  }
}
