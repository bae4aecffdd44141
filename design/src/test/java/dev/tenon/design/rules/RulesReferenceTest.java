package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is what the rules say; {@code -Dtenon.update=true} rewrites it. */
class RulesReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");

  @Test
  void committedPageIsTheGeneratedOne() throws IOException {
    String generated = RulesReference.markdown();
    if (Boolean.getBoolean("tenon.update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, generated);
    }
    assertThat(PAGE).as("rewrite it with -Dtenon.update=true").exists();
    assertThat(Files.readString(PAGE).replace("\r\n", "\n")).isEqualTo(generated);
  }
}
