package dev.tenon.app;

import dev.tenon.design.Finding;
import dev.tenon.design.Tongue;
import dev.tenon.design.report.Baseline;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.FindingsJson;
import dev.tenon.works.FolderWatch;
import dev.tenon.works.LiveCheck;
import dev.tenon.works.Refusal;
import dev.tenon.works.git.GitProblem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tenon check --watch}: checks, and again after each edit, until Ctrl-C. On a terminal the
 * screen shows what stands; elsewhere each check says what became new and what was mended, as JSON
 * one object a line.
 */
final class CheckWatch {
  private static final String CLEAR = "\u001B[H\u001B[2J\u001B[3J";
  private static final int PATHS_SHOWN = 3;

  private final CheckView view;
  private final boolean json;
  private final Terminal terminal;
  private final LiveCheck live;
  private final Path root;
  private @Nullable Map<String, Finding> before;
  private String problem = "";
  private Tongue tongue = Tongue.EN;
  private int exit;

  CheckWatch(Path root, CheckView view, boolean json, Terminal terminal) {
    this.root = root;
    this.view = view;
    this.json = json;
    this.terminal = terminal;
    this.live = new LiveCheck(root);
  }

  /** Ends when nobody reads any more what is printed; an interrupt ends it too. */
  int run() throws InterruptedException {
    try (FolderWatch folders = FolderWatch.of(root)) {
      List<String> changed = live.changes();
      check(folders, List.of());
      while (!terminal.out().checkError()) {
        folders.await();
        changed = live.changes();
        if (!changed.isEmpty()) {
          check(folders, changed);
        }
      }
    }
    return exit;
  }

  private void check(FolderWatch folders, List<String> changed) throws InterruptedException {
    try {
      LiveCheck.Checked checked = live.check();
      Baseline.Applied shown = view.of(checked.project(), checked.design(), checked.result());
      exit = view.exitCode(shown);
      tongue = checked.design().tongue();
      if (before == null || !changed.isEmpty()) {
        folders.follow(checked.project().config());
      }
      problem = "";
      tell(checked, shown, changed);
    } catch (Refusal | GitProblem | UncheckedIOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      tell(String.valueOf(e.getMessage()));
    }
    terminal.flush();
  }

  /** A file can't be read, perhaps only for a moment: said once, and watched on. */
  private void tell(String refused) {
    if (refused.equals(problem)) {
      return;
    }
    problem = refused;
    if (json) {
      terminal.out().println("{\"problem\":" + FindingsJson.quoted(refused) + "}");
    } else {
      terminal.err().println("tenon: " + refused + tongue.pick(" (watching on)", "（继续监视）"));
    }
  }

  private void tell(LiveCheck.Checked checked, Baseline.Applied shown, List<String> changed) {
    CheckResult result = shown.result();
    Map<String, Finding> now = new LinkedHashMap<>();
    result.findings().forEach(f -> now.put(f.id(), f));
    Map<String, Finding> old = before == null ? Map.of() : before;
    List<Finding> fresh = now.values().stream().filter(f -> !old.containsKey(f.id())).toList();
    List<Finding> mended = old.values().stream().filter(f -> !now.containsKey(f.id())).toList();
    boolean first = before == null;
    before = now;
    if (json) {
      line(checked, result, changed, fresh, mended);
      return;
    }
    boolean screen = terminal.interactive() && terminal.colour();
    if (screen) {
      terminal.out().print(CLEAR);
    }
    if (screen || first) {
      view.print(checked.project(), checked.design(), shown, terminal);
    } else {
      CheckResult news = result.only(fresh::contains);
      if (!fresh.isEmpty()) {
        terminal
            .out()
            .print(
                Findings.withoutSummary(
                    checked.project(), checked.design(), news, terminal.colour()));
      }
      for (Finding gone : mended) {
        terminal
            .out()
            .println(
                terminal.green(tongue.pick("mended ", "已改正 "))
                    + gone.rule()
                    + (gone.items().isEmpty() ? "" : " [" + String.join(", ", gone.items()) + "]")
                    + ": "
                    + gone.message());
      }
    }
    status(checked, result, changed, fresh.size(), mended.size());
  }

  /** When, what changed, what came of it, how long it took. */
  private void status(
      LiveCheck.Checked checked, CheckResult result, List<String> changed, int fresh, int mended) {
    CheckResult.Summary n = result.summary();
    String files =
        String.join(", ", changed.stream().limit(PATHS_SHOWN).toList())
            + (changed.size() > PATHS_SHOWN ? " +" + (changed.size() - PATHS_SHOWN) : "");
    terminal
        .out()
        .println(
            terminal.dim(
                LocalTime.now().truncatedTo(ChronoUnit.SECONDS)
                    + (files.isEmpty() ? "" : "  " + files)
                    + tongue
                        .pick(
                            ": %d new, %d mended; errors %d, warnings %d, information %d; %d ms",
                            "：新增 %d，已改正 %d；错误 %d，警告 %d，提示 %d；%d 毫秒")
                        .formatted(
                            fresh,
                            mended,
                            n.errors(),
                            n.warnings(),
                            n.information(),
                            Math.round(checked.nanos() / 1e6))));
  }

  /** The object of {@code check --format json} in one line, and what is new in it. */
  private void line(
      LiveCheck.Checked checked,
      CheckResult result,
      List<String> changed,
      List<Finding> fresh,
      List<Finding> mended) {
    String whole = FindingsJson.render(result).replace("\n", "");
    terminal
        .out()
        .println(
            whole.substring(0, whole.length() - 1)
                + ",\"changed\":"
                + strings(changed)
                + ",\"new\":"
                + strings(fresh.stream().map(Finding::id).toList())
                + ",\"mended\":"
                + strings(mended.stream().map(Finding::id).toList())
                + ",\"ms\":"
                + Math.round(checked.nanos() / 1e5) / 10.0
                + "}");
  }

  private static String strings(List<String> texts) {
    return "[" + String.join(",", texts.stream().map(FindingsJson::quoted).toList()) + "]";
  }
}
