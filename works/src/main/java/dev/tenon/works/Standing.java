package dev.tenon.works;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Lock;
import dev.tenon.design.Method;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Status;
import dev.tenon.design.change.Doubts;
import dev.tenon.design.rules.CheckResult;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tenon status}: where a project stands, and what to do next.
 *
 * @param chapters what each chapter holds
 * @param steps the plan
 * @param next one sentence
 */
public record Standing(List<ChapterStanding> chapters, List<StepStanding> steps, String next) {

  /**
   * A chapter.
   *
   * @param items with an id, that stand in it
   * @param accepted of them
   * @param inDoubt of them: changed, or leaning on something that changed
   * @param open questions
   */
  public record ChapterStanding(String chapter, int items, int accepted, int inDoubt, int open) {}

  /**
   * A step of the plan.
   *
   * @param methods what it holds that has a body in code, in its order
   */
  public record StepStanding(
      String step, String title, Status status, List<MethodStanding> methods) {
    public StepStanding {
      methods = List.copyOf(methods);
    }

    /** The methods to look at: all of a step that is not done, else those that are not done. */
    public List<MethodStanding> open() {
      return methods.stream().filter(m -> m.status() != Status.DONE).toList();
    }
  }

  /** A method of a step. */
  public record MethodStanding(String symbol, Status status) {}

  public Standing {
    chapters = List.copyOf(chapters);
    steps = List.copyOf(steps);
  }

  /** Looks where a project stands. */
  public static Standing of(Project project) {
    Design design = project.design();
    Lock lock = Locks.read(project.root());
    CheckResult checked = Checking.all(project, design);
    Doubts doubts = Doubts.of(design, lock);
    List<ChapterStanding> chapters = new ArrayList<>();
    for (Chapter chapter : Chapter.values()) {
      if (chapter.number() == 0) {
        continue;
      }
      List<Item> items = design.items().stream().filter(i -> i.chapter() == chapter).toList();
      int accepted =
          (int)
              items.stream()
                  .filter(i -> doubts.states().get(i.name()) == Doubts.State.ACCEPTED)
                  .count();
      int open =
          (int)
              items.stream()
                  .filter(i -> i.id().kind() == ItemKind.QUESTION && !design.isReplaced(i.id()))
                  .count();
      int doubt = (int) items.stream().filter(i -> doubts.isInDoubt(i.name())).count();
      chapters.add(
          new ChapterStanding(chapter.title(design.tongue()), items.size(), accepted, doubt, open));
    }
    List<StepStanding> steps = new ArrayList<>();
    PlanTable plan = design.plan();
    if (plan != null) {
      plan.rows()
          .forEach(
              r ->
                  steps.add(
                      new StepStanding(
                          r.id().toString(), r.title(), r.status(), methods(design, lock, r))));
    }
    return new Standing(chapters, steps, next(design, checked, lock, steps));
  }

  /** A method stands where its step does; in a done one it is not done before it is locked. */
  private static List<MethodStanding> methods(Design design, Lock lock, PlanTable.Row row) {
    List<MethodStanding> methods = new ArrayList<>();
    for (Ref ref : row.methods()) {
      if (ref instanceof Ref.ToSymbol symbol
          && design.resolve(symbol, null) instanceof Design.Meaning.OfMethod(Method method)
          && method.hasBody()) {
        boolean unlocked =
            row.status() == Status.DONE && lock.hash("symbol", method.symbol()).isEmpty();
        methods.add(new MethodStanding(method.symbol(), unlocked ? Status.TODO : row.status()));
      }
    }
    return methods;
  }

  private static String next(
      Design design, CheckResult checked, Lock lock, List<StepStanding> steps) {
    List<Finding> all =
        checked.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
    long errors = all.stream().filter(f -> !Readiness.isOfAcceptance(f)).count();
    if (errors > 0) {
      return design
          .tongue()
          .pick(
              "mend " + errors + (errors == 1 ? " error" : " errors") + ": tenon check",
              "修正 " + errors + " 个错误：tenon check");
    }
    if (!all.isEmpty()) {
      String command =
          Readiness.acceptance(design, checked, lock).stream()
              .findFirst()
              .map(Readiness.Gap::command)
              .orElse("tenon check --ready");
      return design
          .tongue()
          .pick(
              "read what is not accepted as now written, then: " + command,
              "通读尚未按现在的文字接受的内容，然后：" + command);
    }
    if (steps.isEmpty()) {
      return design.methods().isEmpty()
          ? design
              .tongue()
              .pick(
                  "declare types and methods in chapter 4, then: tenon plan",
                  "在第 4 章声明类型和方法，然后：tenon plan")
          : design.tongue().pick("cut the methods into steps: tenon plan", "划分步骤：tenon plan");
    }
    for (StepStanding step : steps) {
      Id id = Id.read(step.step()).orElseThrow();
      switch (step.status()) {
        case BUILDING -> {
          return design
              .tongue()
              .pick(
                  "write the bodies of " + id + ", then: tenon build",
                  "编写 " + id + " 的方法体，然后：tenon build");
        }
        case BLOCKED -> {
          return design
              .tongue()
              .pick(
                  id + " is blocked, see Problems; mend it, then: tenon build " + id,
                  id + " 被阻塞，见问题记录；修正后：tenon build " + id);
        }
        case TODO -> {
          return design.tongue().pick("build " + id + ": tenon build", "构建 " + id + "：tenon build");
        }
        case REVIEW -> {
          return design
              .tongue()
              .pick(
                  "review "
                      + id
                      + " in "
                      + ReviewFolder.shown(id)
                      + ", then: tenon approve "
                      + id
                      + ", or: tenon reject "
                      + id
                      + " \"why\"",
                  "评审 "
                      + ReviewFolder.shown(id)
                      + "，然后：tenon approve "
                      + id
                      + "，或：tenon reject "
                      + id
                      + " \"原因\"");
        }
        case DONE -> {}
      }
    }
    return design
        .tongue()
        .pick("everything is done; prove it again: tenon verify", "全部完成；再次验证：tenon verify");
  }
}
