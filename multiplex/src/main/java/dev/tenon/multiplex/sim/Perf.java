package dev.tenon.multiplex.sim;

/**
 * The speed of one rank. A step that decodes for B requests which hold K tokens of cache takes
 * {@code a + w·f(B) + c·B + kappa·K} seconds, where f(B) = 1 − (1 − 8/128)^B is the share of
 * experts that are touched.
 *
 * @param a seconds of a step in any case
 * @param w seconds to read all experts
 * @param c seconds for a request
 * @param kappa seconds for a token of cache
 * @param prefill tokens prefilled in a second; infinite: prefill takes no time
 * @param chunk tokens of prefill that go with one step
 * @param kv tokens of cache
 * @param host tokens of idle prefixes that the host's memory holds; 0: no such tier
 * @param hostRate tokens in a second that come back from there
 */
public record Perf(
    double a,
    double w,
    double c,
    double kappa,
    double prefill,
    double chunk,
    double kv,
    double host,
    double hostRate) {
  /** Experts that a token touches, of how many. */
  private static final double TOUCHED = 8.0 / 128;

  /** Beyond it all experts are touched, to sixteen digits. */
  private static final int ALL = 640;

  private static final double[] SHARE = new double[ALL];

  static {
    for (int b = 0; b < ALL; b++) {
      SHARE[b] = 1 - Math.pow(1 - TOUCHED, b);
    }
  }

  public Perf {
    notNegative("a", a);
    notNegative("w", w);
    notNegative("c", c);
    notNegative("kappa", kappa);
    notNegative("host", host);
    positive("P", prefill);
    positive("chunk", chunk);
    positive("M", kv);
    positive("host_rate", hostRate);
    if (a + w + c == 0) {
      throw new IllegalArgumentException("a step must take time: a, w and c are all 0");
    }
  }

  /** The same with another cache. */
  Perf withKv(double tokens) {
    return tokens == kv ? this : new Perf(a, w, c, kappa, prefill, chunk, tokens, host, hostRate);
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY && !name.equals("host")) {
      throw new IllegalArgumentException(name + " must be 0 or more, was " + value);
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be above 0, was " + value);
    }
  }

  /** The share of experts that a batch touches; for a fraction of a request too. */
  public static double touched(double requests) {
    int whole = (int) requests;
    if (whole == requests) {
      return whole < ALL ? SHARE[whole] : 1;
    }
    return 1 - Math.pow(1 - TOUCHED, requests);
  }

  /** Seconds of a step that decodes for so many requests with so many tokens of cache. */
  public double step(double requests, double tokens) {
    return a + w * touched(requests) + c * requests + kappa * tokens;
  }

  /** What a prefilled token costs beside decoding, in seconds; 0 if prefill takes no time. */
  double chunkTime() {
    return prefill == Double.POSITIVE_INFINITY ? 0 : chunk / prefill;
  }
}
