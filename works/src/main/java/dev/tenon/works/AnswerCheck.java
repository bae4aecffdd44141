package dev.tenon.works;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tenon.design.Tongue;
import dev.tenon.design.review.Opinion;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an agent's answer against the shape that a scenario asks for. */
public final class AnswerCheck {
  /** How many problems an agent is told at once. */
  private static final int PROBLEMS_MAX = 20;

  private static final int REFS_DEPTH_MAX = 100;

  private final Schema schema;
  private final Tongue tongue;

  private AnswerCheck(Schema schema, Tongue tongue) {
    this.schema = schema;
    this.tongue = tongue;
  }

  /**
   * The check of a scenario's answers.
   *
   * @throws Refusal if its own schema is none, or refers to what stands outside of it
   */
  public static AnswerCheck of(Scenario scenario, Tongue tongue) {
    String wrong = scenario.source() + ": the schema below ## Answer ";
    try {
      JsonNode node = JsonMapper.builder().build().readTree(scenario.shape().schema());
      if (!node.isObject()) {
        throw new Refusal(wrong + "is no JSON object; write one that begins with {");
      }
      refuseOutside(node, wrong, 0);
      return new AnswerCheck(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(node),
          tongue);
    } catch (JacksonException e) {
      throw new Refusal(wrong + "is no JSON (" + e.getOriginalMessage() + "); mend it", e);
    }
  }

  /** Nothing is fetched from elsewhere because a project's file says so. */
  private static void refuseOutside(JsonNode node, String wrong, int depth) {
    if (depth > REFS_DEPTH_MAX) {
      throw new Refusal(wrong + "is nested deeper than " + REFS_DEPTH_MAX + "; flatten it");
    }
    for (String key : List.of("$ref", "$dynamicRef", "$id")) {
      String to = node.path(key).asString("#");
      if (!to.startsWith("#")) {
        throw new Refusal(wrong + "refers to " + to + "; only # references are followed");
      }
    }
    String dialect = node.path("$schema").asString("");
    if (!dialect.isEmpty() && !dialect.equals("https://json-schema.org/draft/2020-12/schema")) {
      throw new Refusal(wrong + "must be of draft 2020-12, not " + dialect);
    }
    for (JsonNode child : node) {
      refuseOutside(child, wrong, depth + 1);
    }
  }

  /**
   * What is wrong with an answer, each one sentence that says where and what to repair; empty if it
   * fits.
   */
  public List<String> problems(JsonNode answer) {
    List<String> problems = new ArrayList<>();
    List<Error> errors = schema.validate(answer);
    for (Error error : errors.subList(0, Math.min(PROBLEMS_MAX, errors.size()))) {
      problems.add(problem(error, answer));
    }
    if (errors.size() > PROBLEMS_MAX) {
      int more = errors.size() - PROBLEMS_MAX;
      problems.add(tongue.pick("and " + more + " more", "还有 " + more + " 处"));
    }
    return problems;
  }

  /** The opinions of an answer that fits. */
  public static List<Opinion> opinions(JsonNode answer) {
    List<Opinion> opinions = new ArrayList<>();
    for (JsonNode node : answer.path("opinions")) {
      List<String> items = new ArrayList<>();
      node.path("items").forEach(item -> items.add(item.asString("")));
      opinions.add(new Opinion(items, node.path("text").asString("")));
    }
    return opinions;
  }

  private String problem(Error error, JsonNode answer) {
    String where = where(error.getInstanceLocation().toString(), answer);
    return switch (error.getKeyword()) {
      case "required" ->
          tongue.pick(
              where + ": `" + error.getProperty() + "` is missing; add it.",
              where + "：缺少 `" + error.getProperty() + "`，请补上。");
      case "type" ->
          tongue.pick(
              where
                  + ": "
                  + argument(error, 0)
                  + " stands here, must be "
                  + argument(error, 1)
                  + ".",
              where + "：这里是 " + argument(error, 0) + "，必须是 " + argument(error, 1) + "。");
      case "minLength" -> tongue.pick(where + ": is empty; say something.", where + "：是空的，请填写。");
      case "minItems" ->
          tongue.pick(
              where + ": needs at least " + argument(error, 0) + ".",
              where + "：至少要有 " + argument(error, 0) + " 个。");
      case "maxItems" ->
          tongue.pick(
              where + ": at most " + argument(error, 0) + " may stand here.",
              where + "：最多 " + argument(error, 0) + " 个。");
      case "pattern" ->
          error.getInstanceLocation().toString().endsWith("/text")
              ? tongue.pick(
                  where + ": must be the whole section, beginning with its heading (#…).",
                  where + "：必须是整节，以标题（#…）开头。")
              : where + ": " + error.getMessage() + ".";
      default -> where + ": " + error.getMessage() + ".";
    };
  }

  private static String argument(Error error, int index) {
    Object[] arguments = error.getArguments();
    return arguments == null || index >= arguments.length ? "?" : String.valueOf(arguments[index]);
  }

  /** {@code /items/1/text} as {@code items[1] (D-3).text}. */
  private String where(String pointer, JsonNode answer) {
    StringBuilder out = new StringBuilder();
    JsonNode at = answer;
    for (String part : pointer.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (at.isArray()) {
        at = at.path(Integer.parseInt(part));
        out.append('[').append(part).append(']');
        String id = at.path("id").asString("");
        out.append(id.isEmpty() ? "" : " (" + id + ")");
      } else {
        at = at.path(part);
        out.append(out.isEmpty() ? "" : ".").append(part);
      }
    }
    return out.isEmpty() ? tongue.pick("the answer", "回答") : "`" + out + "`";
  }
}
