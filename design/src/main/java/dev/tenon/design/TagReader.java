package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds tags: at the start of bullets, and in comments that stand alone on their line. */
final class TagReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern MARKER = Pattern.compile("\\s*(?:VAL|AST|P0)\\s*:\\s*");
  private static final String MARKS = "`*";

  private TagReader() {}

  /**
   * The tag with which a bullet begins; null if it begins with none.
   *
   * @param source the bullet's Markdown as written
   * @param inLibrary whether a name is that of a known pattern
   */
  static @Nullable Tag bullet(Located source, Predicate<String> inLibrary) {
    TagText text = TagText.of(source.text());
    int start = 0;
    while (start < text.length() && isMarkOrSpace(text.charAt(start))) {
      start++;
    }
    TagText.Read read = tag(text, start, inLibrary);
    if (read == null) {
      return null;
    }
    return read.tag(Tag.Origin.BULLET, source::at);
  }

  private static boolean isMarkOrSpace(char c) {
    return MARKS.indexOf(c) >= 0 || Character.isWhitespace(c);
  }

  private static TagText.@Nullable Read tag(TagText text, int start, Predicate<String> inLibrary) {
    String folded = text.folded();
    Matcher m = NAME.matcher(folded).region(start, folded.length());
    if (!m.lookingAt()) {
      return null;
    }
    String name = m.group();
    int open = m.end();
    while (open < folded.length() && MARKS.indexOf(folded.charAt(open)) >= 0) {
      open++;
    }
    boolean known = inLibrary.test(name);
    if (known) {
      while (open < folded.length() && folded.charAt(open) == ' ') {
        open++;
      }
    }
    boolean named = known || name.startsWith("VAL_") || name.startsWith("AST_");
    if (!named || open >= folded.length() || folded.charAt(open) != '(') {
      return null;
    }
    return text.read(name, start, open);
  }

  /** The tags in the comments of a body or a sketch. */
  static List<Tag> code(CodeBlock block, Predicate<String> inLibrary) {
    Tag.Origin origin = block.role().equals("body") ? Tag.Origin.BODY : Tag.Origin.SKETCH;
    boolean python = block.language().equals("python");
    List<Tag> tags = new ArrayList<>();
    CommentLines lines = new CommentLines(python);
    int number = 0;
    for (String line : (Iterable<String>) block.text().lines()::iterator) {
      number++;
      int comment = lines.next(line);
      if (comment < 0) {
        continue;
      }
      Matcher marker = MARKER.matcher(Folding.fold(line)).region(comment, line.length());
      if (!marker.lookingAt()) {
        continue;
      }
      TagText.Read read = tag(TagText.of(line), marker.end(), inLibrary);
      if (read != null) {
        int at = number;
        tags.add(
            read.tag(
                origin,
                (from, to) ->
                    block.at(
                        at,
                        line.codePointCount(0, from) + 1,
                        // of an empty argument at the end of the line nothing is left
                        line.codePointCount(from, Math.min(to, line.length())))));
      }
    }
    return tags;
  }
}
