package dev.tenon.app;

import dev.tenon.works.Project;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/**
 * What a command works in.
 *
 * @param folder where it was started
 */
record Context(Terminal terminal, Map<String, String> environment, Path folder) {

  /** The project that the arguments name, else that of the folder. */
  Project project(ParseResult arguments) {
    String named = arguments.matchedOptionValue("--project", "");
    return Project.find(named.isEmpty() ? folder : folder.resolve(named));
  }

  /** Tenon's own folder, where its examples stand; the folder of the repository. */
  Path home() {
    String home = environment.get("TENON_HOME");
    return home == null ? folder : Path.of(home);
  }
}
