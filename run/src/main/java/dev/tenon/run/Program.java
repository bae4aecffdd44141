package dev.tenon.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the file of a program as the shell would, in the environment that the program gets. */
final class Program {
  private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

  private Program() {}

  /**
   * What to start for the first word of a command: a path is left as it stands, a name is looked
   * for in PATH.
   *
   * @throws IOException in one sentence if it isn't there or can't be run
   */
  static String find(String name, Path directory, Map<String, String> environment)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException("can't run " + name + ": the folder " + directory + " does not exist");
    }
    if (name.contains("/")) {
      Path file = path(directory, name).orElseThrow(() -> missing(name, "there is no such file"));
      if (!Files.exists(file)) {
        throw missing(name, "there is no such file");
      }
      if (!runs(file)) {
        throw missing(name, "the file is not executable");
      }
      return name;
    }
    String path = environment.getOrDefault("PATH", USUAL);
    boolean seen = false;
    for (String folder : path.split(":", -1)) {
      Optional<Path> file = path(directory.resolve(folder), name);
      if (file.isPresent() && runs(file.get())) {
        return file.get().toAbsolutePath().toString();
      }
      seen |= file.isPresent() && Files.isRegularFile(file.get());
    }
    throw missing(name, seen ? "the file is not executable" : "it is not in PATH (" + path + ")");
  }

  /** The program {@code setsid}, which gives a process a session and so a group of its own. */
  static Optional<String> setsid() {
    for (String folder : USUAL.split(":", -1)) {
      Path file = Path.of(folder, "setsid");
      if (runs(file)) {
        return Optional.of(file.toString());
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> path(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static IOException missing(String name, String why) {
    return new IOException("can't run " + name + ": " + why);
  }
}
