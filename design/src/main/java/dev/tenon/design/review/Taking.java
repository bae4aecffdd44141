package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts changes that a person takes into the design as it is now: three-way, section by section.
 * What a person changed meanwhile stays theirs.
 *
 * @param texts of the documents that change, by path
 * @param taken what went in, with the ids that it has there
 * @param conflicts what did not, and why
 */
public record Taking(Map<String, String> texts, List<Change> taken, List<Stop> conflicts) {

  /** What keeps a change out: both changed the same section. */
  public static final String RULE = "changed-meanwhile";

  public Taking {
    texts = Map.copyOf(texts);
    taken = List.copyOf(taken);
    conflicts = List.copyOf(conflicts);
  }

  /**
   * Puts changes into a design.
   *
   * @param used ids that were given before, of items that may be gone
   */
  public static Taking of(Design now, List<Change> chosen, Collection<Id> used) {
    return new Work(now, used).of(chosen);
  }

  /** Puts in one after the other. */
  private static final class Work {
    private final Design now;
    private final Sections sections;
    private final Set<Id> given;
    private final Map<String, Texts> byPath = new LinkedHashMap<>();
    private final List<Change> taken = new ArrayList<>();
    private final List<Stop> conflicts = new ArrayList<>();

    Work(Design now, Collection<Id> used) {
      this.now = now;
      this.sections = Sections.of(now);
      this.given = new HashSet<>(used);
      now.items().forEach(i -> given.add(i.id()));
    }

    Taking of(List<Change> chosen) {
      for (Change change : renumbered(chosen)) {
        switch (change.kind()) {
          case ADDED -> add(change);
          case CHANGED, REMOVED -> replace(change);
        }
      }
      Map<String, String> texts = new LinkedHashMap<>();
      byPath.forEach((path, text) -> texts.put(path, text.text()));
      return new Taking(texts, taken, conflicts);
    }

    /** A number that somebody else took meanwhile is given up for the next one. */
    private List<Change> renumbered(List<Change> chosen) {
      Map<String, String> names = new LinkedHashMap<>();
      for (Change change : chosen) {
        Optional<Section> there = sections.key(change.key());
        Optional<Id> id = Id.read(change.item());
        boolean other =
            there.isPresent() && !there.get().text().equals(change.after()) && id.isPresent();
        if (change.kind() == Change.Kind.ADDED && other) {
          String kind = id.get().prefix() + id.get().kind().letter() + "-";
          Id next = SectionText.next(kind, given);
          given.add(next);
          names.put(change.item(), next.toString());
        }
      }
      if (names.isEmpty()) {
        return chosen;
      }
      return chosen.stream().map(c -> renamed(c, names)).toList();
    }

    private static Change renamed(Change change, Map<String, String> names) {
      String after = change.after();
      for (Map.Entry<String, String> name : names.entrySet()) {
        after =
            Pattern.compile("(?<![\\p{L}\\d-])" + Pattern.quote(name.getKey()) + "(?!\\d)")
                .matcher(after)
                .replaceAll(Matcher.quoteReplacement(name.getValue()));
      }
      boolean own = change.kind() == Change.Kind.ADDED && names.containsKey(change.item());
      String item = own ? names.getOrDefault(change.item(), change.item()) : change.item();
      return new Change(
          item,
          own ? item : change.key(),
          change.kind(),
          change.before(),
          after,
          change.reason(),
          change.pulledBy(),
          change.links(),
          change.anchor());
    }

    private void add(Change change) {
      if (sections.key(change.key()).isPresent()) {
        taken.add(change); // it is there already, letter by letter
        return;
      }
      Optional<Section> anchor = sections.key(change.anchor());
      if (anchor.isEmpty()) {
        conflict(
            change,
            change.item() + " was to stand behind " + change.anchor() + ", which is gone.",
            change.item() + " 本应放在 " + change.anchor() + " 之后，但它已不存在。");
        return;
      }
      texts(anchor.get()).insert(anchor.get().end(), change.after());
      taken.add(change);
    }

    private void replace(Change change) {
      Optional<Section> section = sections.key(change.key());
      boolean removes = change.kind() == Change.Kind.REMOVED;
      if (section.isEmpty()) {
        if (removes) {
          taken.add(change);
        } else {
          conflict(change, change.item() + " is gone.", change.item() + " 已不存在。");
        }
        return;
      }
      String text = section.get().text();
      if (!removes && text.equals(change.after())) {
        taken.add(change);
      } else if (!text.equals(change.before())) {
        conflict(
            change,
            change.item()
                + " was changed since the round began; it stays as it is now, review it again.",
            change.item() + " 在本轮开始后被修改过；保持现状，请重新评审。");
      } else {
        taken.add(change);
        if (removes) {
          texts(section.get()).remove(section.get());
        } else {
          texts(section.get()).replace(section.get(), change.after());
        }
      }
    }

    private Texts texts(Section section) {
      return byPath.computeIfAbsent(section.document().path(), _ -> new Texts(section.document()));
    }

    private void conflict(Change change, String english, String chinese) {
      conflicts.add(new Stop(RULE, change.item(), now.tongue().pick(english, chinese)));
    }
  }
}
