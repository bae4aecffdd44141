package dev.tenon.multiplex.page;

import dev.tenon.multiplex.page.Timeline.Span;
import dev.tenon.multiplex.sim.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roles of one lane. Rollout and its pauses alternate with every turn, so both are kept as one
 * stretch; the buckets of load tell them apart.
 */
final class RoleTrack {
  /** Steps of load that are told apart up to a full cache, and above it. */
  private static final double FINE = 16;

  private static final double COARSE = 4;
  private static final double MOST = 4;

  private record Piece(Role role, double from) {}

  private final List<Piece> pieces = new ArrayList<>();

  void role(Role role, double now) {
    Role kind = role == Role.IDLE ? Role.ROLLOUT : role;
    if (!pieces.isEmpty() && pieces.getLast().from() == now) {
      pieces.removeLast(); // it lasted no time
    }
    if (pieces.isEmpty() || pieces.getLast().role() != kind) {
      pieces.add(new Piece(kind, now));
    }
  }

  /** Spans until an end, from the loads of a lane, of which one number is full. */
  List<Span> spans(double end, LoadBuckets buckets, int lane, double full) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      double to = i + 1 < pieces.size() ? pieces.get(i + 1).from() : end;
      if (to <= piece.from()) {
        continue;
      }
      if (piece.role() == Role.ROLLOUT) {
        serving(piece.from(), to, buckets, lane, full, spans);
      } else {
        spans.add(new Span(piece.role(), piece.from(), to, 0));
      }
    }
    return spans;
  }

  private static void serving(
      double from, double to, LoadBuckets buckets, int lane, double full, List<Span> spans) {
    Span open = null;
    for (int b = buckets.bucket(from); b <= buckets.bucket(to); b++) {
      double start = Math.max(from, buckets.edge(b));
      double stop = Math.min(to, buckets.edge(b + 1));
      if (stop <= start) {
        continue;
      }
      double load = level(buckets.sum(b, lane) / (stop - start) / full);
      open = join(open, load, start, stop, spans);
    }
    if (open != null) {
      spans.add(open);
    }
  }

  private static Span join(
      @Nullable Span open, double load, double from, double to, List<Span> done) {
    if (open != null && open.load() == load) {
      return new Span(open.role(), open.from(), to, load);
    }
    if (open != null) {
      done.add(open);
    }
    return new Span(load == 0 ? Role.IDLE : Role.ROLLOUT, from, to, load);
  }

  private static double level(double load) {
    if (load <= 0) {
      return 0;
    }
    return load <= 1
        ? Math.max(1, Math.round(load * FINE)) / FINE
        : Math.min(MOST, Math.round(load * COARSE) / COARSE);
  }
}
