package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/patterns.md} is what the library says; {@code -Dtenon.update=true} rewrites it. */
class PatternsReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "patterns.md");

  @Test
  void committedPageIsTheGeneratedOne() throws IOException {
    String generated = PatternsReference.markdown();
    if (Boolean.getBoolean("tenon.update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, generated);
    }
    assertThat(PAGE).as("rewrite it with -Dtenon.update=true").exists();
    assertThat(Files.readString(PAGE).replace("\r\n", "\n")).isEqualTo(generated);
  }
}
