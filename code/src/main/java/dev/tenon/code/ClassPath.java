package dev.tenon.code;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a file of a project is compiled against.
 *
 * @param entries jars and folders of classes
 * @param sources roots of the project's own sources
 */
public record ClassPath(List<Path> entries, List<Path> sources) {

  public ClassPath {
    entries = List.copyOf(entries);
    sources = List.copyOf(sources);
  }

  /** Nothing but the JDK. */
  public static ClassPath none() {
    return new ClassPath(List.of(), List.of());
  }

  /** Whether the project's own sources have a file for a type. */
  boolean hasSource(String packageName, String simpleName) {
    String folder = packageName.replace('.', '/');
    return sources.stream()
        .anyMatch(root -> Files.exists(root.resolve(folder).resolve(simpleName + ".java")));
  }
}
