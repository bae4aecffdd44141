package dev.tenon.design.rules;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the project of a case: its files, with settings and missing chapters added. */
final class ConformanceProject {
  private static final Map<String, List<String>> CHAPTERS =
      Map.of(
          "en",
          List.of(
              "Overview",
              "Architecture",
              "Core flows",
              "Interfaces",
              "Implementation details",
              "Implementation plan"),
          "zh",
          List.of("功能概述", "架构设计", "核心流程设计", "接口设计", "实现细节设计", "实施计划"));
  private static final Map<String, String> REVISIONS =
      Map.of(
          "en",
          "## Revisions\n\n| version | date | change | reason |\n|---|---|---|---|\n"
              + "| 1 | 2026-03-01 | first | – |\n",
          "zh",
          "## 迭代记录\n\n| 版本 | 日期 | 变更 | 原因 |\n|---|---|---|---|\n| 1 | 2026-03-01 | 初稿 | – |\n");
  private static final Map<String, String> NOTHING = Map.of("en", "Nothing more.", "zh", "无。");
  private static final String TOML =
      """
      [project]
      name      = "conformance"
      language  = "%s"
      prose     = "%s"
      documents = ["design/*.md"]
      sources   = ["src/main"]
      tests     = ["src/test"]

      [plan]
      methods_per_step = [3, 5]
      """;
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})");
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");

  private ConformanceProject() {}

  /** All files of the case's folder, from path to text. */
  static Map<String, String> files(ConformanceCase one) {
    Map<String, String> files = new TreeMap<>(one.files());
    files.putIfAbsent("tenon.toml", TOML.formatted(one.language(), one.prose()));
    if (!one.asGiven()) {
      String rest = rest(one);
      if (!rest.isEmpty()) {
        files.put("design/zz-rest.md", rest);
      }
    }
    return files;
  }

  private static String rest(ConformanceCase one) {
    List<String> headings = new ArrayList<>();
    one.files()
        .forEach(
            (path, text) -> {
              if (path.startsWith("design/")) {
                headings(text, headings);
              }
            });
    List<String> rest = new ArrayList<>();
    List<String> names = CHAPTERS.getOrDefault(one.prose(), List.of());
    for (int i = 1; i <= names.size(); i++) {
      int number = i;
      if (headings.stream().noneMatch(h -> isChapter(h, number))) {
        rest.add("## " + i + " " + names.get(i - 1) + "\n\n" + NOTHING.get(one.prose()) + "\n");
      }
    }
    if (headings.stream().noneMatch(h -> h.contains("revisions") || h.contains("迭代记录"))) {
      rest.add(REVISIONS.getOrDefault(one.prose(), ""));
    }
    return String.join("\n", rest);
  }

  private static boolean isChapter(String heading, int number) {
    if (heading.matches("(?s)" + number + "[ .、].*")) {
      return true;
    }
    return CHAPTERS.values().stream()
        .anyMatch(names -> heading.contains(names.get(number - 1).toLowerCase(Locale.ROOT)));
  }

  private static void headings(String text, List<String> into) {
    String fence = null;
    for (String line : text.split("\n", -1)) {
      Matcher m = FENCE.matcher(line);
      boolean marks = m.lookingAt();
      if (fence != null) {
        if (marks
            && m.group(1).charAt(0) == fence.charAt(0)
            && m.group(1).length() >= fence.length()
            && line.replaceAll("[ `~]", "").isEmpty()) {
          fence = null;
        }
      } else if (marks) {
        fence = m.group(1);
      } else {
        Matcher heading = HEADING.matcher(line);
        if (heading.lookingAt()) {
          into.add(heading.group(1).strip().toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  /** The design of some files: documents below {@code design/}, patterns as configured. */
  static Design design(Map<String, String> files) {
    Config config = ConfigReader.read(textOf(files, "tenon.toml"), "conformance");
    List<Document> documents = new ArrayList<>();
    List<Document> patterns = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (path, text) -> {
              if (config.project().patterns().contains(path)) {
                patterns.add(new Document(path, text));
              } else if (path.matches("design/[^/]+\\.md")) {
                documents.add(new Document(path, text));
              }
            });
    return DesignParser.parse(config, documents, patterns);
  }

  private static String textOf(Map<String, String> files, String path) {
    @Nullable String text = files.get(path);
    return text == null ? TOML.formatted("java", "en") : text;
  }
}
