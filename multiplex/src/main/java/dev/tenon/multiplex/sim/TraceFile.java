package dev.tenon.multiplex.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trajectories as they were recorded: a JSON object on each line, in the order in which they began.
 *
 * <pre>{@code
 * {"reset": 8.1, "turns": [[3500, 320, 1.4], [410, 280, 20.5]]}
 * {"reset": 8.1, "turns": [{"prompt": 3500, "output": 320, "environment": 1.4}]}
 * }</pre>
 *
 * <p>{@code reset}: seconds before the first turn. A turn: new prompt tokens, tokens to decode,
 * seconds until the next turn, or after the last one until the reward. Other fields are left alone,
 * so that a recorder may note what else it knows.
 */
public final class TraceFile {
  /** Lines beyond it would not fit into memory beside the run. */
  private static final int LINES_MAX = 2_000_000;

  private static final String TURN = "[new prompt tokens, tokens to decode, environment seconds]";
  private static final ObjectReader READER = JsonMapper.shared().reader();

  private TraceFile() {}

  /**
   * Reads a whole trace.
   *
   * @throws IllegalArgumentException if it can't be read, or a trajectory in it can't be; names the
   *     line
   */
  public static List<Script> read(Path file) {
    List<Script> all = new ArrayList<>();
    String name = String.valueOf(file.getFileName());
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String json = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (number > LINES_MAX) {
          throw new IllegalArgumentException(name + " has more than " + LINES_MAX + " lines");
        }
        if (!json.isBlank()) {
          all.add(script(json, name + ", line " + number));
        }
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(name + " is no text in UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " can't be read: " + e.getMessage(), e);
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException(name + " holds no trajectory; it needs one on each line");
    }
    return List.copyOf(all);
  }

  private static Script script(String line, String where) {
    JsonNode node;
    try {
      node = READER.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(where + ": not JSON: " + e.getOriginalMessage(), e);
    }
    if (!node.isObject() || !node.path("turns").isArray()) {
      throw new IllegalArgumentException(
          where + ": a trajectory is {\"reset\": seconds, \"turns\": [" + TURN + ", …]}");
    }
    try {
      List<Turn> turns = new ArrayList<>();
      for (JsonNode turn : node.path("turns")) {
        turns.add(turn(turn, "turn " + (turns.size() + 1)));
      }
      return new Script(number(node.path("reset"), "reset"), turns);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static Turn turn(JsonNode node, String where) {
    if (node.isArray() && node.size() != 3) {
      throw new IllegalArgumentException(where + " must be " + TURN + ", was " + node);
    }
    if (!node.isArray() && !node.isObject()) {
      throw new IllegalArgumentException(where + " must be " + TURN + ", was " + node);
    }
    boolean named = node.isObject();
    try {
      return new Turn(
          tokens(named ? node.path("prompt") : node.get(0), "prompt"),
          tokens(named ? node.path("output") : node.get(1), "output"),
          number(named ? node.path("environment") : node.get(2), "environment"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static int tokens(JsonNode node, String name) {
    double number = number(node, name);
    if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " must be a whole number of tokens, was " + node);
    }
    return (int) number;
  }

  private static double number(JsonNode node, String name) {
    if (node.isMissingNode() || node.isNull()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException(name + " must be a number, was " + node);
    }
    double number = node.doubleValue();
    if (!(number >= 0) || number == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be 0 or more, was " + node);
    }
    return number;
  }
}
