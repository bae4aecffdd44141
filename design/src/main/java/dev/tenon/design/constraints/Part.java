package dev.tenon.design.constraints;

import dev.tenon.design.Position;
import java.util.BitSet;

/**
 * One thing that an item asks: a constraint, a value, or a bound of a range.
 *
 * @param item index of the item
 * @param formula what must hold
 * @param needs parameters whose value cells went into the formula: without them it says nothing
 * @param origin where it stands
 * @param param the parameter of the row; of a constraint −1
 * @param at where it stands
 * @param source its text
 * @param says the clause of a sentence: {@code D-1 asks `a <= b`}
 */
record Part(
    int item,
    Formula formula,
    BitSet needs,
    Origin origin,
    int param,
    Position at,
    String source,
    Text says) {

  /** Where a part stands. */
  enum Origin {
    WHERE,
    VALUE,
    LOW,
    HIGH,
    WORDS
  }
}
