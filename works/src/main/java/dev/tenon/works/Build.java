package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.Severity;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.RuleGroup;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From a design to commits: the whole of {@code tenon build}, in its order.
 *
 * <pre>
 * person's tree → check → plan → check the plan and what is done → step by step → commits
 * </pre>
 */
public final class Build {
  private static final Set<RuleGroup> BEFORE_PLANNING =
      EnumSet.of(
          RuleGroup.WORDING,
          RuleGroup.STRUCTURE,
          RuleGroup.CONSTRAINTS,
          RuleGroup.INTERFACES,
          RuleGroup.CONTRACTS,
          RuleGroup.TESTS);

  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;
  private final Choices choices;
  private final Progress progress;

  /**
   * What a person chose.
   *
   * @param only steps to build; empty: all
   * @param record whether attempts of other writers are kept for replay
   * @param sandbox whether commands run confined
   */
  public record Choices(Set<Id> only, boolean record, boolean sandbox) {
    public Choices {
      only = Set.copyOf(only);
    }
  }

  public Build(
      Project project,
      Runner runner,
      Map<String, String> environment,
      Choices choices,
      Progress progress) {
    this.project = project;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.choices = choices;
    this.progress = progress;
  }

  /**
   * Builds what is not done.
   *
   * @throws Refusal if it can't begin: wrong use, an untrusted project, changes that are in the way
   * @throws InterruptedException if a person stopped it; finished steps stay
   */
  public BuildReport run() throws InterruptedException {
    requireBuildable();
    try (WorkSession session = WorkSession.begin(project, "build", runner, environment)) {
      Repository repository = session.repository();
      Head head = session.head();
      new GivingBack(project, repository).finish();
      PersonTree tree = new PersonTree(project, repository, head);
      Set<String> first = tree.toCommitFirst();
      Set<String> handedOver = tree.handedOver();
      new Trusting(project, environment).require();

      Design design = project.design();
      CheckResult checked = before(design);
      if (checked.summary().errors() > 0) {
        return new BuildReport(1, List.of(), checked);
      }
      Chapter6 chapter = new Chapter6(project, repository, progress);
      design = chapter.brought(design, first, handedOver);
      CheckResult standing =
          Checking.of(project, design, EnumSet.of(RuleGroup.PLAN, RuleGroup.CODE), Set.of());
      if (standing.findings().stream().anyMatch(this::stops)) {
        return new BuildReport(1, List.of(), standing);
      }
      new ReviewFolder(project, repository).tidy(design, progress);
      new Docs(project, design, repository, progress).bringUpToDate(choices.only());
      try (Steps steps =
          new Steps(project, design, repository, runner, environment, choices, progress)) {
        return steps.build();
      }
    }
  }

  /** A step that stood when others were built on it may be built again under them. */
  private boolean stops(Finding finding) {
    boolean reopened =
        finding.rule().equals("done-before-dependency")
            && finding.items().stream()
                .skip(1)
                .noneMatch(s -> Locks.read(project.root()).hash("step", s).isEmpty());
    return finding.severity() == Severity.ERROR && !reopened;
  }

  private void requireBuildable() {
    if (!project.config().project().language().equals("java")) {
      throw new Refusal(
          "tenon build builds Java; for "
              + project.config().project().language()
              + " there are check and plan");
    }
  }

  /** All groups before the plan, and the one rule without which there is none. */
  private CheckResult before(Design design) {
    return Checking.of(project, design, BEFORE_PLANNING, Set.of("method-cycle"));
  }
}
