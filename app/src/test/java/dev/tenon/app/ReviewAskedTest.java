package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal is asked at once. */
class ReviewAskedTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir Path temp;

  /** Runs Tenon on a terminal of its own, with answers typed ahead. */
  private static String typed(Person person, int exit, String answers, String... arguments)
      throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "script gives a command a terminal");
    String line =
        person.command(arguments).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder(List.of(SCRIPT.toString(), "-qec", line, "/dev/null"))
            .directory(person.folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(person.printed().toFile());
    builder.environment().clear();
    builder.environment().putAll(person.environment);
    builder.environment().put("NO_COLOR", "1");
    Process process = builder.start();
    process.getOutputStream().write(answers.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
    String printed = Files.readString(person.printed());
    assertThat(process.exitValue()).as(printed).isEqualTo(exit);
    return printed;
  }

  @Test
  void rejectedWrittenAnewAndApprovedInOneBuild() throws Exception {
    Person person = Reviewed.person(temp.resolve("sums"));
    String printed = typed(person, 0, "r\nsay it another way\na\n", "build");
    assertThat(printed).contains("Approve S-2?", "Why?", "return plus(a, a) + 0;");
    assertThat(person.subjects())
        .endsWith(
            "Plan: S-2 review",
            "Plan: S-2 rejected",
            "Plan: S-2 review",
            "Step 2: Sums",
            "Step 3: Sums");
    assertThat(Reviewed.task(person, 2)).contains("say it another way");
    assertThat(person.status()).isEmpty();
  }

  @Test
  void leftWaitingAndNotAskedWithYes() throws Exception {
    Person person = Reviewed.person(temp.resolve("sums"));
    assertThat(typed(person, 3, "l\n", "build")).contains("Approve S-2?");
    assertThat(typed(person, 3, "a\n", "build", "--yes")).doesNotContain("Approve S-2?");
    assertThat(person.subjects()).endsWith("Plan: S-2 review");
  }
}
