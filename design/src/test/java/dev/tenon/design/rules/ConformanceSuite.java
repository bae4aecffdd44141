package dev.tenon.design.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cases of a suite: data in Markdown, one file for each group. */
final class ConformanceSuite {
  private static final String IGNORE =
      "not-accepted, missing-chapter, unplanned-method, test-missing, unverified-requirement,"
          + " symbol-missing";
  private static final Set<String> ANY = Set.of("–", "-", "");
  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

  private final String name;
  private final List<ConformanceCase> cases = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private Set<String> ignore = names(IGNORE);
  private @Nullable String rule;
  private @Nullable Draft draft;
  private @Nullable String path;
  private StringBuilder file = new StringBuilder();

  /** A case while it is read. */
  private static final class Draft {
    final String id;
    final String rule;
    final String title;
    final Set<String> ignore;
    final Map<String, String> files = new LinkedHashMap<>();
    final List<ConformanceCase.Expected> expected = new ArrayList<>();
    boolean none;
    String prose = "en";
    String language = "java";
    boolean asGiven;

    Draft(String id, String rule, String title, Set<String> ignore) {
      this.id = id;
      this.rule = rule;
      this.title = title;
      this.ignore = new LinkedHashSet<>(ignore);
    }
  }

  private ConformanceSuite(String name) {
    this.name = name;
  }

  static List<ConformanceCase> read(String name, String text) {
    ConformanceSuite suite = new ConformanceSuite(name);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      try {
        suite.line(line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ":" + number + ": " + e.getMessage(), e);
      }
    }
    suite.close();
    return suite.cases;
  }

  private void line(String line) {
    if (path != null && draft != null) {
      if (line.equals("~~~~")) {
        draft.files.put(path, file.toString());
        path = null;
      } else {
        file.append(line).append('\n');
      }
    } else if (line.startsWith("~~~~")) {
      path = line.substring(4).strip();
      file = new StringBuilder();
      if (draft == null || path.isEmpty() || draft.files.containsKey(path)) {
        throw new IllegalArgumentException("a file needs a case and a path of its own");
      }
    } else if (line.startsWith("### ")) {
      open(line.substring(4).strip());
    } else if (line.startsWith("## ")) {
      close();
      rule = line.substring(3).strip();
    } else if (line.startsWith("ignore:") && draft == null) {
      ignore = names(line.substring("ignore:".length()));
    } else if (draft != null) {
      inCase(draft, line);
    }
  }

  private void open(String title) {
    close();
    if (rule == null) {
      throw new IllegalArgumentException("a case without a rule");
    }
    int number = seen.merge(rule, 1, Integer::sum);
    draft = new Draft(rule + "/" + number, rule, title, ignore);
  }

  private void close() {
    if (draft != null) {
      if (draft.files.isEmpty() || draft.none == !draft.expected.isEmpty()) {
        throw new IllegalArgumentException(
            name + ": " + draft.id + ": give files, and either a table or \"none\"");
      }
      cases.add(
          new ConformanceCase(
              draft.id,
              draft.rule,
              draft.title,
              draft.ignore,
              draft.files,
              draft.expected,
              draft.prose,
              draft.language,
              draft.asGiven));
    }
    draft = null;
  }

  private static void inCase(Draft draft, String line) {
    if (line.startsWith("- ")) {
      option(draft, line);
    } else if (line.strip().equals("none")) {
      draft.none = true;
    } else if (line.startsWith("|")) {
      row(draft, line);
    }
  }

  private static void option(Draft draft, String line) {
    int colon = line.indexOf(':');
    String key = colon < 0 ? line.substring(2) : line.substring(2, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).strip();
    switch (key) {
      case "prose" -> draft.prose = value;
      case "language" -> draft.language = value;
      case "chapters" -> draft.asGiven = value.equals("as given");
      case "ignore" -> draft.ignore.addAll(names(value));
      default -> throw new IllegalArgumentException("unknown option: " + line);
    }
  }

  private static void row(Draft draft, String line) {
    String[] cells;
    String inner = line.strip();
    if (inner.chars().filter(c -> c == '|').count() == 5) {
      cells = BAR.split(inner.substring(1, inner.length() - 1), -1);
    } else {
      // a bar in the last column: the first three cells are plain
      cells = inner.substring(1).replaceAll("\\|+$", "").split("\\|", 4);
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip().replace("\\|", "|");
    }
    if (cells[0].equals("rule") || cells[0].replace("-", "").isEmpty()) {
      return;
    }
    if (cells.length != 4) {
      throw new IllegalArgumentException("four columns: rule, severity, item, line text");
    }
    List<String> items = new ArrayList<>();
    if (!ANY.contains(cells[2])) {
      for (String item : cells[2].split(", ")) {
        items.add(clean(item));
      }
    }
    draft.expected.add(
        new ConformanceCase.Expected(
            cells[0],
            ANY.contains(cells[1]) ? "" : cells[1],
            items,
            ANY.contains(cells[3]) ? "" : cells[3]));
  }

  /** An item without white space and code marks. */
  static String clean(String item) {
    return item.replaceAll("\\s+", "").replaceAll("^`+|`+$", "");
  }

  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        names.add(part.strip());
      }
    }
    return names;
  }
}
