package dev.tenon.design.constraints;

import dev.tenon.design.Attribute;
import dev.tenon.design.CodeSpan;
import dev.tenon.design.Design;
import dev.tenon.design.Folding;
import dev.tenon.design.Key;
import dev.tenon.design.Located;
import dev.tenon.design.Owner;
import dev.tenon.design.Parameter;
import dev.tenon.design.Position;
import dev.tenon.design.Prose;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a design says about its parameters. */
final class ConstraintReader {
  private final Collection<? extends Owner> owners;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Param> params = new LinkedHashMap<>();
  private final List<Param> byIndex = new ArrayList<>();
  private final Words words = new Words(byIndex);
  private final BitSet whole = new BitSet();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final Map<String, Integer> statementOf = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> hyphenated = new HashSet<>();
  private final Set<String> unitWords = new HashSet<>();
  private final List<Where> wheres = new ArrayList<>();

  /** A constraint of an item, parsed. */
  private record Where(Owner owner, CodeSpan span, Expr expr) {}

  /**
   * @param owners all that binds: items and symbols
   */
  ConstraintReader(Design design, Collection<? extends Owner> owners) {
    this.owners = owners;
    for (Parameter parameter : design.parameters()) {
      if (parameter.owner() == null || !design.isReplaced(parameter.owner())) {
        rows.add(Row.of(parameter));
      }
    }
  }

  Constraints read() {
    for (Row row : rows) {
      faults.addAll(row.faults());
      params.computeIfAbsent(
          row.key(),
          _ -> {
            Param param = new Param(row, byIndex.size());
            byIndex.add(param);
            return param;
          });
      vocabulary(row);
    }
    owners.forEach(this::wheres);
    new RowTyping(byIndex, params, words, whole, faults).types(uses());
    Derivations derivations = new Derivations(byIndex, params, words, whole, faults);
    derivations.read(this::parse);
    statements();
    byIndex.forEach(this::rowParts);
    for (Where where : wheres) {
      whereParts(where);
    }
    return new Constraints(List.copyOf(faults), statements, parts, byIndex, params, words, whole);
  }

  private void vocabulary(Row row) {
    unitWords.addAll(row.unit().dimension().counts().keySet());
    List<String> listed =
        row.range() instanceof Cell.Range.Words w
            ? w.words()
            : row.value() instanceof Cell.Value.Word(String word) ? List.of(word) : List.of();
    listed.stream().filter(w -> w.indexOf('-') > 0).forEach(hyphenated::add);
  }

  private void wheres(Owner owner) {
    for (Attribute attribute : owner.attributes()) {
      if (attribute.key() != Key.WHERE) {
        continue;
      }
      boolean said = false;
      for (Prose value : attribute.values()) {
        if (value.isBlank()) {
          continue;
        }
        said = true;
        if (value.code().isEmpty()) {
          noSpan(owner, value.words().part(0, value.words().length()).at(), value.plain());
        }
        for (CodeSpan span : value.code()) {
          Expr expr = parse(span.text(), owner.name());
          if (expr != null) {
            wheres.add(new Where(owner, span, expr));
          }
        }
      }
      if (!said) {
        noSpan(owner, attribute.at(), "where");
      }
    }
  }

  private void noSpan(Owner owner, Position at, String text) {
    faults.add(
        new Fault(
            Fault.Kind.BAD_EXPRESSION,
            List.of(owner.name()),
            at,
            new Text(
                "A constraint of " + owner.name() + " stands in no code span.",
                owner.name() + " 的约束没有写在代码标记中。"),
            new Text(
                "Write it as an expression in code marks: `max_retries <= 10`.",
                "请在代码标记中写成表达式：`重试次数 <= 10`。"),
            text));
  }

  private @Nullable Expr parse(Located text, String item) {
    try {
      return ExprParser.parse(
          text.text(),
          hyphenated,
          params::containsKey,
          word -> Units.isKnown(word) || unitWords.contains(word));
    } catch (WrongText e) {
      int start = Math.clamp(e.start(), 0, text.length());
      int end = Math.clamp(e.end(), start, text.length());
      faults.add(
          new Fault(
              Fault.Kind.BAD_EXPRESSION,
              List.of(item),
              text.at(start, end),
              e.message(),
              e.hint(),
              text.text().isBlank() ? "``" : text.text()));
      return null;
    }
  }

  /** How names are used in all expressions, for rows that say nothing themselves. */
  private Uses uses() {
    Uses uses = new Uses(params.keySet());
    wheres.forEach(w -> uses.condition(w.expr()));
    return uses;
  }

