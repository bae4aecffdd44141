package dev.tenon.works;

import dev.tenon.design.review.Change;
import dev.tenon.design.review.Opinion;
import dev.tenon.works.git.GitProblem;
import dev.tenon.works.git.TenonFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A round that waits for a person, in {@code .tenon/review-round/ROUND.json}: it outlives the
 * process, and writes to the documents only what is taken.
 *
 * @param round its name, that of the run
 * @param remark what a person said is wrong
 * @param changes what is neither taken nor left yet
 * @param opinions judgements of the agent's
 * @param act files that are being written, by path: finished by the next command if it was cut
 */
record RoundFile(
    String round,
    String remark,
    List<Change> changes,
    List<Opinion> opinions,
    Map<String, Written> act) {
  static final String FOLDER = "review-round";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String END = ".json";

  /** No name of a round, and no round that waits. */
  private static final String OPINIONS = "opinions.last";

  /** A file's hash before, empty where it was not there, and its text as it is to be. */
  record Written(String before, String text) {}

  RoundFile {
    changes = List.copyOf(changes);
    opinions = List.copyOf(opinions);
    act = new LinkedHashMap<>(act);
  }

  RoundFile with(List<Change> rest, Map<String, Written> writing) {
    return new RoundFile(round, remark, rest, opinions, writing);
  }

  /** Whether something waits to be taken, or to be finished. */
  boolean isOpen() {
    return !changes.isEmpty() || !act.isEmpty();
  }

  /** The rounds of a project that wait, the newest last. */
  static List<RoundFile> open(Path project) {
    Path folder = project.resolve(TenonFolder.NAME).resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<RoundFile> rounds = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().endsWith(END)).sorted().toList()) {
        RoundFile round = read(file);
        if (round.isOpen()) {
          rounds.add(round);
        }
      }
    } catch (IOException e) {
      throw new GitProblem(folder + " can't be read: " + e.getMessage(), e);
    }
    return rounds;
  }

  /** Writes it down, all or nothing; a round of which nothing is left is taken away. */
  void keep(Path project) {
    Path file = TenonFolder.in(project).resolve(FOLDER).resolve(round + END);
    if (isOpen()) {
      Texts.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refusal(file + ": can't be deleted (" + Globs.reason(e) + ")", e);
    }
  }

  /** Keeps the opinions beside, until another round has some. */
  void keepOpinions(Path project) {
    if (!opinions.isEmpty()) {
      Path file = TenonFolder.in(project).resolve(FOLDER).resolve(OPINIONS);
      RoundFile alone = new RoundFile(round, remark, List.of(), opinions, Map.of());
      Texts.write(file, JSON.writeValueAsString(alone.json()) + "\n");
    }
  }

  /** The opinions of the last round that had some. */
  static List<Opinion> opinions(Path project) {
    Path file = project.resolve(TenonFolder.NAME).resolve(FOLDER).resolve(OPINIONS);
    return Files.isRegularFile(file) ? read(file).opinions() : List.of();
  }

  private ObjectNode json() {
    ObjectNode root = JSON.createObjectNode().put("round", round).put("remark", remark);
    ArrayNode list = root.putArray("changes");
    for (Change c : changes) {
      ObjectNode node =
          list.addObject()
              .put("item", c.item())
              .put("key", c.key())
              .put("kind", c.kind().word())
              .put("before", c.before())
              .put("after", c.after())
              .put("reason", c.reason())
              .put("anchor", c.anchor());
      c.pulledBy().forEach(node.putArray("pulled_by")::add);
      c.links().forEach(node.putArray("links")::add);
    }
    ArrayNode said = root.putArray("opinions");
    for (Opinion o : opinions) {
      ObjectNode node = said.addObject().put("text", o.text());
      o.items().forEach(node.putArray("items")::add);
    }
    ObjectNode writing = root.putObject("act");
    act.forEach(
        (path, w) -> writing.putObject(path).put("before", w.before()).put("text", w.text()));
    return root;
  }

  private static RoundFile read(Path file) {
    JsonNode root;
    try {
      root = JSON.readTree(Texts.read(file, file.toString()));
    } catch (JacksonException e) {
      throw new Refusal(file + ": no round of a review, somebody changed it; remove the file", e);
    }
    List<Change> changes = new ArrayList<>();
    for (JsonNode c : root.path("changes")) {
      changes.add(
          new Change(
              c.path("item").asString(""),
              c.path("key").asString(""),
              Change.Kind.valueOf(c.path("kind").asString("changed").toUpperCase(Locale.ROOT)),
              c.path("before").asString(""),
              c.path("after").asString(""),
              c.path("reason").asString(""),
              texts(c.path("pulled_by")),
              texts(c.path("links")),
              c.path("anchor").asString("")));
    }
    List<Opinion> opinions = new ArrayList<>();
    for (JsonNode o : root.path("opinions")) {
      opinions.add(new Opinion(texts(o.path("items")), o.path("text").asString("")));
    }
    Map<String, Written> act = new LinkedHashMap<>();
    root.path("act")
        .properties()
        .forEach(
            e ->
                act.put(
                    e.getKey(),
                    new Written(
                        e.getValue().path("before").asString(""),
                        e.getValue().path("text").asString(""))));
    return new RoundFile(
        root.path("round").asString(""), root.path("remark").asString(""), changes, opinions, act);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(t -> texts.add(t.asString("")));
    return texts;
  }
}
