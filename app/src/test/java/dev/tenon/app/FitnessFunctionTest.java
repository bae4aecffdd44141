package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision that an architecture test holds: built, locked, run, traced, and broken later. */
class FitnessFunctionTest {
  private static final String SETTINGS =
      """
      format = 1

      [project]
      name = "clockwork"
      package = "org.example"
      classpath = ["lib/*.jar"]

      [build]
      review = "none"
      """;

  private static final String DESIGN =
      """
      # Clockwork

      ## 1 Overview

      ### R-1 Age

      The core shall compute the age of a thing from two instants.

      ## 2 Architecture

      ### D-1 The core has no clock

      Instants are arguments.

      - satisfies: R-1
      - because: what is passed in can be tested

      ### D-2 The core prints nothing

      What is shown is decided elsewhere.

      - refines: D-1

      ## 3 Core flows

      A caller asks.

      ## 4 Interfaces

      ### `public final class Ages`

      Ages of things.

      ```java members
      private Ages() {}
      ```

      #### `public static long age(long born, long now)`

      The difference.

      ## 5 Implementation details

      ### `Ages.age`

      - satisfies: R-1
      - VAL_NON_NEGATIVE(born)

      ```java body
      return now - born;
      ```

      ### T-1 Age is a difference

      - verifies: R-1, `Ages.age`

      ```java test
      @Test
      void isADifference() {
        assertEquals(3, Ages.age(4, 7));
      }
      ```

      ### T-2 No clock in the core

      - verifies: D-1
      - test: HouseTest.theCoreHasNoClock

      ### T-3 No output in the core

      - verifies: D-1..D-2
      - test: CoreTest.printsNothing

      ```java imports
      import com.tngtech.archunit.core.importer.ClassFileImporter;
      import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
      ```

      ```java test
      @Test
      void printsNothing() {
        ArchRuleDefinition.noClasses()
            .that().haveSimpleName("Ages")
            .should().accessClassesThat().belongToAnyOf(System.class)
            .check(new ClassFileImporter().importPackages("org.example"));
      }
      ```

      ## 6 Implementation plan

      <!-- tenon:plan -->
      <!-- /tenon:plan -->

      ## Revisions
      """;

  private static final String HOUSE =
      """
      package org.example;

      import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

      import com.tngtech.archunit.core.importer.ClassFileImporter;
      import com.tngtech.archunit.core.importer.ImportOption;
      import org.junit.jupiter.api.Test;

      class HouseTest {
        @Test
        void theCoreHasNoClock() {
          noClasses()
              .should()
              .callMethod(System.class, "currentTimeMillis")
              .check(
                  new ClassFileImporter()
                      .withImportOption(new ImportOption.DoNotIncludeTests())
                      .importPackages("org.example"));
        }
      }
      """;

  private static final String CODE = "src/main/java/org/example/Ages.java";

  @TempDir Path temp;

  /** The project, with the real ArchUnit on its class path. */
  private Person begin(String settings) throws Exception {
    Person person = Person.at(temp.resolve("clockwork"));
    person.git("init", "-q", "-b", "main", ".");
    person.identify();
    person.write("tenon.toml", settings);
    person.write("design/design.md", DESIGN);
    person.write("src/test/java/org/example/HouseTest.java", HOUSE);
    Path lib = Files.createDirectory(person.folder.resolve("lib"));
    List<String> needed = List.of("archunit-", "slf4j-api-", "junit-", "opentest4j-", "jspecify-");
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      String name = jar.getFileName().toString();
      if (name.endsWith(".jar")
          && Stream.of(needed.toArray(String[]::new)).anyMatch(name::startsWith)) {
        Files.copy(jar, lib.resolve(name));
      }
    }
    assertThat(lib.toFile().list()).anyMatch(n -> n.startsWith("archunit-"));
    person.write(".gitignore", "target/\n");
    person.commit("Start");
    return person;
  }

  @Test
  void anArchitectureTestHoldsADecision() throws Exception {
    Person person = begin(SETTINGS);
    Person.Ran built = person.tenon("build");
    assertThat(built.exit()).as(built.all()).isZero();
    assertThat(person.status()).isEmpty();
    Person.Ran checked = person.tenon("check");
    assertThat(checked.exit()).as(checked.all()).isZero();
    assertThat(person.read("tenon.lock")).contains("test T-2 sha256:", "test T-3 sha256:");
    Person.Ran verified = person.tenon("verify");
    assertThat(verified.exit()).as(verified.all()).isZero();

    Person.Ran trace = person.tenon("trace", "D-1");
    assertThat(trace.out())
        .contains("D-1 The core has no clock  verified", "T-2 No clock in the core");
    assertThat(person.tenon("trace", "--format", "json").out())
        .contains(
            "{\"from\":\"T-2\",\"key\":\"verifies\",\"to\":\"D-1\"}",
            "{\"from\":\"T-3\",\"key\":\"verifies\",\"to\":\"D-2\"}");

    // somebody breaks the decision in code that no step holds
    person.write(
        "src/main/java/org/example/Later.java",
        "package org.example;\n\nfinal class Later {\n  long now() {\n"
            + "    return System.currentTimeMillis();\n  }\n}\n");
    person.commit("Hurry");
    Person.Ran broken = person.tenon("verify");
    assertThat(broken.exit()).as(broken.all()).isEqualTo(1);
    assertThat(broken.out()).contains("theCoreHasNoClock", "currentTimeMillis");

    // and the next one loosens the test
    person.replace(
        "src/test/java/org/example/HouseTest.java", "\"currentTimeMillis\"", "\"nanoTime\"");
    Person.Ran loosened = person.tenon("check");
    assertThat(loosened.exit()).as(loosened.all()).isEqualTo(1);
    assertThat(loosened.out()).contains("test-changed", "T-2");
    assertThat(person.tenon("trace", "T-2").out()).contains("! in doubt: test-changed");
  }

  @Test
  void aStepThatBreaksADecisionDoesNotGetIn() throws Exception {
    Person person = begin(SETTINGS);
    person.replace(
        "design/design.md", "return now - born;", "return System.currentTimeMillis() - born;");
    person.replace(
        "design/design.md", "assertEquals(3, Ages.age(4, 7));", "assertTrue(Ages.age(4, 7) > 3);");
    person.commit("Use the clock");
    Person.Ran built = person.tenon("build");
    assertThat(built.exit()).as(built.all()).isEqualTo(1);
    assertThat(built.all()).contains("tests-pass", "theCoreHasNoClock");
  }
}
