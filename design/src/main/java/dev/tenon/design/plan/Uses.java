package dev.tenon.design.plan;

import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.Position;
import dev.tenon.design.Ref;
import dev.tenon.design.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jspecify.annotations.Nullable;

/** Which methods use which: those that have a body in code, in the order of chapter 4. */
public final class Uses {
  private final Map<String, Method> methods;
  private final Map<String, Map<String, Position>> used;
  private final Map<String, Set<String>> users;

  private Uses(Map<String, Method> methods) {
    this.methods = methods;
    this.used = new HashMap<>();
    this.users = new HashMap<>();
  }

  /** Reads them from {@code uses} and from contracts with a long expansion. */
  public static Uses of(Design design) {
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Method method : design.methods()) {
      if (method.hasBody()) {
        methods.put(method.symbol(), method);
      }
    }
    Uses uses = new Uses(methods);
    for (Method method : methods.values()) {
      for (Ref ref : method.uses()) {
        if (ref instanceof Ref.ToSymbol symbol
            && design.resolve(symbol, method.type()) instanceof Design.Meaning.OfMethod(Method m)) {
          uses.add(method, m, ref.at());
        }
      }
      for (Tag tag : method.tags()) {
        Validations.used(design, method, tag).forEach(m -> uses.add(method, m, tag.at()));
      }
    }
    return uses;
  }

  private void add(Method from, Method to, Position at) {
    if (methods.containsKey(to.symbol()) && !from.symbol().equals(to.symbol())) {
      used.computeIfAbsent(from.symbol(), _ -> new LinkedHashMap<>()).putIfAbsent(to.symbol(), at);
      users.computeIfAbsent(to.symbol(), _ -> new LinkedHashSet<>()).add(from.symbol());
    }
  }

  /** All methods that have a body in code. */
  public List<Method> methods() {
    return List.copyOf(methods.values());
  }

  public @Nullable Method method(String symbol) {
    return methods.get(symbol);
  }

  /** What a method uses directly, itself left out. */
  public Set<String> used(String symbol) {
    return Collections.unmodifiableSet(used.getOrDefault(symbol, Map.of()).keySet());
  }

  /** Who uses a method directly, itself left out. */
  public Set<String> users(String symbol) {
    return Collections.unmodifiableSet(users.getOrDefault(symbol, Set.of()));
  }

  /** Where a method says that it uses another. */
  public @Nullable Position place(String from, String to) {
    return used.getOrDefault(from, Map.of()).get(to);
  }

  /**
   * Methods that use each other: one shortest ring, from its first method, of each group that hangs
   * together.
   */
  public List<List<String>> rings() {
    Set<String> left = unordered();
    if (left.isEmpty()) {
      return List.of();
    }
    DefaultDirectedGraph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
    left.forEach(graph::addVertex);
    for (String from : left) {
      used(from).stream().filter(left::contains).forEach(to -> graph.addEdge(from, to));
    }
    List<String> order = List.copyOf(methods.keySet());
    Map<String, Integer> places = new HashMap<>();
    order.forEach(symbol -> places.put(symbol, places.size()));
    return new KosarajuStrongConnectivityInspector<>(graph)
        .stronglyConnectedSets().stream()
            .filter(set -> set.size() > 1)
            .map(set -> ring(Collections.min(set, Comparator.comparing(places::get)), set))
            .sorted(Comparator.comparing(ring -> places.get(ring.getFirst())))
            .toList();
  }

  /** What is left when methods are taken away whose used methods are all gone. */
  private Set<String> unordered() {
    Map<String, Integer> open = new LinkedHashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    for (String symbol : methods.keySet()) {
      int count = used(symbol).size();
      open.put(symbol, count);
      if (count == 0) {
        ready.add(symbol);
      }
    }
    while (!ready.isEmpty()) {
      String symbol = ready.remove();
      open.remove(symbol);
      for (String user : users(symbol)) {
        if (open.merge(user, -1, Integer::sum) == 0) {
          ready.add(user);
        }
      }
    }
    return open.keySet();
  }

  private List<String> ring(String start, Set<String> within) {
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      String at = next.remove();
      for (String to : used(at)) {
        if (to.equals(start)) {
          List<String> ring = new ArrayList<>();
          for (String step = at; step != null; step = cameFrom.get(step)) {
            ring.addFirst(step);
          }
          return ring;
        }
        if (within.contains(to) && cameFrom.putIfAbsent(to, at) == null) {
          next.add(to);
        }
      }
    }
    throw new IllegalStateException("no ring through " + start);
  }
}
