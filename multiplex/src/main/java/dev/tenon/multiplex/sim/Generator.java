package dev.tenon.multiplex.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trajectories from distributions. What a trajectory does depends on the seed and its number alone,
 * so that every policy meets the same ones.
 *
 * @param seed of everything
 * @param group samples of a prompt; they share a part of their length
 */
public record Generator(long seed, int group, Distributions like) implements Workload {
  /** Odd constants that keep the streams of prompts and samples apart. */
  private static final long PROMPT = 0x9E3779B97F4A7C15L;

  private static final long SAMPLE = 0xC2B2AE3D27D4EB4FL;

  /**
   * The shapes. Spreads are the sigma of a lognormal.
   *
   * @param turns median number of turns
   * @param turnsPerPrompt spread of it over prompts
   * @param turnsPerSample spread of it over a prompt's samples
   * @param turnsMost cap
   * @param prompt tokens of the first prompt
   * @param decode mean tokens made in a turn
   * @param decodeSpread spread of them
   * @param observation mean tokens of an environment's answer
   * @param observationSpread spread of them
   * @param observationMost cap of them
   * @param contextMost a trajectory ends when its context is that long
   * @param environment median seconds of an environment's answer
   * @param environmentSpread spread of them
   * @param environmentMost cap of them
   * @param reset median seconds before the first turn
   * @param reward median seconds after the last one
   * @param resetSpread spread of both
   */
  public record Distributions(
      double turns,
      double turnsPerPrompt,
      double turnsPerSample,
      int turnsMost,
      int prompt,
      double decode,
      double decodeSpread,
      double observation,
      double observationSpread,
      double observationMost,
      int contextMost,
      double environment,
      double environmentSpread,
      double environmentMost,
      double reset,
      double reward,
      double resetSpread) {
    public Distributions {
      if (!(turns >= 1) || turnsMost < 1 || prompt < 0 || !(decode >= 1) || contextMost <= prompt) {
        throw new IllegalArgumentException(
            "a trajectory has a turn and room for it: turns "
                + turns
                + ", turns_most "
                + turnsMost
                + ", prompt "
                + prompt
                + ", decode "
                + decode
                + ", context_most "
                + contextMost);
      }
      double[] notNegative = {
        turnsPerPrompt,
        turnsPerSample,
        decodeSpread,
        observation,
        observationSpread,
        observationMost,
        environment,
        environmentSpread,
        environmentMost,
        reset,
        reward,
        resetSpread
      };
      for (double value : notNegative) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
          throw new IllegalArgumentException(
              "medians, spreads and caps of a workload must be 0 or more, one was " + value);
        }
      }
    }
  }

  @Override
  public Script script(int trajectory) {
    SplittableRandom ofPrompt = stream(PROMPT, trajectory / group);
    SplittableRandom random = stream(SAMPLE, trajectory);
    double length =
        like.turns
            * StrictMath.exp(
                like.turnsPerPrompt * ofPrompt.nextGaussian()
                    + like.turnsPerSample * random.nextGaussian());
    int count = (int) Math.max(1, Math.min(like.turnsMost, Math.round(length)));
    List<Turn> turns = new ArrayList<>(count);
    double reset = like.reset * StrictMath.exp(like.resetSpread * random.nextGaussian());
    int context = 0;
    for (int i = 0; i < count; i++) {
      int prompt = i == 0 ? like.prompt : observation(random);
      int output = (int) Math.max(1, Math.round(lognormal(random, like.decode, like.decodeSpread)));
      prompt = Math.min(prompt, like.contextMost - context - 1);
      output = Math.min(output, like.contextMost - context - prompt);
      context += prompt + output;
      boolean last = i == count - 1 || context >= like.contextMost - 1;
      double seconds =
          last
              ? like.reward * StrictMath.exp(like.resetSpread * random.nextGaussian())
              : Math.min(
                  like.environmentMost,
                  like.environment
                      * StrictMath.exp(like.environmentSpread * random.nextGaussian()));
      turns.add(new Turn(prompt, output, seconds));
      if (last) {
        break;
      }
    }
    return new Script(reset, turns);
  }

  private int observation(SplittableRandom random) {
    double tokens = lognormal(random, like.observation, like.observationSpread);
    return (int) Math.round(Math.min(like.observationMost, tokens));
  }

  /** Of a mean, not of a median. */
  private static double lognormal(SplittableRandom random, double mean, double spread) {
    return mean * StrictMath.exp(spread * random.nextGaussian() - spread * spread / 2);
  }

  private SplittableRandom stream(long kind, int number) {
    return new SplittableRandom(mixed(seed * kind + mixed(number * kind)));
  }

  /** The finaliser of MurmurHash3 (Austin Appleby): near numbers give far streams. */
  private static long mixed(long value) {
    long x = value;
    x = (x ^ (x >>> 33)) * 0xFF51AFD7ED558CCDL;
    x = (x ^ (x >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return x ^ (x >>> 33);
  }
}
