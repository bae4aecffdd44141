package dev.tenon.works;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A build that knows a project's class path, and how it is asked. */
enum BuildTool {
  MAVEN("Maven") {
    @Override
    List<List<String>> questions(Path project, Path out) throws IOException {
      String mvn = program(project, "mvnw", "mvn");
      boolean modules = Files.readString(project.resolve("pom.xml")).contains("<modules>");
      List<List<String>> questions = new ArrayList<>();
      for (boolean offline : new boolean[] {true, false}) {
        questions.add(maven(mvn, offline, modules, false, out));
        if (modules) {
          // modules that need each other know their paths only once they are compiled
          questions.add(maven(mvn, offline, true, true, out));
        }
      }
      return questions;
    }
  },

  GRADLE("Gradle") {
    @Override
    List<List<String>> questions(Path project, Path out) throws IOException {
      String gradle = program(project, "gradlew", "gradle");
      Path script = out.resolve(SCRIPT);
      Files.writeString(script, GRADLE_SCRIPT, StandardCharsets.UTF_8);
      List<String> online =
          List.of(
              gradle,
              "-q",
              "--no-daemon",
              "--console=plain",
              "-Dorg.gradle.configuration-cache=false",
              "-I",
              script.toString(),
              "-Dtenon.classpath=" + out.resolve("answer"),
              "tenonClassPath");
      List<String> offline = new ArrayList<>(online);
      offline.add(1, "--offline");
      return List.of(offline, online);
    }
  };

  /** The name of Gradle's script in the folder of answers. */
  static final String SCRIPT = "tenon.init.gradle";

  private static final String DEPENDENCY_PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

  /** Prints what tests are compiled with and run with, but nothing that the project makes. */
  private static final String GRADLE_SCRIPT =
      """
      allprojects {
        tasks.register('tenonClassPath') {
          doLast {
            def found = new LinkedHashSet()
            ['testCompileClasspath', 'testRuntimeClasspath'].each { name ->
              def configuration = project.configurations.findByName(name)
              if (configuration != null) { found.addAll(configuration.files) }
            }
            def out = new File(System.getProperty('tenon.classpath'))
            found.each { out.append(it.absolutePath + '\\n', 'UTF-8') }
          }
        }
      }
      """;

  private final String title;

  BuildTool(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The one that a project has; Maven if both. */
  static Optional<BuildTool> of(Path project) {
    if (Files.isRegularFile(project.resolve("pom.xml"))) {
      return Optional.of(MAVEN);
    }
    boolean gradle =
        Files.isRegularFile(project.resolve("build.gradle"))
            || Files.isRegularFile(project.resolve("build.gradle.kts"));
    return gradle ? Optional.of(GRADLE) : Optional.empty();
  }

  /**
   * Command lines to try in order, offline first; each writes files into the folder whose lines are
   * paths.
   */
  abstract List<List<String>> questions(Path project, Path out) throws IOException;

  private static List<String> maven(
      String mvn, boolean offline, boolean modules, boolean compile, Path out) {
    List<String> argv = new ArrayList<>(List.of(mvn, "-q", "-B"));
    if (offline) {
      argv.add("-o");
    }
    if (!modules) {
      argv.add("-N");
    }
    if (compile) {
      argv.add("test-compile");
    }
    argv.add(DEPENDENCY_PLUGIN);
    argv.add("-DincludeScope=test");
    // Maven puts each module's own name in, so that none overwrites another's answer
    argv.add("-Dmdep.outputFile=" + out + "/${project.artifactId}");
    return argv;
  }

  private static String program(Path project, String wrapper, String installed) {
    Path own = project.resolve(wrapper);
    return Files.isExecutable(own) ? own.toString() : installed;
  }
}
