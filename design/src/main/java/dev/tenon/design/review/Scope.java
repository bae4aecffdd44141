package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Parameter;
import dev.tenon.design.change.Doubt;
import dev.tenon.design.change.Impact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a round may change, and what stands around it. It follows the links, not an agent's memory.
 *
 * @param named ids and symbols that a person named
 * @param pulled what stands downstream of them, in reading order, each with the links that pulled
 *     it in
 * @param above what named items and those below lean on, nearest first, itself out of reach
 */
public record Scope(Set<String> named, SequencedMap<String, List<Link>> pulled, Set<String> above) {
  public Scope {
    named = Collections.unmodifiableSet(new LinkedHashSet<>(named));
    pulled = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pulled));
    above = Collections.unmodifiableSet(new LinkedHashSet<>(above));
  }

  /** The scope of some items and symbols that are there. */
  public static Scope of(Design design, Sections sections, Collection<String> names) {
    Set<String> named = new LinkedHashSet<>(names);
    Map<String, String> owners = new HashMap<>();
    Set<String> changed = new LinkedHashSet<>(named);
    for (Parameter parameter : design.parameters()) {
      String owner = parameter.owner() == null ? "" : parameter.owner().toString();
      owners.putIfAbsent(parameter.name(), owner);
      if (named.contains(owner)) {
        changed.add(parameter.name()); // who names an item names the rows of its table
      }
    }
    SequencedMap<String, List<Link>> pulled = new LinkedHashMap<>();
    for (Doubt doubt : Impact.of(design, changed).doubts()) {
      String id = owners.getOrDefault(doubt.item(), doubt.item());
      if (!named.contains(id) && !sections.of(id).isEmpty()) {
        List<Link> links = pulled.computeIfAbsent(id, _ -> new ArrayList<>());
        doubt.reasons().forEach(r -> links.add(new Link(id, r.key(), r.to())));
      }
    }
    Links links = Links.of(design, sections);
    return new Scope(named, pulled, above(design, links, named, pulled.keySet()));
  }

  /** All above the named ones; of those below only what they lean on directly. */
  private static Set<String> above(
      Design design, Links links, Set<String> named, Set<String> below) {
    Set<String> above = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(named);
    Set<String> seen = new LinkedHashSet<>(named);
    List<String> later = new ArrayList<>(below);
    while (!open.isEmpty()) {
      for (Link link : links.up(open.remove())) {
        if (seen.add(link.to())) {
          open.add(link.to());
          above.add(link.to());
        }
      }
    }
    later.forEach(id -> links.up(id).forEach(l -> above.add(l.to())));
    above.removeAll(named);
    above.removeAll(below);
    above.removeIf(id -> !exists(design, id));
    return above;
  }

  private static boolean exists(Design design, String id) {
    return Id.read(id).flatMap(design::item).isPresent()
        || design.type(id).isPresent()
        || design.method(id).isPresent();
  }

  /** Whether an id or symbol may be changed. */
  public boolean contains(String id) {
    return named.contains(id) || pulled.containsKey(id);
  }

  /** What pulled something in: the other ends of the links, nothing for what a person named. */
  public List<String> pulledBy(String id) {
    return links(id).stream().map(Link::to).distinct().toList();
  }

  /** The links that pulled something in. */
  public List<Link> links(String id) {
    return pulled.getOrDefault(id, List.of());
  }
}
