package dev.tenon.app;

import dev.tenon.works.Refusal;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Reads what was given to a command. */
final class Usage {
  private Usage() {}

  static boolean flag(ParseResult arguments, String name) {
    return arguments.matchedOptionValue(name, false);
  }

  /**
   * The chosen format.
   *
   * @throws Refusal naming the choices
   */
  static String format(ParseResult arguments, String... choices) {
    String chosen = arguments.matchedOptionValue("--format", choices[0]);
    if (!List.of(choices).contains(chosen)) {
      throw new Refusal(
          "--format " + chosen + " is not known here; it is one of " + String.join(", ", choices));
    }
    return chosen;
  }

  static List<String> arguments(ParseResult arguments) {
    String[] none = {};
    String[] given =
        arguments.hasMatchedPositional(0) ? arguments.matchedPositionalValue(0, none) : none;
    return List.of(given);
  }
}
