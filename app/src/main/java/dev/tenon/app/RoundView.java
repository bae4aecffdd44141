package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.design.review.Change;
import dev.tenon.design.review.Opinion;
import dev.tenon.design.review.Stop;
import dev.tenon.design.review.WordDiff;
import dev.tenon.works.Round;
import java.io.PrintStream;
import java.util.List;

/** A round as people read it. */
final class RoundView {
  private final Terminal terminal;
  private final Tongue tongue;

  RoundView(Terminal terminal, Tongue tongue) {
    this.terminal = terminal;
    this.tongue = tongue;
  }

  /** One change: what it does, why, what pulled it in, and the words. */
  void change(Change change) {
    PrintStream out = terminal.out();
    String kind =
        switch (change.kind()) {
          case CHANGED -> tongue.pick("changed", "修改");
          case ADDED -> tongue.pick("added", "新增");
          case REMOVED -> tongue.pick("removed", "删除");
        };
    out.println();
    out.println(terminal.bold(change.item() + "  " + kind));
    if (!change.reason().isBlank()) {
      out.println(tongue.pick("  why: ", "  理由：") + change.reason());
    }
    change.links().forEach(l -> out.println(terminal.dim(tongue.pick("  touched: ", "  牵连：") + l)));
    StringBuilder text = new StringBuilder();
    for (WordDiff.Piece piece : WordDiff.of(change.before(), change.after())) {
      text.append(
          switch (piece.kind()) {
            case SAME -> piece.text();
            case GONE -> mark(piece.text(), "[-", "-]", false);
            case NEW -> mark(piece.text(), "{+", "+}", true);
          });
    }
    text.toString().lines().forEach(l -> out.println("    " + l));
  }

  /** In colour, or, as {@code git diff --word-diff} has it, in brackets. */
  private String mark(String text, String open, String close, boolean added) {
    if (!terminal.colour()) {
      return open + text + close;
    }
    StringBuilder out = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      String words = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
      out.append(words.isEmpty() ? "" : added ? terminal.green(words) : terminal.red(words));
      out.append(line.endsWith("\n") ? "\n" : "");
    }
    return out.toString();
  }

  /** What stands beside the changes; a round may have come to nothing at all. */
  void beside(Round.Result result) {
    opinions(result.opinions());
    if (result.changes().isEmpty() && result.opinions().isEmpty()) {
      terminal.out().println(tongue.pick("nothing to change", "没有需要修改的内容"));
    }
  }

  void opinions(List<Opinion> opinions) {
    int number = 0;
    for (Opinion opinion : opinions) {
      number++;
      terminal.out().println();
      terminal
          .out()
          .println(
              terminal.bold(
                  tongue.pick("opinion on ", "看法：") + String.join(", ", opinion.items())));
      opinion.text().lines().forEach(l -> terminal.out().println("    " + l));
    }
  }

  void stopped(List<Stop> stops) {
    for (Stop stop : stops) {
      terminal
          .err()
          .println(
              "tenon: "
                  + stop.rule()
                  + (stop.item().isEmpty() ? "" : " " + stop.item())
                  + ": "
                  + stop.message());
    }
  }

  /** What was written into the documents. */
  void taken(Round.Result result) {
    for (Change change : result.taken()) {
      terminal.out().println(terminal.green("✓ ") + change.item() + tongue.pick(" taken", " 已采纳"));
    }
    if (!result.taken().isEmpty()) {
      terminal
          .out()
          .println(
              tongue.pick(
                  "written and accepted, not committed; see: git diff", "已写入并确认，尚未提交；查看：git diff"));
    }
  }

  /** What goes on waiting. */
  void waits(List<Change> rest) {
    if (!rest.isEmpty()) {
      String items = String.join(", ", rest.stream().map(Change::item).toList());
      terminal
          .err()
          .println(
              tongue.pick(
                  "tenon: waiting for you: "
                      + items
                      + "; go on with: tenon review --take all|none|ID…",
                  "tenon: 等待处理：" + items + "；继续：tenon review --take all|none|编号…"));
    }
  }
}
