package dev.tenon.works;

import java.util.List;
import java.util.Locale;

/**
 * A review situation that comes back again and again, and the prompt that fits it.
 *
 * @param id its name: {@code over-design}
 * @param title one line
 * @param when to use it
 * @param given what the agent is given beside the prompt
 * @param shape how its answer looks
 * @param example an answer that fits, JSON
 * @param prompt what is said to the agent, Markdown
 * @param source where it stands: a path in the project, or {@code built in}
 */
public record Scenario(
    String id,
    String title,
    String when,
    List<Given> given,
    AnswerShape shape,
    String example,
    String prompt,
    String source) {

  /** Where Tenon's own stand. */
  public static final String BUILT_IN = "built in";

  public Scenario {
    given = List.copyOf(given);
  }

  /**
   * A part of what the agent is given.
   *
   * @param part which
   * @param why it is needed, may be empty
   */
  public record Given(Part part, String why) {}

  /** What an agent can be given. */
  public enum Part {
    /** What the person wrote. */
    REMARK,
    /** The named items and all that stands downstream of them, whole sections. */
    SCOPE,
    /** What the scope answers to: the items above it. */
    ABOVE,
    /** The public API of the project's sources. */
    API,
    /** The library of contract patterns. */
    PATTERNS,
    /** What {@code tenon check} says of the scope. */
    FINDINGS;

    /** Its word in a scenario's file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the agent is given a part. */
  public boolean isGiven(Part part) {
    return given.stream().anyMatch(g -> g.part() == part);
  }
}
