package dev.tenon.design.constraints;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a parameter. Amounts are in the unit of its row, and show it.
 *
 * @param kind {@code integer}, {@code number}, {@code boolean}, {@code enumeration}, or {@code
 *     unknown} where a fault leaves it open
 * @param unit of the row, may be empty
 * @param value the cell as written, may be empty
 * @param derived whether that is an expression
 * @param range the cell as written, may be empty
 * @param lower the tightest lower bound; null if there is none
 * @param upper the tightest upper bound; null if there is none
 * @param values what it may still be, of enumerations, booleans and short ranges of integers; else
 *     empty
 * @param decided whether all of this was found out within the limit
 * @param faults what is wrong with its row
 * @param conflicts those that its constraints stand in; what else is said leaves their items out
 */
public record Knowledge(
    String name,
    String kind,
    String unit,
    String value,
    boolean derived,
    String range,
    @Nullable Limit lower,
    @Nullable Limit upper,
    List<Choice> values,
    boolean decided,
    List<Fault> faults,
    List<Conflict> conflicts) {

  /**
   * A bound of a number.
   *
   * @param value in the unit of the row
   * @param included whether the number may have that value
   * @param proven whether no tighter one is true
   * @param items a smallest set of items that gives it
   */
  public record Limit(String value, boolean included, boolean proven, List<String> items) {
    public Limit {
      items = List.copyOf(items);
    }
  }

  /**
   * A single value.
   *
   * @param possible whether it may still be that
   * @param items if not, a smallest set of items that excludes it
   */
  public record Choice(String value, boolean possible, List<String> items) {
    public Choice {
      items = List.copyOf(items);
    }
  }

  public Knowledge {
    values = List.copyOf(values);
    faults = List.copyOf(faults);
    conflicts = List.copyOf(conflicts);
  }

  /** The only value that it can have; empty if there are more, or none is known. */
  public String exactly() {
    List<Choice> possible = values.stream().filter(Choice::possible).toList();
    if (!values.isEmpty()) {
      return possible.size() == 1 ? possible.getFirst().value() : "";
    }
    Limit l = lower;
    Limit u = upper;
    return l != null && u != null && l.included() && u.included() && l.value().equals(u.value())
        ? l.value()
        : "";
  }
}
