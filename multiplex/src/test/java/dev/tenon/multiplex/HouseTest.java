package dev.tenon.multiplex;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The scheduler decides from events alone; and who may know whom. */
class HouseTest {
  private static final String CORE = "dev.tenon.multiplex.core..";
  private static final String POLICY = "dev.tenon.multiplex.policy..";
  private static final String SIM = "dev.tenon.multiplex.sim..";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tenon.multiplex");

  @Test
  void decisionsUseNoClockThreadRandomnessOrDisk() {
    noOutsideIn(CORE, POLICY).check(HOUSE);
    noSystemCalls(CORE, POLICY).check(HOUSE);
    assertThat(HOUSE.stream().filter(c -> c.getPackageName().endsWith(".core")).count())
        .isGreaterThan(20);
  }

  @Test
  void theRuleFindsAClock() {
    JavaClasses clock = new ClassFileImporter().importClasses(Clock.class);
    String here = "dev.tenon.multiplex";
    assertThatThrownBy(() -> noOutsideIn(here).check(clock)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> noSystemCalls(here).check(clock)).isInstanceOf(AssertionError.class);
  }

  @Test
  void coreKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(POLICY, SIM)
        .check(HOUSE);
  }

  @Test
  void policiesKnowNoWorld() {
    noClasses()
        .that()
        .resideInAPackage(POLICY)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SIM)
        .check(HOUSE);
  }

  @Test
  void packagesAreInNoCycle() {
    slices().matching("dev.tenon.multiplex.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  private static ArchRule noOutsideIn(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.time..",
            "java.util.concurrent..",
            "java.util.random..",
            "java.io..",
            "java.nio..",
            "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .because("one core runs in the simulator, under faults and behind a gateway");
  }

  private static ArchRule noSystemCalls(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .accessClassesThat()
        .haveFullyQualifiedName("java.lang.System")
        .orShould()
        .callMethod(Math.class, "random")
        .because("time is an argument, and nothing is left to chance");
  }

  /** What the rule forbids. */
  static final class Clock {
    Instant now() {
      return Instant.ofEpochMilli(System.currentTimeMillis());
    }
  }
}
