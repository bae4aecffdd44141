package dev.tenon.design;

/**
 * A name that an expression uses and does not declare itself.
 *
 * @param start index of its first character in the expression
 */
public record NameUse(String name, int start, Kind kind) {

  /** How a name is used. */
  public enum Kind {
    /** As a variable or constant. */
    VARIABLE,
    /** Called without a receiver. */
    CALL,
    /** As a type, or as what static members belong to. */
    TYPE,
    /** Behind {@code this.} or {@code self.}. */
    OWN_FIELD,
    /** Called behind {@code this.} or {@code self.}. */
    OWN_CALL
  }
}
