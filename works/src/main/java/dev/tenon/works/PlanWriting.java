package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.plan.Plan;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.design.plan.Planner;
import dev.tenon.design.plan.Planning;
import java.util.List;

/** {@code tenon plan}: chapter 6, kept up to date in the person's tree. */
public final class PlanWriting {
  private PlanWriting() {}

  /** What came of it. */
  public sealed interface Result {}

  /** The plan stands in chapter 6. */
  public record Written(Design design, Plan plan, boolean changed, String path) implements Result {}

  /** Methods use each other in rings: there is no plan. */
  public record Cyclic(List<String> rings) implements Result {
    public Cyclic {
      rings = List.copyOf(rings);
    }
  }

  /**
   * Plans, and writes what changed.
   *
   * @throws Refusal if chapter 6 is not there, or a file can't be written
   */
  public static Result write(Project project) {
    try (ProjectLock lock = ProjectLock.take(project.root(), "plan")) {
      Design design = project.design();
      return switch (Planner.plan(
          design, Locks.read(project.root()), Chapter6.stale(project, design))) {
        case Planning.Cyclic(List<List<String>> rings) ->
            new Cyclic(
                rings.stream()
                    .map(
                        r ->
                            design.tongue().pick("methods use each other in a ring: ", "方法循环使用：")
                                + String.join(" → ", r)
                                + " → "
                                + r.getFirst())
                    .toList());
        case Planning.Planned(Plan plan) -> {
          PlanTables.Rewritten rewritten = Chapter6.rewritten(design, plan);
          boolean changed = !rewritten.text().equals(rewritten.document().text());
          if (changed) {
            Texts.write(project.root().resolve(rewritten.document().path()), rewritten.text());
          }
          yield new Written(design, plan, changed, rewritten.document().path());
        }
      };
    }
  }
}
