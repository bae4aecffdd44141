package dev.tenon.works.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeFilesTest {
  @TempDir Path temp;

  @Test
  void followsLinksToFilesAndFoldersInTheProject() throws IOException {
    Ground ground = Ground.make(temp.resolve("库"), "子 项目");
    link(ground, "design/again.md", "设计.md");
    link(ground, "docs", "design");
    link(ground, "deep/link", "../docs/again.md");
    link(ground, "outside.md", "../elsewhere.txt");
    link(ground, "loop/self", "../loop");
    ground.git("add", "-A");
    ground.git("commit", "-qm", "Links");
    TreeFiles files = TreeFiles.of(ground.open(), "HEAD");
    assertThat(files.paths())
        .contains("design/again.md", "docs/设计.md", "docs/again.md", "deep/link")
        .doesNotContain("outside.md", "elsewhere.txt", "docs", "loop/self");
    assertThat(new String(read(files, "deep/link"), StandardCharsets.UTF_8)).isEqualTo("# 设计\n");
    assertThat(files.read(List.of("no.md"))).isEmpty();
  }

  private static byte[] read(TreeFiles files, String path) {
    byte[] bytes = files.read(List.of(path)).get(path);
    assertThat(bytes).isNotNull();
    return bytes == null ? new byte[0] : bytes;
  }

  private static void link(Ground ground, String path, String target) throws IOException {
    Path link = ground.project.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }
}
