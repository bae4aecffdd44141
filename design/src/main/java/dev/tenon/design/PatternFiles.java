package dev.tenon.design;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the library of patterns: Tenon's own file, then those of the project. */
final class PatternFiles {
  private static final String BUILT_IN = "patterns.md";

  private PatternFiles() {}

  static PatternLibrary read(List<Document> projectFiles) {
    List<PatternLibrary.BadPattern> problems = new ArrayList<>();
    List<Pattern> projects = new ArrayList<>();
    for (Document file : projectFiles) {
      PatternReader reader = new PatternReader(file, false);
      projects.addAll(reader.read());
      problems.addAll(reader.problems());
    }
    return new PatternLibrary(builtIn(), projects, problems);
  }

  private static List<Pattern> builtIn() {
    try (InputStream in = PatternFiles.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        return List.of();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PatternReader(new Document(BUILT_IN, text), true).read();
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in patterns can't be read", e);
    }
  }
}
