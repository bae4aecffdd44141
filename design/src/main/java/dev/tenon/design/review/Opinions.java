package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns opinions into questions of a design. */
public final class Opinions {
  /** A heading is read at a glance. */
  private static final int TITLE_MAX = 80;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s|(?<=[。！？])");

  /** What would begin something else than a paragraph. */
  private static final Pattern STRUCTURE = Pattern.compile("^(?:[#>|+*=<~`-]|(\\d{1,9})(?=[.)]))");

  private Opinions() {}

  /** The next free id of a question, without prefix. */
  public static Id nextQuestion(Design design) {
    int highest = 0;
    for (Item item : design.items()) {
      if (item.id().kind() == ItemKind.QUESTION && item.id().prefix().isEmpty()) {
        highest = Math.max(highest, item.id().number());
      }
    }
    return new Id("", ItemKind.QUESTION, highest + 1);
  }

  /**
   * The section of a question that asks what an opinion says. Whatever the opinion holds, it is one
   * heading, one paragraph and one attribute: it can't bring in items or waivers.
   *
   * @param level of the heading, from 1
   * @return Markdown, LF, with its last line ended
   */
  public static String question(Opinion opinion, Id id, int level, Tongue tongue) {
    String text = plain(opinion.text());
    StringBuilder out = new StringBuilder("#".repeat(level));
    out.append(' ').append(id).append(' ').append(title(text)).append("\n\n");
    out.append(inert(text)).append('\n');
    List<String> ids = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    for (String item : opinion.items()) {
      Id.read(item)
          .ifPresentOrElse(i -> ids.add(i.toString()), () -> symbols.add("`" + bare(item) + "`"));
    }
    if (!symbols.isEmpty()) {
      out.append('\n').append(tongue.pick("It is about ", "涉及 "));
      out.append(String.join(tongue.pick(", ", "、"), symbols)).append(tongue.pick(".\n", "。\n"));
    }
    if (!ids.isEmpty()) {
      out.append('\n').append(tongue.pick("- depends on: ", "- 依赖："));
      out.append(String.join(tongue.pick(", ", "、"), ids)).append('\n');
    }
    return out.toString();
  }

  private static String plain(String text) {
    return text.replace("\uFEFF", "").replaceAll("\\s+", " ").strip();
  }

  private static String bare(String symbol) {
    return plain(symbol).replace("`", "");
  }

  /** The first sentence, cut at a word. */
  private static String title(String text) {
    String first = SENTENCE_END.split(text, 2)[0].replaceAll("[#`<>*_\\[\\]]", "").strip();
    String bare = first.replaceAll("[.。!！]+$", "");
    if (bare.codePointCount(0, bare.length()) <= TITLE_MAX) {
      return bare;
    }
    String cut = bare.substring(0, bare.offsetByCodePoints(0, TITLE_MAX));
    int space = cut.lastIndexOf(' ');
    return (space > TITLE_MAX / 2 ? cut.substring(0, space) : cut) + "…";
  }

  /** The same words as one paragraph in which nothing begins a list, a heading or a comment. */
  private static String inert(String text) {
    String line = STRUCTURE.matcher(text).replaceFirst(m -> escaped(m.group(1), m.group()));
    return line.replace("<!--", "&lt;!--");
  }

  private static String escaped(String number, String mark) {
    return Matcher.quoteReplacement(number == null ? "\\" + mark : number + "\\");
  }
}
