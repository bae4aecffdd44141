package dev.tenon.design.change;

import dev.tenon.design.Position;
import dev.tenon.design.Tongue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Impact for people at a terminal; words that went stand in {@code [-…-]}, new ones in {@code
 * {+…+}}.
 */
public final class ImpactText {
  /** Longer texts of what came or went as a whole are cut. */
  private static final int SENTENCES_MAX = 12;

  private final Impact impact;
  private final Tongue tongue;
  private final StringBuilder out = new StringBuilder();

  private ImpactText(Impact impact, Tongue tongue) {
    this.impact = impact;
    this.tongue = tongue;
  }

  /** All of it, LF. */
  public static String of(Impact impact, Tongue tongue) {
    ImpactText text = new ImpactText(impact, tongue);
    text.render();
    return text.out.toString();
  }

  private void render() {
    impact.changed().forEach(this::changed);
    impact.remarks().forEach(r -> out.append(r).append('\n'));
    if (!impact.doubts().isEmpty()) {
      out.append('\n')
          .append(tongue.pick("in doubt, in reading order:", "按阅读顺序，存疑的有："))
          .append('\n');
      impact.doubts().forEach(this::doubt);
    }
    out.append(impact.changed().isEmpty() ? "" : "\n").append(summary(impact, tongue)).append('\n');
  }

  /** How much changed and how much is in doubt. */
  static String summary(Impact impact, Tongue tongue) {
    if (impact.changed().isEmpty()) {
      return tongue.pick("nothing changed", "没有变更");
    }
    int doubts = impact.doubts().size();
    return tongue.pick(
        impact.changed().size()
            + " changed, "
            + (doubts == 0 ? "nothing is in doubt" : doubts + " in doubt"),
        impact.changed().size() + " 项变更，" + (doubts == 0 ? "没有存疑" : doubts + " 项存疑"));
  }

  private void changed(Changed changed) {
    head(changed.item(), changed.title(), word(changed.kind(), tongue), changed.at());
    List<Difference.Sentence> sentences = changed.difference().sentences();
    sentences.stream()
        .limit(SENTENCES_MAX)
        .forEach(s -> out.append("    ").append(line(s)).append('\n'));
    if (sentences.size() > SENTENCES_MAX) {
      out.append("    …\n");
    }
  }

  private void doubt(Doubt doubt) {
    head(doubt.item(), doubt.title(), "", doubt.at());
    for (Doubt.Reason reason : doubt.reasons()) {
      out.append("    ").append(reason.key()).append(' ').append(reason.to()).append('\n');
    }
    if (doubt.via().size() > 1) {
      out.append("    ")
          .append(String.join(" → ", doubt.via()))
          .append(" → ")
          .append(doubt.item())
          .append('\n');
    }
  }

  private void head(String item, String title, String word, Position at) {
    out.append(item).append(title.isEmpty() || title.equals(item) ? "" : " " + title);
    out.append(word.isEmpty() ? "" : " (" + word + ")");
    out.append("  ").append(at.file()).append(':').append(at.line()).append('\n');
  }

  /** What became of it, as people say it. */
  static String word(Changed.Kind kind, Tongue tongue) {
    return switch (kind) {
      case ADDED -> tongue.pick("added", "新增");
      case CHANGED -> tongue.pick("changed", "变更");
      case MOVED -> tongue.pick("moved", "移动");
      case REMOVED -> tongue.pick("removed", "删除");
    };
  }

  private static String line(Difference.Sentence sentence) {
    return sentence.pieces().stream()
        .map(
            piece ->
                switch (piece.fate()) {
                  case SAME -> piece.text();
                  case REMOVED -> marked(piece.text(), "[-", "-]");
                  case ADDED -> marked(piece.text(), "{+", "+}");
                })
        .collect(Collectors.joining())
        .strip()
        .replace("\n", "\n    ");
  }

  private static String marked(String text, String open, String close) {
    boolean spaced = text.startsWith(" ");
    return (spaced ? " " : "") + open + text.strip() + close;
  }
}
