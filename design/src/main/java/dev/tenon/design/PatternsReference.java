package dev.tenon.design;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Writes the reference of the built-in patterns, {@code docs/patterns.md}, from their own file. */
public final class PatternsReference {
  private static final java.util.regex.Pattern THROWN =
      java.util.regex.Pattern.compile("(?:throw new|raise) (\\w+)\\(");

  private PatternsReference() {}

  /** The whole page, LF. */
  public static String markdown() {
    Map<String, PatternExample> examples = PatternExample.builtIn();
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Patterns

        The validations that every design may use. This page is generated from the built-in library; a
        project adds its own with `patterns` in `tenon.toml` (see [the language](language.md#patterns)).

        A contract is a tag on a method: `VAL_INT_RANGE(width, 0, 8)`. Tenon puts the code of the pattern at
        its place in the method and later holds the code against it, statement by statement. A message begins
        with the checked expression as the design has it, then what was asked and what was found.

        The calls of the examples are woven, compiled and run by the tests of Tenon (in Java).

        | pattern | throws in Java | in Python |
        |---|---|---|
        """);
    List<Pattern> patterns = List.copyOf(PatternFiles.read(List.of()).all());
    for (Pattern pattern : patterns) {
      out.append("| [").append(pattern.heading()).append("](#").append(anchor(pattern));
      out.append(") | ").append(thrown(pattern, "java"));
      out.append(" | ").append(thrown(pattern, "python")).append(" |\n");
    }
    for (Pattern pattern : patterns) {
      PatternExample example = examples.get(pattern.name());
      if (example == null) {
        throw new IllegalStateException(pattern.name() + " has no example");
      }
      section(out, pattern, example);
    }
    return out.toString();
  }

  private static void section(StringBuilder out, Pattern pattern, PatternExample example) {
    out.append("\n## ").append(pattern.heading()).append("\n\n").append(pattern.summary());
    out.append("\n\nThrows ").append(thrown(pattern, "java")).append(" in Java, ");
    out.append(thrown(pattern, "python")).append(" in Python.\n\n");
    out.append("A method with the contract `").append(example.contract()).append("`:\n\n```java\n");
    out.append(example.method()).append(" {").append(body(example)).append("}\n```\n\n");
    out.append("- good: `").append(example.passes()).append("` passes\n- bad: `");
    out.append(example.stopped()).append("` is stopped: `").append(example.message());
    out.append("`\n");
    for (Pattern.Block block : pattern.blocks()) {
      out.append('\n').append(title(block)).append("\n\n```").append(block.language()).append('\n');
      for (String name : block.imports()) {
        // of Java the name is kept, of Python the whole line
        out.append(block.language().equals("java") ? "import " + name + ";\n" : name + "\n");
      }
      out.append(block.code().strip()).append("\n```\n");
    }
  }

  private static String body(PatternExample example) {
    return example.body().isEmpty() ? " " : "\n  " + example.body() + "\n";
  }

  private static String title(Pattern.Block block) {
    String language = block.language().equals("java") ? "Java" : "Python";
    return switch (block.variant()) {
      case "" -> language + ":";
      case "array" -> language + ", for an array:";
      default -> language + ", for a " + block.variant() + ":";
    };
  }

  private static String thrown(Pattern pattern, String language) {
    Set<String> names = new LinkedHashSet<>();
    for (Pattern.Block block : pattern.blocks()) {
      if (block.language().equals(language)) {
        if (block.code().contains("requireNonNull")) {
          names.add("`NullPointerException`");
        }
        Matcher matcher = THROWN.matcher(block.code());
        while (matcher.find()) {
          names.add("`" + matcher.group(1) + "`");
        }
      }
    }
    return String.join(", ", names);
  }

  /** The anchor that forges give a heading: lower case, no punctuation, hyphens for blanks. */
  private static String anchor(Pattern pattern) {
    return pattern
        .heading()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9_ ]", "")
        .replace(' ', '-');
  }
}
