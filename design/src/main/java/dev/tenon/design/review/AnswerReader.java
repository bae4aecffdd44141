package dev.tenon.design.review;

import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads what an agent printed. What has not the shape is said, so that the agent can mend it. */
public final class AnswerReader {

  /** What stops an answer that has not the shape. */
  public static final String RULE = "answer-unreadable";

  /** Control characters, halves of pairs, and what stands for bytes that are not UTF-8. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r\\f]]|\\p{Cs}|\\uFFFD");

  private static final Pattern WHOLE_IN_FENCE =
      Pattern.compile(
          "\\s*(`{3,}|~{3,})(?:markdown|md)?[ \\t]*\\R(#.*\\R)\\1[ \\t]*\\s*", Pattern.DOTALL);

  private static final int ENTRIES_MAX = 20_000;

  private final Tongue tongue;
  private final List<Stop> stops = new ArrayList<>();

  private AnswerReader(Tongue tongue) {
    this.tongue = tongue;
  }

  /**
   * A reading.
   *
   * @param value what was said, empty where it could not be read
   * @param stops why not
   */
  public record Reading<T>(Optional<T> value, List<Stop> stops) {
    public Reading {
      stops = List.copyOf(stops);
    }
  }

  /** The answer of a round. */
  public static Reading<Answer> review(String printed, Tongue tongue) {
    AnswerReader reader = new AnswerReader(tongue);
    Optional<Answer> answer = reader.object(printed).flatMap(reader::review);
    return new Reading<>(reader.stops.isEmpty() ? answer : Optional.empty(), reader.stops);
  }

  /** The answer of a draft: the text of each file by its path, in order. */
  public static Reading<SequencedMap<String, String>> draft(String printed, Tongue tongue) {
    AnswerReader reader = new AnswerReader(tongue);
    Optional<SequencedMap<String, String>> files = reader.object(printed).flatMap(reader::files);
    return new Reading<>(reader.stops.isEmpty() ? files : Optional.empty(), reader.stops);
  }

  private Optional<JsonNode> object(String printed) {
    Optional<JsonNode> object = LastJson.of(printed);
    if (object.isEmpty()) {
      stop(
          "There is no whole JSON object on standard output; answer with one, as the task says.",
          "标准输出中没有完整的 JSON 对象；请按任务要求给出一个。");
    }
    return object;
  }

  private Optional<Answer> review(JsonNode root) {
    if (!root.has("items") && !root.has("removed") && !root.has("opinions")) {
      stop(
          "The last JSON object on standard output has neither \"items\" nor \"removed\"; print"
              + " the answer last.",
          "标准输出最后的 JSON 对象没有 \"items\" 也没有 \"removed\"；请最后输出答案。");
      return Optional.empty();
    }
    List<Answer.Edit> items = new ArrayList<>();
    for (JsonNode node : array(root, "items")) {
      String id = text(node, "items", "id", true);
      items.add(
          new Answer.Edit(
              id,
              text(node, "items", "text", true),
              text(node, "items", "reason", true),
              text(node, "items", "after", false)));
    }
    List<Answer.Removal> removed = new ArrayList<>();
    for (JsonNode node : array(root, "removed")) {
      removed.add(
          new Answer.Removal(
              text(node, "removed", "id", true),
              text(node, "removed", "what", false),
              text(node, "removed", "reason", false)));
    }
    List<Opinion> opinions = new ArrayList<>();
    for (JsonNode node : array(root, "opinions")) {
      List<String> cited = new ArrayList<>();
      array(node, "items").forEach(c -> cited.add(c.asString("")));
      opinions.add(new Opinion(cited, text(node, "opinions", "text", true)));
    }
    return Optional.of(new Answer(items, removed, opinions));
  }

  private Optional<SequencedMap<String, String>> files(JsonNode root) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    for (JsonNode node : array(root, "files")) {
      String path = text(node, "files", "path", true);
      if (files.put(path, text(node, "files", "text", true)) != null) {
        stop(
            "The file " + path + " stands twice in \"files\".", "\"files\" 中文件 " + path + " 出现两次。");
      }
    }
    if (files.isEmpty()) {
      stop("The answer has no \"files\".", "答案没有 \"files\"。");
    }
    return Optional.of(files);
  }

  private List<JsonNode> array(JsonNode node, String name) {
    JsonNode array = node.path(name);
    List<JsonNode> all = new ArrayList<>();
    if (array.isMissingNode() || array.isNull()) {
      return all;
    }
    if (!array.isArray() || array.size() > ENTRIES_MAX) {
      stop("\"" + name + "\" must be an array.", "\"" + name + "\" 必须是数组。");
      return all;
    }
    array.forEach(all::add);
    return all;
  }

  private String text(JsonNode node, String where, String name, boolean needed) {
    JsonNode value = node.path(name);
    boolean there = value.isString() && !(needed && value.stringValue().isBlank());
    if (there) {
      String text = unwrapped(value.stringValue());
      if (UNWRITABLE.matcher(text).find()) {
        stop(
            "\""
                + name
                + "\" of an entry of \""
                + where
                + "\" has characters that no text file can"
                + " hold (control characters, or bytes that are not UTF-8).",
            "\"" + where + "\" 的一项中，\"" + name + "\" 含有文本文件无法保存的字符（控制字符或非 UTF-8 字节）。");
      }
      return text;
    }
    if (needed || !value.isMissingNode() && !value.isNull()) {
      stop(
          "An entry of \"" + where + "\" needs \"" + name + "\" as a text.",
          "\"" + where + "\" 的一项需要文本 \"" + name + "\"。");
    }
    return "";
  }

  /** A section that somebody put into a fence as a whole. */
  private static String unwrapped(String text) {
    Matcher fence = WHOLE_IN_FENCE.matcher(text);
    return fence.matches() ? fence.group(2) : text;
  }

  private void stop(String english, String chinese) {
    Stop stop = new Stop(RULE, "", tongue.pick(english, chinese));
    if (!stops.contains(stop)) {
      stops.add(stop);
    }
  }
}
