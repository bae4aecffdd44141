package dev.tenon.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Reads pattern files for the tests of this module, which knows no documents. */
final class BuiltIns {
  private static final java.util.regex.Pattern HEADING =
      java.util.regex.Pattern.compile("## ([A-Z_0-9]+)\\((.*)\\)");
  private static final Path FILE =
      Path.of("../design/src/main/resources/dev/tenon/design/patterns.md");

  private BuiltIns() {}

  static Map<String, Pattern> all() {
    try {
      return read(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Pattern> read(String markdown) {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    for (String section : markdown.split("(?m)^(?=## )")) {
      Matcher heading = HEADING.matcher(section.lines().findFirst().orElse(""));
      if (heading.matches()) {
        List<Pattern.Parameter> parameters =
            Arrays.stream(heading.group(2).split(",\\s*"))
                .map(
                    name ->
                        new Pattern.Parameter(
                            name.replaceAll("[?…]", ""), name.endsWith("?"), name.endsWith("…")))
                .toList();
        patterns.put(heading.group(1), new Pattern(heading.group(1), parameters, blocks(section)));
      }
    }
    return patterns;
  }

  private static List<Pattern.Template> blocks(String section) {
    List<Pattern.Template> blocks = new ArrayList<>();
    Matcher fence =
        java.util.regex.Pattern.compile("(?ms)^```(\\w+) ?(\\w*)\\n(.*?)^```$").matcher(section);
    while (fence.find()) {
      List<String> lines = fence.group(3).lines().toList();
      boolean java = fence.group(1).equals("java");
      blocks.add(
          new Pattern.Template(
              fence.group(1),
              fence.group(2),
              String.join(
                  "\n", lines.stream().filter(l -> !java || !l.startsWith("import ")).toList()),
              lines.stream()
                  .filter(l -> java && l.startsWith("import "))
                  .map(l -> l.substring(7).replace(";", ""))
                  .toList()));
    }
    return blocks;
  }
}
