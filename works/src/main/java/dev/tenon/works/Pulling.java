package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Ref;
import dev.tenon.design.Status;
import dev.tenon.design.Type;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.Worktree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code tenon pull}: the way from code into the document. Body, contracts, signature and
 * documentation of methods that are built go from the code, as the person's tree has it, into the
 * design; then the gates, and one commit with lock and evidence.
 */
public final class Pulling {
  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;
  private final boolean sandbox;
  private final Progress progress;

  public Pulling(
      Project project,
      Runner runner,
      Map<String, String> environment,
      boolean sandbox,
      Progress progress) {
    this.project = project;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.sandbox = sandbox;
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param methods whose text in the documents changed
   * @param documents that changed
   * @param doubt what leans on what changed
   * @param commit empty where nothing changed, or a gate failed
   * @param gates that ran
   * @param message what failed; empty if nothing did
   */
  public record Pulled(
      List<String> methods,
      List<String> documents,
      List<Doubt> doubt,
      String commit,
      List<GateResult> gates,
      String message) {
    public Pulled {
      methods = List.copyOf(methods);
      documents = List.copyOf(documents);
      doubt = List.copyOf(doubt);
      gates = List.copyOf(gates);
    }

    /** 0 done or nothing to do, 1 a gate failed, or the code can't be brought into a document. */
    public int exit() {
      return message.isEmpty() ? 0 : 1;
    }
  }

  /** Something that leans on a method that was pulled, and how it is linked to it. */
  public record Doubt(String item, String via) {}

  /**
   * Pulls a method, or all methods of a step.
   *
   * @param what {@code Type.method} or {@code S-3}
   * @throws Refusal if there is no such thing, or its step is not done
   */
  public Pulled run(String what) throws InterruptedException {
    try (WorkSession session = WorkSession.begin(project, "pull", runner, environment)) {
      Repository repository = session.repository();
      PersonTree.requireCommitted(project, repository, session.head());
      Design design = project.design();
      List<Method> methods = new ArrayList<>();
      Set<String> types = new LinkedHashSet<>();
      StepView step = find(design, what, methods, types);
      if (step.row().status() != Status.DONE) {
        throw new Refusal(
            design
                .tongue()
                .pick(
                    step.name()
                        + " is "
                        + step.row().status().word(design.tongue())
                        + ", not done; only code that is built can be pulled",
                    step.name()
                        + " 的状态是"
                        + step.row().status().word(design.tongue())
                        + "；只能取回已构建的代码"));
      }
      new Trusting(project, environment).require();
      return pull(repository, session.head(), step, new Wanted(what, methods, types));
    }
  }

  /** The step that is meant; what of it goes into the lists. */
  private static StepView find(
      Design design, String what, List<Method> methods, Set<String> types) {
    Optional<Id> id = Id.read(what);
    if (id.filter(i -> i.kind() == ItemKind.STEP).isPresent()) {
      StepView step = ReviewSteps.named(design, List.of(id.orElseThrow()), Status.DONE).getFirst();
      methods.addAll(step.methods());
      step.types().forEach(t -> types.add(t.name()));
      return step;
    }
    if (id.filter(i -> i.kind() == ItemKind.TEST).isPresent()) {
      throw new Refusal(
          design
              .tongue()
              .pick(
                  id.orElseThrow()
                      + " is a test, and tests are never taken from code: change it in the"
                      + " document, then: tenon build",
                  id.orElseThrow() + " 是测试，测试从不取自代码：请在文档中修改，然后：tenon build"));
    }
    Optional<Type> given =
        design.types().stream()
            .filter(t -> CodeIntoDocuments.isGiven(design, t, what))
            .filter(t -> methodsNamed(design, what).isEmpty())
            .findFirst();
    if (given.isPresent()) {
      types.add(given.get().name());
    } else {
      methods.add(method(design, what));
    }
    return StepView.all(design).stream()
        .filter(
            s ->
                given.isPresent()
                    ? s.types().stream().anyMatch(t -> types.contains(t.name()))
                    : s.symbols().contains(methods.getFirst().symbol()))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    what
                        + design
                            .tongue()
                            .pick(
                                " is in no step of the plan; run: tenon plan",
                                " 不在任何步骤中；请运行：tenon plan")));
  }

  private static List<Method> methodsNamed(Design design, String name) {
    String wanted = name.replaceAll("\\s", "");
    return design.methods().stream()
        .filter(
            m -> {
              String symbol = m.symbol().replaceAll("\\s", "");
              return symbol.equals(wanted)
                  || wanted.indexOf('(') < 0 && symbol.startsWith(wanted + "(");
            })
        .toList();
  }

  private static Method method(Design design, String name) {
    List<Method> found = methodsNamed(design, name);
    if (found.size() == 1) {
      return found.getFirst();
    }
    String choices =
        (found.isEmpty() ? design.methods() : found)
            .stream().map(Method::symbol).limit(20).collect(Collectors.joining(", "));
    throw new Refusal(
        found.isEmpty()
            ? design.tongue().pick("the design declares no method ", "设计中没有声明方法 ")
                + name
                + design.tongue().pick("; it declares ", "；已声明：")
                + choices
            : name + design.tongue().pick(" means more than one: ", " 有多个含义：") + choices);
  }

  /** What is to be pulled: methods, and types whose blocks of members are. */
  private record Wanted(String what, List<Method> methods, Set<String> types) {}

  private Pulled pull(Repository repository, Head head, StepView step, Wanted wanted)
      throws InterruptedException {
    Design design = step.design();
    Design built = new Earlier(project, repository).recorded(step.id()).orElse(null);
    boolean asBuilt =
        EvidenceFiles.read(project, step.id())
            .filter(e -> e.design().equals(step.inputs()))
            .isPresent();
    CodeIntoDocuments documents = new CodeIntoDocuments(project, design, built, asBuilt);
    try {
      wanted.methods().forEach(m -> documents.method(m.symbol()));
      wanted.types().forEach(documents::members);
      requireNothingElse(step, wanted, documents);
    } catch (CodeIntoDocuments.Unpullable e) {
      return failed(List.of(), String.valueOf(e.getMessage()));
    } catch (DesignProblem e) {
      throw Refusal.of(e);
    }
    if (documents.texts().isEmpty()) {
      return failed(List.of(), "");
    }
    List<Doubt> doubt = doubt(design, documents.design(), step, wanted);
    return gated(repository, head, step.id(), documents, doubt, wanted.what());
  }

  private void requireNothingElse(StepView step, Wanted wanted, CodeIntoDocuments documents) {
    Set<String> taken = new HashSet<>();
    wanted.methods().forEach(m -> taken.add(m.symbol().replaceAll("\\s", "")));
    taken.addAll(documents.changed());
    try (Craft craft = new Craft(step.design(), List.of())) {
      taken.addAll(craft.impliedValidations(wanted.methods()));
      new Leftover(project, step.design(), step, craft)
          .first(taken)
          .ifPresent(
              said -> {
                throw new CodeIntoDocuments.Unpullable(said);
              });
    }
  }

  private static Pulled failed(List<GateResult> gates, String message) {
    return new Pulled(List.of(), List.of(), List.of(), "", gates, message);
  }

  /** What leans on the methods, by the links of the design; and steps that will be built again. */
  private static List<Doubt> doubt(Design before, Design now, StepView step, Wanted wanted) {
    List<Method> methods = wanted.methods();
    Set<String> symbols = methods.stream().map(Method::symbol).collect(Collectors.toSet());
    Set<String> types = methods.stream().map(Method::type).collect(Collectors.toSet());
    types.addAll(wanted.types());
    List<Doubt> doubt = new ArrayList<>();
    for (Item test : now.live(ItemKind.TEST)) {
      for (Ref ref : test.refs(Key.VERIFIES)) {
        if (ref instanceof Ref.ToSymbol symbol && means(now, symbol, symbols, types)) {
          doubt.add(new Doubt(test.name(), now.tongue().pick("verifies ", "验证 ") + ref.text()));
        }
      }
    }
    for (Method method : methods) {
      method
          .sections()
          .forEach(
              s ->
                  s.refs(Key.SATISFIES)
                      .forEach(
                          r ->
                              now.ids(r)
                                  .forEach(
                                      id ->
                                          doubt.add(
                                              new Doubt(
                                                  id.toString(),
                                                  method.symbol()
                                                      + now.tongue()
                                                          .pick(" satisfies it", " 满足它"))))));
    }
    Map<Id, String> was =
        StepView.all(before).stream().collect(Collectors.toMap(StepView::id, StepView::inputs));
    for (StepView other : StepView.all(now)) {
      boolean changed = !other.inputs().equals(was.get(other.id()));
      if (changed && !other.id().equals(step.id()) && other.row().status() == Status.DONE) {
        doubt.add(
            new Doubt(
                other.name(),
                now.tongue()
                    .pick(
                        "uses what changed: built again by tenon build",
                        "使用了已修改的内容：由 tenon build 重新构建")));
      }
    }
    return doubt.stream().distinct().toList();
  }

  private static boolean means(
      Design design, Ref.ToSymbol ref, Set<String> symbols, Set<String> types) {
    return switch (design.resolve(ref, null)) {
      case Design.Meaning.OfMethod(Method method) -> symbols.contains(method.symbol());
      case Design.Meaning.OfType(Type type) -> types.contains(type.name());
      default -> false;
    };
  }

  private Pulled gated(
      Repository repository,
      Head head,
      Id id,
      CodeIntoDocuments documents,
      List<Doubt> doubt,
      String what)
      throws InterruptedException {
    Design design = documents.design();
    Map<String, String> texts = documents.texts();
    StepView step =
        StepView.all(design).stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    Set<String> writes = step.sourceFiles(project);
    Worktree tree = repository.worktrees().add("work/" + step.name(), head.commit());
    try (Bench bench =
        new Bench(project, design, repository, runner, environment, sandbox, progress)) {
      Workshop workshop = bench.workshop(step, tree, head, design);
      workshop.with(texts);
      StepBuild.Outcome outcome =
          new StepBuild(
                  workshop,
                  new ReturningWriter(
                      project,
                      writes,
                      (path, text) -> withProse(bench.craft(), design, documents, text)),
                  bench.gates(step, design),
                  new Tasks(design, bench.craft()),
                  Recorder.none(),
                  progress)
              .build(0);
      return switch (outcome) {
        case StepBuild.Outcome.Stands(int _, List<GateResult> gates, List<String> _) -> {
          boolean reviewed = !project.config().build().review().equals("none");
          @Nullable String by = reviewed ? repository.person() : null;
          StepLanding.Passed passed =
              new StepLanding.Passed(step, workshop, "person", 1, gates, by);
          String commit =
              new StepLanding(project, repository, bench.craft())
                  .land(
                      passed,
                      design,
                      head,
                      writes,
                      new StepLanding.With("Pull: " + what, texts.keySet()));
          yield new Pulled(
              documents.changed(), List.copyOf(texts.keySet()), doubt, commit, gates, "");
        }
        case StepBuild.Outcome.Fails(List<GateResult> gates, String gate, String reason) ->
            failed(gates, gate + ": " + reason);
        case StepBuild.Outcome.Waits _ ->
            throw new IllegalStateException("the code is written already");
      };
    } catch (Landing.HookFailed e) {
      return failed(List.of(), String.valueOf(e.getMessage()));
    } finally {
      repository.worktrees().remove("work/" + step.name());
    }
  }

  /** A file in which methods have the document's prose where that is newer. */
  private static String withProse(
      Craft craft, Design design, CodeIntoDocuments documents, String text) {
    String woven = text;
    for (String symbol : documents.newerProse()) {
      Method method = design.method(symbol).orElseThrow();
      if (craft.holdsAny(Map.of("File.java", woven), Set.of(symbol))) {
        woven = craft.weaver().docs(woven, symbol, Specs.documentation(method.section()));
      }
    }
    return woven;
  }
}
