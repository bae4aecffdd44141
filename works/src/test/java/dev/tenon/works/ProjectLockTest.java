package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.works.git.GitProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLockTest {
  @TempDir Path temp;

  @Test
  void isHeldByOneAtATimeInAProcess() {
    try (ProjectLock lock = ProjectLock.take(temp, "build")) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> ProjectLock.take(temp, "plan"))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("`tenon build`")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
    ProjectLock.take(temp, "plan").close();
  }

  @Test
  void isHeldAgainstOtherProcessesUntilTheyAreKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                temp.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("held");
      assertThatThrownBy(() -> ProjectLock.take(temp, "plan"))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("`tenon accept R-1`")
          .hasMessageContaining("process " + other.pid());
    } finally {
      other.destroyForcibly().waitFor();
    }
    ProjectLock.take(temp, "plan").close();
  }

  /** Another process that holds it. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (ProjectLock lock = ProjectLock.take(Path.of(arguments[0]), "accept R-1")) {
        System.out.println(lock == null ? "" : "held");
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void saysThatTheFolderCannotBeWritten() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> ProjectLock.take(file, "build"))
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("can't be written");
    Files.createDirectories(temp.resolve("p/.tenon/lock"));
    assertThatThrownBy(() -> ProjectLock.take(temp.resolve("p"), "build"))
        .isInstanceOf(GitProblem.class)
        .hasMessageContaining("can't be locked");
  }
}