  private void statements() {
    Map<String, Statement> byName = new LinkedHashMap<>();
    for (Where where : wheres) {
      Owner owner = where.owner();
      byName.putIfAbsent(owner.name(), new Statement(owner.name(), false, owner.at()));
    }
    List<Statement> all = new ArrayList<>(byName.values());
    byIndex.forEach(p -> all.add(new Statement(p.name(), true, p.row.parameter().at())));
    all.sort(Comparator.comparing(Statement::at));
    for (Statement statement : all) {
      statementOf.put(key(statement.name(), statement.row()), statements.size());
      statements.add(statement);
    }
  }

  private static String key(String name, boolean row) {
    return (row ? "row " : "item ") + name;
  }

  private void whereParts(Where where) {
    Owner owner = where.owner();
    Located text = where.span().text();
    Typing typing = new Typing(params, words, whole, text, owner.name(), faults);
    Formula formula = typing.truth(where.expr());
    if (formula == null) {
      return;
    }
    String source = Folding.fold(text.text()).strip();
    parts.add(
        new Part(
            statementOf.getOrDefault(key(owner.name(), false), 0),
            formula,
            typing.needs(),
            Part.Origin.WHERE,
            -1,
            text.at(),
            source,
            new Text(
                owner.name() + " asks `" + source + "`", owner.name() + " 要求 `" + source + "`")));
  }

  private void rowParts(Param param) {
    int item = statementOf.getOrDefault(key(param.name(), true), 0);
    String name = param.name();
    Linear variable = Linear.variable(param.index);
    if (!param.free && param.derived != null) {
      String source =
          param.row.parameter().value() == null ? "" : param.row.parameter().value().plain();
      add(
          item,
          param,
          param.derived,
          param.derivedNeeds,
          Part.Origin.VALUE,
          new Text(name + " is derived: `" + source + "`", name + " 派生自 `" + source + "`"));
    } else if (!param.free && param.known != null) {
      String value = shown(param, param.known);
      add(
          item,
          param,
          Formula.compare(variable.plus(param.known.negate()), Formula.Rel.EQ, whole),
          new BitSet(),
          Part.Origin.VALUE,
          new Text(name + " is " + value, name + " 取值 " + value));
    }
    if (param.low != null) {
      add(
          item,
          param,
          Formula.compare(variable.negate().plus(param.low), Formula.Rel.LE, whole),
          new BitSet(),
          Part.Origin.LOW,
          new Text(
              name + " is at least " + param.show(param.low) + " by its range",
              name + " 的范围下限为 " + param.show(param.low)));
    }
    if (param.high != null) {
      add(
          item,
          param,
          Formula.compare(variable.plus(param.high.negate()), Formula.Rel.LE, whole),
          new BitSet(),
          Part.Origin.HIGH,
          new Text(
              name + " is at most " + param.show(param.high) + " by its range",
              name + " 的范围上限为 " + param.show(param.high)));
    }
    if (param.row.range() instanceof Cell.Range.Words list) {
      wordsPart(item, param, list.words());
    }
  }

  private void wordsPart(int item, Param param, List<String> list) {
    List<Formula> choices = new ArrayList<>();
    for (String word : list) {
      Rational code =
          param.kind == Param.Kind.TRUTH
              ? (word.equals("true") ? Rational.ONE : Rational.ZERO)
              : words.code(word);
      choices.add(
          Formula.compare(Linear.variable(param.index).plus(code.negate()), Formula.Rel.EQ, whole));
    }
    if (param.kind == Param.Kind.WORD || param.kind == Param.Kind.TRUTH && list.size() == 1) {
      String listed = String.join(", ", list);
      add(
          item,
          param,
          Formula.or(choices),
          new BitSet(),
          Part.Origin.WORDS,
          new Text(param.name() + " is one of " + listed, param.name() + " 取 " + listed + " 之一"));
    }
  }

  private void add(
      int item, Param param, Formula formula, BitSet needs, Part.Origin origin, Text says) {
    Row row = param.row;
    boolean value = origin == Part.Origin.VALUE;
    Prose cell = value ? row.parameter().value() : row.parameter().range();
    parts.add(
        new Part(
            item,
            formula,
            needs,
            origin,
            param.index,
            value ? row.valueAt() : row.rangeAt(),
            param.name() + (value ? "=" : ":") + (cell == null ? "" : cell.plain()),
            says));
  }

  private String shown(Param param, Rational value) {
    return switch (param.kind) {
      case TRUTH -> value.isZero() ? "false" : "true";
      case WORD -> words.word(value);
      case NUMBER -> param.show(value);
      case null -> param.show(value);
    };
  }
}
