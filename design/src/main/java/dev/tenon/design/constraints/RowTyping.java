package dev.tenon.design.constraints;

import dev.tenon.design.Position;
import dev.tenon.design.Prose;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what the rows of parameters are: their types, units, values and bounds. */
final class RowTyping {
  private final List<Param> all;
  private final Map<String, Param> params;
  private final Words words;
  private final BitSet whole;
  private final List<Fault> faults;

  RowTyping(
      List<Param> all, Map<String, Param> params, Words words, BitSet whole, List<Fault> faults) {
    this.all = all;
    this.params = params;
    this.words = words;
    this.whole = whole;
    this.faults = faults;
  }

  /** Types all rows but what derived values say. */
  void types(Uses uses) {
    for (Param param : all) {
      type(param, uses);
    }
  }

  private void type(Param param, Uses uses) {
    Row row = param.row;
    boolean saysNothing =
        row.value() instanceof Cell.Value.Unknown
            && row.range() instanceof Cell.Range.None
            && row.unit().isNone()
            && !row.unitWrong();
    Param.Kind used = uses.kind(row.key());
    if (saysNothing && used != null && params.get(row.key()) == param) {
      param.kind = used;
      whole.set(param.index);
      return;
    }
    switch (row.range()) {
      case Cell.Range.Words list -> choice(param, list.words());
      case Cell.Range.Between between -> number(param, between);
      case Cell.Range.None _ -> plain(param);
      case Cell.Range.Wrong _ -> plain(param);
    }
  }

  private void plain(Param param) {
    switch (param.row.value()) {
      case Cell.Value.Truth(boolean truth) -> {
        param.kind = Param.Kind.TRUTH;
        know(param, truth ? Rational.ONE : Rational.ZERO);
      }
      case Cell.Value.Word(String word) -> {
        param.kind = Param.Kind.WORD;
        know(param, words.code(word));
      }
      case Cell.Value.Wrong _ when param.row.unit().isNone() -> param.dimension = null;
      default -> number(param, new Cell.Range.Between(null, null));
    }
    if (param.kind == Param.Kind.TRUTH || param.kind == Param.Kind.WORD) {
      whole.set(param.index);
    }
  }

  private void know(Param param, Rational value) {
    param.known = value;
    param.knownFrom.set(param.index);
    param.free = false;
  }

  private void choice(Param param, List<String> list) {
    boolean truths = Set.of("true", "false").containsAll(list);
    param.kind = truths ? Param.Kind.TRUTH : Param.Kind.WORD;
    whole.set(param.index);
    switch (param.row.value()) {
      case Cell.Value.Truth(boolean truth) when truths -> {
        know(param, truth ? Rational.ONE : Rational.ZERO);
        if (!list.contains(String.valueOf(truth))) {
          outside(param, String.join(", ", list));
        }
      }
      case Cell.Value.Word(String word) when !truths -> {
        know(param, words.code(word));
        if (!list.contains(word)) {
          outside(param, String.join(", ", list));
        }
      }
      case Cell.Value.Number _, Cell.Value.Truth _, Cell.Value.Word _ ->
          outside(param, String.join(", ", list));
      case Cell.Value.Unknown _, Cell.Value.Derived _, Cell.Value.Wrong _ -> {}
    }
  }

