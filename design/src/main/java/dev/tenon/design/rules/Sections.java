package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.Position;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sections of symbols, however they are declared. */
final class Sections {
  private Sections() {}

  /** All of them, those that name nothing declared included. */
  static List<SymbolSection> all(Design design) {
    List<SymbolSection> all = new ArrayList<>();
    for (Type type : design.types()) {
      all.addAll(type.sections());
      type.methods().forEach(m -> all.addAll(m.sections()));
      type.fields().forEach(f -> all.add(f.section()));
    }
    design.references().stream().filter(r -> !r.resolved()).forEach(all::add);
    Set<Position> seen = new HashSet<>();
    all.forEach(s -> seen.add(s.at()));
    for (Design.BadSignature bad : design.unreadable()) {
      if (seen.add(bad.section().at())) {
        all.add(bad.section());
      }
    }
    return all;
  }

  /** Whether the heading of a method is one that {@code bad-signature} speaks of. */
  static boolean isUnreadable(Design design, Method method) {
    return design.unreadable().stream()
        .anyMatch(bad -> bad.section().at().equals(method.section().at()));
  }
}
