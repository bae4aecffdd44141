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
 * @param taken changes that are being written: they wait again if they could not be
 * @param act files that are being written, by path: finished by the next command if it was cut
 */
record RoundFile(
    String round,
    String remark,
    List<Change> changes,
    List<Opinion> opinions,
    List<Change> taken,
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
    taken = List.copyOf(taken);
    act = new LinkedHashMap<>(act);
  }

  /** A round of which nothing is being written. */
  RoundFile(String round, String remark, List<Change> changes, List<Opinion> opinions) {
    this(round, remark, changes, opinions, List.of(), Map.of());
  }

  /** The same with nothing but these changes to wait. */
  RoundFile with(List<Change> rest) {
    return new RoundFile(round, remark, rest, opinions);
  }

  /** The same while some changes are being written. */
  RoundFile writing(List<Change> changesTaken, Map<String, Written> files) {
    return new RoundFile(round, remark, changes, opinions, changesTaken, files);
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
      RoundFile alone = new RoundFile(round, remark, List.of(), opinions);
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
    put(root.putArray("changes"), changes);
    put(root.putArray("taken"), taken);
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

  private static void put(ArrayNode list, List<Change> changes) {
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
  }

  private static RoundFile read(Path file) {
    JsonNode root;
    try {
      root = JSON.readTree(Texts.read(file, file.toString()));
    } catch (JacksonException e) {
      throw new Refusal(file + ": no round of a review, somebody changed it; remove the file", e);
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
        root.path("round").asString(""),
        root.path("remark").asString(""),
        changes(root.path("changes")),
        opinions,
        changes(root.path("taken")),
        act);
  }

  private static List<Change> changes(JsonNode array) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode c : array) {
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
    return changes;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(t -> texts.add(t.asString("")));
    return texts;
  }
}