  private void number(Param param, Cell.Range.Between between) {
    Row row = param.row;
    param.kind = Param.Kind.NUMBER;
    if (row.unitWrong()) {
      param.dimension = null;
      return;
    }
    Cell.Amount value =
        row.value() instanceof Cell.Value.Number(Cell.Amount amount) ? amount : null;
    Cell.Amount low = between.low();
    Cell.Amount high = between.high();
    boolean derived = param.isDerived() && row.unit().isNone();
    param.unit = unit(row.unit(), value, low, high);
    param.dimension = derived && param.unit.isNone() ? null : param.unit.dimension();
    if (low != null && low.unit().isNone() && high != null && row.unit().isNone()) {
      low = new Cell.Amount(low.number(), high.unit(), low.start(), low.end()); // 1..30 s
    }
    Rational known = amount(param, value, row.parameter().value());
    param.low = amount(param, low, row.parameter().range());
    param.high = amount(param, high, row.parameter().range());
    param.whole =
        param.unit.counts()
            && !param.isDerived()
            && isWhole(known, value)
            && isWhole(param.low, low)
            && isWhole(param.high, high);
    if (param.whole) {
      whole.set(param.index);
    }
    if (known != null) {
      know(param, known);
      if (param.low != null && known.compareTo(param.low) < 0
          || param.high != null && known.compareTo(param.high) > 0) {
        outside(param, bounds(param));
      }
    } else if (row.value() instanceof Cell.Value.Word || row.value() instanceof Cell.Value.Truth) {
      outside(param, bounds(param));
    }
  }

  private static boolean isWhole(@Nullable Rational amount, Cell.@Nullable Amount cell) {
    return amount == null
        ? cell == null
        : amount.isWhole() && cell != null && !cell.unit().isPercent();
  }

  /** The unit of the row, else the first that a cell carries. */
  private static Unit unit(Unit row, Cell.@Nullable Amount... cells) {
    if (!row.isNone()) {
      return row;
    }
    for (Cell.Amount cell : cells) {
      if (cell != null && !cell.unit().isNone()) {
        return cell.unit();
      }
    }
    return Unit.NONE;
  }

  /** The amount in the smallest unit; null without one, or if it does not fit the others. */
  private @Nullable Rational amount(
      Param param, Cell.@Nullable Amount amount, @Nullable Prose cell) {
    if (amount == null) {
      return null;
    }
    Unit row = param.row.unit();
    Unit own = amount.unit().isNone() ? row : amount.unit();
    boolean fits =
        own.dimension().fits(param.unit.dimension())
            || amount.number().isZero() && amount.unit().isNone();
    if (fits) {
      return amount.number().times(own.factor());
    }
    Position at = Row.at(cell, amount, param.row.parameter());
    String shown = own.isNone() ? amount.number().toString() : amount.number() + " " + own.text();
    Text wanted = param.unit.dimension().words();
    Text found = own.dimension().words();
    String meant = Units.meant(own.text());
    boolean near = !meant.isEmpty() && Units.word(meant).dimension().fits(param.unit.dimension());
    faults.add(
        new Fault(
            Fault.Kind.UNIT_MISMATCH,
            List.of(param.name()),
            at,
            new Text(
                "`%s` is %s, but %s is %s."
                    .formatted(shown, found.english(), param.name(), wanted.english()),
                "`%s` 是%s，而 %s 是%s。"
                    .formatted(shown, found.chinese(), param.name(), wanted.chinese())),
            near
                ? new Text("Did you mean the unit " + meant + "?", "单位是否指 " + meant + "？")
                : new Text("Use one dimension in the whole row.", "同一行请使用同一量纲的单位。"),
            shown));
    return null;
  }

  /** The range of a parameter as a person reads it. */
  static String bounds(Param param) {
    return (param.low == null ? "" : param.low.over(param.unit.factor()))
        + ".."
        + (param.high == null ? "" : param.show(param.high));
  }

  private void outside(Param param, String range) {
    param.free = true;
    faults.add(
        outside(
            param,
            param.row.parameter().value() == null ? "" : param.row.parameter().value().plain(),
            range));
  }

  /** That a value lies outside of its range. */
  static Fault outside(Param param, String value, String range) {
    return new Fault(
        Fault.Kind.OUT_OF_RANGE,
        List.of(param.name()),
        param.row.valueAt(),
        new Text(
            "The value %s of %s is not in its range %s.".formatted(value, param.name(), range),
            "%s 的值 %s 不在范围 %s 内。".formatted(param.name(), value, range)),
        new Text("Change the value, or widen the range.", "修改取值，或放宽范围。"),
        value);
  }
}
