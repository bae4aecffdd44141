package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prose of a design as a documentation comment: paragraphs, lists, code marks and links. */
final class JavadocText {
  private static final Pattern MARKED =
      Pattern.compile("`([^`]+)`|\\[([^\\]]+)]\\(([^)\\s]+)\\)|\\*\\*([^*]+)\\*\\*");
  private static final Pattern LIST_ITEM = Pattern.compile("\\s*(?:[-*+]|\\d+[.)])\\s+(.*)");

  private JavadocText() {}

  /** The comment with its line end; empty for no prose. */
  static String of(String prose) {
    List<String> lines = lines(prose);
    if (lines.isEmpty()) {
      return "";
    }
    if (lines.size() == 1 && lines.getFirst().length() < 80) {
      return "/** " + lines.getFirst() + " */\n";
    }
    StringBuilder out = new StringBuilder("/**\n");
    lines.forEach(line -> out.append((" * " + line).stripTrailing()).append('\n'));
    return out.append(" */\n").toString();
  }

  /**
   * The comment as the formatter writes it, with line end.
   *
   * @param depth number of types around what it documents
   * @param indent white space before what it documents, which goes before each further line
   */
  static String formatted(String prose, int depth, String indent) {
    String comment = of(prose);
    if (comment.isEmpty()) {
      return "";
    }
    String text =
        Layout.whole(
            "class X {\n".repeat(depth)
                + comment
                + (depth == 0 ? "class X {}" : "int x;")
                + "}".repeat(depth));
    int from = text.indexOf("/**");
    int to = text.lastIndexOf("*/") + 2;
    StringBuilder out = new StringBuilder();
    for (String line : text.substring(from, to).lines().toList()) {
      String stripped = line.strip();
      out.append(out.isEmpty() ? "" : "\n" + indent + " ").append(stripped);
    }
    return out.append('\n').append(indent).toString();
  }

  private static List<String> lines(String prose) {
    List<String> lines = new ArrayList<>();
    boolean inList = false;
    boolean gap = false;
    for (String raw : prose.strip().lines().toList()) {
      if (raw.isBlank()) {
        gap = !lines.isEmpty();
        continue;
      }
      Matcher item = LIST_ITEM.matcher(raw);
      if (item.matches()) {
        if (!inList) {
          lines.add("<ul>");
        }
        inList = true;
        lines.add("<li>" + inline(item.group(1)));
      } else if (inList && !gap) {
        lines.add(inline(raw.strip()));
      } else {
        if (inList) {
          lines.add("</ul>");
          inList = false;
        }
        if (gap) {
          lines.add("");
        }
        lines.add((gap ? "<p>" : "") + inline(raw.strip()));
      }
      gap = false;
    }
    if (inList) {
      lines.add("</ul>");
    }
    return lines;
  }

  private static String inline(String text) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = MARKED.matcher(text);
    int at = 0;
    while (matcher.find()) {
      out.append(plain(text.substring(at, matcher.start())));
      if (matcher.group(1) != null) {
        out.append(code(matcher.group(1)));
      } else if (matcher.group(2) != null) {
        out.append("<a href=\"").append(matcher.group(3)).append("\">");
        out.append(plain(matcher.group(2))).append("</a>");
      } else {
        out.append("<b>").append(plain(matcher.group(4))).append("</b>");
      }
      at = matcher.end();
    }
    return out.append(plain(text.substring(at))).toString();
  }

  private static String code(String text) {
    String safe = text.replace("*/", "*&#47;");
    boolean balanced =
        safe.chars().filter(c -> c == '{').count() == safe.chars().filter(c -> c == '}').count();
    return balanced ? "{@code " + safe + "}" : "<code>" + plain(text) + "</code>";
  }

  private static String plain(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;");
  }
}
