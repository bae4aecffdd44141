package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the ids and symbols of a value. */
final class RefReader {
  private static final String HYPHEN = "[-\u2010-\u2015\u2212\uFE63]";

  /** Its parts are bounded, since the expression goes a level deeper with each. */
  private static final String ID =
      "(?:[A-Za-z][A-Za-z0-9]*" + HYPHEN + "){0,40}[RDTSQrdtsq]" + HYPHEN + "0*[1-9][0-9]{0,8}";

  private static final Pattern RANGE =
      Pattern.compile(
          "(" + ID + ")[\\s`\\[\\]]*(?:\\.\\.|[–~…])[\\s`\\[\\]]*(" + ID + ")(?![\\w-])");
  private static final Pattern DASH = Pattern.compile(HYPHEN + "+");
  private static final String PARTS = ",;、，；";
  private static final String IGNORED = "`[]*\"“”「」";

  private RefReader() {}

  /** What a value names; remarks in round brackets are left out. */
  static List<Ref> read(Prose value) {
    return read(ProseReader.plain(value), closingMarks(value));
  }

  /** Where a code mark closes: a bracket behind it is not the symbol's own. */
  private static Set<Integer> closingMarks(Prose value) {
    return value.code().stream().map(CodeSpan::end).collect(Collectors.toUnmodifiableSet());
  }

  private static List<Ref> read(Located value, Set<Integer> closingMarks) {
    List<Ref> refs = new ArrayList<>();
    String text = value.text();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (parts(c) || IGNORED.indexOf(c) >= 0) {
        at++;
      } else if (c == '(') {
        at = behindBracket(text, at);
      } else {
        at = token(value, at, closingMarks, refs);
      }
    }
    return refs;
  }

  private static int token(Located value, int start, Set<Integer> closingMarks, List<Ref> refs) {
    String text = value.text();
    Matcher range = RANGE.matcher(text).region(start, text.length());
    if (range.lookingAt()) {
      Optional<Id> from = Id.read(range.group(1));
      Optional<Id> to = Id.read(range.group(2));
      if (from.isPresent() && to.isPresent()) {
        refs.add(
            new Ref.ToRange(from.get(), to.get(), range.group(), value.at(start, range.end())));
        return range.end();
      }
    }
    int end = start;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (parts(c) || IGNORED.indexOf(c) >= 0 || c == '(') {
        break;
      }
      end++;
    }
    String word = text.substring(start, end);
    while (word.endsWith(".") || word.endsWith("。") || word.endsWith(":")) {
      word = word.substring(0, word.length() - 1);
    }
    Optional<Id> id = Id.read(word);
    if (id.isPresent()) {
      refs.add(new Ref.ToItem(id.get(), word, value.at(start, start + word.length())));
      return end;
    }
    if (word.isEmpty() || word.equalsIgnoreCase("and") || DASH.matcher(word).matches()) {
      return Math.max(end, start + 1);
    }
    int behind = start + word.length();
    if (behind == end
        && end < text.length()
        && text.charAt(end) == '('
        && !closingMarks.contains(end)) {
      behind = behindBracket(text, end);
      end = behind;
    }
    String written = text.substring(start, behind);
    refs.add(new Ref.ToSymbol(written.replaceAll("\\s+", ""), written, value.at(start, behind)));
    return end;
  }

  private static boolean parts(char c) {
    return Character.isWhitespace(c) || PARTS.indexOf(c) >= 0 || c == '和';
  }

  private static int behindBracket(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        depth++;
      } else if (text.charAt(i) == ')' && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }
}
