package dev.tenon.design.change;

import dev.tenon.design.Attribute;
import dev.tenon.design.CodeSpan;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.Parameter;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Position;
import dev.tenon.design.Prose;
import dev.tenon.design.Ref;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What leans on what, turned round: from each name to those that lean on it. */
final class Downstream {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");

  /** Of a type's members as a whole; no name holds such a character. */
  private static final String MEMBERS = "\u0000members of ";

  private final Design design;
  private final Subjects subjects;
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Map<String, List<Edge>> edges = new HashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  /**
   * One leans on another.
   *
   * @param from who leans
   * @param direct whether it leans on the other's text alone, not on what that leans on
   */
  record Edge(String from, String key, boolean direct) {}

  /** Who leans, and where it stands. */
  record Place(String title, Position at) {}

  private Downstream(Subjects subjects) {
    this.design = subjects.design();
    this.subjects = subjects;
  }

  /**
   * @param removed names that the design no longer has, and that it may still lean on
   */
  static Downstream of(Subjects subjects, Collection<String> removed) {
    Downstream downstream = new Downstream(subjects);
    downstream.design.parameters().forEach(p -> downstream.parameters.putIfAbsent(p.name(), p));
    for (Subject subject : subjects.all()) {
      downstream.places.put(subject.name(), new Place(subject.title(), subject.at()));
    }
    downstream.links(new TreeSet<>(removed));
    downstream.expressions();
    downstream.members();
    downstream.steps();
    downstream.order();
    return downstream;
  }

  private void edge(String to, String from, String key, boolean direct) {
    if (!to.equals(from)) {
      edges.computeIfAbsent(to, _ -> new ArrayList<>()).add(new Edge(from, key, direct));
    }
  }

  private void links(Set<String> removed) {
    for (Subject subject : subjects.all()) {
      for (Link link : subject.links()) {
        edge(link.to(), subject.name(), link.key().names().getFirst(), false);
      }
    }
    if (!removed.isEmpty()) {
      owners().forEach((owner, name) -> gone(owner, name, removed));
    }
  }

  /** Links to what is no longer there. */
  private void gone(Owner owner, String name, Set<String> removed) {
    for (Attribute attribute : owner.attributes()) {
      if (!Subjects.LEANING.contains(attribute.key()) && attribute.key() != Key.USES) {
        continue;
      }
      for (Ref ref : attribute.refs()) {
        String key = attribute.key().names().getFirst();
        switch (ref) {
          case Ref.ToItem(Id id, String _, Position _) -> {
            if (removed.contains(id.toString())) {
              edge(id.toString(), name, key, false);
            }
          }
          case Ref.ToRange(Id from, Id to, String _, Position _) ->
              removed.stream()
                  .filter(r -> isBetween(r, from, to))
                  .forEach(r -> edge(r, name, key, false));
          case Ref.ToSymbol(String symbol, String _, Position _) -> {
            if (removed.contains(symbol)) {
              edge(symbol, name, key, attribute.key() == Key.USES);
            }
          }
        }
      }
    }
  }

  private static boolean isBetween(String name, Id from, Id to) {
    return Id.read(name)
        .filter(
            id ->
                id.prefix().equals(from.prefix())
                    && id.kind() == from.kind()
                    && id.number() >= Math.min(from.number(), to.number())
                    && id.number() <= Math.max(from.number(), to.number()))
        .isPresent();
  }

  /** Items that bind and sections of symbols, with the names of what they belong to. */
  private Map<Owner, String> owners() {
    Map<Owner, String> owners = new java.util.IdentityHashMap<>();
    for (Item item : design.items()) {
      if (!design.isReplaced(item.id())) {
        owners.put(item, item.name());
      }
    }
    for (Type type : design.types()) {
      type.sections().forEach(s -> owners.put(s, type.name()));
      for (Method method : type.methods()) {
        method.sections().forEach(s -> owners.put(s, method.symbol()));
      }
    }
    return owners;
  }

  /** Where parameters are named. */
  private void expressions() {
    if (!parameters.isEmpty()) {
      owners()
          .forEach(
              (owner, name) ->
                  owner.attributes().stream()
                      .filter(a -> a.key() == Key.WHERE)
                      .flatMap(a -> a.values().stream())
                      .forEach(v -> named(v, name, "where")));
      for (Parameter parameter : parameters.values()) {
        cell(parameter.value(), parameter.name());
        cell(parameter.range(), parameter.name());
      }
    }
    for (Method method : design.methods()) {
      for (Tag tag : method.tags()) {
        tag.arguments().forEach(a -> named(a, method.symbol(), "contract"));
      }
      for (SymbolSection section : method.sections()) {
        for (Ref ref : section.refs(Key.USES)) {
          for (String end : Subjects.ends(design, ref, method.type())) {
            edge(end, method.symbol(), "uses", true);
          }
        }
      }
    }
  }

  private void cell(@Nullable Prose cell, String name) {
    if (cell != null) {
      named(cell, name, "value");
    }
  }

  private void named(Prose prose, String by, String key) {
    for (CodeSpan span : prose.code()) {
      named(span.text().text(), by, key);
    }
  }

  private void named(String expression, String by, String key) {
    Matcher m = NAME.matcher(expression);
    while (m.find()) {
      if (parameters.containsKey(m.group())) {
        edge(m.group(), by, key, false);
      }
    }
  }

  /** Who leans on a type leans on its members. */
  private void members() {
    for (Type type : design.types()) {
      List<Edge> leaning = edges.getOrDefault(type.name(), List.of());
      if (!leaning.isEmpty()) {
        edges.put(MEMBERS + type.name(), leaning);
        type.methods().forEach(m -> edge(m.symbol(), MEMBERS + type.name(), "", false));
        type.fields().forEach(f -> edge(f.symbol(), MEMBERS + type.name(), "", false));
      }
    }
  }

  /** Who holds a method, and whom a test verifies. */
  private void steps() {
    PlanTable plan = design.plan();
    if (plan == null) {
      return;
    }
    for (PlanTable.Row row : plan.rows()) {
      String step = row.id().toString();
      places.putIfAbsent(step, new Place(row.title(), row.idAt()));
      for (Ref ref : row.methods()) {
        Subjects.ends(design, ref, null).forEach(e -> edge(e, step, "methods", false));
      }
      for (Ref ref : row.tests()) {
        Subjects.ends(design, ref, null).forEach(e -> edge(e, step, "verified by", false));
      }
    }
  }

  /** In reading order, each link once. */
  private void order() {
    edges.replaceAll(
        (_, list) -> {
          Set<Edge> once = new HashSet<>();
          return list.stream()
              .filter(once::add)
              .sorted(
                  java.util.Comparator.comparing((Edge e) -> at(e.from()))
                      .thenComparing(Edge::from)
                      .thenComparing(Edge::key))
              .toList();
        });
  }

  private Position at(String name) {
    Place place = places.get(name);
    return place == null ? Position.startOf("") : place.at();
  }

  /** Who leans on a name, in reading order. */
  List<Edge> of(String name) {
    return edges.getOrDefault(name, List.of());
  }

  /** Null for what is only a knot of links. */
  @Nullable Place place(String name) {
    return places.get(name);
  }
}
