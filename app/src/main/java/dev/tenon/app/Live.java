package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.works.Event;
import dev.tenon.works.GateResult;
import dev.tenon.works.Progress;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows a build while it happens. */
final class Live implements Progress {
  private static final int FAULT_LINES = 12;
  private static final int BRIEF_CHARS = 120;

  private final Terminal terminal;
  private final PrintStream out;
  private final Tongue tongue;
  private int gates;
  private long gateMillis;
  private final List<String> stopped = new ArrayList<>();

  /**
   * @param out standard output, or standard error where that is for JSON
   */
  Live(Terminal terminal, PrintStream out, Tongue tongue) {
    this.terminal = terminal;
    this.out = out;
    this.tongue = tongue;
  }

  /** What gates stopped, one line each. */
  List<String> stopped() {
    return stopped;
  }

  @Override
  public void event(Event event) {
    switch (event) {
      case Event.PlanCommitted(String message, String commit) -> {
        String subject = message.lines().findFirst().orElse(message);
        out.println(terminal.green("✓ ") + subject + terminal.dim("  " + brief(commit)));
      }
      case Event.StepStarted(String step, String title, List<String> methods, String writer) -> {
        out.println();
        out.println(
            terminal.bold(step + "  " + title)
                + terminal.dim(
                    "  "
                        + methods.size()
                        + say(methods.size() == 1 ? " method" : " methods", " 个方法")
                        + say(", writer: ", "，编写者：")
                        + writer));
        methods.forEach(m -> out.println(terminal.dim("    " + m)));
      }
      case Event.WriterStarted(String step, String writer, int attempt) -> {
        gates = 0;
        gateMillis = 0;
        if (!writer.equals("document") && !writer.equals("person")) {
          out.println("  " + writer + say(", attempt ", "，第 ") + attempt + say("", " 次尝试"));
        }
      }
      case Event.WriterEnded(String step, int attempt, int exit, long millis, String output) -> {
        if (exit != 0) {
          out.println(terminal.yellow("  " + say("the writer ended with exit ", "编写者退出码 ") + exit));
        }
      }
      case Event.GateEnded(String step, int attempt, GateResult result) ->
          gate(step, attempt, result);
      case Event.StepDone(String step, String title, String commit, int attempts, long millis) ->
          out.println(
              terminal.green("  ✓ " + say("committed ", "已提交 ") + brief(commit))
                  + terminal.dim("  " + millis(millis)));
      case Event.StepBlocked(String step, String gate, String reason) -> {
        out.println(terminal.red("  ✗ " + step + say(" is blocked by ", " 被阻塞：") + gate));
        reason.lines().limit(FAULT_LINES).forEach(l -> out.println("      " + l));
      }
      case Event.StepWaits(String step, List<String> places) -> {
        out.println(terminal.yellow("  " + say("waits for you to write:", "等待编写：")));
        places.forEach(p -> out.println("    " + p));
        out.println("  " + say("then: tenon build", "然后：tenon build"));
      }
      case Event.StepSkipped(String step, String reason) ->
          out.println(terminal.dim("– " + step + "  " + reason));
      case Event.Note(String text) -> out.println(terminal.dim(text));
      case Event.Started _, Event.CommandEnded _, Event.Ended _ -> {}
    }
    out.flush();
  }

  private void gate(String step, int attempt, GateResult result) {
    gates++;
    gateMillis += result.millis();
    String time = terminal.dim(millis(result.millis()));
    if (result.passed()) {
      out.println(terminal.green("    ✓ ") + padded(result.gate().id()) + time);
      return;
    }
    stopped.add(
        step
            + say(", attempt ", "，第 ")
            + attempt
            + say(": ", " 次：")
            + result.gate().id()
            + " – "
            + brief(result));
    out.println(terminal.red("    ✗ " + padded(result.gate().id())) + time);
    result
        .faults()
        .forEach(
            f ->
                f.lines()
                    .limit(FAULT_LINES)
                    .forEach(l -> out.println(terminal.red("        " + l))));
  }

  /** The first fault without its place, on one line. */
  private static String brief(GateResult result) {
    String line = result.faults().getFirst().lines().findFirst().orElse("");
    String said = line.replaceFirst("^\\S+:\\d+:\\d+: ", "");
    return said.length() > BRIEF_CHARS ? said.substring(0, BRIEF_CHARS) + "…" : said;
  }

  private static String padded(String gate) {
    return gate + " ".repeat(Math.max(1, 18 - gate.length()));
  }

  private String say(String english, String chinese) {
    return tongue.pick(english, chinese);
  }

  static String brief(String commit) {
    return commit.length() > 9 ? commit.substring(0, 9) : commit;
  }

  static String millis(long millis) {
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
