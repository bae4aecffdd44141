package dev.tenon.design.constraints;

import dev.tenon.design.Parameter;
import java.math.BigDecimal;
import java.util.Optional;

/** The known value of a parameter, as its row says it. */
public sealed interface ParameterValue {

  /**
   * A number, counted in the unit of the row; rounded to 16 digits where its decimals don't end.
   */
  record Number(BigDecimal value) implements ParameterValue {}

  /** A boolean. */
  record Truth(boolean value) implements ParameterValue {}

  /** The value of a row; empty where it is unknown, derived, a word, or in no unit of the row's. */
  static Optional<ParameterValue> of(Parameter parameter) {
    Row row = Row.of(parameter);
    return switch (row.value()) {
      case Cell.Value.Truth(boolean truth) -> Optional.of(new Truth(truth));
      case Cell.Value.Number(Cell.Amount amount) when !row.unitWrong() -> number(row, amount);
      default -> Optional.empty();
    };
  }

  private static Optional<ParameterValue> number(Row row, Cell.Amount amount) {
    Unit own = amount.unit();
    if (own.isNone()) {
      return Optional.of(new Number(amount.number().toDecimal()));
    }
    return row.unit().isNone() || !own.dimension().equals(row.unit().dimension())
        ? Optional.empty()
        : Optional.of(
            new Number(amount.number().times(own.factor()).over(row.unit().factor()).toDecimal()));
  }
}
