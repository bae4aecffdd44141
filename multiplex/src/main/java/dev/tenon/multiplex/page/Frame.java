package dev.tenon.multiplex.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The frame of every page: style, script and data stand in it, and its own policy forbids it to
 * load anything.
 */
final class Frame {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private Frame() {}

  /**
   * A whole page.
   *
   * @param lead one line under the title; may be empty
   * @param body HTML, escaped where it must be
   * @param scripts names of resources in the order in which they build on each other
   * @param data JSON for them
   */
  static String page(
      Tongue tongue, String title, String lead, String body, List<String> scripts, String data) {
    StringBuilder script = new StringBuilder();
    if (!scripts.isEmpty()) {
      script.append("'use strict';\n(() => {\n");
      scripts.forEach(part -> script.append(Resources.text(part)).append('\n'));
      script.append("})();\n");
    }
    String style = Resources.text("page.css");
    Map<String, String> parts =
        Map.of(
            "lang", tongue.code(),
            "title", Markup.escaped(title),
            "lead", lead.isEmpty() ? "" : "<p class=\"lead\">" + Markup.escaped(lead) + "</p>",
            "style", style,
            "style-hash", hash(style),
            "script", script.toString(),
            "script-hash", hash(script.toString()),
            "data", data.replace("<", "\\u003c"),
            "body", body);
    // in one pass: what stands in the data is never taken for a place
    return PLACE
        .matcher(Resources.text("page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
  }

  /** Sentences as a list. */
  static String sentences(List<String> sentences) {
    if (sentences.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("<ul class=\"story\">");
    sentences.forEach(s -> out.append("<li>").append(Markup.escaped(s)).append("</li>\n"));
    return out.append("</ul>\n").toString();
  }

  /** A chart, and its numbers folded up under it. */
  static String chart(Chart chart, Tongue tongue) {
    return "<figure class=\"chart\">\n"
        + chart.svg(tongue)
        + "<details><summary>"
        + tongue.pick("The numbers", "数值")
        + "</summary>"
        + chart.table(tongue).html()
        + "</details></figure>\n";
  }

  /** How a content security policy names a script or style that may stand in the page. */
  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
