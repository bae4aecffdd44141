package dev.tenon.multiplex.core;

import java.util.ArrayList;
import java.util.List;

/** Which weights made which tokens of a trajectory, in order. */
final class SegmentLog {
  private final List<Segment> segments = new ArrayList<>();
  private long total;

  /** Books tokens under the weights that made them; none or fewer: nothing. */
  void made(int version, int tokens) {
    // VAL: VAL_NON_NEGATIVE(version)
    if (!(version >= 0)) {
      throw new IllegalArgumentException("version must not be negative, was " + version);
    }

    var oldTotal = total;

    if (tokens > 0) {
      total += tokens;
      if (!segments.isEmpty() && segments.getLast().version() == version) {
        int before = segments.removeLast().tokens();
        segments.add(new Segment(version, before + tokens));
      } else {
        segments.add(new Segment(version, tokens));
      }
    }

    // AST: AST_POSTCONDITION(total == old(total) + Math.max(0, tokens), "each token is booked once")
    if (!(total == oldTotal + Math.max(0, tokens))) {
      throw new AssertionError(
          "each token is booked once" + ": total == old(total) + Math.max(0, tokens)");
    }
  }

  /** Takes the newest tokens back: they are lost. */
  void unmade(int tokens) {
    // VAL: VAL_INT_RANGE(tokens, 0, total)
    if (tokens < 0 || tokens > total) {
      throw new IllegalArgumentException("tokens must be in 0..total, was " + tokens);
    }

    var oldTotal = total;

    total -= tokens;
    int left = tokens;
    while (left > 0) {
      Segment last = segments.removeLast();
      if (last.tokens() > left) {
        segments.add(new Segment(last.version(), last.tokens() - left));
      }
      left -= Math.min(left, last.tokens());
    }

    // AST: AST_POSTCONDITION(total == old(total) - tokens, "as many are taken back as were lost")
    if (!(total == oldTotal - tokens)) {
      throw new AssertionError(
          "as many are taken back as were lost" + ": total == old(total) - tokens");
    }
  }

  /** All tokens. */
  long total() {
    return total;
  }

  /** The segments, oldest first. */
  List<Segment> segments() {
    return List.copyOf(segments);
  }
}
