package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import dev.tenon.design.plan.Plan;
import dev.tenon.design.plan.PlanTables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a build would do; nothing is written.
 *
 * @param steps that are not done, in order
 */
public record DryRun(List<Planned> steps) {

  /**
   * A step that would be built.
   *
   * @param task of its writer, as Markdown; empty where the document gives all bodies
   */
  public record Planned(String step, String title, String status, String writer, String task) {}

  public DryRun {
    steps = List.copyOf(steps);
  }

  /** Plans in memory, and makes each writer's task against skeletons in memory. */
  public static DryRun of(Project project, Build.Choices choices) {
    Design written = project.design();
    Plan plan = Chapter6.plan(project, written);
    PlanTables.Rewritten rewritten = Chapter6.rewritten(written, plan);
    Design design = project.design(Map.of(rewritten.document().path(), rewritten.text()));
    List<Planned> steps = new ArrayList<>();
    try (Craft craft = new Craft(design, List.of())) {
      Tasks tasks = new Tasks(design, craft);
      Set<String> standing = new LinkedHashSet<>();
      for (StepView step : StepView.all(design)) {
        standing.addAll(step.symbols());
        step.types().forEach(t -> standing.add(t.name()));
        boolean wanted = choices.only().isEmpty() || choices.only().contains(step.id());
        if (step.row().status() != Status.DONE && wanted) {
          boolean given = step.unwritten().isEmpty();
          String task = given ? "" : tasks.sketched(step, project, standing).markdown();
          String writer = given ? "document" : project.config().writer().use();
          steps.add(
              new Planned(
                  step.name(), step.title(), step.row().status().word(Tongue.EN), writer, task));
        }
      }
    }
    return new DryRun(steps);
  }
}
