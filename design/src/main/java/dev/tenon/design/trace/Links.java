package dev.tenon.design.trace;

import dev.tenon.design.Attribute;
import dev.tenon.design.Bullet;
import dev.tenon.design.CodeSpan;
import dev.tenon.design.Design;
import dev.tenon.design.ExpressionNames;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.Parameter;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Prose;
import dev.tenon.design.Ref;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import dev.tenon.design.plan.Validations;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the links between nodes: what attributes, contracts, plan and history say. */
final class Links {
  private static final Map<Key, LinkKey> OF_ATTRIBUTES =
      new EnumMap<>(
          Map.of(
              Key.REFINES, LinkKey.REFINES,
              Key.DEPENDS_ON, LinkKey.DEPENDS_ON,
              Key.SATISFIES, LinkKey.SATISFIES,
              Key.VERIFIES, LinkKey.VERIFIES,
              Key.USES, LinkKey.USES,
              Key.REPLACES, LinkKey.REPLACES));

  private final Design design;
  private final Steps steps;
  private final Built built;
  private final Map<String, Node> nodes;
  private final Set<String> parameters = new HashSet<>();
  private final Set<Link> links = new LinkedHashSet<>();

  /**
   * @param nodes by id; a link to what is none is left out
   */
  Links(Design design, Steps steps, Built built, Map<String, Node> nodes) {
    this.design = design;
    this.steps = steps;
    this.built = built;
    this.nodes = nodes;
    design.parameters().forEach(p -> parameters.add(p.name()));
  }

  List<Link> find() {
    design.index().items().values().forEach(this::item);
    design.types().forEach(this::type);
    design.parameters().forEach(this::parameter);
    steps.rows().forEach(this::step);
    return List.copyOf(links);
  }

  private void add(String from, LinkKey key, String to) {
    if (nodes.containsKey(from) && nodes.containsKey(to)) {
      links.add(new Link(from, key, to));
    }
  }

  private void item(Item item) {
    boolean replaced = design.isReplaced(item.id());
    for (Attribute attribute : item.attributes()) {
      if (!replaced || attribute.key() == Key.REPLACES) {
        attribute(item.name(), null, attribute);
      }
    }
  }

  private void attribute(String from, @Nullable String type, Attribute attribute) {
    LinkKey key = OF_ATTRIBUTES.get(attribute.key());
    if (key != null) {
      attribute.refs().forEach(ref -> refer(from, key, ref, type));
    } else if (attribute.key() == Key.WHERE) {
      for (Prose value : attribute.values()) {
        for (CodeSpan span : value.code()) {
          named(span.text().text()).forEach(p -> add(from, LinkKey.WHERE, p));
        }
      }
    }
  }

  private void refer(String from, LinkKey key, Ref ref, @Nullable String type) {
    if (!(ref instanceof Ref.ToSymbol symbol)) {
      for (Id id : design.ids(ref)) {
        add(from, key, id.toString());
      }
      return;
    }
    switch (design.resolve(symbol, type)) {
      case Design.Meaning.OfType(Type meant) -> add(from, key, meant.name());
      case Design.Meaning.OfMethod(Method meant) -> add(from, key, meant.symbol());
      case Design.Meaning.OfField(Type.Field meant) -> add(from, key, owner(meant.symbol()));
      case Design.Meaning.Ambiguous(List<Method> choices) ->
          choices.forEach(m -> add(from, key, m.symbol()));
      case Design.Meaning.Unknown _ -> {}
    }
  }

  /** The type of a member. */
  private static String owner(String member) {
    int bracket = member.indexOf('(');
    String path = bracket < 0 ? member : member.substring(0, bracket);
    int dot = path.lastIndexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private void type(Type type) {
    type.sections().forEach(s -> section(type.name(), type.name(), s));
    for (Bullet bullet : type.section().bullets()) {
      if (bullet.tag() != null) {
        contract(type.name(), bullet.tag());
      }
    }
    for (Method method : type.methods()) {
      add(type.name(), LinkKey.DECLARES, method.symbol());
      for (SymbolSection section : method.sections()) {
        section(method.symbol(), type.name(), section);
      }
      method.tags().forEach(tag -> contract(method.symbol(), tag));
    }
  }

  private void section(String symbol, String type, Owner section) {
    section.attributes().forEach(a -> attribute(symbol, type, a));
  }

  private void contract(String symbol, Tag tag) {
    String id = TraceBuilder.contractId(symbol, tag);
    add(symbol, LinkKey.CONTRACT, id);
    if (Validations.isLong(design, tag)) { // its code is a method of its own
      String method = Validations.methodName(tag.name(), design.language());
      String type =
          nodes.containsKey(symbol) && design.type(symbol).isPresent() ? symbol : owner(symbol);
      add(symbol, LinkKey.USES, type + "." + method);
    }
    named(String.join(" , ", tag.arguments())).forEach(p -> add(id, LinkKey.USES, p));
  }

  private void parameter(Parameter parameter) {
    Prose value = parameter.value();
    if (value != null) {
      String id = TraceBuilder.parameterId(parameter.name(), nodes);
      for (CodeSpan span : value.code()) {
        named(span.text().text()).stream()
            .filter(p -> !p.equals(id))
            .forEach(p -> add(id, LinkKey.USES, p));
      }
    }
  }

  /** The parameters that an expression names, by node. */
  private List<String> named(String expression) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    return ExpressionNames.words(expression, design.language()).stream()
        .filter(parameters::contains)
        .sorted()
        .map(name -> TraceBuilder.parameterId(name, nodes))
        .toList();
  }

  private void step(PlanTable.Row row) {
    String id = row.id().toString();
    steps.symbols(row).forEach(symbol -> add(id, LinkKey.HOLDS, symbol));
    steps.tests(row).forEach(test -> add(id, LinkKey.VERIFIED_BY, test.toString()));
    for (Ref ref : row.after()) {
      if (ref instanceof Ref.ToItem to) {
        add(id, LinkKey.AFTER, to.id().toString());
      }
    }
    Built.Proof proof = built.proofs().get(row.id());
    if (proof != null) {
      add(id, LinkKey.EVIDENCE, proof.file());
    }
    String commit = built.commits().get(row.id());
    if (commit != null) {
      add(id, LinkKey.COMMIT, commit);
    }
  }
}
