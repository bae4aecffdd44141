package dev.tenon.works;

import dev.tenon.design.Tongue;
import java.util.List;

/** Writes the reference of all scenarios, {@code docs/scenarios.md}, from their definitions. */
final class ScenariosReference {
  private ScenariosReference() {}

  /** The whole page in a language, LF. */
  static String markdown(Tongue tongue) {
    List<Scenario> all = Scenarios.all(tongue, null);
    StringBuilder out = new StringBuilder(introduction(tongue));
    out.append(tongue.pick("\n| scenario | for |\n", "\n| 场景 | 用途 |\n")).append("|---|---|\n");
    for (Scenario s : all) {
      out.append("| [").append(s.id()).append("](#").append(s.id()).append(") | ");
      out.append(s.title()).append(" |\n");
    }
    all.forEach(scenario -> section(out, scenario, tongue));
    return out.toString();
  }

  private static String introduction(Tongue tongue) {
    return Scenarios.resource(
        "scenarios/" + tongue.pick("introduction.en.md", "introduction.zh.md"));
  }

  private static void section(StringBuilder out, Scenario scenario, Tongue tongue) {
    out.append("\n## ").append(scenario.id()).append("\n\n*").append(scenario.title());
    out.append("*\n\n").append(tongue.pick("**When.** ", "**何时用。** "));
    out.append(scenario.when()).append(tongue.pick("\n\n**Given.** ", "\n\n**给出。** "));
    out.append(
        String.join(
            tongue.pick("; ", "；"),
            scenario.given().stream()
                .map(
                    g ->
                        "`"
                            + g.part().word()
                            + "`"
                            + (g.why().isEmpty() ? "" : tongue.pick(": ", "：") + g.why()))
                .toList()));
    out.append(tongue.pick(".\n\n**Answer.** `", "。\n\n**回答。** `")).append(scenario.shape().name());
    out.append(tongue.pick("`, for example:\n\n", "`，例如：\n\n"));
    out.append("~~~~json\n").append(scenario.example()).append("\n~~~~\n\n");
    out.append(tongue.pick("**Prompt.**\n\n", "**提示词。**\n\n"));
    out.append("~~~~markdown\n").append(scenario.prompt()).append("\n~~~~\n");
  }
}
