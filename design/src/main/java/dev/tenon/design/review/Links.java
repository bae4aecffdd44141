package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Key;
import dev.tenon.design.Owner;
import dev.tenon.design.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What items and symbols lean on. */
final class Links {
  private static final List<Key> KEYS =
      List.of(Key.REFINES, Key.DEPENDS_ON, Key.SATISFIES, Key.VERIFIES, Key.USES);

  private final Map<String, List<Link>> up = new LinkedHashMap<>();

  private Links() {}

  /** All links between live things; what is replaced binds nobody. */
  static Links of(Design design, Sections sections) {
    Links links = new Links();
    for (Section section : sections.all()) {
      boolean dead = Id.read(section.id()).map(design::isReplaced).orElse(false);
      if (!dead) {
        for (Link link : of(design, section.owner())) {
          links.up.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add(link);
        }
      }
    }
    return links;
  }

  /** What an owner leans on, each once. */
  static Set<Link> of(Design design, Owner owner) {
    Set<Link> links = new LinkedHashSet<>();
    for (Key key : KEYS) {
      for (Ref ref : owner.refs(key)) {
        for (String to : targets(design, owner, ref)) {
          if (!to.equals(owner.name())) {
            links.add(Link.of(owner.name(), key, to));
          }
        }
      }
    }
    return links;
  }

  private static List<String> targets(Design design, Owner owner, Ref ref) {
    if (ref instanceof Ref.ToSymbol symbol) {
      return switch (design.resolve(symbol, typeOf(design, owner))) {
        case Design.Meaning.OfType(var type) -> List.of(type.name());
        case Design.Meaning.OfMethod(var method) -> List.of(method.symbol());
        case Design.Meaning.OfField(var field) -> List.of(field.symbol());
        case Design.Meaning.Ambiguous _, Design.Meaning.Unknown _ -> List.of(symbol.symbol());
      };
    }
    List<Id> ids = design.ids(ref);
    return ids.isEmpty() ? List.of(ref.text()) : ids.stream().map(Id::toString).toList();
  }

  private static @Nullable String typeOf(Design design, Owner owner) {
    if (design.type(owner.name()).isPresent()) {
      return owner.name();
    }
    return design.method(owner.name()).map(m -> m.type()).orElse(null);
  }

  /** What something leans on. */
  List<Link> up(String id) {
    return up.getOrDefault(id, List.of());
  }
}
