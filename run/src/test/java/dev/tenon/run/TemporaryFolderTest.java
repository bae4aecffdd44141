package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFolderTest {
  @TempDir Path folder;

  @Test
  void isShortAndPrivate() throws Exception {
    try (TemporaryFolder temporary = TemporaryFolder.create()) {
      assertThat(temporary.path()).isEmptyDirectory();
      assertThat(temporary.path().toString().length()).isLessThan(66);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isDeletedWithAllThatIsInItButNotWhatLinksPointTo() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "stays");
    Path path;
    try (TemporaryFolder temporary = TemporaryFolder.in(folder)) {
      path = temporary.path();
      Path deep = Files.createDirectories(path.resolve("a/b/深"));
      Files.writeString(deep.resolve("file"), "goes");
      Files.createSymbolicLink(path.resolve("link"), outside);
      Files.createSymbolicLink(path.resolve("dangling"), folder.resolve("nothing"));
      Path locked = Files.createDirectories(path.resolve("locked/in"));
      Files.writeString(locked.resolve("file"), "goes");
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
      Files.setPosixFilePermissions(
          path.resolve("locked"), PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    assertThat(path).doesNotExist();
    assertThat(outside.resolve("file")).hasContent("stays");
  }

  @Test
  void closingTwiceIsNoError() throws Exception {
    TemporaryFolder temporary = TemporaryFolder.in(folder);
    temporary.close();
    temporary.close();
  }
}
