package dev.tenon.multiplex.sim;

import java.util.List;

/**
 * What a trajectory will do, whoever serves it.
 *
 * @param reset seconds before its first turn
 */
public record Script(double reset, List<Turn> turns) {
  public Script {
    turns = List.copyOf(turns);
    if (!(reset >= 0) || reset == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("reset seconds must be 0 or more, were " + reset);
    }
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("a trajectory has at least one turn");
    }
  }

  /** Tokens of all turns: the longest context. */
  public long tokens() {
    return turns.stream().mapToLong(t -> (long) t.prompt() + t.output()).sum();
  }

  public long decoded() {
    return turns.stream().mapToLong(Turn::output).sum();
  }

  public long prompts() {
    return turns.stream().mapToLong(Turn::prompt).sum();
  }

  /** Seconds of environment, reset and reward included. */
  public double environment() {
    return reset + turns.stream().mapToDouble(Turn::environment).sum();
  }
}
