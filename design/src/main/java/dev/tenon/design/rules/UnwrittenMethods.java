package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Passage;
import dev.tenon.design.Ref;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which methods can't be written yet: those without a body whose section lacks prose, a contract or
 * a test.
 */
public final class UnwrittenMethods {
  private UnwrittenMethods() {}

  /** What a method without a body needs. */
  public enum Lack {
    PROSE,
    CONTRACT,
    TEST
  }

  /** A method and what it lacks. */
  public record Unwritten(Method method, Set<Lack> lacks) {
    public Unwritten {
      lacks = Set.copyOf(lacks);
    }
  }

  /** Methods and constructors that have a body in code, in the order of chapter 4. */
  public static List<Unwritten> of(Design design) {
    Set<String> tested = tested(design);
    List<Unwritten> found = new ArrayList<>();
    for (Type type : design.types()) {
      Set<String> fromPatterns = new HashSet<>();
      for (Tagged tagged : Tagged.of(design, type)) {
        tagged
            .tags()
            .forEach(t -> Expansion.method(design, tagged, t).ifPresent(fromPatterns::add));
      }
      for (Method method : type.methods()) {
        if (!method.hasBody()
            || method.body(design.language()).isPresent()
            || fromPatterns.contains(method.declaration().name())) {
          continue;
        }
        Set<Lack> lacks = lacks(design, type, method, tested);
        if (!lacks.isEmpty()) {
          found.add(new Unwritten(method, lacks));
        }
      }
    }
    return found;
  }

  private static Set<Lack> lacks(Design design, Type type, Method method, Set<String> tested) {
    Set<Lack> lacks = EnumSet.noneOf(Lack.class);
    if (method.sections().stream().noneMatch(UnwrittenMethods::hasProse)) {
      lacks.add(Lack.PROSE);
    }
    if (method.tags().isEmpty()) {
      lacks.add(Lack.CONTRACT);
    }
    boolean byItem =
        method.sections().stream()
            .flatMap(s -> s.refs(Key.SATISFIES).stream())
            .flatMap(ref -> design.ids(ref).stream())
            .anyMatch(id -> tested.contains(id.toString()));
    if (!byItem && !tested.contains(method.symbol()) && !tested.contains(type.name())) {
      lacks.add(Lack.TEST);
    }
    return lacks;
  }

  private static boolean hasProse(SymbolSection section) {
    return section.passages().stream()
        .anyMatch(p -> p.kind() != Passage.Kind.HEADING && !p.prose().isBlank());
  }

  /** Symbols and ids that live tests name. */
  private static Set<String> tested(Design design) {
    Set<String> tested = new HashSet<>();
    for (Item test : design.live(ItemKind.TEST)) {
      for (Ref ref : test.refs(Key.VERIFIES)) {
        for (Id id : design.ids(ref)) {
          tested.add(id.toString());
        }
        if (ref instanceof Ref.ToSymbol symbol) {
          named(design.resolve(symbol, null), tested);
        }
      }
    }
    return tested;
  }

  private static void named(Design.Meaning meaning, Set<String> into) {
    switch (meaning) {
      case Design.Meaning.OfType of -> into.add(of.type().name());
      case Design.Meaning.OfMethod of -> into.add(of.method().symbol());
      case Design.Meaning.OfField _, Design.Meaning.Ambiguous _, Design.Meaning.Unknown _ -> {}
    }
  }
}
