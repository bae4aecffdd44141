package dev.tenon.design.review;

import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.Surroundings;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.Checker;
import dev.tenon.design.rules.RuleGroup;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A design on a desk: an answer is put into it and held against the guards. */
final class Desk {
  private static final Set<RuleGroup> GROUPS = EnumSet.range(RuleGroup.WORDING, RuleGroup.TESTS);

  final Design design;
  final Sections sections;

  private final String settings;

  Desk(String settings, String text) {
    this.settings = settings;
    this.design = parse(text);
    this.sections = Sections.of(design);
  }

  static Desk of(String text) {
    return new Desk("", text);
  }

  private Design parse(String text) {
    return DesignParser.parse(
        ConfigReader.read(settings, "desk"), List.of(new Document("design/d.md", text)), List.of());
  }

  Scope scope(String... named) {
    return Scope.of(design, sections, List.of(named));
  }

  Revision put(Scope scope, Answer answer) {
    Revision revision =
        Revising.of(
            design, sections, scope, answer, List.of(), texts -> parse(texts.get("design/d.md")));
    return revision.checked(new Revision.Checks(findings(design), findings(revision.after())));
  }

  static List<Finding> findings(Design design) {
    CheckResult result = Checker.check(design, Surroundings.none(), GROUPS);
    List<Finding> all = new ArrayList<>(result.findings());
    all.addAll(result.waived());
    return all;
  }

  /** The guards that stop an answer to a round on some items. */
  Set<String> stoppedBy(Answer answer, String... named) {
    Set<String> rules = new TreeSet<>();
    Guards.check(put(scope(named), answer)).forEach(s -> rules.add(s.rule()));
    return rules;
  }

  static Answer answer(Answer.Edit... edits) {
    return new Answer(List.of(edits), List.of(), List.of());
  }

  static Answer.Edit edit(String id, String text) {
    return new Answer.Edit(id, text, "asked for", "");
  }

  static Answer.Edit added(String after, String text) {
    return new Answer.Edit("new", text, "asked for", after);
  }

  static Answer removing(Answer answer, String id, String what, String reason) {
    List<Answer.Removal> removed = new ArrayList<>(answer.removed());
    removed.add(new Answer.Removal(id, what, reason));
    return new Answer(answer.items(), removed, answer.opinions());
  }

  /** The text of an item with words put for others. */
  String with(String id, String... fromTo) {
    String text = sections.find(id).orElseThrow().text();
    for (int i = 0; i < fromTo.length; i += 2) {
      if (!text.contains(fromTo[i])) {
        throw new IllegalArgumentException(id + " does not say: " + fromTo[i] + "\n" + text);
      }
      text = text.replace(fromTo[i], fromTo[i + 1]);
    }
    return text;
  }

  /** The whole text after an answer. */
  static String text(Revision revision) {
    return Map.copyOf(revision.texts()).getOrDefault("design/d.md", "");
  }
}
