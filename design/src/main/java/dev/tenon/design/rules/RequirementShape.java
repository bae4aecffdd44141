package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Passage;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Requirements have a sentence with {@code shall}, and each such sentence says who does what. */
final class RequirementShape implements ItemRule {
  private static final List<String> WEAKER = List.of("must", "should", "will");

  /** More bullets of a list are not read with its sentence. */
  private static final int BULLETS = 64;

  @Override
  public String id() {
    return "requirement-shape";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public boolean concerns(Design design, Item item) {
    return item.id().kind() == ItemKind.REQUIREMENT
        && !design.isReplaced(item.id())
        && design.item(item.id()).filter(first -> first == item).isPresent();
  }

  @Override
  public BiConsumer<Item, Report> asking(Design design) {
    return RequirementShape::check;
  }

  private static void check(Item item, Report report) {
    List<Passage> text = new ArrayList<>();
    for (Passage passage : item.passages()) {
      if (isText(passage)) {
        text.add(passage);
      }
    }
    if (text.isEmpty()) {
      report.add(
          item.at(),
          List.of(item.name()),
          report.say(item.name() + " has no text.", item.name() + " 没有正文。"),
          hint(report),
          "");
      return;
    }
    boolean obliges = false;
    for (int i = 0; i < text.size(); i++) {
      obliges |= sentences(item, text, i, report);
    }
    if (!obliges) {
      noObligation(item, text, report);
    }
  }

  private static boolean isText(Passage passage) {
    return (passage.kind() == Passage.Kind.PARAGRAPH || passage.kind() == Passage.Kind.BULLET)
        && !passage.prose().isBlank();
  }

  /** Reports what is wrong with the sentences of a passage; whether one of them obliges. */
  private static boolean sentences(Item item, List<Passage> text, int index, Report report) {
    Passage passage = text.get(index);
    String masked = QuotationMarks.mask(passage.prose().text().text());
    List<Sentences.Span> sentences = Sentences.of(masked);
    boolean obliges = false;
    for (int k = 0; k < sentences.size(); k++) {
      Sentences.Span sentence = sentences.get(k);
      boolean open = k == sentences.size() - 1 && !endsHard(masked);
      List<String> list = open ? bulletsBehind(text, index) : List.of();
      switch (Obligation.read(masked, sentence, list)) {
        case Obligation.None _ -> {}
        case Obligation.Whole _ -> obliges = true;
        case Obligation.Broken broken -> {
          obliges = true;
          report(item, passage, sentence, broken, report);
        }
      }
    }
    return obliges;
  }

  /** Whether nothing can follow: a list behind a full stop is a list of its own. */
  private static boolean endsHard(String text) {
    String bare = text.stripTrailing();
    return !bare.isEmpty() && ".!?。".indexOf(bare.charAt(bare.length() - 1)) >= 0;
  }

  private static List<String> bulletsBehind(List<Passage> text, int index) {
    List<String> bullets = new ArrayList<>();
    int end = Math.min(text.size(), index + 1 + BULLETS);
    for (int i = index + 1; i < end; i++) {
      if (text.get(i).kind() != Passage.Kind.BULLET) {
        break;
      }
      bullets.add(QuotationMarks.mask(text.get(i).prose().text().text()));
    }
    return bullets;
  }

  private static void report(
      Item item,
      Passage passage,
      Sentences.Span sentence,
      Obligation.Broken broken,
      Report report) {
    String wrong = passage.prose().text().text().substring(broken.start(), broken.end());
    String message =
        switch (broken.flaw()) {
          case EMPTY_TRIGGER ->
              report.say("\"" + wrong + "\" names no trigger.", "“" + wrong + "”没有写出条件。");
          case EMPTY_SYSTEM ->
              report.say("Nobody stands before \"" + wrong + "\".", "“" + wrong + "”之前没有写出由谁来做。");
          case EMPTY_RESPONSE ->
              report.say("Nothing follows \"" + wrong + "\".", "“" + wrong + "”之后没有写出要做什么。");
          case PASSIVE ->
              report.say("\"" + wrong + "\" does not say by whom.", "“" + wrong + "”没有写出由谁来做。");
        };
    report.add(
        passage.prose().text().at(broken.start(), broken.end()),
        List.of(item.name()),
        message,
        hint(report),
        broken.flaw()
            + " "
            + passage.prose().text().text().substring(sentence.start(), sentence.end()));
  }

  private static void noObligation(Item item, List<Passage> text, Report report) {
    Passage first = text.getFirst();
    String masked = QuotationMarks.mask(first.prose().text().text());
    Sentences.Span sentence =
        Sentences.of(masked).stream().findFirst().orElse(new Sentences.Span(0, masked.length()));
    Position at = first.prose().text().at(sentence.start(), sentence.end());
    String cause = masked.substring(sentence.start(), sentence.end());
    for (Passage passage : text) {
      String words = QuotationMarks.mask(passage.prose().text().text());
      for (String weaker : WEAKER) {
        int found = Scripts.findWord(words, weaker, 0, words.length());
        if (found >= 0) {
          report.add(
              passage.prose().text().at(found, found + weaker.length()),
              List.of(item.name()),
              report.say(
                  "\"" + weaker + "\" is not \"shall\": " + item.name() + " obliges nobody.",
                  "“" + weaker + "”不是“shall”：" + item.name() + " 没有约束任何一方。"),
              hint(report),
              weaker);
          return;
        }
      }
    }
    report.add(
        at,
        List.of(item.name()),
        report.say(
            "No sentence of " + item.name() + " says who \"shall\" do what.",
            item.name() + " 中没有一句写明谁“应”做什么。"),
        hint(report),
        cause);
  }

  private static String hint(Report report) {
    return report.say(
        "Write: [When …,] [While …,] [If …, then] [Where …,] the system shall [not] do something.",
        "写成：[当…时，][在…期间，][如果…则][在…的情况下，]系统 应/须/必须/应当/不得 做什么。");
  }
}
