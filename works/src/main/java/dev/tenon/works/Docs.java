package dev.tenon.works;

import dev.tenon.code.JavaIndex;
import dev.tenon.code.Weaver;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Status;
import dev.tenon.design.Type;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings the documentation in the code of done steps up to date with the prose of the design: a
 * commit for each step, evidence and lock as they were.
 */
final class Docs {
  private final Project project;
  private final Design design;
  private final Repository repository;
  private final Progress progress;
  private final Earlier earlier;

  Docs(Project project, Design design, Repository repository, Progress progress) {
    this.project = project;
    this.design = design;
    this.repository = repository;
    this.progress = progress;
    this.earlier = new Earlier(project, repository);
  }

  /**
   * @param only steps to look at; empty: all
   */
  void bringUpToDate(Set<Id> only) {
    try (Craft craft = new Craft(design, List.of())) {
      for (StepView step : StepView.all(design)) {
        if (step.row().status() == Status.DONE && (only.isEmpty() || only.contains(step.id()))) {
          Optional<Design> before = earlier.design(step.id());
          before.ifPresent(b -> bringUpToDate(step, b, craft.weaver()));
        }
      }
    }
  }

  private void bringUpToDate(StepView step, Design before, Weaver weaver) {
    Map<String, String> was = prose(before);
    Map<String, String> now = prose(step);
    now.entrySet().removeIf(e -> e.getValue().equals(was.get(e.getKey())));
    if (now.isEmpty()) {
      return;
    }
    Head head = repository.head();
    Map<String, String> texts = new TreeMap<>();
    repository
        .files(head.commit(), step.sourceFiles(project))
        .forEach(
            (path, bytes) -> {
              String text = new String(bytes, StandardCharsets.UTF_8);
              String woven = woven(text, now, weaver);
              if (!woven.equals(text)) {
                texts.put(path, woven);
              }
            });
    if (texts.isEmpty()) {
      return;
    }
    new PersonTree(project, repository, head).requireClean(step.name(), texts.keySet());
    String message = "Docs: " + step.name();
    String commit = new Landing(repository).commit(head, texts, Set.of(), message + "\n");
    progress.event(new Event.PlanCommitted(message, commit));
  }

  /**
   * Brings the documentation of a step that is not committed yet up to date.
   *
   * @param before the design from which its documentation was written
   */
  static void follow(Workshop workshop, Design before, Weaver weaver) {
    Map<String, String> was = prose(before);
    Map<String, String> now = prose(workshop.step());
    now.entrySet().removeIf(e -> e.getValue().equals(was.get(e.getKey())));
    for (String path : workshop.sourceFiles()) {
      if (!now.isEmpty() && workshop.exists(path)) {
        String text = workshop.text(path);
        String woven = woven(text, now, weaver);
        if (!woven.equals(text)) {
          workshop.write(path, woven);
        }
      }
    }
  }

  private static String woven(String text, Map<String, String> prose, Weaver weaver) {
    JavaIndex index = JavaIndex.of(Map.of("File.java", text));
    String woven = text;
    for (Map.Entry<String, String> each : prose.entrySet()) {
      if (index.contains(each.getKey())) {
        woven = weaver.docs(woven, each.getKey(), each.getValue());
      }
    }
    return woven;
  }

  /** Prose of what came with a step, by symbol. */
  private static Map<String, String> prose(StepView step) {
    Map<String, String> prose = new TreeMap<>();
    step.methods().forEach(m -> prose.put(m.symbol(), Specs.documentation(m.section())));
    step.types().forEach(t -> prose(t, prose, false));
    return prose;
  }

  private static Map<String, String> prose(Design design) {
    Map<String, String> prose = new TreeMap<>();
    design.types().forEach(t -> prose(t, prose, true));
    return prose;
  }

  private static void prose(Type type, Map<String, String> prose, boolean all) {
    prose.put(type.name(), Specs.documentation(type.section()));
    type.fields().forEach(f -> prose.put(f.symbol(), Specs.documentation(f.section())));
    type.methods().stream()
        .filter(m -> all || !m.hasBody())
        .forEach(m -> prose.put(m.symbol(), Specs.documentation(m.section())));
  }
}
