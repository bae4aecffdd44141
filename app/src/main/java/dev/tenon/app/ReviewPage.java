package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.works.GateResult;
import dev.tenon.works.Refusal;
import dev.tenon.works.StepReview;
import dev.tenon.works.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Steps in review as one page that holds all it needs: no script, nothing from elsewhere. */
final class ReviewPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --add: #1a7f3722; --del: #cf222e22; --line: #8884; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto;
        padding: 0 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; border-bottom: 1px solid var(--line);
        margin-top: 2rem; } h3 { font: 600 .95rem ui-monospace, monospace; margin: 1.2rem 0 .3rem; }
      .place, .facts { color: #888; font-size: .85rem; font-weight: normal; }
      .beside { display: grid; grid-template-columns: minmax(12rem, 1fr) minmax(0, 2.4fr);
        gap: 1rem; }
      .prose { white-space: pre-wrap; font-size: .9rem; }
      pre { font: 13px/1.45 ui-monospace, monospace; margin: 0; overflow-x: auto;
        border: 1px solid var(--line); border-radius: 4px; }
      pre span { display: block; padding: 0 .5rem; min-height: 1.45em; }
      .added { background: var(--add); } .gone { background: var(--del); }
      .number { color: #888; user-select: none; display: inline-block; width: 3.5em;
        padding: 0; min-height: 0; }
      code { font: 13px ui-monospace, monospace; }
      .failed { color: #cf222e; } .passed { color: #1a7f37; }
      @media (max-width: 50rem) { .beside { grid-template-columns: 1fr; } }
      """;

  private final StringBuilder out = new StringBuilder();
  private final Tongue tongue;

  private ReviewPage(Tongue tongue) {
    this.tongue = tongue;
  }

  /**
   * Writes the page.
   *
   * @throws Refusal if the file can't be written
   */
  static void write(Path file, List<StepReview> reviews, Tongue tongue) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path aside = Files.createTempFile(folder, ".tenon-", ".html");
      Files.writeString(aside, of(reviews, tongue));
      Files.move(aside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal(file + ": can't be written (" + e.getMessage() + ")", e);
    }
  }

  static String of(List<StepReview> reviews, Tongue tongue) {
    return new ReviewPage(tongue).page(reviews);
  }

  private String page(List<StepReview> reviews) {
    String title =
        say("Review", "评审")
            + reviews.stream().map(StepReview::step).reduce("", (a, b) -> a + " " + b);
    out.append("<!DOCTYPE html>\n<html lang=\"")
        .append(say("en", "zh"))
        .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(escaped(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
    reviews.forEach(this::review);
    return out.append("</body>\n</html>\n").toString();
  }

  private void review(StepReview review) {
    out.append("<h1>")
        .append(escaped(review.step() + "  " + review.title()))
        .append("</h1>\n<p class=\"facts\">")
        .append(escaped(say("writer: ", "编写者：") + review.writer()))
        .append(escaped(say(", attempt ", "，尝试 ") + review.attempt()))
        .append(escaped(say("; it lies in ", "；位于 ") + review.folder()))
        .append("</p>\n");
    if (!review.corrected().isEmpty()) {
      out.append("<p>")
          .append(
              escaped(say("Corrected by hand: ", "已手工修改：") + String.join(", ", review.corrected())))
          .append("</p>\n");
    }
    if (!review.decisions().isEmpty()) {
      heading(say("What it rests on", "依据"));
      out.append("<ul>\n");
      for (Task.Goal goal : review.decisions()) {
        out.append("<li><b>").append(escaped(goal.id())).append("</b> ");
        out.append(escaped(goal.text())).append("</li>\n");
      }
      out.append("</ul>\n");
    }
    parts(review, StepReview.Kind.SIGNATURE, say("Contracts and signatures", "契约与签名"));
    parts(review, StepReview.Kind.BODY, say("Bodies", "方法体"));
    parts(review, StepReview.Kind.TEST, say("Tests", "测试"));
    parts(review, StepReview.Kind.OTHER, say("Everything else", "其他"));
    gates(review);
    if (!review.before().isEmpty()) {
      heading(say("What was tried before", "之前的尝试"));
      review
          .before()
          .forEach(b -> out.append("<pre><span>").append(escaped(b)).append("</span></pre>\n"));
    }
  }

  private void parts(StepReview review, StepReview.Kind kind, String title) {
    List<StepReview.Part> parts = review.parts().stream().filter(p -> p.kind() == kind).toList();
    if (parts.isEmpty()) {
      return;
    }
    heading(title);
    for (StepReview.Part part : parts) {
      if (kind == StepReview.Kind.SIGNATURE) {
        signature(part);
      } else {
        code(part);
      }
    }
  }

  private void signature(StepReview.Part part) {
    out.append("<h3>").append(escaped(part.declaration())).append("</h3>\n");
    if (!part.contracts().isEmpty()) {
      out.append("<ul>\n");
      part.contracts()
          .forEach(c -> out.append("<li><code>").append(escaped(c)).append("</code></li>\n"));
      out.append("</ul>\n");
    }
  }

  private void code(StepReview.Part part) {
    out.append("<h3>").append(escaped(part.name()));
    if (!part.name().equals(part.file())) {
      out.append(" <span class=\"place\">")
          .append(escaped(part.file() + ":" + part.line()))
          .append("</span>");
    }
    out.append("</h3>\n");
    boolean beside = !part.prose().isEmpty();
    if (beside) {
      out.append("<div class=\"beside\"><div class=\"prose\">")
          .append(escaped(part.prose()))
          .append("</div>\n");
    }
    out.append("<pre>");
    for (StepReview.Line line : part.diff()) {
      String style =
          switch (line.mark()) {
            case '+' -> " class=\"added\"";
            case '-' -> " class=\"gone\"";
            default -> "";
          };
      out.append("<span").append(style).append("><span class=\"number\">");
      out.append(line.mark() == '-' ? line.old() : line.now()).append("</span>");
      out.append(line.mark()).append(' ').append(escaped(line.text())).append("</span>");
    }
    out.append("</pre>\n").append(beside ? "</div>\n" : "");
  }

  private void gates(StepReview review) {
    heading(say("Gates", "关卡"));
    out.append("<ul>\n");
    for (GateResult gate : review.gates()) {
      out.append("<li class=\"").append(gate.passed() ? "passed\">✓ " : "failed\">✗ ");
      out.append(escaped(gate.gate().id()));
      gate.runs()
          .forEach(r -> out.append(" <code>").append(escaped(r.command())).append("</code>"));
      gate.faults().forEach(f -> out.append("<pre>").append(escaped(f)).append("</pre>"));
      out.append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private void heading(String text) {
    out.append("<h2>").append(escaped(text)).append("</h2>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private String say(String english, String chinese) {
    return tongue.pick(english, chinese);
  }
}
