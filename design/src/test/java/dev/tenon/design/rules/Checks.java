package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.Surroundings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Short ways to check a text. */
final class Checks {
  static final String FILE = "design/a.md";

  private Checks() {}

  static Design design(String text) {
    return ConformanceProject.design(Map.of(FILE, text));
  }

  static CheckResult wording(String text) {
    return Checker.check(design(text), Surroundings.none(), Set.of(RuleGroup.WORDING));
  }

  /** Surroundings with a lock alone. */
  static Surroundings locked(Map<String, String> entries) {
    return new Surroundings() {
      @Override
      public Lock lock() {
        return new Lock(entries);
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
