package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.design.Method;
import java.nio.file.Path;
import java.util.List;

/** Chooses who writes. */
final class Writers {
  private Writers() {}

  /**
   * The writer of a step: the document, if it gives all bodies, else whom {@code tenon.toml} names.
   *
   * @throws Refusal if that one can't write it
   */
  static Writer of(StepView step, Project project, Sandboxing sandboxing) {
    List<Method> unwritten = step.unwritten();
    if (unwritten.isEmpty()) {
      return new DocumentWriter();
    }
    Config.Writer settings = project.config().writer();
    return switch (settings.use()) {
      case "person" -> new PersonWriter();
      case "command" -> {
        if (settings.command().isBlank()) {
          throw new Refusal(
              "tenon.toml: [writer] use = \"command\" needs a command; give one, such as command ="
                  + " \"claude -p --permission-mode acceptEdits\"");
        }
        yield new CommandWriter(settings, sandboxing);
      }
      case "replay" -> new ReplayWriter(recorded(project.root(), step), settings.attempts());
      case "document" ->
          throw new Refusal(
              step.name()
                  + ": the document gives no body of "
                  + String.join(", ", unwritten.stream().map(Method::symbol).toList())
                  + ", and [writer] use is \"document\"; write the body, or choose another writer");
      default ->
          throw new Refusal(
              "tenon.toml: [writer] use = \""
                  + settings.use()
                  + "\" comes with a later version; use person, document, command or replay");
    };
  }

  /** Where a step's attempts are recorded, in the person's tree. */
  static Path recorded(Path root, StepView step) {
    return root.resolve("recorded").resolve(step.name());
  }
}
