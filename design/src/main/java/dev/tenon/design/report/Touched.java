package dev.tenon.design.report;

import dev.tenon.design.Attribute;
import dev.tenon.design.Bullet;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.CodeSpan;
import dev.tenon.design.Design;
import dev.tenon.design.ExpressionNames;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.Parameter;
import dev.tenon.design.Passage;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Prose;
import dev.tenon.design.Ref;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Table;
import dev.tenon.design.Type;
import dev.tenon.design.Waiver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change between two designs touches: the items, parameters, symbols and steps whose words
 * are others, and all that leans on them, over any number of links.
 */
public final class Touched {
  private final Map<String, Set<String>> leaning = new HashMap<>();

  private Touched() {}

  /** Their names, as findings have them; those that were taken out included. */
  public static Set<String> between(Design before, Design now) {
    Map<String, String> old = words(before);
    Map<String, String> present = words(now);
    Set<String> touched = new HashSet<>();
    present.forEach(
        (name, words) -> {
          if (!words.equals(old.get(name))) {
            touched.add(name);
          }
        });
    old.keySet().stream().filter(name -> !present.containsKey(name)).forEach(touched::add);
    Touched links = new Touched();
    links.read(before);
    links.read(now);
    Deque<String> open = new ArrayDeque<>(touched);
    while (!open.isEmpty()) {
      for (String next : links.leaning.getOrDefault(open.remove(), Set.of())) {
        if (touched.add(next)) {
          open.add(next);
        }
      }
    }
    return touched;
  }

  /** What everything that has a name says, wherever it stands. */
  private static Map<String, String> words(Design design) {
    Map<String, StringBuilder> said = new LinkedHashMap<>();
    for (Owner owner : owners(design)) {
      StringBuilder out = said.computeIfAbsent(owner.name(), _ -> new StringBuilder());
      if (owner instanceof Item item) {
        line(out, item.title());
      } else if (owner instanceof SymbolSection section) {
        out.append(section.heading().text()).append('\n');
      }
      for (Passage passage : owner.passages()) {
        line(out, passage.prose());
      }
      for (Bullet bullet : owner.bullets()) {
        out.append(bullet.label()).append(':');
        bullet.values().forEach(v -> line(out, v));
      }
      for (CodeBlock block : owner.code()) {
        out.append(block.language()).append(' ').append(block.role()).append('\n');
        out.append(block.text());
      }
      for (Table table : owner.tables()) {
        table.header().forEach(cell -> line(out, cell));
        table.rows().forEach(row -> row.forEach(cell -> line(out, cell)));
      }
      for (Waiver waiver : owner.waivers()) {
        out.append(waiver.rules()).append(waiver.reason()).append('\n');
      }
    }
    for (Parameter parameter : design.parameters()) {
      StringBuilder out = said.computeIfAbsent(parameter.name(), _ -> new StringBuilder());
      cell(out, parameter.value());
      cell(out, parameter.unit());
      cell(out, parameter.range());
      cell(out, parameter.meaning());
    }
    PlanTable plan = design.plan();
    if (plan != null) {
      for (PlanTable.Row row : plan.rows()) {
        said.computeIfAbsent(row.id().toString(), _ -> new StringBuilder()).append(row.cells());
      }
    }
    Map<String, String> words = new HashMap<>();
    said.forEach((name, out) -> words.put(name, out.toString()));
    return words;
  }

  private static void cell(StringBuilder out, @Nullable Prose prose) {
    out.append('|');
    if (prose != null) {
      line(out, prose);
    }
  }

  private static void line(StringBuilder out, Prose prose) {
    out.append(prose.plain().replaceAll("\\s+", " ")).append('\n');
  }

  private static List<Owner> owners(Design design) {
    List<Owner> owners = new ArrayList<>(design.items());
    for (Type type : design.types()) {
      owners.addAll(type.sections());
      type.methods().forEach(m -> owners.addAll(m.sections()));
      type.fields().forEach(f -> owners.add(f.section()));
    }
    design.references().stream().filter(s -> !s.resolved()).forEach(owners::add);
    design.unreadable().forEach(b -> owners.add(b.section()));
    return owners;
  }

  private void read(Design design) {
    for (Owner owner : owners(design)) {
      for (Attribute attribute : owner.attributes()) {
        for (Ref ref : attribute.refs()) {
          leansOn(owner.name(), names(design, ref, typeOf(design, owner)));
        }
        if (attribute.key() == Key.WHERE) {
          attribute.values().forEach(v -> expressions(design, owner.name(), v));
        }
      }
    }
    for (Type type : design.types()) {
      type.methods().forEach(m -> member(design, type, m));
    }
    for (Parameter parameter : design.parameters()) {
      if (parameter.value() != null) {
        expressions(design, parameter.name(), parameter.value());
      }
      if (parameter.owner() != null) {
        // a table belongs to the item that it stands in
        leansOn(parameter.owner().toString(), List.of(parameter.name()));
      }
    }
    PlanTable plan = design.plan();
    if (plan != null) {
      for (PlanTable.Row row : plan.rows()) {
        for (List<Ref> refs : List.of(row.methods(), row.after(), row.tests())) {
          refs.forEach(ref -> leansOn(row.id().toString(), names(design, ref, null)));
        }
      }
    }
  }

  /** A method changes with its type, and with the parameters that its contracts name. */
  private void member(Design design, Type type, Method method) {
    leansOn(method.symbol(), List.of(type.name()));
    method
        .tags()
        .forEach(
            tag ->
                tag.arguments()
                    .forEach(
                        argument ->
                            leansOn(
                                method.symbol(),
                                ExpressionNames.words(argument, design.language()))));
  }

  private void expressions(Design design, String name, Prose value) {
    for (CodeSpan span : value.code()) {
      leansOn(name, ExpressionNames.words(span.text().text(), design.language()));
    }
  }

  private void leansOn(String name, Iterable<String> others) {
    others.forEach(other -> leaning.computeIfAbsent(other, _ -> new HashSet<>()).add(name));
  }

  private static List<String> names(Design design, Ref ref, @Nullable String from) {
    return switch (ref) {
      case Ref.ToItem to -> List.of(to.id().toString());
      case Ref.ToRange _ -> design.ids(ref).stream().map(Id::toString).toList();
      case Ref.ToSymbol symbol ->
          switch (design.resolve(symbol, from)) {
            case Design.Meaning.OfType(Type type) -> List.of(type.name());
            case Design.Meaning.OfMethod(Method method) -> List.of(method.symbol());
            case Design.Meaning.OfField(Type.Field field) -> List.of(field.symbol());
            case Design.Meaning.Ambiguous(List<Method> choices) ->
                choices.stream().map(Method::symbol).toList();
            case Design.Meaning.Unknown _ -> List.of(symbol.symbol());
          };
    };
  }

  private static @Nullable String typeOf(Design design, Owner owner) {
    if (!(owner instanceof SymbolSection section)) {
      return null;
    }
    if (design.type(section.symbol()).isPresent()) {
      return section.symbol();
    }
    String name = section.symbol().replaceFirst("\\(.*", "");
    int dot = name.lastIndexOf('.');
    return dot < 0 ? null : name.substring(0, dot);
  }
}
