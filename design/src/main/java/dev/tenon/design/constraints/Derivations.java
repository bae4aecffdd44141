package dev.tenon.design.constraints;

import dev.tenon.design.Located;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jspecify.annotations.Nullable;

/** Reads derived values, each after those that it is derived from. */
final class Derivations {
  private final List<Param> all;
  private final Map<String, Param> params;
  private final Words words;
  private final BitSet whole;
  private final List<Fault> faults;
  private final Map<Param, Expr> exprs = new HashMap<>();

  /** Parses the text of an item; null if it was wrong, which is said then. */
  interface Parsing {
    @Nullable Expr parse(Located text, String item);
  }

  Derivations(
      List<Param> all, Map<String, Param> params, Words words, BitSet whole, List<Fault> faults) {
    this.all = all;
    this.params = params;
    this.words = words;
    this.whole = whole;
    this.faults = faults;
  }

  void read(Parsing parsing) {
    Map<Param, Set<Param>> from = new HashMap<>();
    List<Param> derived = new ArrayList<>();
    for (Param param : all) {
      if (param.row.value() instanceof Cell.Value.Derived d) {
        Expr expr = parsing.parse(d.span().text(), param.name());
        if (expr != null) {
          exprs.put(param, expr);
          derived.add(param);
          Set<Param> names = new HashSet<>();
          names(expr, names);
          from.put(param, names);
        }
      }
    }
    for (Param param : order(derived, from)) {
      if (param.row.value() instanceof Cell.Value.Derived d) {
        derive(param, exprs.get(param), d.span().text());
      }
    }
  }

  private void names(Expr expr, Set<Param> into) {
    switch (expr) {
      case Expr.Name name -> {
        Param param = params.get(name.name());
        if (param != null) {
          into.add(param);
        }
      }
      case Expr.Negative n -> names(n.of(), into);
      case Expr.Not n -> names(n.of(), into);
      case Expr.Sum s -> s.terms().forEach(e -> names(e, into));
      case Expr.Product p -> p.factors().forEach(e -> names(e, into));
      case Expr.Compare c -> c.sides().forEach(e -> names(e, into));
      case Expr.And a -> a.of().forEach(e -> names(e, into));
      case Expr.Or o -> o.of().forEach(e -> names(e, into));
      case Expr.Implies i -> i.of().forEach(e -> names(e, into));
      case Expr.Num _, Expr.Truth _ -> {}
    }
  }

  /** Those that lean on themselves are reported and left out; what uses them is not. */
  private List<Param> order(List<Param> derived, Map<Param, Set<Param>> from) {
    Graph<Param, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    derived.forEach(graph::addVertex);
    Set<Param> rings = new HashSet<>();
    for (Param param : derived) {
      for (Param used : from.getOrDefault(param, Set.of())) {
        if (used == param) {
          rings.add(param);
          ring(List.of(param));
        } else if (graph.containsVertex(used)) {
          graph.addEdge(used, param);
        }
      }
    }
    for (Set<Param> group : new GabowStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
      if (group.size() > 1) {
        List<Param> ring = new ArrayList<>(group);
        ring.sort(Comparator.comparingInt(p -> p.index));
        rings.addAll(ring);
        ring(ring);
      }
    }
    rings.forEach(p -> p.dimension = p.row.unit().isNone() ? null : p.dimension);
    graph.removeAllVertices(rings);
    return topological(graph, derived);
  }

