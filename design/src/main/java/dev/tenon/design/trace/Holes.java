package dev.tenon.design.trace;

import dev.tenon.design.Finding;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds where the way from requirement to commit breaks off. What a rule says, the rule decides, so
 * that a check and a trace agree and a waiver counts here too.
 */
final class Holes {
  private static final Map<String, Hole.Kind> OF_RULES =
      Map.of(
          "done-without-evidence", Hole.Kind.NO_EVIDENCE,
          "unverified-requirement", Hole.Kind.NO_TEST,
          "orphan-decision", Hole.Kind.NO_REQUIREMENT,
          "test-verifies-nothing", Hole.Kind.VERIFIES_NOTHING,
          "test-missing", Hole.Kind.NO_PLACE,
          "open-question", Hole.Kind.OPEN_QUESTION);

  private final List<Node> nodes;
  private final Graph graph;
  private final Collection<Finding> findings;
  private final Set<String> reached;
  private final Built.History history;
  private final Set<Hole> holes = new LinkedHashSet<>();

  /**
   * @param reached symbols of methods that the code of tests calls
   */
  Holes(
      List<Node> nodes,
      List<Link> links,
      Collection<Finding> findings,
      Set<String> reached,
      Built.History history) {
    this.nodes = nodes;
    this.findings = findings;
    this.reached = reached;
    this.history = history;
    this.graph = new Graph(nodes, links);
  }

  /** All holes, by kind, then in the order of the nodes. */
  List<Hole> find() {
    for (Finding finding : findings) {
      Hole.Kind kind = OF_RULES.get(finding.rule());
      if (kind != null && !finding.items().isEmpty()) {
        add(finding.items().getFirst(), kind);
      }
    }
    Set<String> asked = asked();
    boolean planned = nodes.stream().anyMatch(n -> n.kind() == NodeKind.STEP);
    for (Node node : nodes) {
      if (node.isReplaced()) {
        continue;
      }
      if (node.kind() == NodeKind.REQUIREMENT && !isAnswered(node)) {
        add(node.id(), Hole.Kind.NO_ANSWER);
      }
      if (planned && node.status() == NodeStatus.UNPLANNED && node.kind() != NodeKind.TYPE) {
        add(node.id(), Hole.Kind.NO_STEP);
      }
      if (isDone(node) && history == Built.History.KEPT && !has(node, LinkKey.COMMIT)) {
        add(node.id(), Hole.Kind.NO_COMMIT);
      }
      boolean hasCode = node.status() != NodeStatus.NONE; // an abstract one is its type's
      if (node.kind() == NodeKind.METHOD && hasCode && !asked.contains(node.id())) {
        add(node.id(), Hole.Kind.NO_PURPOSE);
      }
    }
    Map<String, Integer> places = new HashMap<>();
    nodes.forEach(n -> places.put(n.id(), places.size()));
    return holes.stream()
        .sorted(
            Comparator.comparing(Hole::kind).thenComparing(h -> places.getOrDefault(h.node(), 0)))
        .toList();
  }

  private void add(String node, Hole.Kind kind) {
    Node it = graph.node(node);
    if (it != null && !it.isReplaced()) {
      holes.add(new Hole(node, kind));
    }
  }

  private boolean has(Node node, LinkKey key) {
    return graph.out(node.id()).stream().anyMatch(l -> l.key() == key);
  }

  private static boolean isDone(Node node) {
    return node.kind() == NodeKind.STEP && node.status() == NodeStatus.DONE;
  }

  /** Something satisfies or refines it, or a test of it names the code that does it. */
  private boolean isAnswered(Node requirement) {
    for (Link link : graph.in(requirement.id())) {
      switch (link.key()) {
        case SATISFIES, REFINES -> {
          return true;
        }
        case VERIFIES -> {
          boolean code =
              graph.out(link.from()).stream()
                  .filter(l -> l.key() == LinkKey.VERIFIES)
                  .anyMatch(l -> graph.isSymbol(l.to()));
          if (code) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /**
   * What something asks for: what satisfies an item, what a test verifies together with one, the
   * members of such types, what such methods use.
   */
  private Set<String> asked() {
    Set<String> asked = new HashSet<>(reached);
    Deque<String> open = new ArrayDeque<>(reached);
    for (Node node : nodes) {
      List<Link> out = graph.out(node.id());
      boolean answers =
          out.stream().anyMatch(l -> l.key() == LinkKey.SATISFIES) && graph.isSymbol(node.id());
      if (answers && asked.add(node.id())) {
        open.add(node.id());
      }
      boolean shows =
          node.kind() == NodeKind.TEST
              && out.stream().anyMatch(l -> l.key() == LinkKey.VERIFIES && !graph.isSymbol(l.to()));
      if (shows) {
        out.stream()
            .filter(l -> l.key() == LinkKey.VERIFIES && graph.isSymbol(l.to()) && asked.add(l.to()))
            .forEach(l -> open.add(l.to()));
      }
    }
    while (!open.isEmpty()) {
      for (Link link : graph.out(open.remove())) {
        boolean passedOn = link.key() == LinkKey.USES || link.key() == LinkKey.DECLARES;
        if (passedOn && graph.isSymbol(link.to()) && asked.add(link.to())) {
          open.add(link.to());
        }
      }
    }
    return asked;
  }
}
