package dev.tenon.design.rules;

import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Tongue;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Findings for people: place, rule, sentence, the line with the wrong text marked, a hint. */
public final class FindingsText {
  /** How much of a line is shown before and behind the wrong text, in code points. */
  private static final int BEFORE = 60;

  private static final int BEHIND = 40;
  private static final int MARKED = 60;
  private static final String RESET = "\u001B[0m";
  private static final String BOLD = "\u001B[1m";
  private static final String DIM = "\u001B[2m";

  private final Tongue tongue;
  private final boolean colours;
  private final Map<String, Document> documents = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private FindingsText(Tongue tongue, boolean colours, Collection<Document> documents) {
    this.tongue = tongue;
    this.colours = colours;
    documents.forEach(d -> this.documents.put(d.path(), d));
  }

  /**
   * @param documents those that findings may point into; of others no line is shown
   * @param colours whether to mark severities by ANSI colours
   * @return lines, each with LF, the summary last
   */
  public static String render(
      CheckResult result, Collection<Document> documents, Tongue tongue, boolean colours) {
    FindingsText text = new FindingsText(tongue, colours, documents);
    result.findings().forEach(text::finding);
    text.summary(result);
    return text.out.toString();
  }

  /** The same without the summary. */
  public static String findings(
      CheckResult result, Collection<Document> documents, Tongue tongue, boolean colours) {
    FindingsText text = new FindingsText(tongue, colours, documents);
    result.findings().forEach(text::finding);
    return text.out.toString();
  }

  private void finding(Finding finding) {
    Position at = finding.at();
    String place = at.file() + ":" + at.line() + ":" + at.column();
    String items = finding.items().isEmpty() ? "" : " [" + String.join(", ", finding.items()) + "]";
    out.append(in(BOLD, place))
        .append(": ")
        .append(in(colour(finding.severity()), word(finding.severity()) + " " + finding.rule()))
        .append(items)
        .append(": ")
        .append(finding.message())
        .append('\n');
    Document document = documents.get(at.file());
    if (document != null && !document.line(at.line()).isBlank()) {
      line(document.line(at.line()), at, colour(finding.severity()));
    }
    if (!finding.hint().isEmpty()) {
      out.append("  ").append(in(DIM, "= " + finding.hint())).append('\n');
    }
    out.append('\n');
  }

  private void line(String text, Position at, String colour) {
    int[] all = text.codePoints().toArray();
    int start = Math.clamp(at.column() - 1L, 0, all.length);
    int end = Math.clamp((long) start + at.length(), start, Math.min(all.length, start + MARKED));
    int from = start <= BEFORE ? 0 : start - BEFORE;
    int to = Math.min(all.length, end + BEHIND);
    for (int i = from; i < to; i++) {
      all[i] = all[i] == '\t' || Character.isISOControl(all[i]) ? ' ' : all[i];
    }
    String margin = String.valueOf(at.line());
    String shown = new String(Arrays.copyOfRange(all, from, to), 0, to - from);
    String left = from > 0 ? "…" : "";
    String right = to < all.length ? "…" : "";
    int pad = (from > 0 ? 1 : 0) + Columns.of(all, from, start);
    int marks = Math.max(1, Columns.of(all, start, end));
    String gap = " ".repeat(margin.length());
    out.append("  ").append(in(DIM, margin + " |")).append(' ');
    out.append(left).append(shown.stripTrailing()).append(right).append('\n');
    out.append("  ").append(in(DIM, gap + " |")).append(' ');
    out.append(" ".repeat(pad)).append(in(colour, "^".repeat(marks))).append('\n');
  }

  private void summary(CheckResult result) {
    CheckResult.Summary n = result.summary();
    int waived = result.waived().size();
    String english =
        count(n.errors(), "error")
            + ", "
            + count(n.warnings(), "warning")
            + ", "
            + n.information()
            + " information in "
            + count(n.items(), "item")
            + (waived == 0 ? "" : "; " + waived + " waived");
    String chinese =
        n.items()
            + " 个条目："
            + n.errors()
            + " 个错误，"
            + n.warnings()
            + " 个警告，"
            + n.information()
            + " 条信息"
            + (waived == 0 ? "" : "；豁免 " + waived + " 个");
    Severity worst =
        n.errors() > 0
            ? Severity.ERROR
            : n.warnings() > 0 ? Severity.WARNING : Severity.INFORMATION;
    out.append(in(colour(worst), tongue.pick(english, chinese))).append('\n');
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private String word(Severity severity) {
    return switch (severity) {
      case ERROR -> tongue.pick("error", "错误");
      case WARNING -> tongue.pick("warning", "警告");
      case INFORMATION -> tongue.pick("information", "信息");
    };
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case ERROR -> "\u001B[31m";
      case WARNING -> "\u001B[33m";
      case INFORMATION -> "\u001B[36m";
    };
  }

  private String in(String style, String text) {
    return colours ? style + text + RESET : text;
  }
}
