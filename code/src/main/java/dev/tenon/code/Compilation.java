package dev.tenon.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a compiler made of some sources.
 *
 * @param sources what was compiled, text by path
 * @param classPath what it was compiled against
 * @param release version of the language and library
 * @param classes bytes by binary name, {@code org.example.Pool$Inner}; empty if there are errors
 * @param origins path of the source that each class comes from, by binary name
 * @param errors at most 100, in the compiler's order; empty if it succeeded
 */
public record Compilation(
    Map<String, String> sources,
    List<Path> classPath,
    int release,
    Map<String, byte[]> classes,
    Map<String, String> origins,
    List<CompileError> errors) {

  public Compilation {
    sources = Map.copyOf(sources);
    classPath = List.copyOf(classPath);
    classes = Map.copyOf(classes);
    origins = Map.copyOf(origins);
    errors = List.copyOf(errors);
  }

  /** Whether there are no errors. */
  public boolean ok() {
    return errors.isEmpty();
  }

  /**
   * Writes the class files below a folder.
   *
   * @throws UncheckedIOException if a file can't be written
   */
  public void writeTo(Path folder) {
    writeTo(folder, source -> true);
  }

  /**
   * Writes the class files of some sources below a folder.
   *
   * @param from which, by path
   * @throws UncheckedIOException if a file can't be written
   */
  public void writeTo(Path folder, Predicate<String> from) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        if (!from.test(origins.getOrDefault(each.getKey(), ""))) {
          continue;
        }
        Path file = folder.resolve(each.getKey().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, each.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
