package dev.tenon.design.change;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Lock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * "Read, and still true": stamps items with their own text and links with that of the other end.
 *
 * @param lock with the stamps; entries of steps, symbols and tests as they were
 * @param accepted what was asked for, in reading order
 * @param stamped of them those whose entries are not as they were before
 * @param links how many links the accepted have
 * @param dropped entries that went, since what they are about is no longer there
 */
public record Acceptance(
    Lock lock, List<String> accepted, List<String> stamped, int links, List<String> dropped) {

  public Acceptance {
    accepted = List.copyOf(accepted);
    stamped = List.copyOf(stamped);
    dropped = List.copyOf(dropped);
  }

  /** All that binds; entries of what does not go. */
  public static Acceptance all(Design design, Lock lock) {
    Subjects subjects = Subjects.of(design);
    return stamp(subjects, lock, subjects.all(), true);
  }

  /** Items, parameters and symbols by their names; unknown ones are left out. */
  public static Acceptance of(Design design, Lock lock, Collection<String> names) {
    Subjects subjects = Subjects.of(design);
    Set<String> wanted = new HashSet<>(names);
    return stamp(
        subjects,
        lock,
        subjects.all().stream().filter(s -> wanted.contains(s.name())).toList(),
        false);
  }

  /** All that stands in a chapter. */
  public static Acceptance chapter(Design design, Lock lock, Chapter chapter) {
    Subjects subjects = Subjects.of(design);
    return stamp(
        subjects,
        lock,
        subjects.all().stream().filter(s -> s.chapters().contains(chapter)).toList(),
        false);
  }

  /**
   * What stands outside of a chapter, is leaned on by something in it, by however many links, and
   * is in doubt; in reading order.
   */
  public static List<String> doubtsAbove(Design design, Lock lock, Chapter chapter) {
    Doubts doubts = Doubts.of(design, lock);
    Subjects subjects = doubts.subjects();
    Set<String> above = new LinkedHashSet<>();
    Deque<Subject> next = new ArrayDeque<>();
    subjects.all().stream().filter(s -> s.chapters().contains(chapter)).forEach(next::add);
    while (!next.isEmpty()) {
      for (Link link : next.remove().links()) {
        subjects
            .find(link.to())
            .filter(s -> !s.chapters().contains(chapter) && above.add(s.name()))
            .ifPresent(next::add);
      }
    }
    return subjects.all().stream()
        .map(Subject::name)
        .filter(name -> above.contains(name) && doubts.isInDoubt(name))
        .toList();
  }

  private static Acceptance stamp(
      Subjects subjects, Lock lock, Collection<Subject> accepted, boolean all) {
    Map<String, String> entries = new TreeMap<>(lock.entries());
    Set<String> names = new HashSet<>();
    List<String> order = new ArrayList<>();
    List<String> stamped = new ArrayList<>();
    int links = 0;
    Set<String> fresh = new HashSet<>();
    for (Subject subject : accepted) {
      if (!subject.isStamped() && subject.links().isEmpty()) {
        continue; // of a symbol only the links are accepted
      }
      names.add(subject.name());
      order.add(subject.name());
      boolean changed = false;
      if (subject.isStamped()) {
        String key = Stamps.ITEM + " " + subject.name();
        changed = put(entries, key, subjects.fingerprint(subject.name()));
        fresh.add(key);
      }
      for (Link link : subject.links()) {
        String key = Stamps.LINK + " " + link.name();
        changed |= put(entries, key, subjects.leanedOn(link.to()));
        fresh.add(key);
        links++;
      }
      if (changed) {
        stamped.add(subject.name());
      }
    }
    Set<String> dropped = new TreeSet<>();
    new Stamps(lock)
        .linksByOwner()
        .forEach(
            (owner, owned) -> {
              if (all || names.contains(owner)) {
                owned.forEach(e -> dropped.add(Stamps.LINK + " " + e.name()));
              }
            });
    if (all) {
      lock.names(Stamps.ITEM).forEach(name -> dropped.add(Stamps.ITEM + " " + name));
    }
    dropped.removeAll(fresh);
    entries.keySet().removeAll(dropped);
    return new Acceptance(new Lock(entries), order, stamped, links, List.copyOf(dropped));
  }

  private static boolean put(Map<String, String> entries, String key, String hash) {
    return !hash.equals(entries.put(key, hash));
  }
}
