package dev.tenon.works;

import dev.tenon.code.Unwoven;
import dev.tenon.design.CodeText;
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
import dev.tenon.design.plan.MethodSections;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.Worktree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
      StepView step = find(design, what, methods);
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
      return pull(repository, session.head(), design, step, methods, what);
    }
  }

  private static StepView find(Design design, String what, List<Method> methods) {
    Optional<Id> id = Id.read(what).filter(i -> i.kind() == ItemKind.STEP);
    if (id.isPresent()) {
      StepView step = ReviewSteps.named(design, List.of(id.get()), Status.DONE).getFirst();
      methods.addAll(step.methods());
      return step;
    }
    methods.add(method(design, what));
    return StepView.all(design).stream()
        .filter(s -> s.symbols().contains(methods.getFirst().symbol()))
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

  private static Method method(Design design, String name) {
    String wanted = name.replaceAll("\\s", "");
    List<Method> found =
        design.methods().stream()
            .filter(
                m -> {
                  String symbol = m.symbol().replaceAll("\\s", "");
                  return symbol.equals(wanted)
                      || wanted.indexOf('(') < 0 && symbol.startsWith(wanted + "(");
                })
            .toList();
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

  private Pulled pull(
      Repository repository,
      Head head,
      Design design,
      StepView step,
      List<Method> methods,
      String what)
      throws InterruptedException {
    Map<String, String> texts = new TreeMap<>();
    List<String> changed = new ArrayList<>();
    Design now = design;
    for (Method method : methods) {
      Method asNow = now.method(method.symbol()).orElse(null);
      if (asNow == null) {
        return failed(List.of(), method.symbol() + ": its heading can't be read any more");
      }
      Map<String, String> more;
      try (Craft craft = new Craft(now, List.of())) {
        more = rewritten(craft, now, asNow);
      } catch (Unpullable e) {
        return failed(List.of(), String.valueOf(e.getMessage()));
      } catch (DesignProblem e) {
        throw Refusal.of(e);
      }
      if (!more.isEmpty()) {
        texts.putAll(more);
        changed.add(method.symbol());
        now = project.design(texts);
      }
    }
    if (texts.isEmpty()) {
      return new Pulled(List.of(), List.of(), List.of(), "", List.of(), "");
    }
    List<Doubt> doubt = doubt(design, now, step, methods);
    return gated(repository, head, now, step.id(), changed, texts, doubt, what);
  }

  /** The code can't be said in the document's words. */
  private static final class Unpullable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unpullable(String message) {
      super(message);
    }
  }

  private static Pulled failed(List<GateResult> gates, String message) {
    return new Pulled(List.of(), List.of(), List.of(), "", gates, message);
  }

  private Map<String, String> rewritten(Craft craft, Design design, Method method) {
    Type type = design.type(method.type()).orElseThrow();
    String path = project.sourceFolder() + "/" + StepView.path(type);
    Unwoven code =
        java.nio.file.Files.isRegularFile(project.root().resolve(path))
            ? craft
                .unwoven(path, Texts.read(project.root().resolve(path), path), method)
                .orElse(null)
            : null;
    if (code == null) {
      throw new Unpullable(
          design
              .tongue()
              .pick(
                  method.symbol()
                      + " is not in "
                      + path
                      + "; a method that was renamed is a new one: change the design",
                  path + " 中没有 " + method.symbol() + "；改名后的方法是新方法：请修改设计"));
    }
    if (!code.broken().isEmpty()) {
      throw new Unpullable(
          path
              + ": "
              + design
                  .tongue()
                  .pick(
                      "the code of "
                          + String.join(", ", code.broken())
                          + " in "
                          + method.symbol()
                          + " is not what its pattern asks for; change the tag with it, or take"
                          + " both out",
                      method.symbol()
                          + " 中 "
                          + String.join("、", code.broken())
                          + " 的代码不符合其模式；请连同标签一起修改或删除"));
    }
    String declared = method.section().heading().text().strip().replaceAll("[;{:\\s]+$", "");
    boolean sameHead =
        CodeText.normal(design.language(), withoutAnnotations(declared))
            .equals(CodeText.normal(design.language(), code.declaration()));
    String prose = Specs.documentation(method.section());
    boolean given = Specs.validation(design, method).isPresent();
    String body = method.body(design.language()).map(b -> b.text()).orElse("");
    return MethodSections.rewritten(
        design,
        method,
        new MethodSections.Said(
            sameHead ? "" : annotations(declared) + code.declaration(),
            Unwoven.isWovenFrom(prose, code) ? Optional.empty() : Optional.of(code.documentation()),
            code.contracts(),
            given || isSame(design, method, body, code) ? body : code.body()));
  }

  /** Whether a body of the document is that of the code, but for its form. */
  private static boolean isSame(Design design, Method method, String body, Unwoven code) {
    return method.body(design.language()).isPresent()
        && withoutExitTags(body).equals(code.body().replaceAll("\\s", ""));
  }

  /** Postconditions that stand as comments in a body are woven elsewhere. */
  private static String withoutExitTags(String body) {
    return body.lines()
        .filter(l -> !l.strip().matches("//\\s*(AST|VAL|P0)\\s*:\\s*AST_POSTCONDITION.*"))
        .collect(Collectors.joining())
        .replaceAll("\\s", "");
  }

  private static String withoutAnnotations(String declaration) {
    return declaration.substring(annotations(declaration).length());
  }

  /** The annotations before a declaration, with the white space behind them. */
  private static String annotations(String declaration) {
    java.util.regex.Matcher at =
        java.util.regex.Pattern.compile("(?:@\\w+(?:\\.\\w+)*(?:\\([^)]*\\))?\\s+)*")
            .matcher(declaration);
    return at.lookingAt() ? at.group() : "";
  }

  /** What leans on the methods, by the links of the design; and steps that will be built again. */
  private static List<Doubt> doubt(Design before, Design now, StepView step, List<Method> methods) {
    Set<String> symbols = methods.stream().map(Method::symbol).collect(Collectors.toSet());
    Set<String> types = methods.stream().map(Method::type).collect(Collectors.toSet());
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
      Design design,
      Id id,
      List<String> changed,
      Map<String, String> texts,
      List<Doubt> doubt,
      String what)
      throws InterruptedException {
    StepView step =
        StepView.all(design).stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    Set<String> writes = Bench.writes(step, project);
    Worktree tree = repository.worktrees().add("work/" + step.name(), head.commit());
    try (Bench bench =
        new Bench(project, design, repository, runner, environment, sandbox, progress)) {
      Workshop workshop = bench.workshop(step, tree, head, design);
      workshop.with(texts);
      StepBuild.Outcome outcome =
          new StepBuild(
                  workshop,
                  new ReturningWriter(project, writes),
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
          yield new Pulled(changed, List.copyOf(texts.keySet()), doubt, commit, gates, "");
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
}
