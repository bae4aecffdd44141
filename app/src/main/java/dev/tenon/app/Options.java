package dev.tenon.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Pieces of which the commands' options are made. */
final class Options {
  private Options() {}

  /** A command that works in a project. */
  static CommandSpec inProject(String name, String... description) {
    return plain(name, description)
        .addOption(
            OptionSpec.builder("--project")
                .paramLabel("DIR")
                .type(String.class)
                .description("the project's folder; else this folder or the nearest above")
                .build());
  }

  static CommandSpec plain(String name, String... description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("shows this help").build());
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** {@code --format} with the given choices, the first is the default. */
  static OptionSpec format(String... choices) {
    return value("--format", String.join("|", choices), "how it is printed; default " + choices[0]);
  }

  static PositionalParamSpec arguments(String label, String arity, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .arity(arity)
        .type(String[].class)
        .description(description)
        .build();
  }
}
