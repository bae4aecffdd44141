package dev.tenon.multiplex.core;

/**
 * Tokens of a trajectory that one version of the weights made.
 *
 * @param version the step after which the weights came; 0 are the first
 */
public record Segment(int version, int tokens) {

  public Segment {
    // VAL: VAL_NON_NEGATIVE(version)
    if (!(version >= 0)) {
      throw new IllegalArgumentException("version must not be negative, was " + version);
    }

    // VAL: VAL_POSITIVE(tokens)
    if (!(tokens > 0)) {
      throw new IllegalArgumentException("tokens must be positive, was " + tokens);
    }
  }
}
