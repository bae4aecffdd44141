package dev.tenon.multiplex.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One rank: continuous batching with chunked prefill, a KV cache with prefixes, a queue.
 *
 * <p>All decoding requests make tokens at the same rate, so one count of tokens, {@link #made},
 * tells how far each is: a request that starts at count x with n tokens to make ends at x + n.
 * Events cost O(log n) in the number of requests, however many are decoding. Between events the
 * cache grows with the tokens made; the time for v of them is {@code step·v + kappa·B·v²/2}, solved
 * exactly both ways.
 */
final class Engine {
  /** Tokens that are too few to matter, and more than rounding makes. */
  private static final double TINY = 1e-7;

  private final Perf perf;
  private double capacity;
  private final PriorityQueue<Request> waiting =
      new PriorityQueue<>(
          Comparator.<Request>comparingLong(r -> r.urgency).thenComparingLong(r -> r.arrived));
  private final Deque<Request> prefilling = new ArrayDeque<>();
  private final PriorityQueue<Request> decoding =
      new PriorityQueue<>(
          Comparator.<Request>comparingDouble(r -> r.finishAt).thenComparingLong(r -> r.attempt));
  private final Map<Long, Request> byAttempt = new HashMap<>();
  private final PrefixCache idle = new PrefixCache();
  private final PrefixCache hosted = new PrefixCache();

  private double clock;
  private double pausedUntil;

  /** Tokens that a request decoding since the beginning would have made. */
  private double made;

  /** Tokens of cache that decoding requests hold. */
  private double held;

  private double reserved;
  private long arrivals;

  // what is measured
  private double prefilled;
  private double busy;
  private double decoded;
  private double heldSeconds;

  Engine(Perf perf) {
    this.perf = perf;
    capacity = perf.kv();
  }

  /** Gives the cache another size. What runs goes on, even where it is more than that. */
  void resize(double tokens) {
    capacity = tokens;
    evict(reserved + idle.total() - capacity);
    admit();
  }

  // ---- time

  /** Lets time pass up to an instant at or before the next event. */
  void advance(double now) {
    double from = Math.max(clock, pausedUntil);
    clock = now;
    double seconds = now - from;
    if (seconds <= 0) {
      return;
    }
    Request first = prefilling.peek();
    int requests = decoding.size();
    if (requests == 0 && first == null) {
      return;
    }
    busy += seconds;
    if (requests == 0) {
      double work = Math.min(first.toPrefill, seconds * perf.prefill());
      first.toPrefill -= work;
      return;
    }
    double tokens = tokensIn(seconds, stepTime(first != null), requests);
    if (first != null) {
      first.toPrefill -= tokens * perf.chunk();
    }
    heldSeconds += seconds * (held + requests * tokens / 2);
    decoded += tokens * requests;
    made += tokens;
    held += tokens * requests;
  }

  private double stepTime(boolean withPrefill) {
    return perf.step(decoding.size(), held) + (withPrefill ? perf.chunkTime() : 0);
  }

  private double tokensIn(double seconds, double step, int requests) {
    double bend = perf.kappa() * requests;
    return 2 * seconds / (step + Math.sqrt(step * step + 2 * bend * seconds));
  }

  /** When something ends here if nothing else happens; infinite if nothing is under way. */
  double nextEvent() {
    Request first = prefilling.peek();
    Request ending = decoding.peek();
    if (first == null && ending == null) {
      return Double.POSITIVE_INFINITY;
    }
    double from = Math.max(clock, pausedUntil);
    if (ending == null) {
      return from + Math.max(0, first.toPrefill) / perf.prefill();
    }
    double tokens = ending.finishAt - made;
    if (first != null) {
      tokens = Math.min(tokens, first.toPrefill / perf.chunk());
    }
    tokens = Math.max(0, tokens);
    int requests = decoding.size();
    return from + tokens * stepTime(first != null) + perf.kappa() * requests * tokens * tokens / 2;
  }

  /** What has ended by now, which is where {@link #nextEvent} said. */
  List<Request> ended() {
    List<Request> ended = new ArrayList<>();
    Request first = prefilling.peek();
    // late in a run what rounding leaves can be less time than the clock can tell: it is over too
    boolean due = nextEvent() <= clock;
    boolean prefillDue = first != null && prefillsFirst(first);
    if (first != null && (first.toPrefill <= TINY || due && prefillDue)) {
      prefilling.remove();
      decode(first);
    } else if (due && !decoding.isEmpty()) {
      made = Math.max(made, decoding.peek().finishAt);
    }
    while (!decoding.isEmpty() && decoding.peek().finishAt <= made + TINY) {
      Request request = decoding.remove();
      held -= request.context + request.output;
      byAttempt.remove(request.attempt);
      reserved -= request.reserve;
      idle.put(request.trajectory, request.reserve);
      ended.add(request);
    }
    settle();
    admit();
    return ended;
  }

  private boolean prefillsFirst(Request first) {
    return decoding.isEmpty() || first.toPrefill / perf.chunk() <= decoding.peek().finishAt - made;
  }

  private void settle() {
    if (decoding.isEmpty()) {
      made = 0; // no rounding is carried on
      held = 0;
    }
  }

  private void decode(Request request) {
    request.decoding = true;
    request.finishAt = made + request.output;
    held += request.context;
    decoding.add(request);
  }

  // ---- requests

  void submit(Request request) {
    request.arrived = arrivals++;
    byAttempt.put(request.attempt, request);
    waiting.add(request);
    admit();
  }

  /** Admits from the head of the queue what the cache has room for. */
  private void admit() {
    while (!waiting.isEmpty() && reserved + waiting.peek().reserve <= capacity) {
      Request request = waiting.remove();
      request.admitted = true;
      double cached = Math.min(idle.take(request.trajectory), request.context);
      double fromHost =
          Math.max(0, Math.min(hosted.take(request.trajectory), request.context) - cached);
      reserved += request.reserve;
      evict(reserved + idle.total() - capacity);
      double toCompute = request.context - cached - fromHost;
      prefilled += toCompute;
      if (perf.prefill() == Double.POSITIVE_INFINITY) {
        decode(request);
        continue;
      }
      request.toPrefill = toCompute + fromHost * perf.prefill() / perf.hostRate();
      if (request.toPrefill <= TINY) {
        decode(request);
      } else {
        prefilling.add(request);
      }
    }
  }

  /**
   * Evicted tokens stay with the host if it has room; a prefix is there from its first token on.
   */
  private void evict(double count) {
    if (count <= 0) {
      return;
    }
    idle.evict(
        count,
        (trajectory, kept, taken) -> {
          double whole = Math.max(kept + taken, hosted.of(trajectory));
          if (perf.host() > 0) {
            hosted.put(trajectory, whole);
          }
        });
    if (hosted.total() > perf.host()) {
      hosted.evict(hosted.total() - perf.host(), (trajectory, kept, taken) -> {});
    }
  }

  /**
   * Takes a request off.
   *
   * @return the tokens it made, parts of one included; 0 if it is not here
   */
  double remove(long attempt) {
    Request request = byAttempt.remove(attempt);
    if (request == null) {
      return 0;
    }
    if (!request.admitted) {
      waiting.remove(request);
      return 0;
    }
    reserved -= request.reserve;
    double tokens = madeBy(request);
    if (request.decoding) {
      decoding.remove(request);
      held -= request.context + tokens;
      idle.put(request.trajectory, request.context + tokens);
    } else {
      prefilling.remove(request);
      double left = Math.clamp(request.toPrefill, 0, request.context);
      prefilled -= left;
      idle.put(request.trajectory, request.context - left);
    }
    settle();
    admit();
    return tokens;
  }

  /** Tokens that a request has made so far. */
  double madeBy(long attempt) {
    Request request = byAttempt.get(attempt);
    return request == null ? 0 : madeBy(request);
  }

  private double madeBy(Request request) {
    return request.decoding
        ? Math.clamp(made - (request.finishAt - request.output), 0, request.output)
        : 0;
  }

  boolean has(long attempt) {
    return byAttempt.containsKey(attempt);
  }

  /** The attempts that are here, in order. */
  List<Long> attempts() {
    List<Long> attempts = new ArrayList<>(byAttempt.keySet());
    attempts.sort(null);
    return attempts;
  }

  // ---- the rank as a whole

  void pause(double until) {
    pausedUntil = until;
  }

  void clearCache() {
    idle.clear();
    hosted.clear();
  }

  /** Drops all, as a crash does. */
  void crash() {
    waiting.clear();
    prefilling.clear();
    decoding.clear();
    byAttempt.clear();
    reserved = 0;
    settle();
    clearCache();
  }

  /** A trajectory's prefix leaves this rank. */
  double takePrefix(int trajectory) {
    return Math.max(idle.take(trajectory), hosted.take(trajectory));
  }

  /** A prefix that comes from another rank. */
  void putPrefix(int trajectory, double tokens) {
    double room = Math.clamp(capacity - reserved, 0, tokens);
    evict(reserved + idle.total() + room - capacity);
    idle.put(trajectory, room);
  }

  Map<Integer, Double> prefixes() {
    return idle.all();
  }

  @Nullable Request request(long attempt) {
    return byAttempt.get(attempt);
  }

  int decoding() {
    return decoding.size();
  }

  int queued() {
    return waiting.size();
  }

  boolean isIdle() {
    return decoding.isEmpty() && prefilling.isEmpty();
  }

  double reserved() {
    return reserved;
  }

  double prefilledTokens() {
    return prefilled;
  }

  double busySeconds() {
    return busy;
  }

  double decodedTokens() {
    return decoded;
  }

  double heldTokenSeconds() {
    return heldSeconds;
  }
}
