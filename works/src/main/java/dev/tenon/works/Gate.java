package dev.tenon.works;

import java.util.Locale;

/** What a step must pass before it is committed, in the order of {@code build.md}, section 4. */
public enum Gate {
  COMPILES,
  SIGNATURES,
  CONTRACTS,
  ERRORS_SURFACE,
  TESTS_LOCKED,
  TESTS_PASS,
  TESTS_NEED_CODE,
  ONLY_OWN_FILES,
  PUBLIC_API,
  OFFICIAL;

  /** {@code tests-need-code}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
