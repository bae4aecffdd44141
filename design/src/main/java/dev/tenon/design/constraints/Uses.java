package dev.tenon.design.constraints;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What constraints take a name for: the type of a row that has neither value, unit nor range. */
final class Uses {
  private final Set<String> params;
  private final Map<String, Param.Kind> kinds = new HashMap<>();

  Uses(Set<String> params) {
    this.params = params;
  }

  /** What it is taken for first; null if nothing takes it for anything but a number. */
  Param.@Nullable Kind kind(String name) {
    return kinds.get(name);
  }

  /** Reads something that holds or not. */
  void condition(Expr expr) {
    switch (expr) {
      case Expr.Name name -> kinds.putIfAbsent(name.name(), Param.Kind.TRUTH);
      case Expr.Not not -> condition(not.of());
      case Expr.And and -> and.of().forEach(this::condition);
      case Expr.Or or -> or.of().forEach(this::condition);
      case Expr.Implies implies -> implies.of().forEach(this::condition);
      case Expr.Compare compare -> {
        List<Expr> sides = compare.sides();
        for (int i = 0; i + 1 < sides.size(); i++) {
          pair(sides.get(i), sides.get(i + 1));
          pair(sides.get(i + 1), sides.get(i));
        }
        sides.stream().filter(Uses::isCondition).forEach(this::condition);
      }
      default -> {}
    }
  }

  private void pair(Expr side, Expr other) {
    if (!(side instanceof Expr.Name name)) {
      return;
    }
    if (isCondition(other)) {
      kinds.putIfAbsent(name.name(), Param.Kind.TRUTH);
    } else if (other instanceof Expr.Name word
        && params.contains(name.name())
        && !params.contains(word.name())) {
      kinds.putIfAbsent(name.name(), Param.Kind.WORD);
    }
  }

  private static boolean isCondition(Expr expr) {
    return switch (expr) {
      case Expr.Truth _, Expr.Not _, Expr.And _, Expr.Or _, Expr.Implies _, Expr.Compare _ -> true;
      default -> false;
    };
  }
}
