package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A documentation comment as prose of a design: the way back of {@link JavadocText}. */
final class JavadocProse {
  private JavadocProse() {}

  /** Markdown, one line for each paragraph and each item of a list. */
  static String of(String comment) {
    String inside =
        comment
            .strip()
            .replaceFirst("^/\\*\\*", "")
            .replaceFirst("\\*/$", "")
            .lines()
            .map(line -> line.strip().replaceFirst("^\\*+ ?", "").strip())
            .collect(Collectors.joining("\n"));
    List<String> parts = new ArrayList<>();
    boolean afterItem = false;
    for (String block :
        inside
            .replaceAll("(?i)</?ul>|</?ol>", "\n\n")
            .replaceAll("(?i)</(li|p)>", "")
            .replaceAll("(?i)<li>", "\n\n- ")
            .replaceAll("(?i)<p>", "\n\n")
            .split("\n\\s*\n")) {
      String line = markdown(block.replaceAll("\\s+", " ").strip());
      if (line.isEmpty() || line.equals("-")) {
        continue;
      }
      boolean item = line.startsWith("- ");
      boolean joins = item && afterItem;
      parts.add((parts.isEmpty() ? "" : joins ? "\n" : "\n\n") + line);
      afterItem = item;
    }
    return String.join("", parts);
  }

  private static String markdown(String text) {
    return text.replaceAll("\\{@(?:code|literal) ([^{}]*(?:\\{[^{}]*}[^{}]*)*)}", "`$1`")
        .replaceAll("(?i)</?code>", "`")
        .replaceAll("(?i)</?(?:b|strong)>", "**")
        .replaceAll("(?i)<a href=\"([^\"]*)\">(.*?)</a>", "[$2]($1)")
        .replace("*&#47;", "*/")
        .replace("&#64;", "@")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
