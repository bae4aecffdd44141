package dev.tenon.works;

import dev.tenon.design.Tongue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of which tasks for an agent are made: Tenon's own, or a project's in {@code
 * design/prompts/NAME.md}. What is asked for stands in them as {@code ${name}}.
 */
final class Templates {
  /** Where a project puts its own. */
  static final String FOLDER = "design/prompts";

  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z-]+)}");

  private Templates() {}

  /**
   * A template, filled.
   *
   * @param name {@code review}, {@code draft} or {@code again}
   * @param values by what stands in braces
   * @throws Refusal if a project's template asks for what there is not
   */
  static String fill(Project project, String name, Map<String, String> values) {
    Path own = project.root().resolve(FOLDER).resolve(name + ".md");
    boolean theirs = Files.isRegularFile(own);
    String shown = FOLDER + "/" + name + ".md";
    String template =
        theirs ? Texts.read(own, shown) : builtIn(name, project.config().project().prose());
    Matcher m = PLACE.matcher(template);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String value = values.get(m.group(1));
      if (value == null) {
        throw new Refusal(
            shown
                + ": there is no ${"
                + m.group(1)
                + "}; there are: "
                + String.join(", ", values.keySet().stream().sorted().toList()));
      }
      m.appendReplacement(out, Matcher.quoteReplacement(value.strip()));
    }
    return m.appendTail(out).toString();
  }

  static String builtIn(String name, Tongue tongue) {
    String path = "review/" + tongue.pick("en", "zh") + "/" + name + ".md";
    try (InputStream in = Templates.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
