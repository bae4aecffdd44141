package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  @TempDir Path temp;
  private Path project;
  private final AtomicInteger runs = new AtomicInteger();
  private ClassPath classPath;

  @BeforeEach
  void make() throws IOException {
    project = Files.createDirectories(temp.resolve("项目 一")).toRealPath();
    Runner runner =
        command -> {
          runs.incrementAndGet();
          return new PlainRunner().run(command);
        };
    classPath = new ClassPath(runner, System.getenv(), temp.resolve("cache"));
  }

  private void write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String pom(String artifact, String parent, String rest) {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      %s
      <artifactId>%s</artifactId>
      %s
    </project>
    """
        .formatted(
            parent.isEmpty()
                ? "<groupId>org.example</groupId><version>1</version>"
                : "<parent><groupId>org.example</groupId><artifactId>"
                    + parent
                    + "</artifactId><version>1</version></parent>",
            artifact,
            rest);
  }

  private static final String JUNIT =
      "<dependencies><dependency><groupId>org.junit.jupiter</groupId>"
          + "<artifactId>junit-jupiter</artifactId><version>6.1.3</version>"
          + "<scope>test</scope></dependency></dependencies>";

  @Test
  void isEmptyWithoutABuild() {
    assertThat(classPath.of(project, project, List.of())).isEmpty();
    assertThat(runs).hasValue(0);
  }

  @Test
  void globsComeFirst() throws IOException {
    write("pom.xml", "not asked");
    write("lib/b.jar", "");
    write("lib/a.jar", "");
    write("lib/deep/c.jar", "");
    write("lib/a-sources.jar", "");
    assertThat(classPath.of(project, project, List.of("lib/*.jar", "!*-sources.jar")))
        .containsExactly(project.resolve("lib/a.jar"), project.resolve("lib/b.jar"));
    assertThat(classPath.of(project, project, List.of("lib/**/*.jar"))).hasSize(4);
    assertThat(classPath.of(project, project, List.of("c.jar", "lib/deep/")))
        .containsExactly(project.resolve("lib/deep/c.jar"), project.resolve("lib/deep"));
    assertThat(runs).hasValue(0);
  }

  @Test
  void mavenIsAskedOnceForEachStateOfItsFiles() throws IOException {
    write("pom.xml", pom("parent", "", "<packaging>pom</packaging>" + JUNIT));
    write("core/pom.xml", pom("core", "parent", ""));
    Path core = project.resolve("core");
    List<Path> found = classPath.of(core, project, List.of());
    assertThat(found)
        .extracting(path -> path.getFileName().toString())
        .contains("junit-jupiter-api-6.1.3.jar");
    assertThat(found).allSatisfy(path -> assertThat(path).isRegularFile());
    int asked = runs.get();
    assertThat(classPath.of(core, project, List.of())).isEqualTo(found);
    assertThat(runs).hasValue(asked);
    write("pom.xml", pom("parent", "", "<packaging>pom</packaging>"));
    assertThat(classPath.of(core, project, List.of())).isEmpty();
    assertThat(runs.get()).isGreaterThan(asked);
  }

  @Test
  void modulesAnswerTogether() throws IOException {
    write(
        "pom.xml",
        pom("all", "", "<packaging>pom</packaging><modules><module>a</module></modules>"));
    write("a/pom.xml", pom("a", "all", JUNIT));
    assertThat(classPath.of(project, project, List.of()))
        .extracting(path -> path.getFileName().toString())
        .contains("junit-jupiter-api-6.1.3.jar");
  }

  @Test
  void saysWhatMavenSaid() throws IOException {
    write("pom.xml", "<project><oops></project>");
    assertThatThrownBy(() -> classPath.of(project, project, List.of()))
        .isInstanceOf(ClassPathProblem.class)
        .hasMessageContaining("Maven does not say")
        .hasMessageContaining("[project] classpath");
  }

  @Test
  void gradleIsAskedByItsWrapper() throws IOException {
    write("build.gradle", "");
    write("libs/x.jar", "");
    write(
        "gradlew",
        """
        #!/bin/sh
        for a in "$@"; do
          case "$a" in
            --offline) exit 1 ;;
            -Dtenon.classpath=*) printf '%s\\n' "$PWD/libs/x.jar" > "${a#*=}" ;;
          esac
        done
        """);
    Files.setPosixFilePermissions(
        project.resolve("gradlew"), PosixFilePermissions.fromString("rwxr-xr-x"));
    List<Path> found = classPath.of(project, project, List.of());
    assertThat(found).containsExactly(project.resolve("libs/x.jar"));
    assertThat(runs).hasValue(2);

    Path moved = temp.resolve("moved").toAbsolutePath();
    Files.move(project, moved);
    assertThat(classPath.of(moved, moved, List.of()))
        .containsExactly(moved.toRealPath().resolve("libs/x.jar"));
    assertThat(runs).as("an answer inside the tree moves with it").hasValue(2);
    Files.delete(moved.resolve("libs/x.jar"));
    assertThat(classPath.of(moved, moved, List.of())).hasSize(1);
    assertThat(runs).as("an answer that is gone is asked again").hasValue(4);
  }
}
