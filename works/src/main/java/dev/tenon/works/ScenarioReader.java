package dev.tenon.works;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the file of a scenario: sections in either language, the prompt last, up to the end. */
final class ScenarioReader {
  private static final Pattern HEADING = Pattern.compile("## +(.+?) *");
  private static final Pattern TITLE = Pattern.compile("# +([a-z0-9-]+) *[:：] *(.+?) *");
  private static final Pattern GIVEN = Pattern.compile("[-*] +`?(\\w+)`? *(?:[:：] *(.*))?");
  private static final Pattern SHAPE = Pattern.compile("`([a-z]+)`.*", Pattern.DOTALL);
  private static final Pattern FENCE =
      Pattern.compile("(?m)^(`{3,}|~{3,})json[ \t]*\n(.*?)^\\1[ \t]*$", Pattern.DOTALL);

  private enum Section {
    WHEN("when", "何时用"),
    GIVEN("given", "给出"),
    ANSWER("answer", "回答"),
    EXAMPLE("example", "示例"),
    PROMPT("prompt", "提示词");

    private final List<String> names;

    Section(String... names) {
      this.names = List.of(names);
    }

    String heading() {
      return "## "
          + names.getFirst().substring(0, 1).toUpperCase(Locale.ROOT)
          + names.getFirst().substring(1);
    }
  }

  private final String source;
  private final Map<Section, StringBuilder> parts = new TreeMap<>();
  private String id = "";
  private String title = "";

  private ScenarioReader(String source) {
    this.source = source;
  }

  /**
   * Reads a scenario.
   *
   * @param id as its file's name has it
   * @param source for messages
   * @throws Refusal naming what is missing, and how it is written
   */
  static Scenario read(String id, String source, String text) {
    return new ScenarioReader(source)
        .scenario(id, text.replace("\uFEFF", "").replace("\r\n", "\n"));
  }

  private Scenario scenario(String name, String text) {
    cut(text);
    if (!id.equals(name)) {
      throw new Refusal(
          source
              + ": the first line must be \"# "
              + name
              + ": what it is for\", as the file's name");
    }
    String prompt = part(Section.PROMPT);
    return new Scenario(
        id, title, part(Section.WHEN), given(), shape(), json(Section.EXAMPLE), prompt, source);
  }

  /** Cuts the text at its headings; fences hide them, and nothing ends the prompt. */
  private void cut(String text) {
    Section at = null;
    String fence = "";
    for (String line : text.split("\n", -1)) {
      Matcher heading = HEADING.matcher(line);
      Matcher first = TITLE.matcher(line);
      boolean inPrompt = at == Section.PROMPT;
      if (!inPrompt && fence.isEmpty() && heading.matches()) {
        at = section(heading.group(1));
        if (parts.put(at, new StringBuilder()) != null) {
          throw new Refusal(source + ": " + at.heading() + " stands twice; keep one");
        }
      } else if (at == null && id.isEmpty() && first.matches()) {
        id = first.group(1);
        title = first.group(2);
      } else if (at != null) {
        fence = inPrompt ? "" : fenceAfter(line, fence);
        parts.computeIfAbsent(at, _ -> new StringBuilder()).append(line).append('\n');
      }
    }
  }

  private static String fenceAfter(String line, String open) {
    for (String mark : List.of("```", "~~~")) {
      if (open.isEmpty() && line.startsWith(mark)) {
        return mark;
      }
    }
    return !open.isEmpty() && line.startsWith(open) ? "" : open;
  }

  private Section section(String name) {
    String bare = name.toLowerCase(Locale.ROOT);
    for (Section section : Section.values()) {
      if (section.names.contains(bare)) {
        return section;
      }
    }
    throw new Refusal(
        source
            + ": \"## "
            + name
            + "\" is no part of a scenario; they are When, Given, Answer, Example, Prompt");
  }

  private String part(Section section) {
    StringBuilder text = parts.get(section);
    if (text == null || text.toString().isBlank()) {
      throw new Refusal(source + ": nothing below " + section.heading() + "; write it");
    }
    return text.toString().strip();
  }

  private List<Scenario.Given> given() {
    List<Scenario.Given> found = new ArrayList<>();
    for (String line : part(Section.GIVEN).lines().toList()) {
      Matcher bullet = GIVEN.matcher(line);
      if (bullet.matches()) {
        String why = bullet.group(2);
        found.add(new Scenario.Given(named(bullet.group(1)), why == null ? "" : why.strip()));
      } else if (!line.isBlank()) {
        throw new Refusal(source + ": below ## Given stand bullets alone, not \"" + line + "\"");
      }
    }
    return found;
  }

  private Scenario.Part named(String word) {
    return Arrays.stream(Scenario.Part.values())
        .filter(p -> p.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    source
                        + ": \""
                        + word
                        + "\" can't be given; what can: "
                        + String.join(
                            ", ",
                            Arrays.stream(Scenario.Part.values())
                                .map(Scenario.Part::word)
                                .toList())));
  }

  private AnswerShape shape() {
    String text = part(Section.ANSWER);
    if (FENCE.matcher(text + "\n").find()) {
      return new AnswerShape(AnswerShape.OWN, json(Section.ANSWER));
    }
    Matcher named = SHAPE.matcher(text);
    if (named.matches() && Scenarios.SHAPES.contains(named.group(1))) {
      return Scenarios.shape(named.group(1));
    }
    throw new Refusal(
        source
            + ": ## Answer begins with one of `"
            + String.join("`, `", Scenarios.SHAPES)
            + "`, or holds a JSON schema in a fenced block ```json");
  }

  private String json(Section section) {
    Matcher fence = FENCE.matcher(part(section) + "\n");
    if (!fence.find()) {
      throw new Refusal(source + ": " + section.heading() + " needs a fenced block ```json");
    }
    return fence.group(2).strip();
  }
}
