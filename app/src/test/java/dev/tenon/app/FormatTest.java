package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All Java here has the one format of google-java-format.
 *
 * <p>{@code bin/format} writes it.
 */
class FormatTest {
  private static final int FILES_LEAST = 100;

  /** A contract's tag stands on one line, however long; the formatter would break it. */
  private static final Pattern LONG_TAG = Pattern.compile("(?m)^(?=.{101}) *// (VAL|AST): ");

  @Test
  void everySourceIsFormatted() throws IOException, FormatterException {
    Path root = Path.of("").toAbsolutePath().getParent();
    boolean write = Boolean.getBoolean("tenon.format");
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("design", "code", "run", "works", "app", "multiplex", "bench")) {
      Path folder = root.resolve(module).resolve("src");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(f -> isOurs(root.relativize(f))).forEach(sources::add);
        }
      }
    }
    assertThat(sources).hasSizeGreaterThan(FILES_LEAST);
    Formatter formatter = new Formatter();
    List<Path> other = new ArrayList<>();
    for (Path source : sources) {
      String text = Files.readString(source);
      if (LONG_TAG.matcher(text).find()) {
        continue;
      }
      String formatted = formatter.formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        if (write) {
          Files.writeString(source, formatted);
        } else {
          other.add(root.relativize(source));
        }
      }
    }
    assertThat(other).as("format them: bin/format").isEmpty();
  }

  /** Fixtures are texts, not our code. */
  private static boolean isOurs(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.endsWith(".java") && path.contains("/java/");
  }
}
