package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.Position;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that text belongs to. */
final class Owners {
  private Owners() {}

  /** All items, then all sections of symbols, each once. */
  static List<Owner> all(Design design) {
    List<Owner> owners = new ArrayList<>(design.items());
    owners.addAll(symbols(design));
    return owners;
  }

  /** All items that bind, then all sections of symbols. */
  static List<Owner> live(Design design) {
    List<Owner> owners = new ArrayList<>();
    for (Item item : design.items()) {
      if (!design.isReplaced(item.id())) {
        owners.add(item);
      }
    }
    owners.addAll(symbols(design));
    return owners;
  }

  /** All sections of symbols, each heading once. */
  static Collection<SymbolSection> symbols(Design design) {
    Map<Position, SymbolSection> sections = new LinkedHashMap<>();
    for (Type type : design.types()) {
      type.sections().forEach(s -> sections.putIfAbsent(s.at(), s));
      for (Method method : type.methods()) {
        method.sections().forEach(s -> sections.putIfAbsent(s.at(), s));
      }
      type.fields().forEach(f -> sections.putIfAbsent(f.section().at(), f.section()));
    }
    design.references().forEach(s -> sections.putIfAbsent(s.at(), s));
    design.unreadable().forEach(b -> sections.putIfAbsent(b.section().at(), b.section()));
    return sections.values();
  }

  /** The type that a name without a type means first in an owner; null in items. */
  static @Nullable String typeOf(Design design, Owner owner) {
    if (!(owner instanceof SymbolSection section)) {
      return null;
    }
    if (design.type(section.symbol()).isPresent()) {
      return section.symbol();
    }
    int bracket = section.symbol().indexOf('(');
    String name = bracket < 0 ? section.symbol() : section.symbol().substring(0, bracket);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? null : name.substring(0, dot);
  }
}
