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

  /**
   * Where a block of role {@code body}, {@code members}, {@code imports} or {@code test} doesn't
   * parse; empty if it does, or if nobody here knows its language.
   */
  default Optional<SyntaxFault> syntax(CodeBlock block) {
    return Optional.empty();
  }

  /** What merges dropped although neither side took it out; without git nothing. */
  default MergeLosses mergeLosses() {
    return MergeLosses.none();
  }

  /** Equal to what it was as long as nothing changed that is told here; else never. */
  default Object state() {
    return new Object();
  }

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

      @Override
      public Object state() {
        return "nothing";
      }
    };
  }
}
