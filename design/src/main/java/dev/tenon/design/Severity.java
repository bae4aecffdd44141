package dev.tenon.design;

/** How much a finding weighs. */
public enum Severity {
  ERROR,
  WARNING,
  INFORMATION;

  /** As in JSON. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
