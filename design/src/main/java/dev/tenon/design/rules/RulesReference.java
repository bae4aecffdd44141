package dev.tenon.design.rules;

import dev.tenon.design.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the reference of all rules, {@code docs/rules.md}, from their pages. */
public final class RulesReference {
  private RulesReference() {}

  /** The whole page, LF. */
  public static String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("# Rules\n\n")
        .append("What `tenon check` asks of a design. This page is generated from the pages of the")
        .append(" rules;\nbold ones are errors, the others warnings or information.\n\n")
        .append("| group | rules |\n|---|---|\n");
    for (RuleGroup group : RuleGroup.values()) {
      List<Entry> rules = entries(group);
      if (!rules.isEmpty()) {
        out.append("| ").append(group.word()).append(" | ");
        out.append(String.join(", ", rules.stream().map(RulesReference::link).toList()));
        out.append(" |\n");
      }
    }
    for (RuleGroup group : RuleGroup.values()) {
      List<Entry> rules = entries(group);
      if (!rules.isEmpty()) {
        out.append("\n## ").append(title(group)).append('\n');
        rules.forEach(rule -> rule(out, rule));
      }
    }
    return out.toString();
  }

  /** A rule with a page. */
  private record Entry(String id, Severity severity) {}

  /** The rules of a group; those on code are checked elsewhere, with the gates' own checks. */
  private static List<Entry> entries(RuleGroup group) {
    if (group == RuleGroup.CODE) {
      return group.rules().stream()
          .map(
              id ->
                  new Entry(id, id.equals("undocumented-api") ? Severity.WARNING : Severity.ERROR))
          .toList();
    }
    return Rules.of(Set.of(group)).stream().map(r -> new Entry(r.id(), r.severity())).toList();
  }

  private static String title(RuleGroup group) {
    String word = group.word();
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String link(Entry rule) {
    String mark = rule.severity() == Severity.ERROR ? "**" : "";
    return mark + "[" + rule.id() + "](#" + rule.id() + ")" + mark;
  }

  /** What silence is worth, rule by rule: {@code docs/proofs.md}, LF. */
  public static String proofs() {
    StringBuilder out = new StringBuilder();
    out.append("# What is proved, and how\n\n")
        .append("What it is worth when `tenon check` says nothing: rule by rule, how it is decided")
        .append(" and what it can't see.\nNo rule asks a model. This page is generated from the")
        .append(" pages of the rules; *exact* means that the\nrule finds all that its sentence")
        .append(" says, and nothing else.\n");
    for (RuleGroup group : RuleGroup.values()) {
      out.append("\n## ").append(title(group)).append("\n\n");
      out.append("| rule | silence means | decided | how | not seen |\n|---|---|---|---|---|\n");
      entries(group).forEach(rule -> proof(out, rule));
    }
    return out.toString();
  }

  private static void proof(StringBuilder out, Entry rule) {
    RulePage page = page(rule);
    List<String> cells =
        List.of(
            page.sentence(), page.proof().strength(), page.proof().how(), page.proof().unseen());
    out.append("| ").append("[").append(rule.id()).append("](rules.md#").append(rule.id());
    out.append(")");
    cells.forEach(cell -> out.append(" | ").append(cell.replace("\n", " ").replace("|", "\\|")));
    out.append(" |\n");
  }

  private static RulePage page(Entry rule) {
    return RulePages.find(rule.id())
        .orElseThrow(() -> new IllegalStateException(rule.id() + " has no page"));
  }

  private static void rule(StringBuilder out, Entry rule) {
    RulePage page = page(rule);
    out.append("\n### ").append(rule.id()).append("\n\n");
    out.append('*').append(rule.severity().word()).append("* — ").append(page.sentence());
    out.append("\n\n**Why.** ").append(page.why());
    out.append("\n\n**Mend.** ").append(page.mend());
    out.append("\n\n**Waive.** ").append(page.waive());
    out.append("\n\n**Proof.** *").append(page.proof().strength()).append("*: ");
    out.append(page.proof().how()).append(" Not seen: ").append(page.proof().unseen());
    out.append("\n\nBad:\n\n");
    example(out, page.bad());
    out.append("Good:\n\n");
    example(out, page.good());
    out.setLength(out.length() - 1);
  }

  private static void example(StringBuilder out, RulePage.Example example) {
    Map<String, String> sorted = new TreeMap<>(example.files());
    sorted.forEach(
        (path, text) ->
            out.append(path.endsWith(".java") ? "~~~~java\n// " : "~~~~markdown\n<!-- ")
                .append(path)
                .append(path.endsWith(".java") ? "\n" : " -->\n")
                .append(text)
                .append("~~~~\n\n"));
  }
}
