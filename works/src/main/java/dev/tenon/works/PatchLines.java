package dev.tenon.works;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a patch as git writes it. */
final class PatchLines {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

  private PatchLines() {}

  /** The lines of each file, by its path; a file that holds no text has one that says so. */
  static Map<String, List<StepReview.Line>> read(byte[] patch) {
    Map<String, List<StepReview.Line>> files = new LinkedHashMap<>();
    List<StepReview.Line> lines = new ArrayList<>();
    int old = 0;
    int now = 0;
    boolean inHunk = false;
    for (String line : new String(patch, StandardCharsets.UTF_8).split("\n", -1)) {
      Matcher hunk = HUNK.matcher(line);
      if (line.startsWith("diff --git ")) {
        lines = new ArrayList<>();
        files.put(path(line), lines);
        inHunk = false;
      } else if (hunk.matches()) {
        old = Integer.parseInt(hunk.group(1));
        now = Integer.parseInt(hunk.group(2));
        inHunk = true;
      } else if (!inHunk && line.startsWith("GIT binary patch")) {
        lines.add(new StepReview.Line(' ', 0, 1, "(binary)"));
      } else if (inHunk && !line.isEmpty()) {
        String text = line.substring(1).replace("\r", "");
        switch (line.charAt(0)) {
          case '+' -> lines.add(new StepReview.Line('+', 0, now++, text));
          case '-' -> lines.add(new StepReview.Line('-', old++, now, text));
          case ' ' -> lines.add(new StepReview.Line(' ', old++, now++, text));
          default -> {}
        }
      }
    }
    return files;
  }

  /** {@code diff --git a/PATH b/PATH}: both are the same, since renames are not looked for. */
  private static String path(String line) {
    String both = line.substring("diff --git ".length()).replace("\"", "");
    return both.substring(2, (both.length() - 1) / 2);
  }
}
