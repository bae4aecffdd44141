package dev.tenon.design.trace;

import dev.tenon.design.Bullet;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.Parameter;
import dev.tenon.design.Passage;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Position;
import dev.tenon.design.Prose;
import dev.tenon.design.Ref;
import dev.tenon.design.Status;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import dev.tenon.design.plan.TestReach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of a trace. */
final class TraceBuilder {
  /** More of an item's text than this is not shown. */
  private static final int TEXT_MAX = 700;

  private final Design design;
  private final Doubts doubts;
  private final Built built;
  private final Steps steps;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<Id, List<Item>> testsOf = new HashMap<>();

  TraceBuilder(Design design, Doubts doubts, Built built) {
    this.design = design;
    this.doubts = doubts;
    this.built = built;
    this.steps = new Steps(design);
    for (Item test : design.live(ItemKind.TEST)) {
      for (Ref ref : test.refs(Key.VERIFIES)) {
        design
            .ids(ref)
            .forEach(id -> testsOf.computeIfAbsent(id, _ -> new ArrayList<>()).add(test));
      }
    }
    design.index().items().values().forEach(this::item);
    design.types().forEach(this::type);
    design.parameters().forEach(this::parameter);
    steps.rows().forEach(this::step);
  }

  /** All nodes, by kind, then in reading order. */
  List<Node> nodes() {
    return nodes.values().stream().sorted(Comparator.comparing(Node::kind)).toList();
  }

  /** All links between them. */
  List<Link> links() {
    return new Links(design, steps, built, nodes).find();
  }

  /** The methods that the code of live tests of requirements and decisions calls, by symbol. */
  Set<String> reached() {
    TestReach reach = new TestReach(design);
    Set<String> reached = new HashSet<>();
    testsOf.values().stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(test -> reach.of(test).methods().forEach(m -> reached.add(m.symbol())));
    return reached;
  }

  private void add(Node node) {
    nodes.putIfAbsent(node.id(), node);
  }

  private void item(Item item) {
    NodeKind kind =
        switch (item.id().kind()) {
          case REQUIREMENT -> NodeKind.REQUIREMENT;
          case DECISION -> NodeKind.DECISION;
          case QUESTION -> NodeKind.QUESTION;
          case TEST -> NodeKind.TEST;
          case STEP -> NodeKind.STEP;
        };
    if (kind == NodeKind.STEP) {
      return; // its row is the step; the heading only adds prose
    }
    PlanTable.Row row = kind == NodeKind.TEST ? steps.running(item.id()) : null;
    add(
        new Node(
            item.name(),
            kind,
            item.title().plain(),
            text(item),
            item.at().file(),
            item.at().line(),
            chapter(item),
            status(item, kind),
            row == null ? null : row.id().toString(),
            kind == NodeKind.TEST ? placeOfTest(item) : null,
            design.isReplaced(item.id()) ? List.of() : doubts.of(item.name())));
  }

  private NodeStatus status(Item item, NodeKind kind) {
    if (design.isReplaced(item.id())) {
      return NodeStatus.REPLACED;
    }
    return switch (kind) {
      case QUESTION -> NodeStatus.OPEN;
      case TEST -> statusOf(steps.running(item.id()));
      default -> {
        List<Item> tests = testsOf.getOrDefault(item.id(), List.of());
        boolean done =
            tests.stream()
                .map(t -> steps.running(t.id()))
                .allMatch(row -> row != null && row.status() == Status.DONE);
        yield tests.isEmpty()
            ? NodeStatus.UNTESTED
            : done ? NodeStatus.VERIFIED : NodeStatus.PLANNED;
      }
    };
  }

  private static NodeStatus statusOf(PlanTable.@Nullable Row row) {
    return row == null ? NodeStatus.UNPLANNED : NodeStatus.of(row.status());
  }