  private static List<Param> topological(Graph<Param, DefaultEdge> graph, List<Param> derived) {
    Map<Param, Integer> open = new HashMap<>();
    Deque<Param> ready = new ArrayDeque<>();
    for (Param param : derived) {
      if (graph.containsVertex(param)) {
        open.put(param, graph.inDegreeOf(param));
        if (graph.inDegreeOf(param) == 0) {
          ready.add(param);
        }
      }
    }
    List<Param> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      Param param = ready.remove();
      order.add(param);
      for (DefaultEdge edge : graph.outgoingEdgesOf(param)) {
        Param next = graph.getEdgeTarget(edge);
        if (open.merge(next, -1, Integer::sum) == 0) {
          ready.add(next);
        }
      }
    }
    return order;
  }

  private void ring(List<Param> ring) {
    List<String> names = ring.stream().map(Param::name).toList();
    boolean one = names.size() == 1;
    faults.add(
        new Fault(
            Fault.Kind.BAD_EXPRESSION,
            names,
            ring.getFirst().row.valueAt(),
            new Text(
                one
                    ? names.getFirst() + " is derived from itself."
                    : String.join(", ", names) + " are derived from each other.",
                one ? names.getFirst() + " 由自身派生。" : String.join("、", names) + " 相互派生。"),
            new Text("Give one of them a value of its own.", "请给其中一个直接取值。"),
            "ring " + String.join(" ", names)));
  }

  private void derive(Param param, @Nullable Expr expr, Located text) {
    if (expr == null) {
      return;
    }
    if (expr instanceof Expr.Name name && word(param, name, text)) {
      return;
    }
    Typing typing = new Typing(params, words, whole, text, param.name(), faults);
    if (isTruth(expr)) {
      truth(param, typing, expr);
    } else {
      number(param, typing, expr, text);
    }
  }

  private boolean isTruth(Expr expr) {
    return switch (expr) {
      case Expr.Name name ->
          params.get(name.name()) instanceof Param p && p.kind == Param.Kind.TRUTH;
      case Expr.Num _, Expr.Sum _, Expr.Product _, Expr.Negative _ -> false;
      default -> true;
    };
  }

  /** A name alone that is a word of an enumeration, or another enumeration. */
  private boolean word(Param param, Expr.Name name, Located text) {
    Param other = params.get(name.name());
    if (other != null && other.kind == Param.Kind.WORD) {
      if (param.row.range() instanceof Cell.Range.Between || !param.row.unit().isNone()) {
        return false;
      }
      param.kind = Param.Kind.WORD;
      whole.set(param.index);
      Linear same = Linear.variable(param.index).minus(Linear.variable(other.index));
      bind(param, Formula.compare(same, Formula.Rel.EQ, whole), new BitSet());
      known(param, other.known, other.knownFrom);
      return true;
    }
    if (other == null && param.kind == Param.Kind.WORD) {
      boolean listed = words.domain(param).contains(name.name());
      known(param, words.code(name.name()), new BitSet());
      param.free = !listed;
      if (!listed) {
        faults.add(RowTyping.outside(param, text.text(), String.join(", ", words.domain(param))));
      }
      return true;
    }
    return false;
  }

  private void bind(Param param, Formula formula, BitSet needs) {
    param.derived = formula;
    param.derivedNeeds.or(needs);
    param.free = false;
  }

  private void known(Param param, @Nullable Rational value, BitSet from) {
    if (value == null) {
      return;
    }
    param.known = value;
    param.knownFrom.or(from);
    param.knownFrom.set(param.index);
    boolean outside =
        param.low != null && value.compareTo(param.low) < 0
            || param.high != null && value.compareTo(param.high) > 0;
    if (outside) {
      param.free = true;
      faults.add(RowTyping.outside(param, param.show(value), RowTyping.bounds(param)));
    } else if (param.kind == Param.Kind.WORD
        && !words.domain(param).isEmpty()
        && !words.domain(param).contains(words.word(value))) {
      param.free = true;
      faults.add(
          RowTyping.outside(param, words.word(value), String.join(", ", words.domain(param))));
    }
  }

  private void truth(Param param, Typing typing, Expr expr) {
    Formula formula = typing.truth(expr);
    if (formula == null) {
      param.dimension = null;
      return;
    }
    param.kind = Param.Kind.TRUTH;
    param.dimension = Dimension.PLAIN;
    whole.set(param.index);
    Linear self = Linear.variable(param.index);
    Formula yes = Formula.compare(self.negate().plus(Rational.ONE), Formula.Rel.LE, whole);
    bind(
        param,
        Formula.or(
            List.of(
                Formula.and(List.of(yes, formula)),
                Formula.and(List.of(Formula.not(yes, whole), Formula.not(formula, whole))))),
        typing.needs());
  }

  private void number(Param param, Typing typing, Expr expr, Located text) {
    Typing.Numeric numeric = typing.number(expr);
    if (numeric == null) {
      param.dimension = param.row.unit().isNone() ? null : param.dimension;
      return;
    }
    param.kind = Param.Kind.NUMBER;
    Linear linear = numeric.linear();
    boolean takesUnit = numeric.literal() && numeric.dimension().isPlain() && !param.unit.isNone();
    if (takesUnit) {
      linear = linear.times(param.unit.factor());
    } else if (param.unit.isNone()) {
      if ((param.low != null || param.high != null)
          && !fits(param, numeric, text, Dimension.PLAIN)) {
        param.low = null;
        param.high = null;
      }
      param.dimension = numeric.dimension();
      param.unit = unitOf(linear, numeric.dimension());
    } else if (!fits(param, numeric, text, param.unit.dimension())) {
      return;
    }
    bind(
        param,
        Formula.compare(Linear.variable(param.index).minus(linear), Formula.Rel.EQ, whole),
        typing.needs());
    if (typing.isKnown(linear)) {
      Typing put = new Typing(params, words, whole, text, param.name(), faults);
      Rational value = put.value(linear);
      BitSet from = put.needs();
      from.or(typing.needs());
      known(param, value, from);
    }
  }

  /** What a derived amount is shown in: the unit of what it is derived from. */
  private Unit unitOf(Linear linear, Dimension dimension) {
    for (int variable : linear.terms().keySet()) {
      Unit unit = words.param(variable).unit;
      if (unit.dimension().equals(dimension)) {
        return unit;
      }
    }
    return dimension.isPlain()
        ? Unit.NONE
        : new Unit(dimension.toString(), Rational.ONE, dimension);
  }

  private boolean fits(Param param, Typing.Numeric numeric, Located text, Dimension wanted) {
    if (numeric.zero() || numeric.dimension().fits(wanted)) {
      return true;
    }
    Text found = numeric.dimension().words();
    Text asked = wanted.words();
    faults.add(
        new Fault(
            Fault.Kind.UNIT_MISMATCH,
            List.of(param.name()),
            text.at(),
            new Text(
                "`%s` is %s, but %s is %s."
                    .formatted(text.text(), found.english(), param.name(), asked.english()),
                "`%s` 是%s，而 %s 是%s。"
                    .formatted(text.text(), found.chinese(), param.name(), asked.chinese())),
            new Text("Change the unit of the row, or the expression.", "修改该行的单位，或修改表达式。"),
            text.text()));
    return false;
  }
}
