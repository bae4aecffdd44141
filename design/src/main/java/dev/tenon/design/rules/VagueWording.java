package dev.tenon.design.rules;

import dev.tenon.design.Attribute;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Passage;
import dev.tenon.design.Prose;
import dev.tenon.design.Severity;
import java.util.List;
import java.util.function.BiConsumer;

/** Words that nobody can test, in requirements and in the first sentence of decisions. */
final class VagueWording implements ItemRule {
  @Override
  public String id() {
    return "vague-wording";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public boolean concerns(Design design, Item item) {
    return !design.isReplaced(item.id());
  }

  @Override
  public BiConsumer<Item, Report> asking(Design design) {
    VagueWords words = new VagueWords(design.config().wording());
    return (item, report) -> {
      if (item.id().kind() == ItemKind.REQUIREMENT) {
        requirement(item, words, report);
      } else if (item.id().kind() == ItemKind.DECISION) {
        decision(item, words, report);
      }
    };
  }

  private static void requirement(Item item, VagueWords words, Report report) {
    for (Passage passage : item.passages()) {
      if (passage.kind() != Passage.Kind.HEADING && passage.kind() != Passage.Kind.QUOTE) {
        String text = QuotationMarks.mask(passage.prose().text().text());
        report(item, passage.prose(), words.find(text, 0, text.length()), report);
      }
    }
    for (Attribute attribute : item.attributes()) {
      if (attribute.key() != Key.BECAUSE && attribute.key() != Key.REJECTS) {
        for (Prose value : attribute.values()) {
          String text = QuotationMarks.mask(value.text().text());
          report(item, value, words.find(text, 0, text.length()), report);
        }
      }
    }
  }

  private static void decision(Item item, VagueWords words, Report report) {
    for (Passage passage : item.passages()) {
      if (passage.kind() == Passage.Kind.PARAGRAPH || passage.kind() == Passage.Kind.BULLET) {
        String text = QuotationMarks.mask(passage.prose().text().text());
        List<Sentences.Span> sentences = Sentences.of(text);
        if (!sentences.isEmpty()) {
          Sentences.Span first = sentences.getFirst();
          report(item, passage.prose(), words.find(text, first.start(), first.end()), report);
          return;
        }
      }
    }
  }

  private static void report(Item item, Prose prose, List<VagueWords.Hit> hits, Report report) {
    for (VagueWords.Hit hit : hits) {
      String word = prose.text().text().substring(hit.start(), hit.end());
      report.add(
          prose.text().at(hit.start(), hit.end()),
          List.of(item.name()),
          report.say("\"" + word + "\" says nothing that can be tested.", "“" + word + "”无法检验。"),
          report.say(
              "Say how much, how long or which: a number with its unit, or the whole list.",
              "写明多少、多久或哪些：带单位的数值，或完整的列举。"),
          word);
    }
  }
}
