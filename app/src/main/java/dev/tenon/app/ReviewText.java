package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.works.GateResult;
import dev.tenon.works.StepReview;
import dev.tenon.works.Task;

/** A step in review as it is read on a terminal. */
final class ReviewText {
  private final StringBuilder out = new StringBuilder();
  private final Terminal terminal;
  private final Tongue tongue;

  private ReviewText(Terminal terminal, Tongue tongue) {
    this.terminal = terminal;
    this.tongue = tongue;
  }

  static String of(StepReview review, Terminal terminal, Tongue tongue) {
    return new ReviewText(terminal, tongue).text(review);
  }

  private String text(StepReview review) {
    line("");
    line(terminal.bold(review.step() + "  " + review.title()));
    line(
        terminal.dim(
            say("writer: ", "编写者：")
                + review.writer()
                + say(", attempt ", "，第 ")
                + review.attempt()
                + say("", " 次尝试")
                + say("; it lies in ", "；位于 ")
                + review.folder()));
    if (!review.corrected().isEmpty()) {
      line(
          terminal.yellow(
              say("corrected by hand: ", "已手工修改：") + String.join(", ", review.corrected())));
    }
    decisions(review);
    parts(review, StepReview.Kind.SIGNATURE, say("Contracts and signatures", "契约与签名"));
    parts(review, StepReview.Kind.BODY, say("Bodies", "方法体"));
    parts(review, StepReview.Kind.TEST, say("Tests", "测试"));
    parts(review, StepReview.Kind.OTHER, say("Everything else", "其他"));
    gates(review);
    if (!review.before().isEmpty()) {
      heading(say("What was tried before", "之前的尝试"));
      review.before().forEach(b -> out.append(b.indent(2)));
    }
    return out.toString();
  }

  private void decisions(StepReview review) {
    if (review.decisions().isEmpty()) {
      return;
    }
    heading(say("What it rests on", "依据"));
    for (Task.Goal goal : review.decisions()) {
      line("  " + terminal.bold(goal.id()) + "  " + goal.text());
    }
  }

  private void parts(StepReview review, StepReview.Kind kind, String title) {
    boolean first = true;
    for (StepReview.Part part : review.parts()) {
      if (part.kind() != kind) {
        continue;
      }
      if (first) {
        heading(title);
        first = false;
      }
      part(part);
    }
  }

  private void part(StepReview.Part part) {
    if (part.kind() == StepReview.Kind.SIGNATURE) {
      line("  " + part.declaration());
    } else {
      String place = part.name().equals(part.file()) ? "" : "  " + part.file() + ":" + part.line();
      line("  " + terminal.bold(part.name()) + terminal.dim(place));
    }
    part.contracts().forEach(c -> line("    - " + c));
    if (part.kind() != StepReview.Kind.SIGNATURE && !part.prose().isEmpty()) {
      part.prose().lines().forEach(l -> line(terminal.dim("    │ " + l)));
    }
    for (StepReview.Line each : part.diff()) {
      String text = "    " + each.mark() + " " + each.text();
      line(
          switch (each.mark()) {
            case '+' -> terminal.green(text);
            case '-' -> terminal.red(text);
            default -> terminal.dim(text);
          });
    }
  }

  private void gates(StepReview review) {
    heading(say("Gates", "关卡"));
    for (GateResult gate : review.gates()) {
      String runs =
          gate.runs().stream()
              .map(
                  r ->
                      "  "
                          + r.command()
                          + (r.tests().run() < 0
                              ? ""
                              : say(": tests ", "：测试 ")
                                  + r.tests().run()
                                  + say(", failed ", "，失败 ")
                                  + r.tests().failed()))
              .findFirst()
              .orElse("");
      line(
          (gate.passed() ? terminal.green("  ✓ ") : terminal.red("  ✗ "))
              + gate.gate().id()
              + terminal.dim("  " + Live.millis(gate.millis()) + runs));
      gate.faults().forEach(f -> line(terminal.red("      " + f)));
    }
  }

  private void heading(String title) {
    line("");
    line(terminal.bold(title));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private String say(String english, String chinese) {
    return tongue.pick(english, chinese);
  }
}
