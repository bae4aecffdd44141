package dev.tenon.design.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 当…时, 在…期间, 如果/若…则, 在…的情况下, then system 应/须/必须/应当/不得 response. */
final class ChineseShape {
  private static final List<String> OBLIGATIONS = List.of("应当", "应该", "必须", "不得", "应", "须");

  /** Words in which 应 obliges nobody. */
  private static final List<String> OTHER_WORDS =
      List.of("响应", "应用", "应答", "对应", "相应", "适应", "供应", "反应", "效应");

  private static final List<String> CONDITIONS = List.of("如果", "若", "假如", "倘若");
  private static final List<String> DURING = List.of("期间", "的情况下", "情况下");
  private static final List<String> NO_SYSTEM = List.of("则", "那么", "就", "便", "并", "且", "并且");
  private static final String ADVERBS = "不均都也仍还就则便才";

  private ChineseShape() {}

  /** Whether 应, 须 or 不得 at a place is a word that obliges. */
  static boolean isObligation(String text, int at) {
    return obligationAt(text, at) != null;
  }

  private static @Nullable String obligationAt(String text, int at) {
    char c = text.charAt(at);
    if (c != '应' && c != '须' && c != '必' && c != '不') {
      return null;
    }
    if (c == '应' && isOtherWord(text, at)) {
      return null;
    }
    if (c == '须' && at > 0 && "无毋".indexOf(text.charAt(at - 1)) >= 0) {
      return null;
    }
    for (String word : OBLIGATIONS) {
      if (text.startsWith(word, at)) {
        return word;
      }
    }
    return null;
  }

  private static boolean isOtherWord(String text, int at) {
    for (String word : OTHER_WORDS) {
      if (text.startsWith(word, at - word.indexOf('应'))) {
        return true;
      }
    }
    return false;
  }

  /** Where the first word that obliges stands; -1 if there is none. */
  static int obligation(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (obligationAt(text, i) != null) {
        return i;
      }
    }
    return -1;
  }

  static Obligation read(String text, Sentences.Span sentence, List<String> list) {
    int at = sentence.start();
    Preface preface = preface(text, at, sentence.end());
    while (preface != null) {
      if (preface.empty()) {
        return new Obligation.Broken(Obligation.Flaw.EMPTY_TRIGGER, preface.start(), preface.end());
      }
      at = preface.end();
      preface = preface(text, at, sentence.end());
    }
    int obligation = obligation(text, at, sentence.end());
    if (obligation < 0) {
      return new Obligation.None();
    }
    String word = obligationAt(text, obligation);
    int behind = obligation + (word == null ? 1 : word.length());
    if (!hasSystem(text, at, obligation)) {
      return new Obligation.Broken(Obligation.Flaw.EMPTY_SYSTEM, obligation, behind);
    }
    int tail = Scripts.skipSpace(text, behind, sentence.end());
    if (tail < sentence.end() && text.charAt(tail) == '不') {
      tail++;
    }
    boolean said =
        Scripts.hasContent(text, tail, sentence.end())
            || !endsHard(text, tail, sentence.end())
                && list.stream().anyMatch(b -> Scripts.hasContent(b, 0, b.length()));
    return said
        ? new Obligation.Whole()
        : new Obligation.Broken(Obligation.Flaw.EMPTY_RESPONSE, obligation, behind);
  }

  private static boolean endsHard(String text, int start, int end) {
    int last = end;
    while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return last > start && ".!?。".indexOf(text.charAt(last - 1)) >= 0;
  }

  private static boolean hasSystem(String text, int start, int obligation) {
    String head = text.substring(start, obligation);
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < head.length(); i++) {
      if (Scripts.hasContent(head, i, i + 1)) {
        bare.append(head.charAt(i));
      }
    }
    String system = bare.toString();
    while (!system.isEmpty() && ADVERBS.indexOf(system.charAt(system.length() - 1)) >= 0) {
      system = system.substring(0, system.length() - 1);
    }
    return !system.isEmpty() && !NO_SYSTEM.contains(system);
  }

  /** A preface: from its first word to behind its comma or closing word. */
  private record Preface(int start, int end, boolean empty) {}

  private static @Nullable Preface preface(String text, int from, int end) {
    int at = from;
    while (at < end && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',')) {
      at++;
    }
    if (at >= end) {
      return null;
    }
    if (text.charAt(at) == '当') {
      Preface when = closed(text, at, 1, end, List.of("时", "时候"), true);
      return when != null ? when : closed(text, at, 1, end, DURING, true);
    }
    if (text.charAt(at) == '在') {
      Preface during = closed(text, at, 1, end, DURING, true);
      return during != null ? during : closed(text, at, 1, end, List.of("时"), false);
    }
    for (String word : CONDITIONS) {
      if (text.startsWith(word, at) && !text.startsWith("若干", at)) {
        return condition(text, at, word.length(), end);
      }
    }
    return null;
  }

  private static @Nullable Preface condition(String text, int start, int length, int end) {
    for (int i = start + length; i < end; i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '则' && !isPartOfRule(text, i)) {
        boolean empty = !Scripts.hasContent(text, start + length, i);
        int behind = i + 1;
        int next = Scripts.skipSpace(text, behind, end);
        if (c == ',' && next < end && text.charAt(next) == '则') {
          behind = next + 1;
        }
        return new Preface(start, behind, empty);
      }
    }
    return null;
  }

  /** 规则 原则 准则 法则 are nouns. */
  private static boolean isPartOfRule(String text, int at) {
    return at > 0 && "规原准法细守".indexOf(text.charAt(at - 1)) >= 0;
  }

  /**
   * A preface that ends in a closing word: at the comma behind it, or, without a comma, at the word
   * itself if something stands before it.
   */
  private static @Nullable Preface closed(
      String text, int start, int length, int end, List<String> closers, boolean withoutComma) {
    int inner = start + length;
    int part = inner;
    int comma = text.indexOf(',', inner, end);
    while (comma >= 0) {
      int last = comma;
      while (last > inner && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      for (String closer : closers) {
        if (last - closer.length() >= inner && text.startsWith(closer, last - closer.length())) {
          return new Preface(
              start, comma + 1, !Scripts.hasContent(text, inner, last - closer.length()));
        }
      }
      if (obligation(text, part, comma) >= 0) {
        break;
      }
      part = comma + 1;
      comma = text.indexOf(',', part, end);
    }
    return withoutComma ? bare(text, start, inner, end, closers) : null;
  }

  private static @Nullable Preface bare(
      String text, int start, int inner, int end, List<String> closers) {
    int comma = text.indexOf(',', inner, end);
    int limit = comma < 0 ? end : comma;
    for (int i = inner + 1; i < limit; i++) {
      for (String closer : closers) {
        if (text.startsWith(closer, i)
            && !(closer.equals("时") && isPartOfTime(text, i))
            && Scripts.hasContent(text, inner, i)) {
          return new Preface(start, i + closer.length(), false);
        }
      }
      if (isObligation(text, i)) {
        return null;
      }
    }
    return null;
  }

  /** 时 in 时间, 及时, 定时 and their like closes nothing. */
  private static boolean isPartOfTime(String text, int at) {
    return at + 1 < text.length() && "间刻长段延钟区序候效常".indexOf(text.charAt(at + 1)) >= 0
        || at > 0 && "及定计超延实临按小同即".indexOf(text.charAt(at - 1)) >= 0;
  }
}
