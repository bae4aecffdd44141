package dev.tenon.multiplex.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** What was given to a command. */
record Given(ParseResult arguments) {
  List<String> words() {
    return arguments.hasMatchedPositional(0)
        ? arguments.matchedPositionalValue(0, List.of())
        : List.of();
  }

  /**
   * The only word.
   *
   * @throws Refusal if there are more
   */
  String word() {
    List<String> words = words();
    if (words.size() != 1) {
      throw new Refusal(
          "one name is enough here, there are " + words.size() + ": " + String.join(", ", words));
    }
    return words.getFirst();
  }

  boolean flag(String option) {
    return arguments.matchedOptionValue(option, false);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(arguments.matchedOptionValue(option, (String) null));
  }

  List<String> values(String option) {
    return arguments.matchedOptionValue(option, List.of());
  }

  /**
   * A whole number of an option.
   *
   * @throws Refusal if it is none, or not between the two
   */
  Optional<Integer> whole(String option, int least, int most) {
    return value(option)
        .map(
            word -> {
              try {
                int number = Integer.parseInt(word.strip());
                if (number >= least && number <= most) {
                  return number;
                }
              } catch (NumberFormatException e) {
                // refused below, as a number out of range is
              }
              throw new Refusal(
                  option
                      + " must be a whole number from "
                      + least
                      + " to "
                      + most
                      + ", was "
                      + word);
            });
  }

  /**
   * The chosen one of some words, the first if none is.
   *
   * @throws Refusal naming the choices
   */
  String choice(String option, String... choices) {
    String chosen = value(option).orElse(choices[0]);
    if (!List.of(choices).contains(chosen)) {
      throw new Refusal(
          option + " " + chosen + " is not known here; it is one of " + String.join(", ", choices));
    }
    return chosen;
  }
}
