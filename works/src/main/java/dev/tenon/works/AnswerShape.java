package dev.tenon.works;

/**
 * What an agent's answer must look like.
 *
 * @param name {@code changes}, {@code opinions}, or {@code own} for a scenario's own schema
 * @param schema JSON Schema, draft 2020-12
 */
public record AnswerShape(String name, String schema) {

  /** The name of a schema that stands in the scenario itself. */
  public static final String OWN = "own";
}
