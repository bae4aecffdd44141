package dev.tenon.design;

/** One thing that a value names. */
public sealed interface Ref {

  /** As it is written, without code marks and link brackets. */
  String text();

  Position at();

  /** An item. */
  record ToItem(Id id, String text, Position at) implements Ref {}

  /** All items of a range that exist; both ends must. */
  record ToRange(Id from, Id to, String text, Position at) implements Ref {}

  /**
   * A type, method, field or test; parameter types without white space, {@code
   * Pool.put(String,int)}.
   */
  record ToSymbol(String symbol, String text, Position at) implements Ref {}
}
