package dev.tenon.design.change;

import dev.tenon.design.Position;
import dev.tenon.design.Tongue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Impact as the comment of a pull request: what is in doubt as a table, what changed folded away.
 * The first line is a comment by which a workflow finds it again.
 */
public final class ImpactMarkdown {
  /** Where the comment begins, so that it can be found and written anew. */
  public static final String MARK = "<!-- tenon:impact -->";

  /** GitHub takes 65,536 characters; the end needs some. */
  private static final int LENGTH_MAX = 60_000;

  private static final int SENTENCES_MAX = 20;

  /** Sentences of what changed that stand beside each item in doubt. */
  private static final int WHY_MAX = 2;

  private static final String SPECIAL = "\\`*_~|<>[]#!";

  private final Impact impact;
  private final Tongue tongue;
  private final Function<Position, String> link;
  private final Map<String, Changed> changed = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private ImpactMarkdown(Impact impact, Tongue tongue, Function<Position, String> link) {
    this.impact = impact;
    this.tongue = tongue;
    this.link = link;
    impact.changed().forEach(c -> changed.put(c.item(), c));
  }

  /**
   * The whole comment, LF.
   *
   * @param link address of a place
   */
  public static String of(Impact impact, Tongue tongue, Function<Position, String> link) {
    ImpactMarkdown markdown = new ImpactMarkdown(impact, tongue, link);
    markdown.render();
    return markdown.out.toString();
  }

  private void render() {
    out.append(MARK).append("\n### ").append(tongue.pick("Design impact: ", "设计变更影响："));
    out.append(ImpactText.summary(impact, tongue)).append("\n\n");
    impact.remarks().forEach(r -> out.append(escaped(r)).append("\n\n"));
    doubts();
    changes();
  }

  private void doubts() {
    if (impact.doubts().isEmpty()) {
      return;
    }
    out.append(
        tongue.pick(
            "Read these again, top down; what still holds: `tenon accept`.\n\n",
            "请自上而下重读；仍然成立的：`tenon accept`。\n\n"));
    out.append(tongue.pick("| in doubt | through | because |", "| 存疑 | 经由 | 原因 |"));
    out.append("\n|---|---|---|\n");
    int shown = 0;
    for (Doubt doubt : impact.doubts()) {
      String row = row(doubt);
      if (out.length() + row.length() > LENGTH_MAX / 2) {
        break;
      }
      out.append(row);
      shown++;
    }
    rest(impact.doubts().size() - shown);
    out.append('\n');
  }

  private String row(Doubt doubt) {
    String reasons =
        doubt.reasons().stream()
            .map(r -> r.key() + " " + escaped(r.to()))
            .collect(Collectors.joining("<br>"));
    String way =
        doubt.via().size() > 1
            ? "<br>"
                + doubt.via().stream()
                    .map(ImpactMarkdown::escaped)
                    .collect(Collectors.joining(" → "))
            : "";
    Changed source = doubt.via().isEmpty() ? null : changed.get(doubt.via().getFirst());
    String why =
        source == null
            ? ""
            : escaped(source.item())
                + " "
                + ImpactText.word(source.kind(), tongue)
                + sentences(source, WHY_MAX).stream()
                    .map(s -> "<br>" + s)
                    .collect(Collectors.joining());
    return "| "
        + named(doubt.item(), doubt.title(), doubt.at())
        + " | "
        + reasons
        + way
        + " | "
        + why
        + " |\n";
  }

  private void changes() {
    if (impact.changed().isEmpty()) {
      return;
    }
    out.append("<details><summary>")
        .append(tongue.pick("What changed", "变更内容"))
        .append(" (")
        .append(impact.changed().size())
        .append(")</summary>\n\n");
    int shown = 0;
    for (Changed one : impact.changed()) {
      String text = change(one);
      if (out.length() + text.length() > LENGTH_MAX) {
        break;
      }
      out.append(text);
      shown++;
    }
    rest(impact.changed().size() - shown);
    out.append("</details>\n");
  }

  private String change(Changed one) {
    String name =
        one.kind() == Changed.Kind.REMOVED
            ? escaped(label(one.item(), one.title()))
            : named(one.item(), one.title(), one.at());
    StringBuilder text =
        new StringBuilder("**" + name + "** " + ImpactText.word(one.kind(), tongue) + "\n\n");
    List<String> sentences = sentences(one, SENTENCES_MAX);
    if (!sentences.isEmpty()) {
      sentences.forEach(s -> text.append("> ").append(s).append("<br>\n"));
      text.append('\n');
    }
    return text.toString();
  }

  private void rest(int left) {
    if (left > 0) {
      out.append(
          tongue.pick(
              "\n… and " + left + " more: `tenon impact`\n",
              "\n……另有 " + left + " 项：`tenon impact`\n"));
    }
  }

  private static List<String> sentences(Changed one, int most) {
    List<Difference.Sentence> all = one.difference().sentences();
    List<String> shown =
        new java.util.ArrayList<>(all.stream().limit(most).map(ImpactMarkdown::sentence).toList());
    if (all.size() > most) {
      shown.add("…");
    }
    return shown;
  }

  private static String sentence(Difference.Sentence sentence) {
    return sentence.pieces().stream()
        .map(
            piece ->
                switch (piece.fate()) {
                  case SAME -> escaped(piece.text());
                  case REMOVED -> marked(piece.text(), "~~", "<del>", "</del>");
                  case ADDED -> marked(piece.text(), "**", "<b>", "</b>");
                })
        .collect(Collectors.joining())
        .strip();
  }

  /** Marks of Markdown bind only beside letters and digits; elsewhere those of HTML do. */
  private static String marked(String text, String mark, String open, String close) {
    String bare = text.strip();
    boolean plain =
        !bare.isEmpty()
            && Character.isLetterOrDigit(bare.charAt(0))
            && Character.isLetterOrDigit(bare.charAt(bare.length() - 1));
    return (text.startsWith(" ") ? " " : "")
        + (plain ? mark : open)
        + escaped(bare)
        + (plain ? mark : close);
  }

  private String named(String item, String title, Position at) {
    return "[" + escaped(label(item, title)) + "](" + link.apply(at) + ")";
  }

  private static String label(String item, String title) {
    return title.isEmpty() || title.equals(item) ? item : item + " " + title;
  }

  /** Text as text: nothing of it is Markdown, HTML or somebody's name. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append("<br>");
      } else if (c == '@') {
        out.append("@\u200B"); // a name behind it would be told
      } else if (c == '&') {
        out.append("&amp;");
      } else {
        out.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }
}
