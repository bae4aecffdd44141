package dev.tenon.multiplex.sim;

/**
 * One turn of a trajectory.
 *
 * @param prompt new tokens: the first prompt, later what the environment answered
 * @param output tokens to decode
 * @param environment seconds until the next turn; after the last one, until the reward
 */
public record Turn(int prompt, int output, double environment) {
  public Turn {
    if (prompt < 0) {
      throw new IllegalArgumentException("new prompt tokens must be 0 or more, were " + prompt);
    }
    if (output < 0) {
      throw new IllegalArgumentException("tokens to decode must be 0 or more, were " + output);
    }
    if (!(environment >= 0) || environment == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "environment seconds must be 0 or more, were " + environment);
    }
  }
}
