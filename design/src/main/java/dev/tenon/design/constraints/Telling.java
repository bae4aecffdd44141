package dev.tenon.design.constraints;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a conflict in a sentence. */
final class Telling {
  /** Names of an undecided system that are shown. */
  private static final int SHOWN_MAX = 12;

  /** More parts than this are told as they were found. */
  private static final int PARTS_MAX = 200;

  private final List<Statement> statements;
  private final List<Param> params;
  private final Component system;

  Telling(List<Statement> statements, List<Param> params, Component system) {
    this.statements = statements;
    this.params = params;
    this.system = system;
  }

  /** A conflict of some statements: what of them clashes. */
  Conflict conflict(BitSet items) {
    BitSet needed = needed(system.of(items));
    List<Part> parts = inOrder(needed);
    List<String> english = new ArrayList<>();
    List<String> chinese = new ArrayList<>();
    StringBuilder cause = new StringBuilder();
    for (Part part : parts) {
      english.add(part.says().english());
      chinese.add(part.says().chinese());
      cause.append(part.source()).append('\n');
    }
    Text so = derived(needed);
    Text end =
        switch (parts.size()) {
          case 1 -> new Text(", which can never hold", "，这不可能成立");
          case 2 -> new Text(": both can't hold", "：二者不能同时成立");
          default -> new Text(": they can't all hold", "：这些不能同时成立");
        };
    return new Conflict(
        names(items),
        parts.getFirst().at(),
        true,
        new Text(
            String.join(", ", english) + so.english() + end.english() + ".",
            String.join("，", chinese) + so.chinese() + end.chinese() + "。"),
        cause.toString());
  }

  /** That nobody knows whether a system holds. */
  Conflict undecided() {
    List<String> names = names(system.statements());
    boolean more = names.size() > SHOWN_MAX;
    List<String> shown = names.subList(0, Math.min(names.size(), SHOWN_MAX));
    BitSet all = new BitSet();
    all.set(0, system.parts().size());
    return new Conflict(
        names,
        inOrder(all).getFirst().at(),
        false,
        new Text(
            "Not decided within the limit: whether "
                + String.join(", ", shown)
                + (more ? ", …" : "")
                + " can hold together.",
            "在限度内未能判定：" + String.join("、", shown) + (more ? "……" : "") + " 能否同时成立。"),
        String.join("\n", names));
  }

  /** Parts of which none can be left out, so that the rest still fails. */
  private BitSet needed(BitSet parts) {
    BitSet left = system.oracle().speaking(parts);
    if (system.oracle().ask(left) instanceof Answer.Fails(BitSet core)) {
      left = core;
    }
    if (left.cardinality() > PARTS_MAX) {
      return left;
    }
    for (int i = left.length() - 1; i >= 0; i--) {
      if (left.get(i)) {
        BitSet without = (BitSet) left.clone();
        without.clear(i);
        if (system.oracle().ask(without) instanceof Answer.Fails) {
          left = without;
        }
      }
    }
    return left;
  }

  private List<Part> inOrder(BitSet chosen) {
    List<Part> parts = new ArrayList<>();
    chosen.stream().forEach(i -> parts.add(system.parts().get(i)));
    parts.removeIf(p -> p.item() < 0);
    parts.sort(
        Comparator.comparing((Part p) -> p.origin() != Part.Origin.WHERE)
            .thenComparing(Part::item)
            .thenComparing(Part::at));
    return parts;
  }

  private List<String> names(BitSet items) {
    List<String> names = new ArrayList<>();
    for (boolean row : new boolean[] {false, true}) {
      items.stream()
          .mapToObj(statements::get)
          .filter(s -> s.row() == row)
          .forEach(s -> names.add(s.name()));
    }
    return names;
  }

  /** The bounds that exclude each other, if they have to be reckoned out. */
  private Text derived(BitSet parts) {
    Propagation.Clash clash = system.oracle().propagation(system.oracle().speaking(parts)).run();
    if (clash == null || clash.bounds().size() != 2) {
      return Text.NONE;
    }
    Bound a = clash.bounds().getFirst();
    Bound b = clash.bounds().getLast();
    Param param = param(a.variable());
    boolean reckoned = !a.premises().isEmpty() || !b.premises().isEmpty();
    if (param == null
        || param.kind != Param.Kind.NUMBER
        || !reckoned
        || a.variable() != b.variable()) {
      return Text.NONE;
    }
    String low = clause(param, a.lower() ? a : b);
    String high = clause(param, a.lower() ? b : a);
    return new Text("; so " + low + " and " + high, "；于是 " + low + " 且 " + high);
  }

  private static String clause(Param param, Bound bound) {
    String sign = bound.lower() ? (bound.strict() ? " > " : " ≥ ") : bound.strict() ? " < " : " ≤ ";
    return param.name() + sign + param.show(bound.value());
  }

  private @Nullable Param param(int local) {
    for (Map.Entry<Integer, Integer> entry : system.variables().entrySet()) {
      if (entry.getValue() == local) {
        return params.get(entry.getKey());
      }
    }
    return null;
  }
}
