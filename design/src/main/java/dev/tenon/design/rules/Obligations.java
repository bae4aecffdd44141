package dev.tenon.design.rules;

import dev.tenon.design.CodeSpan;
import dev.tenon.design.Design;
import dev.tenon.design.DroppedObligation;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Owner;
import dev.tenon.design.Passage;
import dev.tenon.design.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What binds in a design, live items and their sentences that oblige; what a merge dropped of it.
 */
public final class Obligations {
  /** So many headings before a lost item are remembered, to find where it stood. */
  private static final int BEFORE_MAX = 20;

  private final List<Item> all;
  private final List<Design.ChapterHeading> chapters;
  private final Set<Id> items = new HashSet<>();

  /** Each obliging sentence, with the live item in which it stands first. */
  private final Map<String, Item> sentences = new LinkedHashMap<>();

  private Obligations(List<Item> all, List<Design.ChapterHeading> chapters) {
    this.all = all;
    this.chapters = chapters;
  }

  /** Those of a time before there was a design. */
  public static Obligations none() {
    return new Obligations(List.of(), List.of());
  }

  /**
   * A parent of a merge.
   *
   * @param revision as git reads it
   */
  public record Parent(String revision, Obligations obligations) {}

  /** The bases of two parents of a merge, by their numbers. */
  public interface Bases {
    List<Obligations> of(int parent, int other);
  }

  /** What binds in a design. */
  public static Obligations of(Design design) {
    Obligations obligations = new Obligations(design.items(), design.chapters());
    for (Item item : design.items()) {
      if (!design.isReplaced(item.id())) {
        obligations.items.add(item.id());
        for (String sentence : obliging(item)) {
          obligations.sentences.putIfAbsent(sentence, item);
        }
      }
    }
    return obligations;
  }

  /**
   * What a merge dropped: what stands in a parent, was not taken out by another one since their
   * base, and is not in the result.
   *
   * @param result null where it is not known yet: then all that nobody took out is told
   */
  public static List<DroppedObligation> dropped(
      List<Parent> parents, Bases bases, @Nullable Design result) {
    Presence presence = result == null ? null : Presence.of(result);
    Map<List<String>, DroppedObligation> dropped = new LinkedHashMap<>();
    for (int i = 0; i < parents.size(); i++) {
      Parent parent = parents.get(i);
      List<Obligations> others = new ArrayList<>();
      List<List<Obligations>> origins = new ArrayList<>();
      for (int k = 0; k < parents.size(); k++) {
        if (k != i) {
          others.add(parents.get(k).obligations());
          origins.add(bases.of(i, k));
        }
      }
      Obligations mine = parent.obligations();
      Places places = new Places(mine);
      for (Item item : mine.all) {
        Id id = item.id();
        if (mine.items.contains(id)
            && (presence == null || !presence.items().contains(id))
            && !takenOut(others, origins, o -> o.items.contains(id))) {
          dropped.putIfAbsent(List.of(id.toString()), places.of(item, "", parent.revision()));
        }
      }
      mine.sentences.forEach(
          (sentence, item) -> {
            if ((presence == null || !presence.sentences().contains(sentence))
                && !takenOut(others, origins, o -> o.sentences.containsKey(sentence))) {
              dropped.putIfAbsent(
                  List.of(item.name(), sentence), places.of(item, sentence, parent.revision()));
            }
          });
    }
    return List.copyOf(dropped.values());
  }

  private static boolean takenOut(
      List<Obligations> others,
      List<List<Obligations>> origins,
      java.util.function.Predicate<Obligations> holds) {
    for (int i = 0; i < others.size(); i++) {
      if (!holds.test(others.get(i)) && origins.get(i).stream().anyMatch(holds)) {
        return true;
      }
    }
    return false;
  }

  /** What stands in a design, whether or not it binds. */
  record Presence(Set<Id> items, Set<String> sentences) {
    static Presence of(Design design) {
      Set<Id> items = new HashSet<>();
      Set<String> sentences = new HashSet<>();
      design.items().forEach(item -> items.add(item.id()));
      Owners.all(design).forEach(owner -> sentences.addAll(obliging(owner)));
      return new Presence(items, sentences);
    }
  }

  /** Where items stand in their documents. */
  private static final class Places {
    private final Map<String, TreeMap<Integer, String>> heads = new HashMap<>();

    Places(Obligations obligations) {
      for (Item item : obligations.all) {
        heads
            .computeIfAbsent(item.at().file(), _ -> new TreeMap<>())
            .put(item.at().line(), item.name());
      }
      for (Design.ChapterHeading chapter : obligations.chapters) {
        heads
            .computeIfAbsent(chapter.at().file(), _ -> new TreeMap<>())
            .put(chapter.at().line(), chapter.chapter().name());
      }
    }

    DroppedObligation of(Item item, String sentence, String revision) {
      List<String> before =
          heads
              .getOrDefault(item.at().file(), new TreeMap<>())
              .headMap(item.at().line(), false)
              .descendingMap()
              .values()
              .stream()
              .limit(BEFORE_MAX)
              .toList();
      return new DroppedObligation(item.id(), sentence, revision, item.at().file(), before);
    }
  }

  /** The sentences of an owner that oblige; of a list behind one, each bullet with it. */
  private static List<String> obliging(Owner owner) {
    List<String> obliging = new ArrayList<>();
    String lead = "";
    for (Passage passage : owner.passages()) {
      boolean bullet = passage.kind() == Passage.Kind.BULLET;
      if (!bullet && passage.kind() != Passage.Kind.PARAGRAPH || passage.prose().isBlank()) {
        lead = "";
        continue;
      }
      if (bullet && !lead.isEmpty()) {
        obliging.add(lead + " " + words(passage.prose().plain()));
        continue;
      }
      lead = "";
      String text = withCode(passage.prose());
      String masked = QuotationMarks.mask(passage.prose().text().text());
      for (Sentences.Span span : Sentences.of(masked)) {
        if (obliges(masked, span)) {
          String sentence = words(text.substring(span.start(), span.end()));
          obliging.add(sentence);
          boolean open = span.end() >= masked.stripTrailing().length() && !endsHard(sentence);
          lead = open ? sentence : "";
        }
      }
    }
    return obliging;
  }

  /** The text as long as it is, with the characters of its code spans. */
  private static String withCode(Prose prose) {
    StringBuilder text = new StringBuilder(prose.text().text());
    for (CodeSpan span : prose.code()) {
      text.replace(span.start(), span.end(), span.text().text());
    }
    return text.toString();
  }

  private static boolean obliges(String text, Sentences.Span span) {
    return Scripts.findWord(text, "shall", span.start(), span.end()) >= 0
        || ChineseShape.obligation(text, span.start(), span.end()) >= 0;
  }

  private static boolean endsHard(String sentence) {
    return ".!?。".indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
  }

  /** Words parted by one space; between two scripts white space does not matter. */
  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ").replaceAll("(?<=\\p{IsHan}) | (?=\\p{IsHan})", "");
  }
}
