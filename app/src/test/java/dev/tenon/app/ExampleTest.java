package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.run.SystemRunner;
import dev.tenon.works.Build;
import dev.tenon.works.BuildReport;
import dev.tenon.works.Checking;
import dev.tenon.works.Event;
import dev.tenon.works.Evidence;
import dev.tenon.works.Gate;
import dev.tenon.works.Progress;
import dev.tenon.works.Project;
import dev.tenon.works.Showcase;
import dev.tenon.works.Verification;
import dev.tenon.works.git.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example in both languages, from text to verified commits; without Maven, to be fast. */
class ExampleTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void goesFromTextToVerifiedCommits(String prose) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("TENON_TRUST", "1");
    SystemRunner runner = new SystemRunner();
    Path example = Path.of("../examples/elastic-sampler", prose).toAbsolutePath().normalize();
    Path copy = temp.resolve("example");
    copyWithoutMaven(example, copy);
    Path folder = temp.resolve("我的 项目");
    Showcase.copy(copy, folder, runner, environment);
    Project project = Project.open(folder);

    assertThat(Checking.all(project, project.design()).exitCode(true)).isZero();

    List<Event> events = new ArrayList<>();
    BuildReport report =
        new Build(
                project, runner, environment, new Build.Choices(Set.of(), false, true), events::add)
            .run();
    assertThat(report.exit()).as(report.toString()).isZero();
    assertThat(report.steps()).hasSize(8);

    assertThat(stopped(events))
        .containsExactly("S-6/1 " + Gate.CONTRACTS, "S-6/1 " + Gate.ERRORS_SURFACE);
    Evidence cheated = evidence(folder, "S-6");
    assertThat(cheated.attempt()).isEqualTo(2);
    assertThat(cheated.writer()).isEqualTo("replay");
    assertThat(cheated.gates()).hasSize(10).allMatch(Evidence.Passed::passed);
    assertThat(evidence(folder, "S-3").writer()).isEqualTo("document");

    assertThat(Checking.all(project, project.design()).exitCode(true)).isZero();
    Verification verification =
        new Verification(project, runner, environment, true, Progress.silent());
    assertThat(verification.head().ok()).isTrue();
    Repository repository = Repository.open(folder, runner, environment);
    assertThat(repository.changes()).isEmpty();
    assertThat(repository.steps("HEAD", "Tenon-Step")).hasSize(8);
  }

  private static List<String> stopped(List<Event> events) {
    List<String> stopped = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.GateEnded(String step, int attempt, var result)
          && !result.passed()) {
        stopped.add(step + "/" + attempt + " " + result.gate());
      }
    }
    return stopped;
  }

  private static Evidence evidence(Path folder, String step) throws IOException {
    Path file = folder.resolve("design/evidence/" + step + ".json");
    return Evidence.read(Files.readString(file), file.toString());
  }

  /** The example as it is shipped, but for its build file and its commands. */
  private static void copyWithoutMaven(Path example, Path copy) throws IOException {
    try (var files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(example.relativize(file).toString());
        if (!file.endsWith("pom.xml")) {
          Files.createDirectories(target.getParent());
          Files.writeString(
              target, Files.readString(file).replaceAll("(?m)^(step|test) +=.*$", ""));
        }
      }
    }
  }
}
