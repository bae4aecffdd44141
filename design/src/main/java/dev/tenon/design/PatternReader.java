package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one pattern file line by line. */
final class PatternReader {
  private static final Pattern HEADING =
      Pattern.compile(" {0,3}(#{1,6})(?:\\s+(.*?))?(?:\\s+#+)?\\s*");
  private static final Pattern NAMED =
      Pattern.compile("[`*\\s]*([A-Z][A-Z0-9_]*)\\s*\\(([^)]*)\\)[`*\\s]*");
  private static final Pattern FENCE = Pattern.compile("( {0,3})(`{3,}|~{3,})\\s*([^`]*)");
  private static final Pattern JAVA_IMPORT = Pattern.compile("\\s*import\\s+([^;]+);\\s*");
  private static final Pattern PYTHON_IMPORT =
      Pattern.compile("(?:import\\s+\\S.*|from\\s+\\S+\\s+import\\s+\\S.*)");
  private static final Pattern HOLE = Pattern.compile("\\{\\{|\\{([\\p{L}_][\\p{L}\\p{N}_]*)\\}");

  private final Document file;
  private final boolean builtIn;
  private final List<dev.tenon.design.Pattern> patterns = new ArrayList<>();
  private final List<PatternLibrary.BadPattern> problems = new ArrayList<>();
  private @Nullable Draft draft;

  /** A pattern that is being read. */
  private static final class Draft {
    final String name;
    final List<dev.tenon.design.Pattern.Parameter> parameters;
    final Position at;
    final StringBuilder summary = new StringBuilder();
    final List<dev.tenon.design.Pattern.Block> blocks = new ArrayList<>();
    boolean summaryEnded;

    Draft(String name, List<dev.tenon.design.Pattern.Parameter> parameters, Position at) {
      this.name = name;
      this.parameters = parameters;
      this.at = at;
    }

    boolean allows(String word) {
      boolean message = name.startsWith("AST_") || name.equals("VAL_STATE");
      return message && word.equals("message")
          || parameters.stream().anyMatch(p -> p.name().equals(word));
    }
  }

  PatternReader(Document file, boolean builtIn) {
    this.file = file;
    this.builtIn = builtIn;
  }

  List<PatternLibrary.BadPattern> problems() {
    return problems;
  }

  List<dev.tenon.design.Pattern> read() {
    int line = 1;
    while (line <= file.lines()) {
      String text = file.line(line);
      Matcher fence = FENCE.matcher(text);
      if (fence.matches()) {
        line = block(line, fence);
        continue;
      }
      Matcher heading = HEADING.matcher(text);
      if (heading.matches()) {
        heading(line, heading);
      } else {
        prose(text);
      }
      line++;
    }
    finish();
    return patterns;
  }

  private void heading(int line, Matcher heading) {
    String title = heading.group(2) == null ? "" : Folding.fold(heading.group(2));
    Matcher named = NAMED.matcher(title);
    if (!named.matches()) {
      if (heading.group(1).length() <= 2) {
        finish();
      }
      return;
    }
    finish();
    int start = file.lineStart(line) + heading.start(2) + named.start(1);
    Position at = file.position(start, start + named.group(1).length());
    draft = new Draft(named.group(1), parameters(named.group(2)), at);
  }

  private static List<dev.tenon.design.Pattern.Parameter> parameters(String text) {
    List<dev.tenon.design.Pattern.Parameter> parameters = new ArrayList<>();
    for (String part : text.split(",")) {
      String name = part.strip();
      boolean optional = name.endsWith("?");
      boolean variadic = name.endsWith("…") || name.endsWith("...");
      name = name.replaceAll("[?….]+$", "").strip();
      if (!name.isEmpty()) {
        parameters.add(new dev.tenon.design.Pattern.Parameter(name, optional, variadic));
      }
    }
    return parameters;
  }

  private void prose(String text) {
    if (draft == null || draft.summaryEnded) {
      return;
    }
    if (text.isBlank()) {
      draft.summaryEnded = !draft.summary.isEmpty();
      return;
    }
    if (!draft.summary.isEmpty()) {
      draft.summary.append(' ');
    }
    draft.summary.append(text.strip());
  }

  /** Reads a fenced block; gives the line behind it. */
  private int block(int opening, Matcher fence) {
    int indent = fence.group(1).length();
    String mark = fence.group(2);
    Pattern closing = Pattern.compile(" {0,3}" + mark.charAt(0) + "{" + mark.length() + ",}\\s*");
    String[] info = fence.group(3).strip().toLowerCase(Locale.ROOT).split("\\s+");
    StringBuilder code = new StringBuilder();
    List<String> imports = new ArrayList<>();
    int line = opening + 1;
    for (; line <= file.lines() && !closing.matcher(file.line(line)).matches(); line++) {
      String text = file.line(line);
      String imported = imported(info[0], text);
      if (imported != null) {
        imports.add(imported);
      } else {
        checkHoles(line);
        code.append(text.isBlank() ? "" : text.substring(leading(text, indent))).append('\n');
      }
    }
    if (draft != null) {
      draft.summaryEnded = true;
      if (!info[0].isEmpty()) {
        draft.blocks.add(
            new dev.tenon.design.Pattern.Block(
                info[0], info.length > 1 ? info[1] : "", stripBlankEnds(code), imports));
      }
    }
    return line + 1;
  }

  private static int leading(String text, int most) {
    int spaces = 0;
    while (spaces < most && spaces < text.length() && text.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  private static String stripBlankEnds(StringBuilder code) {
    String text = code.toString().replaceFirst("^(?:[ \\t]*\\n)+", "").stripTrailing();
    return text.isEmpty() ? "" : text + "\n";
  }

  private static @Nullable String imported(String language, String line) {
    if (language.equals("python")) {
      return PYTHON_IMPORT.matcher(line.stripTrailing()).matches() ? line.strip() : null;
    }
    Matcher java = JAVA_IMPORT.matcher(line);
    return language.equals("java") && java.matches() ? java.group(1).strip() : null;
  }

  private void checkHoles(int line) {
    if (draft == null) {
      return;
    }
    Matcher hole = HOLE.matcher(file.line(line));
    while (hole.find()) {
      String word = hole.group(1);
      if (word != null && !draft.allows(word)) {
        int start = file.lineStart(line) + hole.start();
        Position at = file.position(start, start + hole.group().length());
        problems.add(new PatternLibrary.BadPattern(draft.name, word, at));
      }
    }
  }

  private void finish() {
    if (draft != null) {
      patterns.add(
          new dev.tenon.design.Pattern(
              draft.name,
              draft.parameters,
              draft.summary.toString(),
              draft.blocks,
              builtIn,
              draft.at));
      draft = null;
    }
  }
}
