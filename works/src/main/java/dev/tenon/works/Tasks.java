package dev.tenon.works;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Passage;
import dev.tenon.design.Ref;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import dev.tenon.design.plan.ProblemTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes the tasks of writers from a design. */
final class Tasks {
  /** Older rows are history. */
  private static final int ROWS_MAX = 20;

  private final Design design;
  private final Craft craft;

  Tasks(Design design, Craft craft) {
    this.design = design;
    this.craft = craft;
  }

  Task task(Workshop workshop, int attempt, List<String> before) {
    return task(workshop.step(), workshop.project(), workshop::text, attempt, before);
  }

  /** The first task of a step, against skeletons in memory. */
  Task sketched(StepView step, Project project, Set<String> standing) {
    return task(
        step,
        project,
        path -> {
          for (String top : step.topLevelTypes()) {
            Type type = design.type(top).orElseThrow();
            if (path.endsWith(StepView.path(type))) {
              return craft.skeleton(top, standing, step.symbols(), null);
            }
          }
          return "";
        },
        1,
        List.of());
  }

  private Task task(
      StepView step,
      Project project,
      UnaryOperator<String> texts,
      int attempt,
      List<String> before) {
    return new Task(
        step.name(),
        attempt,
        step.title(),
        goals(step),
        step.unwritten().stream().map(m -> wanted(m, project, texts)).toList(),
        tests(step, project),
        mayUse(step),
        withProblems(step, before),
        List.copyOf(step.sourceFiles(project)));
  }

  /** What was met before: rows of <i>Problems</i> first, then this build's own attempts. */
  private List<String> withProblems(StepView step, List<String> before) {
    List<String> rows =
        ProblemTable.rows(design).stream()
            .filter(row -> row.step().equals(step.id()))
            .map(
                row ->
                    "- "
                        + row.problem()
                        + (row.solution().isEmpty() ? "" : " (solved: " + row.solution() + ")"))
            .toList();
    List<String> all =
        new ArrayList<>(rows.subList(Math.max(0, rows.size() - ROWS_MAX), rows.size()));
    all.addAll(before);
    return all;
  }

  /** What a step is for: the requirements and decisions that it answers. */
  List<Task.Goal> goals(StepView step) {
    Set<Id> ids = new LinkedHashSet<>();
    for (Method method : step.methods()) {
      method.sections().forEach(s -> s.refs(Key.SATISFIES).forEach(r -> ids.addAll(design.ids(r))));
      design
          .type(method.type())
          .ifPresent(
              t ->
                  t.sections()
                      .forEach(s -> s.refs(Key.SATISFIES).forEach(r -> ids.addAll(design.ids(r)))));
    }
    for (Item test : step.tests()) {
      test.refs(Key.VERIFIES).forEach(r -> ids.addAll(design.ids(r)));
    }
    for (Item decision : design.live(ItemKind.DECISION)) {
      if (decision.refs(Key.SATISFIES).stream()
          .flatMap(r -> design.ids(r).stream())
          .anyMatch(ids::contains)) {
        ids.add(decision.id());
      }
    }
    return ids.stream()
        .map(design::item)
        .flatMap(java.util.Optional::stream)
        .map(i -> new Task.Goal(i.name(), goal(i)))
        .toList();
  }

  private String goal(Item item) {
    String prose = prose(item.passages());
    String title = Specs.title(item);
    return prose.isEmpty() ? title : title + design.tongue().pick(": ", "：") + prose;
  }

  /** In one line, as written. */
  private static String prose(List<Passage> passages) {
    return passages.stream()
        .map(p -> Specs.written(p).replaceAll("\\s*\n\\s*", " "))
        .filter(p -> !p.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private Task.Wanted wanted(Method method, Project project, UnaryOperator<String> texts) {
    Type type = design.type(method.type()).orElseThrow();
    String file = project.sourceFolder() + "/" + StepView.path(type);
    String code = texts.apply(file);
    List<String> sketches = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (SymbolSection section : method.sections()) {
      text.append(prose(section.passages())).append("\n\n");
      for (CodeBlock block : section.code()) {
        boolean sketch = block.role().isEmpty() || block.role().equals("sketch");
        if (sketch && block.language().equals(design.language())) {
          sketches.add(block.text());
        }
      }
    }
    return new Task.Wanted(
        method.symbol(),
        method.section().heading().text().strip(),
        file,
        craft.lineOf(code, method.symbol()),
        text.toString().strip(),
        sketches,
        method.tags().stream()
            .map(t -> new Task.Promise(t.text(), craft.expansion(file, code, method, t)))
            .toList());
  }

  private List<Task.LockedTest> tests(StepView step, Project project) {
    List<Task.LockedTest> tests = new ArrayList<>();
    for (Item item : step.tests()) {
      String code =
          item.code().stream()
              .filter(c -> c.is(design.language(), "test") || c.is(design.language(), "members"))
              .map(CodeBlock::text)
              .collect(Collectors.joining("\n"));
      String file =
          TestClass.of(design, Set.of(item.id())).stream()
              .map(c -> project.testFolder() + "/" + c.path())
              .findFirst()
              .orElse("");
      tests.add(new Task.LockedTest(item.name(), Specs.title(item), file, code));
    }
    return tests;
  }

  private List<String> mayUse(StepView step) {
    Set<String> signatures = new LinkedHashSet<>();
    for (Method method : step.methods()) {
      for (Ref ref : method.uses()) {
        if (ref instanceof Ref.ToSymbol symbol
            && design.resolve(symbol, method.type())
                instanceof Design.Meaning.OfMethod(Method used)) {
          signatures.add(used.type() + ": " + used.section().heading().text().strip());
        }
      }
      design
          .type(method.type())
          .ifPresent(
              t ->
                  t.fields()
                      .forEach(
                          f -> signatures.add(t.name() + ": " + f.section().heading().text())));
    }
    for (Type type : design.types()) {
      boolean data = !type.declaration().components().isEmpty();
      if (data) {
        signatures.add(type.section().heading().text().strip());
      }
    }
    return List.copyOf(signatures);
  }
}
