package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.ItemKind;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Severity;
import dev.tenon.design.Status;
import dev.tenon.works.Checking;
import dev.tenon.works.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The design of Multiplex holds together, what is built of it stands in the code as it was built,
 * and all of it was read: {@code multiplex/tenon.lock}.
 */
class MultiplexDesignTest {
  private static final Path FOLDER = Path.of("../multiplex").toAbsolutePath().normalize();

  private final Project project = Project.open(FOLDER);
  private final Design design = project.design();

  @Test
  void hasNoErrors() {
    List<Finding> wrong =
        Checking.all(project, design).findings().stream()
            .filter(f -> f.severity() != Severity.INFORMATION)
            .toList();
    assertThat(wrong).isEmpty();
    assertThat(design.live(ItemKind.REQUIREMENT)).hasSizeGreaterThan(25);
    assertThat(design.methods()).hasSizeGreaterThan(40);
  }

  @Test
  void isBuilt() {
    PlanTable plan = design.plan();
    assertThat(plan).isNotNull();
    assertThat(plan.rows()).hasSizeGreaterThan(8).allMatch(row -> row.status() == Status.DONE);
  }
}
