package dev.tenon.design.review;

import dev.tenon.design.Config;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer put into the documents, in memory: what guards look at.
 *
 * @param texts of the documents that change, by path
 * @param changes section by section, in reading order
 * @param problems what could not be put in
 */
public record Revision(
    Design before,
    Sections old,
    Design after,
    Sections now,
    Scope scope,
    Answer answer,
    Map<String, String> texts,
    List<Change> changes,
    List<Stop> problems,
    Checks checks) {

  /** Errors and warnings of a check, waived ones included, before and after. */
  public record Checks(List<Finding> before, List<Finding> after) {
    public Checks {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    /** Nothing was checked. */
    public static Checks none() {
      return new Checks(List.of(), List.of());
    }

    /** What is found now and was not before; both name a finding by rule, items and cause. */
    List<Finding> added() {
      var known = before.stream().map(Finding::id).collect(java.util.stream.Collectors.toSet());
      return after.stream().filter(f -> !known.contains(f.id())).toList();
    }
  }

  public Revision {
    texts = Map.copyOf(texts);
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /** The same with what a check found. */
  public Revision checked(Checks found) {
    return new Revision(before, old, after, now, scope, answer, texts, changes, problems, found);
  }

  Config.Review settings() {
    return before.config().review();
  }

  Tongue tongue() {
    return before.tongue();
  }

  /** A section that is there before and after, and what became of it. */
  record Pair(Change change, Section old, Section now) {}

  /** The sections whose text changed. */
  List<Pair> changed() {
    List<Pair> pairs = new ArrayList<>();
    for (Change change : changes) {
      Optional<Section> a = old.key(change.key());
      Optional<Section> b = now.key(change.key());
      if (a.isPresent() && b.isPresent()) {
        pairs.add(new Pair(change, a.get(), b.get()));
      }
    }
    return pairs;
  }

  List<Change> of(Change.Kind kind) {
    return changes.stream().filter(c -> c.kind() == kind).toList();
  }

  /** Whether a removal with a reason is there for an item, and says what a test wants. */
  boolean names(Section section, java.util.function.Predicate<String> what) {
    return answer.removed().stream()
        .anyMatch(
            r -> !r.reason().isBlank() && Revising.means(r.id(), section) && what.test(r.what()));
  }
}