  private Node.@Nullable Place placeOfTest(Item test) {
    return test.refs(Key.TEST).stream()
        .map(Ref::text)
        .map(built.code()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(built.code().get(test.name()));
  }

  private void type(Type type) {
    symbol(NodeKind.TYPE, type.name(), type.section(), type.sections());
    for (Bullet bullet : type.section().bullets()) {
      if (bullet.tag() != null) {
        contract(type.name(), bullet.tag());
      }
    }
    for (Method method : type.methods()) {
      symbol(NodeKind.METHOD, method.symbol(), method.section(), method.sections());
      method.tags().forEach(tag -> contract(method.symbol(), tag));
    }
  }

  private void symbol(
      NodeKind kind, String symbol, SymbolSection section, List<SymbolSection> sections) {
    PlanTable.Row row = steps.building(symbol);
    add(
        new Node(
            symbol,
            kind,
            section.heading().text().strip(),
            cut(sections.stream().map(TraceBuilder::text).collect(Collectors.joining(" "))),
            section.at().file(),
            section.at().line(),
            chapter(section),
            row == null && !hasBody(kind, symbol) ? NodeStatus.NONE : statusOf(row),
            row == null ? null : row.id().toString(),
            built.code().get(symbol),
            doubts.of(symbol)));
  }

  /** What has none is in no step: it comes with its type. */
  private boolean hasBody(NodeKind kind, String symbol) {
    return kind == NodeKind.TYPE || design.method(symbol).map(Method::hasBody).orElse(false);
  }

  private void contract(String symbol, Tag tag) {
    PlanTable.Row row = steps.building(symbol);
    add(
        new Node(
            contractId(symbol, tag),
            NodeKind.CONTRACT,
            tag.text(),
            tag.remark().strip(),
            tag.at().file(),
            tag.at().line(),
            5,
            row == null ? NodeStatus.NONE : NodeStatus.of(row.status()),
            row == null ? null : row.id().toString(),
            built.code().get(symbol),
            doubts.ofContract(symbol, tag.name())));
  }

  static String contractId(String symbol, Tag tag) {
    return symbol + " " + tag.text();
  }

  private void parameter(Parameter parameter) {
    StringBuilder text = new StringBuilder();
    for (Prose part : Arrays.asList(parameter.value(), parameter.unit())) {
      if (part != null && !part.isBlank()) {
        text.append(text.isEmpty() ? "" : " ").append(part.plain());
      }
    }
    if (parameter.range() != null && !parameter.range().isBlank()) {
      text.append(text.isEmpty() ? "" : "  ")
          .append('[')
          .append(parameter.range().plain())
          .append(']');
    }
    add(
        new Node(
            parameterId(parameter.name(), nodes),
            NodeKind.PARAMETER,
            parameter.meaning() == null ? "" : parameter.meaning().plain(),
            text.toString(),
            parameter.at().file(),
            parameter.at().line(),
            0,
            NodeStatus.NONE,
            null,
            null,
            doubts.of(parameter.name())));
  }

  /** A parameter may be called like a type; ids are unique all the same. */
  static String parameterId(String name, Map<String, Node> nodes) {
    Node taken = nodes.get(name);
    return taken == null || taken.kind() == NodeKind.PARAMETER ? name : "parameter " + name;
  }

  private void step(PlanTable.Row row) {
    String id = row.id().toString();
    Position at = row.idAt();
    List<String> inDoubt = doubts.of(id);
    add(
        new Node(
            id,
            NodeKind.STEP,
            row.title(),
            design.item(row.id()).map(TraceBuilder::text).orElse(""),
            at.file(),
            at.line(),
            6,
            NodeStatus.of(row.status()),
            id,
            null,
            inDoubt));
    Built.Proof proof = built.proofs().get(row.id());
    if (proof != null) {
      add(
          new Node(
              proof.file(),
              NodeKind.EVIDENCE,
              id,
              proofText(proof),
              proof.file(),
              1,
              0,
              NodeStatus.NONE,
              id,
              null,
              row.status() == Status.DONE ? inDoubt : List.of()));
    }
    String commit = built.commits().get(row.id());
    if (commit != null) {
      add(
          new Node(
              commit,
              NodeKind.COMMIT,
              "Step " + row.id().number() + ": " + row.title(),
              "",
              at.file(),
              at.line(),
              0,
              NodeStatus.NONE,
              id,
              null,
              List.of()));
    }
  }

  private String proofText(Built.Proof proof) {
    return design
        .tongue()
        .pick(
            "%d of %d gates passed; writer %s, attempt %d; %s",
            "%2$d 个关卡中 %1$d 个通过；编写者 %3$s，第 %4$d 次尝试；%5$s")
        .formatted(
            proof.passed(),
            proof.gates(),
            proof.writer(),
            proof.attempt(),
            proof.tests().isEmpty()
                ? design.tongue().pick("no tests", "无测试")
                : String.join(", ", proof.tests()));
  }

  private static int chapter(Owner owner) {
    return owner.chapter() == null ? 0 : owner.chapter().number();
  }

  private static String text(Owner owner) {
    StringBuilder text = new StringBuilder();
    for (Passage passage : owner.passages()) {
      if (passage.kind() != Passage.Kind.TABLE && passage.kind() != Passage.Kind.HEADING) {
        text.append(text.isEmpty() ? "" : "\n").append(passage.prose().plain());
      }
      if (text.length() > TEXT_MAX) {
        break;
      }
    }
    return cut(text.toString());
  }

  private static String cut(String text) {
    String whole = text.strip();
    if (whole.length() <= TEXT_MAX) {
      return whole;
    }
    int end = Character.isHighSurrogate(whole.charAt(TEXT_MAX - 1)) ? TEXT_MAX - 1 : TEXT_MAX;
    return whole.substring(0, end) + "…";
  }
}
