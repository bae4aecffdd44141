package dev.tenon.design.rules;

import dev.tenon.design.Attribute;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Position;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jspecify.annotations.Nullable;

/** Nothing leans on itself, over refines, depends on and replaces together. */
final class DecisionCycle implements Rule {
  @Override
  public String id() {
    return "decision-cycle";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final Set<Key> LINKS = Set.of(Key.REFINES, Key.DEPENDS_ON, Key.REPLACES);

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Map<Id, TreeMap<Id, Position>> links = links(design);
    links.forEach(
        (id, to) -> {
          Position at = to.remove(id);
          if (at != null) {
            report(List.of(id), at, report);
          }
        });
    for (Set<Id> ring : rings(links)) {
      Id smallest = Collections.min(ring);
      List<Id> way = shortestWay(links, ring, smallest);
      Id next = way.size() > 1 ? way.get(1) : smallest;
      report(way, links.getOrDefault(smallest, new TreeMap<>()).get(next), report);
    }
  }

  private static Map<Id, TreeMap<Id, Position>> links(Design design) {
    Map<Id, TreeMap<Id, Position>> links = new TreeMap<>();
    for (Item item : design.items()) {
      for (Attribute attribute : item.attributes()) {
        if (LINKS.contains(attribute.key())) {
          for (Ref ref : attribute.refs()) {
            for (Id to : design.ids(ref)) {
              links.computeIfAbsent(item.id(), _ -> new TreeMap<>()).putIfAbsent(to, ref.at());
            }
          }
        }
      }
    }
    return links;
  }

  /** Groups of items each of which leads to each other one. */
  private static List<Set<Id>> rings(Map<Id, TreeMap<Id, Position>> links) {
    if (isFreeOfRings(links)) {
      // the usual case: the library of graphs need not be loaded
      return List.of();
    }
    Graph<Id, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    links.forEach(
        (from, all) -> {
          graph.addVertex(from);
          all.keySet()
              .forEach(
                  to -> {
                    graph.addVertex(to);
                    graph.addEdge(from, to);
                  });
        });
    return new GabowStrongConnectivityInspector<>(graph)
        .stronglyConnectedSets().stream().filter(set -> set.size() > 1).toList();
  }

  /** Whether all items go when, again and again, those go that nobody left leads to. */
  private static boolean isFreeOfRings(Map<Id, TreeMap<Id, Position>> links) {
    Map<Id, Integer> leadHere = new HashMap<>();
    links.values().forEach(all -> all.keySet().forEach(to -> leadHere.merge(to, 1, Integer::sum)));
    Deque<Id> open = new ArrayDeque<>();
    links.keySet().stream().filter(id -> !leadHere.containsKey(id)).forEach(open::add);
    while (!open.isEmpty()) {
      for (Id to : links.getOrDefault(open.remove(), new TreeMap<>()).keySet()) {
        if (leadHere.merge(to, -1, Integer::sum) == 0) {
          leadHere.remove(to);
          open.add(to);
        }
      }
    }
    return leadHere.isEmpty();
  }

  /** From an item back to itself, by the fewest links; of ways as short, smaller ids first. */
  private static List<Id> shortestWay(
      Map<Id, TreeMap<Id, Position>> links, Set<Id> ring, Id start) {
    Map<Id, Id> before = new HashMap<>();
    Set<Id> seen = new HashSet<>();
    Deque<Id> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Id id = open.remove();
      for (Id to : links.getOrDefault(id, new TreeMap<>()).keySet()) {
        if (to.equals(start)) {
          return way(before, start, id);
        }
        if (ring.contains(to) && seen.add(to)) {
          before.put(to, id);
          open.add(to);
        }
      }
    }
    throw new IllegalStateException("a ring leads back to " + start);
  }

  private static List<Id> way(Map<Id, Id> before, Id start, Id last) {
    List<Id> way = new ArrayList<>();
    for (Id id = last; id != null && !id.equals(start); id = before.get(id)) {
      way.add(id);
    }
    way.add(start);
    Collections.reverse(way);
    return way;
  }

  private static void report(List<Id> way, @Nullable Position at, Report report) {
    List<String> names = way.stream().map(Id::toString).toList();
    String ring = String.join(" → ", names) + " → " + names.getFirst();
    if (at != null) {
      report.add(
          at,
          names,
          report.say("A ring of links: " + ring + ".", "链接成环：" + ring + "。"),
          report.say(
              "Take out the link that says least; what both need can become an item of its own.",
              "删去最不重要的一条链接；两者共同需要的内容可以另立条目。"),
          ring);
    }
  }
}
