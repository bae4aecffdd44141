package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
  @TempDir Path folder;

  @Test
  void theFirstWrongByteIsNamed() throws IOException {
    Path file = folder.resolve("d.md");
    Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xC3, '('});
    assertThatThrownBy(() -> Texts.read(file, "d.md"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("d.md:2")
        .hasMessageContaining("0xC3")
        .hasMessageContaining("offset 3");
  }

  @Test
  void aFileIsReplacedWholeAndKeepsItsMode() throws IOException {
    Path file = folder.resolve("a b/run.sh");
    Texts.write(file, "one");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    Texts.write(file, "两");
    assertThat(file).hasContent("两");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x---");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).hasSize(1);
    }
  }
}
