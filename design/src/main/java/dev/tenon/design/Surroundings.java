package dev.tenon.design;

import java.util.Optional;

/** What a check may know beside the documents. */
public interface Surroundings {

  /** What was accepted and built. */
  Lock lock();

  /** The hash of a step's evidence file, {@code sha256:…}; empty if there is none. */
  Optional<String> evidence(Id step);

  /**
   * Whether the project's sources declare a type or member, by symbol as a value names it. May be
   * slow: asked only for what the design doesn't declare.
   */
  boolean declaredInSources(String symbol);

  /** Documents alone. */
  static Surroundings none() {
    return new Surroundings() {
      @Override
      public Lock lock() {
        return Lock.empty();
      }

      @Override
      public Optional<String> evidence(Id step) {
        return Optional.empty();
      }

      @Override
      public boolean declaredInSources(String symbol) {
        return false;
      }
    };
  }
}
