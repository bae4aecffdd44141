package dev.tenon.multiplex.sim;

/**
 * What no schedule can beat, in seconds of a step; {@code multiplex-model.md}, section 6.
 *
 * @param work all GPUs busy all the time at the best cost: every new token prefilled once, every
 *     token decoded in a batch that fills the cache
 * @param latency the longest trajectory of a batch, alone on a rank, has 1 + staleness steps less
 *     one training phase
 */
public record Bounds(double work, double latency) {
  public double both() {
    return Math.max(work, latency);
  }

  /** Of the measured batches of a run. */
  public static Bounds of(Setup setup, Workload workload) {
    int batch = setup.terms().batch();
    double rankSeconds = 0;
    double longest = 0;
    double training = 0;
    for (int step = setup.warmup(); step < setup.warmup() + setup.steps(); step++) {
      Perf perf = setup.perf(step);
      training += setup.drift().training(step);
      double longestOfBatch = 0;
      for (int i = step * batch; i < (step + 1) * batch; i++) {
        Script script = workload.script(i);
        rankSeconds += work(perf, script);
        longestOfBatch = Math.max(longestOfBatch, Math.min(setup.timeout(), alone(perf, script)));
      }
      longest += longestOfBatch;
    }
    double rollout = rankSeconds / setup.steps() * setup.gpusPerRank();
    Costs costs = setup.costs();
    double drifted = training / setup.steps();
    double work = (rollout + costs.train() * drifted * costs.reference()) / setup.gpus();
    // without asynchrony all GPUs train, so a step can be shorter than on the reference's
    double alone = setup.terms().staleness() == 0 ? costs.trainOn(setup.gpus()) : costs.train();
    double latency = (longest / setup.steps() + alone * drifted) / (1 + setup.terms().staleness());
    return new Bounds(work, latency);
  }

  /** Seconds of a rank that a trajectory costs at least. */
  static double work(Perf perf, Script script) {
    double seconds = 0;
    double context = 0;
    for (Turn turn : script.turns()) {
      seconds += turn.prompt() / perf.prefill();
      double middle = context + turn.prompt() + turn.output() / 2.0;
      seconds += turn.output() * token(perf, middle);
      context += turn.prompt() + turn.output();
    }
    return seconds;
  }

  /** Seconds for a token at a context, with the cache full of equal ones. */
  private static double token(Perf perf, double context) {
    double requests = Math.max(1, perf.kv() / context);
    if (requests == Double.POSITIVE_INFINITY) {
      return perf.c() + perf.kappa() * context;
    }
    return perf.step(requests, requests * context) / requests;
  }

  /** Seconds of a trajectory that has a rank for itself. */
  static double alone(Perf perf, Script script) {
    double seconds = script.environment();
    double context = 0;
    for (Turn turn : script.turns()) {
      seconds += turn.prompt() / perf.prefill();
      context += turn.prompt();
      seconds += turn.output() * perf.step(1, context + turn.output() / 2.0);
      context += turn.output();
    }
    return seconds;
  }
}
