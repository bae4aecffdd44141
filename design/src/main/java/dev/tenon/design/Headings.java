package dev.tenon.design;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a heading is: an item, a chapter, or neither. */
final class Headings {
  private static final String NUMBER =
      "(?:\\(\\d+(?:\\.\\d+)*\\)\\s*|\\d+(?:\\.\\d+)*[.、)]?\\s+|\\d+(?:\\.\\d+)*[、)]|[一二三四五六七八九十]+[、.]\\s*)?";
  private static final String HYPHEN = "[-\u2010-\u2015\u2212\uFE63]";
  private static final Pattern ITEM =
      Pattern.compile(
          "\\s*"
              + NUMBER
              + "((?:[A-Za-z][A-Za-z0-9]*"
              + HYPHEN
              + ")*[RDTSQrdtsq]"
              + HYPHEN
              + "(?:0*[1-9][0-9]{0,8}|\\?))(?=$|[\\s:.,、。–—])");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "\\s*(?:chapter\\s+(\\d+)|第\\s*([一二三四五六七八九十\\d]+)\\s*章|(\\d+)|([一二三四五六七八九十]+)(?=[、.\\s)]|$))"
              + "(?=$|[\\s.、:)–—-]|\\p{IsHan})(?!\\.\\d)[.、:)\\s–—-]*",
          Pattern.CASE_INSENSITIVE);

  /** An id stands in so many characters, or it is none: the expression looks at no more. */
  private static final int ID_MAX = 500;

  private Headings() {}

  /**
   * An item's heading.
   *
   * @param id null where the number is still asked for: {@code D-?}
   * @param written the id as written
   * @param start index in the prose of the id
   * @param end behind it
   */
  record ItemHeading(@Nullable Id id, String written, int start, int end) {}

  static Optional<ItemHeading> item(Prose heading) {
    Compatible text = Compatible.of(heading.text().text());
    Matcher m = ITEM.matcher(text.text());
    if (!m.lookingAt()) {
      return Optional.empty();
    }
    String written = m.group(1);
    int start = text.places()[m.start(1)];
    int end = text.places()[m.end(1)];
    if (written.endsWith("?")) {
      return Optional.of(new ItemHeading(null, written, start, end));
    }
    return Id.read(written).map(id -> new ItemHeading(id, written, start, end));
  }

  /**
   * The beginning of a heading in NFKC, character by character: one may become several.
   *
   * @param places of each character, and of the end, the index in the heading
   */
  private record Compatible(String text, int[] places) {
    static Compatible of(String heading) {
      StringBuilder out = new StringBuilder();
      List<Integer> places = new ArrayList<>();
      int at = 0;
      while (at < heading.length() && out.length() < ID_MAX) {
        int end = at + Character.charCount(heading.codePointAt(at));
        String nfkc = Normalizer.normalize(heading.substring(at, end), Normalizer.Form.NFKC);
        places.addAll(Collections.nCopies(nfkc.length(), at));
        out.append(nfkc);
        at = end;
      }
      places.add(at);
      return new Compatible(out.toString(), places.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  static Optional<Chapter> chapter(Prose heading) {
    String text = Normalizer.normalize(heading.plain(), Normalizer.Form.NFKC);
    Matcher m = NUMBERED.matcher(text);
    boolean numbered = m.lookingAt() && m.end() > 0;
    String name = bare(numbered ? text.substring(m.end()) : text);
    for (Chapter chapter : Chapter.values()) {
      if (name.equals(bare(chapter.title(Tongue.EN))) || name.equals(chapter.title(Tongue.ZH))) {
        return Optional.of(chapter);
      }
    }
    if (!numbered) {
      return Optional.empty();
    }
    int number = number(m);
    for (Chapter chapter : Chapter.values()) {
      if (number > 0 && chapter.number() == number) {
        return Optional.of(chapter);
      }
    }
    return Optional.empty();
  }

  private static int number(Matcher m) {
    for (int group = 1; group <= 4; group++) {
      String digits = m.group(group);
      if (digits != null) {
        int chinese = "一二三四五六".indexOf(digits);
        if (digits.length() == 1 && chinese >= 0) {
          return chinese + 1;
        }
        return digits.matches("[1-9]") ? Integer.parseInt(digits) : 0;
      }
    }
    return 0;
  }

  /** Letters and digits alone, words parted by one space. */
  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "");
  }
}
