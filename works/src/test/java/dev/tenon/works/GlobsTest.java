package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
  @TempDir Path root;

  @BeforeEach
  void files() throws IOException {
    for (String path :
        List.of(
            "a.md",
            "design/b.md",
            "design/设计 一.md",
            "design/deep/c.md",
            "src/main/java/x/A.java",
            ".git/d.md",
            ".tenon/cache/design/b.md",
            "design/.hidden.md")) {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "design/*.md | design/.hidden.md,design/b.md,design/设计 一.md",
        "*.md | a.md,design/.hidden.md,design/b.md,design/deep/c.md,design/设计 一.md",
        "/*.md | a.md",
        "design/**/*.md | design/.hidden.md,design/b.md,design/deep/c.md,design/设计 一.md",
        "design/deep | design/deep/c.md",
        "design/[bc].md | design/b.md",
        "design/?.md | design/b.md",
        "src/main/java | src/main/java/x/A.java",
        "nothing/*.md | ''",
      })
  void globsAreThoseOfGitignore(String glob, String expected) {
    assertThat(String.join(",", Globs.find(root, List.of(glob), ""))).isEqualTo(expected);
  }

  @Test
  void aFileIsFoundOnceAndCanBeTakenAwayAgain() {
    assertThat(Globs.find(root, List.of("design/b.md", "*.md", "!design/deep", "!.hidden.md"), ""))
        .containsExactly("a.md", "design/b.md", "design/设计 一.md");
  }

  @Test
  void aGlobThatLeavesTheProjectIsRefused() {
    assertThatThrownBy(() -> Globs.find(root, List.of("../*.md"), ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("outside");
  }

  @Test
  void loopsOfLinksEnd() throws IOException {
    Files.createSymbolicLink(root.resolve("design/loop"), root.resolve("design"));
    assertThat(Globs.find(root, List.of("design/**/c.md"), "")).contains("design/deep/c.md");
  }
}
