package dev.tenon.design.change;

import dev.tenon.design.Design;
import dev.tenon.design.Lock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What of a design is in doubt, by what was accepted. */
public final class Doubts {
  private final Subjects subjects;
  private final boolean begun;
  private final Map<String, State> states = new LinkedHashMap<>();
  private final Map<String, List<Leaning>> suspects = new LinkedHashMap<>();

  /** How the text of an item stands to what was accepted. */
  public enum State {
    /** As it was accepted. */
    ACCEPTED,
    /** Accepted with another text. */
    CHANGED,
    /** Never accepted. */
    NEW
  }

  /** What became of the other end of a link since it was accepted. */
  public enum Reason {
    CHANGED,
    /** It came into a range, or was declared, later. */
    ADDED,
    /** It was taken out of a range, or is no longer declared. */
    REMOVED
  }

  /** A link that may no longer hold. */
  public record Leaning(Link link, Reason reason) {}

  private Doubts(Subjects subjects, boolean begun) {
    this.subjects = subjects;
    this.begun = begun;
  }

  /** Compares a design with what was accepted. */
  public static Doubts of(Design design, Lock lock) {
    return of(Subjects.of(design), lock);
  }

  static Doubts of(Subjects subjects, Lock lock) {
    Stamps stamps = new Stamps(lock);
    Doubts doubts = new Doubts(subjects, stamps.isBegun());
    Map<String, List<Stamps.Entry>> accepted = doubts.begun ? stamps.linksByOwner() : Map.of();
    for (Subject subject : subjects.all()) {
      State state = subject.isStamped() ? state(subject, subjects, lock) : State.ACCEPTED;
      if (subject.isStamped()) {
        doubts.states.put(subject.name(), state);
      }
      if (doubts.begun && state == State.ACCEPTED) {
        List<Leaning> leanings =
            leanings(subject, subjects, lock, accepted.getOrDefault(subject.name(), List.of()));
        if (!leanings.isEmpty()) {
          doubts.suspects.put(subject.name(), leanings);
        }
      }
    }
    return doubts;
  }

  private static State state(Subject subject, Subjects subjects, Lock lock) {
    String hash = lock.hash(Stamps.ITEM, subject.name());
    if (hash.isEmpty()) {
      return State.NEW;
    }
    return hash.equals(subjects.fingerprint(subject.name())) ? State.ACCEPTED : State.CHANGED;
  }

  private static List<Leaning> leanings(
      Subject subject, Subjects subjects, Lock lock, List<Stamps.Entry> accepted) {
    List<Leaning> leanings = new ArrayList<>();
    TreeSet<String> present = new TreeSet<>();
    for (Link link : subject.links()) {
      present.add(link.name());
      String hash = lock.hash(Stamps.LINK, link.name());
      // a symbol is not stamped itself: a link of it without an entry was never accepted
      if (hash.isEmpty() && subject.isStamped()) {
        leanings.add(new Leaning(link, Reason.ADDED));
      } else if (!hash.isEmpty() && !hash.equals(subjects.leanedOn(link.to()))) {
        leanings.add(new Leaning(link, Reason.CHANGED));
      }
    }
    if (subject.isStamped()) {
      for (Stamps.Entry entry : accepted) {
        if (!present.contains(entry.name())) {
          leanings.add(
              new Leaning(
                  new Link(subject.name(), entry.key(), entry.to(), subject.at()), Reason.REMOVED));
        }
      }
    }
    return leanings;
  }

  /** Whether anything was ever accepted. */
  public boolean isBegun() {
    return begun;
  }

  /** Items and parameters in reading order, and how each stands to what was accepted. */
  public Map<String, State> states() {
    return Collections.unmodifiableMap(states);
  }

  /** In reading order: whose own text is unchanged while something that it leans on is not. */
  public Map<String, List<Leaning>> suspects() {
    return Collections.unmodifiableMap(suspects);
  }

  /** Whether an item, parameter or symbol changed since it was accepted, or is suspect. */
  public boolean isInDoubt(String name) {
    return states.get(name) == State.CHANGED || suspects.containsKey(name);
  }

  public Subjects subjects() {
    return subjects;
  }
}
