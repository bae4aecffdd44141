package dev.tenon.design.trace;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way from each requirement to the commit that fulfils it.
 *
 * @param nodes by kind, then in reading order; each id once
 * @param links between these nodes, each once
 * @param holes where the way breaks off, the worst first
 * @param history what git could tell
 */
public record Trace(List<Node> nodes, List<Link> links, List<Hole> holes, Built.History history) {
  private static final int HASH_LEAST = 4;

  public Trace {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    holes = List.copyOf(holes);
  }

  /**
   * Traces a design.
   *
   * @param findings what a check of it found; they say what is in doubt
   */
  public static Trace of(Design design, Collection<Finding> findings, Built built) {
    TraceBuilder builder = new TraceBuilder(design, Doubts.of(findings), built);
    List<Node> nodes = builder.nodes();
    List<Link> links = builder.links();
    return new Trace(
        nodes,
        links,
        new Holes(nodes, links, findings, builder.reached(), built.history()).find(),
        built.history());
  }

  /**
   * The node that a person means: by its id in any case, a method's name, the first digits of a
   * commit, a file of evidence.
   */
  public Optional<Node> named(String written) {
    Optional<Node> exact = nodes.stream().filter(n -> n.id().equals(written)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    String id = Id.read(written).map(Id::toString).orElse(written);
    String lower = written.toLowerCase(Locale.ROOT);
    return nodes.stream()
        .filter(n -> n.id().equals(id))
        .findFirst()
        .or(() -> only(n -> isCommit(n, lower)))
        .or(() -> only(n -> n.id().endsWith("." + written) && n.kind() == NodeKind.METHOD))
        .or(() -> only(n -> n.id().endsWith("/" + written) && n.kind() == NodeKind.EVIDENCE));
  }

  private static boolean isCommit(Node node, String start) {
    return node.kind() == NodeKind.COMMIT
        && start.length() >= HASH_LEAST
        && node.id().startsWith(start);
  }

  private Optional<Node> only(java.util.function.Predicate<Node> wanted) {
    List<Node> found = nodes.stream().filter(wanted).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * What hangs together with some nodes: all that they come from, all that comes from them, and
   * what stands beside them.
   */
  public Trace around(Collection<String> ids) {
    Map<String, Set<String>> up = new HashMap<>();
    Map<String, Set<String>> down = new HashMap<>();
    Set<String> kept = new LinkedHashSet<>(ids);
    for (Link link : links) {
      if (link.key().way() == LinkKey.Way.ACROSS) {
        if (ids.contains(link.from()) || ids.contains(link.to())) {
          kept.add(link.from());
          kept.add(link.to());
        }
      } else {
        up.computeIfAbsent(link.lower(), _ -> new LinkedHashSet<>()).add(link.upper());
        down.computeIfAbsent(link.upper(), _ -> new LinkedHashSet<>()).add(link.lower());
      }
    }
    besides(up, down);
    walk(ids, up, kept);
    walk(ids, down, kept);
    return new Trace(
        nodes.stream().filter(n -> kept.contains(n.id())).toList(),
        links.stream().filter(l -> kept.contains(l.from()) && kept.contains(l.to())).toList(),
        holes.stream().filter(h -> kept.contains(h.node())).toList(),
        history);
  }

  /** What a test shows of a requirement, it shows by the code that it names beside it. */
  private void besides(Map<String, Set<String>> up, Map<String, Set<String>> down) {
    Graph graph = new Graph(nodes, links);
    for (Node test : nodes) {
      if (test.kind() == NodeKind.TEST) {
        List<Node> shown = graph.to(test.id(), LinkKey.VERIFIES);
        for (Node item : shown) {
          for (Node code : shown) {
            if (!graph.isSymbol(item.id()) && graph.isSymbol(code.id())) {
              up.computeIfAbsent(code.id(), _ -> new LinkedHashSet<>()).add(item.id());
              down.computeIfAbsent(item.id(), _ -> new LinkedHashSet<>()).add(code.id());
            }
          }
        }
      }
    }
  }

  private static void walk(
      Collection<String> from, Map<String, Set<String>> ways, Set<String> kept) {
    Set<String> seen = new LinkedHashSet<>(from);
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (String next : ways.getOrDefault(open.remove(), Set.of())) {
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    kept.addAll(seen);
  }
}
