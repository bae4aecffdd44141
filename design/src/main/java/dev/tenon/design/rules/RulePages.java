package dev.tenon.design.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the page of a rule: {@code RULE.md} beside this class. */
public final class RulePages {
  private static final String FENCE = "~~~~";
  private static final String BAD = "Bad";
  private static final String GOOD = "Good";

  private RulePages() {}

  /**
   * The page of a rule; empty if it has none.
   *
   * @throws IllegalStateException for a page that lacks a part
   */
  public static Optional<RulePage> find(String rule) {
    return text(rule).map(text -> new Reading(rule).read(text));
  }

  /** The page as it was written. */
  public static Optional<String> text(String rule) {
    if (RuleGroup.of(rule).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = RulePages.class.getResourceAsStream(rule + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One page while it is read. */
  private static final class Reading {
    private final String rule;
    private final Map<String, StringBuilder> sections = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> files = new LinkedHashMap<>();
    private final List<RulePage.Expected> expected = new ArrayList<>();
    private String section = "";
    private @Nullable String path;
    private StringBuilder file = new StringBuilder();

    Reading(String rule) {
      this.rule = rule;
    }

    RulePage read(String text) {
      text.lines().forEach(this::line);
      return new RulePage(
          rule,
          part(""),
          part("Why"),
          part("Mend"),
          part("Waive"),
          proof(),
          new RulePage.Example(example(BAD), List.copyOf(expected)),
          new RulePage.Example(example(GOOD), List.of()));
    }

    private void line(String line) {
      if (path != null) {
        if (line.equals(FENCE)) {
          files.computeIfAbsent(section, _ -> new LinkedHashMap<>()).put(path, file.toString());
          path = null;
        } else {
          file.append(line).append('\n');
        }
      } else if (line.startsWith(FENCE)) {
        path = line.substring(FENCE.length()).strip();
        file = new StringBuilder();
      } else if (line.startsWith("## ")) {
        section = line.substring(3).strip();
      } else if (line.startsWith("|") && section.equals(BAD)) {
        row(line);
      } else if (!line.startsWith("# ")) {
        sections.computeIfAbsent(section, _ -> new StringBuilder()).append(line).append('\n');
      }
    }

    private void row(String line) {
      String[] cells = line.strip().substring(1).split("\\|", -1);
      if (cells.length < 4) {
        throw new IllegalStateException(rule + ".md: four columns: rule, severity, item, line");
      }
      String name = cells[0].strip();
      if (!name.equals("rule") && !name.startsWith("-")) {
        expected.add(
            new RulePage.Expected(name, cells[1].strip(), items(any(cells[2])), any(cells[3])));
      }
    }

    private static List<String> items(String cell) {
      return cell.isEmpty() ? List.of() : List.of(cell.split(", "));
    }

    private static String any(String cell) {
      String bare = cell.strip();
      return bare.equals("–") ? "" : bare;
    }

    private String part(String name) {
      String text = sections.getOrDefault(name, new StringBuilder()).toString().strip();
      if (text.isEmpty()) {
        throw new IllegalStateException(
            rule + ".md: " + (name.isEmpty() ? "no first paragraph" : "nothing below ## " + name));
      }
      return text;
    }

    private RulePage.Proof proof() {
      List<String> paragraphs = List.of(part("Proof").split("\n\n"));
      if (paragraphs.size() != 3) {
        throw new IllegalStateException(
            rule + ".md: below ## Proof stand three paragraphs: strength, how, what is not seen");
      }
      return new RulePage.Proof(paragraphs.get(0), paragraphs.get(1), paragraphs.get(2));
    }

    private Map<String, String> example(String name) {
      Map<String, String> found = files.getOrDefault(name, Map.of());
      if (found.isEmpty() || name.equals(BAD) && expected.isEmpty()) {
        throw new IllegalStateException(rule + ".md: no example below ## " + name);
      }
      return Map.copyOf(found);
    }
  }
}
