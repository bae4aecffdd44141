package dev.tenon.design.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code [When|While|If|Where clause,]… system shall [not] response}. */
final class EnglishShape {
  private static final String SHALL = "shall";
  private static final List<String> PREFACES = List.of("when", "while", "if", "where");
  private static final List<String> NO_SYSTEM =
      List.of("the", "a", "an", "and", "or", "but", "then");
  private static final String ADVERB =
      "(?:[a-z]{2,30}ly|always|never|also|then|only|first|still|ever|not|at once|in turn)";
  private static final Pattern PASSIVE =
      Pattern.compile(
          "[\\s,:]*+(?:"
              + ADVERB
              + "\\s++){0,4}+be[\\s,:]++(?:"
              + ADVERB
              + "\\s++){0,4}+([a-z-]{2,40})",
          Pattern.CASE_INSENSITIVE);

  private EnglishShape() {}

  static Obligation read(String text, Sentences.Span sentence, int shall, List<String> list) {
    Obligation head = head(text, sentence.start(), shall);
    if (head instanceof Obligation.Broken) {
      return head;
    }
    int at = shall;
    while (at >= 0) {
      int behind = at + SHALL.length();
      int next = Scripts.findWord(text, SHALL, behind, sentence.end());
      Obligation response =
          response(text, at, next < 0 ? sentence.end() : next, next < 0 ? list : List.of());
      if (response instanceof Obligation.Broken) {
        return response;
      }
      at = next;
    }
    return new Obligation.Whole();
  }

  /** What stands before {@code shall}: prefaces and the system. */
  private static Obligation head(String text, int start, int shall) {
    int at = skip(text, start, shall);
    String preface = prefaceAt(text, at);
    while (preface != null) {
      int clause = at + preface.length();
      int comma = clause < shall ? text.indexOf(',', clause, shall) : -1;
      int end = comma < 0 ? shall : comma;
      int then = Scripts.findWord(text, "then", clause, end);
      int clauseEnd = then < 0 ? end : then;
      if (!Scripts.hasContent(text, clause, clauseEnd)) {
        return new Obligation.Broken(Obligation.Flaw.EMPTY_TRIGGER, at, at + preface.length());
      }
      if (then < 0 && end == shall) {
        // no comma parts the clause from the system: nothing that can be told to be empty
        return new Obligation.Whole();
      }
      at = skip(text, then < 0 ? end + 1 : then + "then".length(), shall);
      preface = then < 0 ? prefaceAt(text, at) : null;
    }
    return hasSystem(text, at, shall)
        ? new Obligation.Whole()
        : new Obligation.Broken(Obligation.Flaw.EMPTY_SYSTEM, shall, shall + SHALL.length());
  }

  /** Behind commas, white space and the words that join prefaces. */
  private static int skip(String text, int from, int end) {
    int at = from;
    while (at < end) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == ',') {
        at++;
      } else if (Scripts.isWord(text, at, "and") || Scripts.isWord(text, at, "but")) {
        at += 3;
      } else {
        break;
      }
    }
    return at;
  }

  private static @Nullable String prefaceAt(String text, int at) {
    for (String preface : PREFACES) {
      if (Scripts.isWord(text, at, preface)) {
        return preface;
      }
    }
    return null;
  }

  /** Whether somebody is named: more than articles and joining words. */
  private static boolean hasSystem(String text, int start, int end) {
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      if (Scripts.hasContent(text, at, at + 1)) {
        String empty = null;
        for (String word : NO_SYSTEM) {
          if (Scripts.isWord(text, at, word)) {
            empty = word;
          }
        }
        if (empty == null) {
          return true;
        }
        at += empty.length();
      } else {
        at++;
      }
    }
    return false;
  }

  private static Obligation response(String text, int shall, int end, List<String> list) {
    int from = shall + SHALL.length();
    int not = Scripts.skipSpace(text, from, end);
    int tail = Scripts.isWord(text, not, "not") && not < end ? not + 3 : from;
    boolean open = !endsHard(text, tail, end);
    if (!Scripts.hasContent(text, tail, end)) {
      boolean said = open && list.stream().anyMatch(b -> Scripts.hasContent(b, 0, b.length()));
      if (!said) {
        return new Obligation.Broken(Obligation.Flaw.EMPTY_RESPONSE, shall, from);
      }
    }
    Obligation passive = passive(text, shall, tail, end);
    if (passive instanceof Obligation.Broken || !open) {
      return passive;
    }
    return listed(text, shall, tail, end, list);
  }

  /** Each bullet of a list is read as what {@code shall} goes on with. */
  private static Obligation listed(String text, int shall, int tail, int end, List<String> list) {
    String begun = text.substring(tail, end).strip();
    String bare = begun.endsWith(":") ? begun.substring(0, begun.length() - 1).strip() : begun;
    if (bare.isEmpty() || bare.equalsIgnoreCase("be")) {
      for (String bullet : list) {
        String whole = bare + " " + bullet;
        if (passive(whole, 0, 0, whole.length()) instanceof Obligation.Broken) {
          return new Obligation.Broken(Obligation.Flaw.PASSIVE, shall, shall + SHALL.length());
        }
      }
    }
    return new Obligation.Whole();
  }

  private static boolean endsHard(String text, int start, int end) {
    int last = end;
    while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return last > start && ".!?。".indexOf(text.charAt(last - 1)) >= 0;
  }

  private static Obligation passive(String text, int shall, int tail, int end) {
    Matcher m = PASSIVE.matcher(text).region(tail, end);
    if (m.lookingAt() && Participles.contains(m.group(1)) && findBy(text, m.end(1), end) < 0) {
      return new Obligation.Broken(Obligation.Flaw.PASSIVE, shall, m.end(1));
    }
    return new Obligation.Whole();
  }

  private static int findBy(String text, int start, int end) {
    int at = Scripts.findWord(text, "by", start, end);
    while (at >= 0) {
      boolean part =
          text.charAt(at - 1) == '-' || at + 2 < text.length() && text.charAt(at + 2) == '-';
      if (!part) {
        return at;
      }
      at = Scripts.findWord(text, "by", at + 2, end);
    }
    return -1;
  }
}
