package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.design.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trace as one page for a browser: style, script and data stand in it, and its own policy forbids
 * it to load anything.
 */
final class TracePage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  /** The script's parts in the order in which they build on each other. */
  private static final List<String> SCRIPTS =
      List.of("words.js", "model.js", "lanes.js", "panel.js", "page.js");

  private TracePage() {}

  /**
   * The page's text.
   *
   * @param name of the project
   * @param tongue the language that it opens in
   * @param base the way from the page's folder to the project's, empty or ending in {@code /}
   */
  static String of(Trace trace, String name, Tongue tongue, String base) {
    StringBuilder script = new StringBuilder("'use strict';\n(() => {\n");
    SCRIPTS.forEach(part -> script.append(resource(part)).append('\n'));
    script.append("})();\n");
    String style = resource("page.css");
    Map<String, String> parts =
        Map.of(
            "lang", tongue.pick("en", "zh"),
            "title", escaped(name + " · " + tongue.pick("trace", "追踪")),
            "style", style,
            "style-hash", hash(style),
            "script", script.toString(),
            "script-hash", hash(script.toString()),
            "data", TraceData.of(trace, name, tongue, base));
    // in one pass: what stands in the data is never taken for a place
    return PLACE
        .matcher(resource("page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
  }

  /** The relative address of the project's folder, as seen from the page. */
  static String base(Path page, Path project) {
    Path folder = page.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      return "";
    }
    List<String> names = new ArrayList<>();
    folder
        .relativize(project.toAbsolutePath().normalize())
        .forEach(
            part -> {
              if (!part.toString().isEmpty()) {
                names.add(
                    URLEncoder.encode(part.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
              }
            });
    return names.isEmpty() ? "" : String.join("/", names) + "/";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String resource(String name) {
    try (InputStream in = TracePage.class.getResourceAsStream("trace/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not in the application: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
