package dev.tenon.design.change;

import dev.tenon.design.Design;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changed, and what stands downstream of it.
 *
 * @param changed in reading order
 * @param doubts top down in reading order, nothing of it changed itself
 * @param remarks what the lists do not show, one sentence each
 */
public record Impact(List<Changed> changed, List<Doubt> doubts, List<String> remarks) {

  public Impact {
    changed = List.copyOf(changed);
    doubts = List.copyOf(doubts);
    remarks = List.copyOf(remarks);
  }

  /** As if all of the named had changed; unknown names are left out. */
  public static Impact of(Design design, Collection<String> names) {
    Subjects subjects = Subjects.of(design);
    Set<String> wanted = new HashSet<>(names);
    List<Changed> changed =
        subjects.all().stream()
            .filter(s -> wanted.contains(s.name()))
            .map(
                s ->
                    new Changed(
                        s.name(),
                        s.title(),
                        Changed.Kind.CHANGED,
                        s.at(),
                        Difference.all(subjects.content(s.name()), Difference.Fate.SAME)))
            .toList();
    return new Impact(changed, doubts(subjects, changed), List.of());
  }

  /** What changed between two states of a design, and what that puts in doubt in the second. */
  public static Impact between(Design before, Design now) {
    Subjects subjects = Subjects.of(now);
    Comparison comparison = Comparison.of(Subjects.of(before), subjects);
    return new Impact(
        comparison.changed(), doubts(subjects, comparison.changed()), comparison.remarks());
  }

  private static List<Doubt> doubts(Subjects subjects, List<Changed> changed) {
    List<String> sources =
        changed.stream()
            .filter(c -> c.kind() != Changed.Kind.MOVED)
            .map(Changed::item)
            .distinct()
            .toList();
    List<String> removed =
        changed.stream().filter(c -> c.kind() == Changed.Kind.REMOVED).map(Changed::item).toList();
    return sources.isEmpty()
        ? List.of()
        : new Walk(Downstream.of(subjects, removed), sources).doubts();
  }

  /** From what changed to all that leans on it, the shortest way to each. */
  private static final class Walk {
    private final Downstream downstream;
    private final Set<String> sources;
    private final Map<String, String> above = new HashMap<>();
    private final Map<String, List<Doubt.Reason>> reasons = new LinkedHashMap<>();

    Walk(Downstream downstream, List<String> changed) {
      this.downstream = downstream;
      this.sources = new HashSet<>(changed);
      Deque<String> next = new ArrayDeque<>(changed);
      Set<String> seen = new HashSet<>(changed);
      while (!next.isEmpty()) {
        String name = next.remove();
        for (Downstream.Edge edge : downstream.of(name)) {
          if (edge.direct() && !sources.contains(name)) {
            continue;
          }
          if (!sources.contains(edge.from())) {
            reason(edge, name);
          }
          if (seen.add(edge.from())) {
            above.put(edge.from(), name);
            next.add(edge.from());
          }
        }
      }
    }

    /** Knots of links are left out: what leans on one leans on what is above it. */
    private void reason(Downstream.Edge edge, String name) {
      String shown = name;
      while (downstream.place(shown) == null && above.containsKey(shown)) {
        shown = above.get(shown);
      }
      Doubt.Reason reason = new Doubt.Reason(edge.key(), shown);
      List<Doubt.Reason> all = reasons.computeIfAbsent(edge.from(), _ -> new ArrayList<>());
      if (all.size() < REASONS_MAX && !all.contains(reason)) {
        all.add(reason);
      }
    }

    List<Doubt> doubts() {
      List<Doubt> doubts = new ArrayList<>();
      reasons.forEach(
          (name, why) -> {
            Downstream.Place place = downstream.place(name);
            if (place != null) {
              doubts.add(new Doubt(name, place.title(), via(name), why, place.at()));
            }
          });
      doubts.sort(Comparator.comparing(Doubt::at).thenComparing(Doubt::item));
      return doubts;
    }

    private List<String> via(String name) {
      List<String> via = new ArrayList<>();
      String at = above.get(name);
      while (at != null) {
        if (downstream.place(at) != null || sources.contains(at)) {
          via.addFirst(at);
        }
        at = above.get(at);
      }
      return via;
    }
  }

  /** More reasons than these are not kept: the first say enough. */
  private static final int REASONS_MAX = 8;
}
