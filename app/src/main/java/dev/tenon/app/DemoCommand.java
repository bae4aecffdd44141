package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.Tongue;
import dev.tenon.design.plan.Plan;
import dev.tenon.design.plan.PlanText;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Build;
import dev.tenon.works.BuildReport;
import dev.tenon.works.Checking;
import dev.tenon.works.Logged;
import dev.tenon.works.PlanWriting;
import dev.tenon.works.Progress;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.RunLog;
import dev.tenon.works.Showcase;
import dev.tenon.works.Trusting;
import dev.tenon.works.Verification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon demo}: the main job on the example, from text to verified commits. */
final class DemoCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.plain(
            "demo",
            "Builds the example in a new folder: check, plan, build, verify.",
            "Nothing outside of that folder is touched; no network is needed.")
        .addOption(Options.value("--prose", "en|zh", "which of the two designs; default en"))
        .addOption(Options.flag("--no-sandbox", "runs commands unconfined"))
        .addPositional(Options.arguments("DIR", "0..1", "the new folder; default tenon-demo"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    Terminal terminal = context.terminal();
    long start = System.nanoTime();
    String prose = arguments.matchedOptionValue("--prose", "en");
    if (!List.of("en", "zh").contains(prose)) {
      throw new Refusal("--prose " + prose + " is not known; it is en or zh");
    }
    Tongue tongue = prose.equals("zh") ? Tongue.ZH : Tongue.EN;
    List<String> named = Usage.arguments(arguments);
    String shown = named.isEmpty() ? "tenon-demo" : named.getFirst();
    Path folder = context.folder().resolve(shown).normalize();
    Path example = context.home().resolve("examples/elastic-sampler").resolve(prose);

    Showcase.copy(example, folder, new SystemRunner(), context.environment());
    terminal.out().println(tongue.pick("the example is in ", "示例位于 ") + folder);
    Project project = Project.open(folder);
    new Trusting(project, context.environment()).trust(); // made here, by this command

    heading(terminal, "tenon check");
    CheckResult checked = Checking.all(project, project.design());
    terminal.out().print(Findings.text(project, project.design(), checked, terminal.colour()));
    if (checked.exitCode(false) != 0) {
      return 1;
    }
    heading(terminal, "tenon plan");
    if (PlanWriting.write(project)
        instanceof PlanWriting.Written(Design planned, Plan plan, boolean changed, String path)) {
      terminal.out().print(PlanText.of(plan, planned.tongue()));
    }
    heading(terminal, "tenon build");
    Live live = new Live(terminal, terminal.out(), tongue);
    BuildReport report;
    boolean sandbox = !Usage.flag(arguments, "--no-sandbox");
    try (RunLog log = RunLog.start(folder, Instant.now())) {
      report =
          new Build(
                  project,
                  new SystemRunner(),
                  context.environment(),
                  new Build.Choices(Set.of(), false, sandbox),
                  live.and(new Logged(log)))
              .run();
    }
    if (report.findings() != null) {
      terminal
          .out()
          .print(Findings.text(project, project.design(), report.findings(), terminal.colour()));
    }
    if (report.exit() != 0) {
      return report.exit();
    }
    terminal.out().println();
    heading(terminal, "tenon verify");
    Verification.Verdict verdict =
        new Verification(
                project, new SystemRunner(), context.environment(), sandbox, Progress.silent())
            .head();
    VerifyCommand.show(terminal, tongue, verdict);
    end(terminal, tongue, project, report, live, shown, start);
    return verdict.ok() ? 0 : 1;
  }

  private static void heading(Terminal terminal, String command) {
    terminal.out().println();
    terminal.out().println(terminal.bold("$ " + command));
    terminal.flush();
  }

  private static void end(
      Terminal terminal,
      Tongue tongue,
      Project project,
      BuildReport report,
      Live live,
      String shown,
      long start) {
    Design design = project.design();
    long methods = design.methods().stream().filter(Method::hasBody).count();
    long contracts =
        design.methods().stream().mapToLong(m -> m.tags().size()).sum()
            + design.types().stream()
                .flatMap(t -> t.sections().stream())
                .flatMap(s -> s.bullets().stream())
                .filter(b -> b.tag() != null)
                .count();
    long tests = Showcase.tests(project);
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    terminal.out().println();
    terminal
        .out()
        .println(
            terminal.bold(
                tongue.pick(
                    report.steps().size()
                        + " steps, "
                        + methods
                        + " methods, "
                        + contracts
                        + " contracts, "
                        + tests
                        + " tests, "
                        + Showcase.commits(project, new SystemRunner())
                        + " commits, "
                        + seconds
                        + " s",
                    report.steps().size()
                        + " 个步骤，"
                        + methods
                        + " 个方法，"
                        + contracts
                        + " 条契约，"
                        + tests
                        + " 个测试，"
                        + Showcase.commits(project, new SystemRunner())
                        + " 个提交，"
                        + seconds
                        + " 秒")));
    live.stopped()
        .forEach(s -> terminal.out().println(terminal.red(tongue.pick("stopped: ", "被拦下：")) + s));
    terminal
        .out()
        .println(
            tongue.pick("it is all in ", "全部位于 ")
                + project.root()
                + tongue.pick("; now try:", "；接下来试试："));
    terminal.out().println("  cd " + shown + " && git log --stat");
    terminal
        .out()
        .println(
            "  "
                + tongue.pick(
                    "loosen a check in src/main/java, then: tenon check",
                    "放松 src/main/java 中的一处检查，然后：tenon check"));
    terminal
        .out()
        .println(
            "  "
                + tongue.pick(
                    "change a contract in design/, commit, then: tenon build",
                    "修改 design/ 中的一条契约并提交，然后：tenon build"));
  }
}
