package dev.tenon.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Scripts that speak as coding agents do: task on standard input, answer on standard output. */
final class Agents {
  static final String DESIGN =
      """
      # Pool

      ## 1 Overview

      A pool lends workers to jobs, for a time.

      ### R-1 Lending

      When a job asks for a worker, the pool shall lend one within 200 ms.

      ### R-2 Taking back

      If a job is silent for 30 s, then the pool shall take its worker back.

      ## 2 Architecture

      One process holds the state.

      ### D-1 One owner

      One thread owns the list of free workers and answers in turn.

      - satisfies: R-1
      - because: a lock would be held while a job is waited for

      ### D-2 A queue for waiting jobs

      Jobs that find no free worker wait in a queue of 1000 places, first come first served.

      - refines: D-1
      - because: a refusal would make all jobs ask again at once

      ### D-3 What is full refuses

      A full queue refuses with an error that names its length.

      - refines: D-2
      - because: memory has an end

      ### D-4 Silence is measured by the owner

      The owner looks every 5 s at the last sign of life of each job.

      - satisfies: R-2
      - because: no second clock is needed

      ## 3 Core flows

      A job asks, works, and gives back.

      ## 4 Interfaces

      ## 5 Implementation details

      ### T-1 A worker is lent

      - verifies: R-1
      - test: `PoolTest.lends`

      ### T-2 A silent job loses its worker

      - verifies: R-2
      - test: `PoolTest.takesBack`

      ## 6 Implementation plan

      ## Revisions

      | version | date | change | reason |
      |---|---|---|---|
      | 1 | 2026-01-05 | first version | – |
      """;

  static final String D2 = section("D-2");
  static final String D3 = section("D-3");

  private Agents() {}

  /** The section of an item, as it stands in the design. */
  static String section(String id) {
    int start = DESIGN.indexOf("### " + id);
    int next = DESIGN.indexOf("\n##", start);
    return DESIGN.substring(start, next).strip();
  }

  /** A person with this design and an agent that runs a script; not yet asked. */
  static Person with(Path folder, String script) throws IOException {
    Person person = Person.at(folder);
    person.git("init", "-q", "-b", "main", ".");
    person.identify();
    person.write("design/design.md", DESIGN);
    setAgent(person, script);
    person.commit("Start");
    return person;
  }

  /** Sets the script; it finds its folder in {@code $desk}. */
  static void setAgent(Person person, String script) throws IOException {
    Path desk = Files.createDirectories(desk(person));
    Files.writeString(
        desk.resolve("agent.sh"),
        "desk='"
            + desk
            + "'\necho x >> \"$desk/asked\"\ncat > \"$desk/task.md\"\n"
            + script
            + "\n");
    person.write(
        "tenon.toml",
        """
        format = 1

        [project]
        name = "pool"

        [verify]
        sandbox = %s

        [writer]
        limit = "20 s"
        writes = ["%s"]

        [review]
        command = "sh '%s'"
        """
            .formatted(dev.tenon.run.Sandbox.available(), desk, desk.resolve("agent.sh")));
  }

  static Path desk(Person person) {
    return person.folder.resolveSibling(person.folder.getFileName() + "-desk");
  }

  /** The task that the agent got last. */
  static String task(Person person) throws IOException {
    return Files.readString(desk(person).resolve("task.md"));
  }

  static int asked(Person person) throws IOException {
    Path file = desk(person).resolve("asked");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  /** A script that prints an answer, with words before and behind. */
  static String saying(Person person, String name, String answer) throws IOException {
    Path file = Files.createDirectories(desk(person)).resolve(name);
    Files.writeString(file, answer);
    return "cat '" + file + "'";
  }

  /** Puts an answer into the agent's mouth. */
  static void answers(Person person, String answer) throws IOException {
    setAgent(person, saying(person, "answer.txt", answer));
  }

  /** An answer of edits: id, text, and again. */
  static String answer(String... idText) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    ArrayNode items = root.putArray("items");
    for (int i = 0; i < idText.length; i += 2) {
      ObjectNode item = items.addObject().put("id", idText[i]).put("text", idText[i + 1]);
      item.put("reason", "the remark asks for it");
      if (idText[i].equals("new")) {
        item.put("after", "D-2");
      }
    }
    root.putArray("removed");
    return JsonMapper.shared().writeValueAsString(root);
  }

  /** The same, with what it removes: id, what, reason, and again. */
  static String removing(String answer, String... idWhatReason) {
    ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(answer);
    ArrayNode removed = root.putArray("removed");
    for (int i = 0; i < idWhatReason.length; i += 3) {
      removed
          .addObject()
          .put("id", idWhatReason[i])
          .put("what", idWhatReason[i + 1])
          .put("reason", idWhatReason[i + 2]);
    }
    return JsonMapper.shared().writeValueAsString(root);
  }

  /** A clean change of the named item and of the one below it. */
  static String clean() {
    return answer(
        "D-2", D2.replace("first come first served", "in the order in which they came"),
        "D-3", D3.replace("its length", "its length and its limit"));
  }
}
