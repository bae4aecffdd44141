package dev.tenon.design.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** No single item swells: it grows by the round's share and a few sentences, and says it once. */
final class Swelling implements Guard {
  /** So many words more are two sentences, which an item of any length may get. */
  private static final int SENTENCES_WORDS = 35;

  /** Shorter sentences may well stand twice. */
  private static final int SENTENCE_WORDS_MIN = 5;

  @Override
  public String id() {
    return "swelling";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    int most = revision.settings().itemWords();
    for (Change change : revision.changes()) {
      int before = Words.ofProse(change.before());
      int after = Words.ofProse(change.after());
      boolean added = change.kind() == Change.Kind.ADDED;
      double allowed = before * (1 + revision.settings().growth()) + SENTENCES_WORDS;
      int limit = added ? most : (int) allowed;
      if (after > before && after > limit) {
        stops.add(
            stop(
                revision,
                change.item(),
                change.item()
                    + " has "
                    + after
                    + " words and had "
                    + before
                    + "; at most "
                    + limit
                    + " in this round: say it shorter.",
                change.item()
                    + " 有 "
                    + after
                    + " 词，原有 "
                    + before
                    + " 词；本轮最多 "
                    + limit
                    + " 词：请写短些。"));
      } else if (repeats(change)) {
        stops.add(
            stop(
                revision,
                change.item(),
                change.item() + " says the same sentence twice; say it once.",
                change.item() + " 把同一句话说了两遍；只说一遍。"));
      }
    }
    return stops;
  }

  /** Whether a sentence stands twice that did not before. */
  private static boolean repeats(Change change) {
    return twice(change.after()).stream().anyMatch(s -> !twice(change.before()).contains(s));
  }

  private static Set<String> twice(String text) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    String prose = text.replaceAll("(?ms)^ {0,3}```.*?^ {0,3}```", " ");
    for (String sentence : prose.split("(?<=[.!?。！？])\\s*|\\R\\s*\\R|\\R(?=\\s*[-*|#])")) {
      String said = sentence.replaceAll("[\\s*_`]+", " ").strip().toLowerCase(Locale.ROOT);
      if (Words.count(said) >= SENTENCE_WORDS_MIN && !seen.add(said)) {
        twice.add(said);
      }
    }
    return twice;
  }

  private Stop stop(Revision revision, String item, String english, String chinese) {
    return new Stop(id(), item, revision.tongue().pick(english, chinese));
  }
}
