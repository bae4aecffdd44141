package dev.tenon.design.review;

import dev.tenon.design.Attribute;
import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.Folding;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Severity;
import dev.tenon.design.Tongue;
import dev.tenon.design.change.Impact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a first design must be before a person reads it, and what in it a person must read first.
 */
public final class DraftCheck {
  /** A person's sentence that is not there word for word. */
  public static final String WORDS = "words-changed";

  private static final String SHAPE = "incomplete-draft";
  private static final String ERRORS = "new-error";
  private static final Pattern ASSUMED = Pattern.compile("(?i)\\s*(?:assumed|assumption|假设|假定).*");
  private static final Pattern MARKER =
      Pattern.compile("^\\s*(?:#{1,6}\\s+|[-*+]\\s+|\\d+[.)、]\\s*|>\\s?)+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;。！？；])\\s+|(?<=[。！？；])");

  /** Headings order a person's notes, and words before a colon lead in; an item's title says. */
  private static final Pattern ORDERING = Pattern.compile("^\\s*#{1,6}\\s+(?!.*[RDTSQ]-\\d).*");

  private static final int PIECE_CHARS_MIN = 2;

  private DraftCheck() {}

  /**
   * A decision that an agent took on its own.
   *
   * @param text what it assumed
   * @param below how much stands downstream of it
   */
  public record Assumption(String item, String text, int below) {}

  /**
   * Holds a draft against what is asked of one.
   *
   * @param written what a person wrote: goal, notes, documents that were there
   * @param findings of a check of the draft
   */
  public static List<Stop> stops(Design draft, Collection<String> written, List<Finding> findings) {
    List<Stop> stops = new ArrayList<>();
    Tongue tongue = draft.tongue();
    for (String lost : lost(draft, written)) {
      stops.add(
          new Stop(
              WORDS,
              "",
              tongue.pick(
                  "What the person wrote is not there word for word: \"" + lost + "\"; keep it.",
                  "用户写的内容没有原样保留：“" + lost + "”；请保留。")));
    }
    for (Finding finding : findings) {
      if (finding.severity() == Severity.ERROR || finding.rule().equals("missing-chapter")) {
        stops.add(
            new Stop(
                ERRORS,
                finding.items().isEmpty() ? "" : finding.items().getFirst(),
                finding.at().file()
                    + ":"
                    + finding.at().line()
                    + ": "
                    + finding.rule()
                    + ": "
                    + finding.message()));
      }
    }
    for (ItemKind kind : List.of(ItemKind.REQUIREMENT, ItemKind.DECISION)) {
      if (draft.live(kind).isEmpty()) {
        stops.add(
            new Stop(
                SHAPE,
                "",
                tongue.pick(
                    "There is no item "
                        + kind.letter()
                        + "-n; a design has requirements and decisions.",
                    "没有 " + kind.letter() + "-n 条目；设计要有需求和决策。")));
      }
    }
    return stops;
  }

  /** Sentences of a person's that stand nowhere in the documents. */
  private static List<String> lost(Design draft, Collection<String> written) {
    StringBuilder all = new StringBuilder();
    for (Document document : draft.documents()) {
      document
          .text()
          .lines()
          .forEach(l -> all.append(MARKER.matcher(l).replaceFirst("")).append(' '));
    }
    String said = spaced(all.toString());
    List<String> lost = new ArrayList<>();
    for (String text : written) {
      for (String sentence : sentences(text)) {
        if (!says(said, spaced(sentence))) {
          lost.add(sentence);
        }
      }
    }
    return lost;
  }

  /** Whether words stand in a text, not as the middle of longer ones. */
  private static boolean says(String text, String words) {
    int at = text.indexOf(words);
    while (at >= 0) {
      int end = at + words.length();
      boolean begins = at == 0 || !isWord(text.charAt(at - 1)) || !isWord(text.charAt(at));
      boolean ends =
          end == text.length() || !isWord(text.charAt(end)) || !isWord(text.charAt(end - 1));
      if (begins && ends) {
        return true;
      }
      at = text.indexOf(words, at + 1);
    }
    return words.isEmpty();
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }

  /** Paragraphs and bullets, sentence by sentence, without the marks of Markdown before them. */
  static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String written : (text.replace("\uFEFF", "") + "\n\n").split("\\R", -1)) {
      String line = ORDERING.matcher(written).matches() ? "" : written;
      boolean opens = MARKER.matcher(line).find();
      if (line.isBlank() || opens) {
        for (String sentence : SENTENCE.split(paragraph.toString())) {
          boolean leadsIn = sentence.strip().endsWith(":") || sentence.strip().endsWith("：");
          if (!leadsIn
              && sentence.strip().length() >= PIECE_CHARS_MIN
              && sentence.chars().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(sentence.strip());
          }
        }
        paragraph.setLength(0);
      }
      paragraph.append(MARKER.matcher(line).replaceFirst("")).append(' ');
    }
    return sentences;
  }

  /** White space as one space, none beside Han characters, marks of emphasis left out. */
  private static String spaced(String text) {
    String folded = Folding.fold(text).replaceAll("[*_`]", "").replaceAll("\\s+", " ");
    return folded
        .replaceAll("(?<=\\p{IsHan}|[,.;:!?，。；：！？、]) (?=\\p{IsHan})", "")
        .replaceAll("(?<=\\p{IsHan}) ", "")
        .replaceAll("[.。;；]+$", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** What was assumed, most consequential first: what most stands downstream of. */
  public static List<Assumption> assumptions(Design draft) {
    List<Assumption> assumptions = new ArrayList<>();
    for (Item item : draft.items()) {
      for (Attribute attribute : item.attributes()) {
        String text = attribute.text();
        if (attribute.key() == Key.BECAUSE && ASSUMED.matcher(text).matches()) {
          assumptions.add(new Assumption(item.name(), text, below(draft, item.name())));
        }
      }
    }
    assumptions.sort(Comparator.comparingInt(Assumption::below).reversed());
    return assumptions;
  }

  private static int below(Design draft, String id) {
    return Impact.of(draft, List.of(id)).doubts().size();
  }
}
