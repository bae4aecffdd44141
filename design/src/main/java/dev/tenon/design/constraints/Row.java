package dev.tenon.design.constraints;

import dev.tenon.design.Folding;
import dev.tenon.design.Located;
import dev.tenon.design.Parameter;
import dev.tenon.design.Position;
import dev.tenon.design.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a parameter table, its cells read.
 *
 * @param parameter as it stands
 * @param key its name as it is compared
 * @param unit of the row
 * @param unitWrong whether the cell of the unit could not be read
 * @param faults cells that are none of the forms
 */
record Row(
    Parameter parameter,
    String key,
    Unit unit,
    boolean unitWrong,
    Cell.Value value,
    Cell.Range range,
    List<Fault> faults) {

  private static final Pattern DASH = Pattern.compile("[-\u2010-\u2015\u2212]{1,3}");
  private static final Pattern SIGN = Pattern.compile("\\s*([+\\-\u2212\u2013])?\\s*(?=[.\\d])");
  private static final Pattern UNIT =
      Pattern.compile(
          "\\s*(%|[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)?((?:\\s*/\\s*[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)*)\\s*");
  private static final Pattern TO = Pattern.compile("\\.\\.|[–~—]");
  private static final Pattern PARTING = Pattern.compile("[,;、\\s]+(?:(?:and|or|和|或)\\s+)?");

  private static final Text VALUE_FORMS =
      new Text(
          "Write a number with or without a unit, true, false, one word, a dash, or an expression"
              + " in code marks.",
          "请写：数（可带单位）、true、false、一个词、短横线，或代码标记中的表达式。");
  private static final Text RANGE_FORMS =
      new Text("Write a..b, a.., ..b, or a list of words.", "请写 a..b、a..、..b，或一列词。");

  /** Reads all cells of a row. */
  static Row of(Parameter parameter) {
    return new Reading(parameter).read();
  }

  String name() {
    return parameter.name();
  }

  Position valueAt() {
    return parameter.value() == null ? parameter.at() : trimmed(parameter.value()).at();
  }

  Position rangeAt() {
    return parameter.range() == null ? parameter.at() : trimmed(parameter.range()).at();
  }

  /** Place of a number in a cell. */
  static Position at(@Nullable Prose cell, Cell.Amount amount, Parameter parameter) {
    return cell == null ? parameter.at() : cell.words().part(amount.start(), amount.end()).at();
  }

  private static Located trimmed(Prose cell) {
    return cell.words().part(0, cell.words().length());
  }

  /** One row while it is read. */
  private static final class Reading {
    private final Parameter parameter;
    private final List<Fault> faults = new ArrayList<>();

    Reading(Parameter parameter) {
      this.parameter = parameter;
    }

    Row read() {
      Optional<Unit> unit = unit();
      Cell.Range range = range();
      return new Row(
          parameter,
          Names.key(parameter.name()),
          unit.orElse(Unit.NONE),
          unit.isEmpty(),
          value(),
          range,
          List.copyOf(faults));
    }

    private Optional<Unit> unit() {
      if (parameter.unit() == null) {
        return Optional.of(Unit.NONE);
      }
      String text = text(parameter.unit());
      if (text.isEmpty() || DASH.matcher(text).matches()) {
        return Optional.of(Unit.NONE);
      }
      Optional<Unit> unit = Units.read(Names.key(text));
      if (unit.isEmpty()) {
        wrong(
            parameter.unit(),
            new Text("`" + text + "` is no unit.", "`" + text + "` 不是单位。"),
            new Text("A unit is one word, or words parted by /.", "单位是一个词，或用 / 分开的几个词。"));
      }
      return unit;
    }

    private Cell.Value value() {
      Prose cell = parameter.value();
      String text = cell == null ? "" : text(cell);
      if (cell == null || text.isEmpty() || DASH.matcher(text).matches()) {
        return new Cell.Value.Unknown();
      }
      if (!cell.code().isEmpty()) {
        String beside = cell.text().text().replace(String.valueOf(Prose.CODE), "").strip();
        if (cell.code().size() == 1 && beside.isEmpty()) {
          return new Cell.Value.Derived(cell.code().getFirst());
        }
      } else if (text.equals("true") || text.equals("false")) {
        return new Cell.Value.Truth(text.equals("true"));
      } else if (isWord(Names.key(text))) {
        return new Cell.Value.Word(Names.key(text));
      } else {
        String whole = Folding.fold(cell.words().text());
        try {
          Optional<Cell.Amount> amount = amount(whole, 0);
          if (amount.isPresent() && whole.substring(amount.get().end()).isBlank()) {
            return new Cell.Value.Number(amount.get());
          }
        } catch (WrongText e) {
          wrong(cell, e.message(), e.hint());
          return new Cell.Value.Wrong();
        }
      }
      wrong(cell, new Text("`" + text + "` is no value.", "`" + text + "` 不是取值。"), VALUE_FORMS);
      return new Cell.Value.Wrong();
    }

    private Cell.Range range() {
      Prose cell = parameter.range();
      String text = cell == null ? "" : text(cell);
      if (cell == null || text.isEmpty() || DASH.matcher(text).matches()) {
        return new Cell.Range.None();
      }
      Optional<Cell.Range> words = words(text);
      if (words.isPresent()) {
        return words.get();
      }
      try {
        Optional<Cell.Range> between = between(cell);
        if (between.isPresent()) {
          return between.get();
        }
      } catch (WrongText e) {
        wrong(cell, e.message(), e.hint());
        return new Cell.Range.Wrong();
      }
      wrong(cell, new Text("`" + text + "` is no range.", "`" + text + "` 不是范围。"), RANGE_FORMS);
      return new Cell.Range.Wrong();
    }

    private static Optional<Cell.Range> words(String text) {
      List<String> words = new ArrayList<>();
      for (String part : PARTING.split(text)) {
        if (!part.isEmpty()) {
          words.add(Names.key(part));
        }
      }
      return !words.isEmpty() && words.stream().allMatch(Reading::isWord)
          ? Optional.of(new Cell.Range.Words(List.copyOf(words)))
          : Optional.empty();
    }

    private static boolean isWord(String word) {
      return !word.isEmpty()
          && Names.isStart(word.codePointAt(0))
          && word.indexOf("..") < 0
          && !word.endsWith(".")
          && word.codePoints().allMatch(c -> Names.isPart(c) || c == '-');
    }

    private Optional<Cell.Range> between(Prose cell) {
      String text = Folding.fold(cell.words().text());
      Optional<Cell.Amount> low = amount(text, 0);
      Matcher to = TO.matcher(text);
      int from = low.map(Cell.Amount::end).orElseGet(() -> skip(text, 0));
      if (!to.region(from, text.length()).lookingAt()) {
        return Optional.empty();
      }
      boolean dots = to.group().equals("..");
      Optional<Cell.Amount> high = amount(text, to.end());
      int end = high.map(Cell.Amount::end).orElse(to.end());
      boolean none = low.isEmpty() && high.isEmpty();
      boolean open = low.isEmpty() || high.isEmpty();
      if (none || open && !dots || !text.substring(end).isBlank()) {
        return Optional.empty();
      }
      return Optional.of(new Cell.Range.Between(low.orElse(null), high.orElse(null)));
    }

    private static int skip(String text, int start) {
      int at = start;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at;
    }

    /** The number that begins there, with its unit. */
    private static Optional<Cell.Amount> amount(String text, int start) {
      Matcher sign = SIGN.matcher(text).region(start, text.length());
      if (!sign.lookingAt()) {
        return Optional.empty();
      }
      Optional<Numeral> numeral = Numeral.at(text, sign.end());
      if (numeral.isEmpty()) {
        return Optional.empty();
      }
      int end = numeral.get().end();
      Matcher m = UNIT.matcher(text).region(end, text.length());
      Optional<Unit> unit = Optional.of(Unit.NONE);
      if (m.lookingAt() && !m.group().isBlank()) {
        unit = Units.read(Names.key(m.group()));
        end = m.end();
      }
      boolean negative = sign.group(1) != null && !sign.group(1).equals("+");
      Rational value = numeral.get().value();
      int stop = unit.isPresent() && unit.get().isNone() ? skip(text, end) : end;
      return unit.map(
          u -> new Cell.Amount(negative ? value.negate() : value, u, skip(text, start), stop));
    }

    private static String text(Prose cell) {
      return Folding.fold(cell.words().text()).strip();
    }

    private void wrong(Prose cell, Text message, Text hint) {
      Located text = cell.words();
      faults.add(
          new Fault(
              Fault.Kind.BAD_EXPRESSION,
              List.of(parameter.name()),
              text.part(0, text.length()).at(),
              message,
              hint,
              text.text().strip()));
    }
  }
}
