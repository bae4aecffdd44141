package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.Tongue;
import dev.tenon.design.report.Baseline;
import dev.tenon.design.report.JUnitXml;
import dev.tenon.design.report.Sarif;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.FindingsJson;
import dev.tenon.works.Baselines;
import dev.tenon.works.Project;
import dev.tenon.works.Since;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** How the findings of a check are shown: which of them, and in what form. */
final class CheckView {
  private final String format;
  private final boolean strict;
  private final String baselineName;
  private final @Nullable Baseline baseline;
  private final @Nullable Since since;

  CheckView(ParseResult arguments, Context context, String format, @Nullable Since since) {
    this.format = format;
    this.strict = Usage.flag(arguments, "--strict");
    this.baselineName = arguments.matchedOptionValue("--baseline", "");
    this.baseline =
        arguments.hasMatchedOption("--baseline")
            ? Baselines.read(context.folder().resolve(baselineName), baselineName)
            : null;
    this.since = since;
  }

  /** What is shown of a check. */
  Baseline.Applied of(Project project, Design design, CheckResult checked) {
    CheckResult shown = since == null ? checked : since.narrow(project, design, checked);
    return baseline == null ? Baseline.Applied.none(shown) : baseline.apply(checked, shown);
  }

  int exitCode(Baseline.Applied shown) {
    return shown.result().exitCode(strict);
  }

  /** Prints it in its form; what is no finding goes to standard error where programs read. */
  void print(Project project, Design design, Baseline.Applied shown, Terminal terminal) {
    Tongue tongue = design.tongue();
    switch (format) {
      case "json" -> terminal.out().println(FindingsJson.render(shown.result()));
      case "sarif" -> terminal.out().print(Sarif.render(shown, run(project, design, shown)));
      case "junit" -> terminal.out().print(JUnitXml.render(shown, strict));
      default ->
          terminal.out().print(Findings.text(project, design, shown.result(), terminal.colour()));
    }
    String note = note(shown, tongue);
    if (!note.isEmpty()) {
      (format.equals("text") ? terminal.out() : terminal.err())
          .println(format.equals("text") ? note : "tenon: " + note);
    }
  }

  /** What the baseline took away, and what of it is gone; empty without one. */
  String note(Baseline.Applied shown, Tongue tongue) {
    if (baseline == null) {
      return "";
    }
    int known = shown.known().size();
    String held =
        tongue.pick(
            known + (known == 1 ? " more is" : " more are") + " in the baseline " + baselineName,
            "另有 " + known + " 项在基线 " + baselineName + " 中");
    if (shown.gone() == 0) {
      return held + tongue.pick(".", "。");
    }
    return held
        + tongue.pick(
            "; " + shown.gone() + " of it are gone, renew it: ",
            "；其中 " + shown.gone() + " 项已不存在，请更新：")
        + "tenon check --format json > "
        + baselineName;
  }

  private Sarif.Run run(Project project, Design design, Baseline.Applied shown) {
    Path root = project.root();
    Path base = repository(root);
    String prefix =
        base.equals(root) ? "" : base.relativize(root).toString().replace('\\', '/') + "/";
    return new Sarif.Run(
        Cli.VERSION, design.tongue(), base.toUri(), prefix, baseline != null, exitCode(shown));
  }

  /** The folder to which code scanning services take paths to be relative. */
  private static Path repository(Path root) {
    for (Path at = root; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return root;
  }
}
