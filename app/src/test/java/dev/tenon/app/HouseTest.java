package dev.tenon.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom: the modules import only those below them, and what is dangerous is in one. */
class HouseTest {
  private static final String DESIGN = "dev.tenon.design..";
  private static final String CODE = "dev.tenon.code..";
  private static final String RUN = "dev.tenon.run..";
  private static final String WORKS = "dev.tenon.works..";
  private static final String APP = "dev.tenon.app..";
  private static final String OURS = "dev.tenon..";

  /** Without tests; one scan for all rules. */
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tenon");

  /** Public types, fewer than which mean that a module was not scanned. */
  private static final Map<String, Integer> PUBLIC_AT_LEAST =
      Map.of("design", 40, "code", 15, "run", 6, "works", 15);

  @Test
  void designKnowsNothingOfOurs() {
    knowsOf(DESIGN).because("the language is checked without disk, code or processes").check(HOUSE);
  }

  @Test
  void codeKnowsNothingOfOurs() {
    knowsOf(CODE).because("code is read as it is, whatever a document says").check(HOUSE);
  }

  @Test
  void runKnowsNothingOfOurs() {
    knowsOf(RUN).because("a process is ended the same way, whoever started it").check(HOUSE);
  }

  @Test
  void worksKnowsNoFace() {
    knowsOf(WORKS, DESIGN, CODE, RUN)
        .because("what is done does not depend on who asks for it")
        .check(HOUSE);
  }

  @Test
  void appDoesNotReadCode() {
    // values of design and run pass through works; code is never needed to parse, call and render
    knowsOf(APP, WORKS, DESIGN, RUN).because("faces are thin").check(HOUSE);
  }

  @Test
  void packagesAreInNoCycle() {
    slices().matching("dev.tenon.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void onlyRunStartsProcesses() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RUN)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(ProcessBuilder.class.getName())
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .because("there is one door: groups, limits, environment and sandbox are behind it")
        .check(HOUSE);
  }

  @Test
  void onlyMainsEndTheProcess() {
    noClasses()
        .that(not(endsProcess()))
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("a library that ends the process leaves the worktree and the lock behind")
        .check(HOUSE);
  }

  /** The application's mains and the second Ctrl-C, and the main of the JVM that runs tests. */
  private static DescribedPredicate<JavaClass> endsProcess() {
    return describe(
        "the main classes of processes of their own",
        c ->
            c.isEquivalentTo(Main.class)
                || c.isEquivalentTo(Interrupts.class)
                || c.isEquivalentTo(Training.class)
                // it is the whole program of a forked JVM, and tests may leave threads behind
                || c.getName().equals("dev.tenon.code.TestFork")
                // runs there too: a test that goes on past the limit can't be stopped otherwise
                || c.getName().equals("dev.tenon.code.VariantRun"));
  }

  @Test
  void onlyCodeKnowsTheCompilers() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CODE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.eclipse.jdt..",
                "javax.tools..",
                "com.sun.source..",
                "com.google.googlejavaformat.."))
        .because("bodies are parsed in one place, and a check of documents alone loads no compiler")
        .check(HOUSE);
  }

  @Test
  void onlyDesignKnowsMarkdown() {
    noClasses()
        .that()
        .resideOutsideOfPackage(DESIGN)
        .should()
        .dependOnClassesThat(resideInAPackage("org.commonmark.."))
        .because("a document is read in one way")
        .check(HOUSE);
  }

  @Test
  void onlyAppPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(APP)
        // the forked JVM talks to its parent over its standard streams
        .and()
        .haveNameNotMatching("dev\\.tenon\\.code\\.(TestFork|VariantRun).*")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("what is shown is decided by the face")
        .check(HOUSE);
  }

  @Test
  void allOfItWasScanned() {
    Map<String, Long> open =
        HOUSE.stream()
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .collect(Collectors.groupingBy(HouseTest::module, Collectors.counting()));

    PUBLIC_AT_LEAST.forEach(
        (module, least) ->
            assertThat(open.getOrDefault(module, 0L))
                .as("public types of " + module)
                .isGreaterThanOrEqualTo(least));
    assertThat(HOUSE.contain(Main.class)).isTrue();
  }

  private static String module(JavaClass type) {
    return type.getPackageName().split("\\.")[2];
  }

  /** A module and those of ours that it may know; the rest of the world is free. */
  private static ArchRule knowsOf(String module, String... others) {
    return classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(OURS))
                .or(resideInAPackage(module))
                .or(resideInAnyPackage(others))
                .as("itself, " + String.join(", ", others) + " and what is not ours"));
  }
}
