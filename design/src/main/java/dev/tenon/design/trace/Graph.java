package dev.tenon.design.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes and links, looked up from both ends. */
final class Graph {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, List<Link>> out = new HashMap<>();
  private final Map<String, List<Link>> in = new HashMap<>();

  Graph(List<Node> nodes, List<Link> links) {
    nodes.forEach(n -> this.nodes.put(n.id(), n));
    for (Link link : links) {
      out.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add(link);
      in.computeIfAbsent(link.to(), _ -> new ArrayList<>()).add(link);
    }
  }

  @Nullable Node node(@Nullable String id) {
    return id == null ? null : nodes.get(id);
  }

  List<Link> out(String id) {
    return out.getOrDefault(id, List.of());
  }

  List<Link> in(String id) {
    return in.getOrDefault(id, List.of());
  }

  /** The nodes that a node names under a key, in order. */
  List<Node> to(String id, LinkKey key) {
    return found(out(id).stream().filter(l -> l.key() == key).map(Link::to).toList());
  }

  /** The live nodes that name it under a key, in order. */
  List<Node> from(String id, LinkKey key) {
    return found(in(id).stream().filter(l -> l.key() == key).map(Link::from).toList()).stream()
        .filter(n -> !n.isReplaced())
        .toList();
  }

  private List<Node> found(List<String> ids) {
    List<Node> found = new ArrayList<>();
    for (String id : ids) {
      Node node = nodes.get(id);
      if (node != null) {
        found.add(node);
      }
    }
    return found;
  }

  /** Whether it is code: a type or a method. */
  boolean isSymbol(String id) {
    Node node = nodes.get(id);
    return node != null && (node.kind() == NodeKind.METHOD || node.kind() == NodeKind.TYPE);
  }
}
