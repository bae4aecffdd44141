package dev.tenon.works;

import dev.tenon.code.Compilation;
import dev.tenon.code.JavaIndex;
import dev.tenon.code.Problem;
import dev.tenon.code.PublicApiCheck;
import dev.tenon.code.SignatureCheck;
import dev.tenon.code.SwallowedErrorCheck;
import dev.tenon.code.TypeSpec;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Ref;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a step must pass: the checks of {@code build.md}, section 4, in its order. */
final class Gates {
  private final Craft craft;
  private final TestRuns testRuns;
  private final Official official;
  private final List<StepView> done;
  private final Progress progress;

  /**
   * @param done the steps that stand already, in the plan's order
   */
  Gates(Craft craft, TestRuns testRuns, Official official, List<StepView> done, Progress progress) {
    this.craft = craft;
    this.testRuns = testRuns;
    this.official = official;
    this.done = List.copyOf(done);
    this.progress = progress;
  }

  /** What one gate finds wrong; nothing if it passes. */
  private record Verdict(List<String> faults, List<Evidence.Run> runs) {
    static Verdict of(List<String> faults) {
      return new Verdict(faults, List.of());
    }
  }

  private interface Check {
    Verdict verdict() throws InterruptedException;
  }

  /**
   * Runs the gates. Those that only read run all, so that a writer hears everything at once; those
   * that run tests, only if the former passed; the project's own command last, and once.
   *
   * @param written what the writer changed
   */
  List<GateResult> run(Workshop workshop, int attempt, Written written)
      throws InterruptedException {
    Map<Gate, GateResult> results = new TreeMap<>();
    StepView step = workshop.step();
    TreeMap<String, String> sources = workshop.project().sources();
    TreeMap<String, String> tests = workshop.project().tests();
    TreeMap<String, String> all = new TreeMap<>(sources);
    all.putAll(tests);
    JavaIndex index = JavaIndex.of(sources);
    List<TypeSpec> specs = craft.types();
    Set<String> symbols = new HashSet<>(step.symbols());
    step.types().forEach(t -> symbols.add(t.name()));
    step.types().forEach(t -> t.fields().forEach(f -> symbols.add(f.symbol())));
    step.types()
        .forEach(
            t ->
                t.methods().stream()
                    .filter(m -> !m.hasBody())
                    .forEach(m -> symbols.add(m.symbol())));
    Set<String> owners = new TreeSet<>();
    step.types().forEach(t -> owners.add(t.name()));
    step.methods().forEach(m -> owners.add(m.type()));

    List<Compilation> compiled = new ArrayList<>();
    Recorder record = new Recorder(step.name(), attempt, results);
    record.gate(
        Gate.COMPILES,
        () -> {
          Compilation compilation = craft.compile(all);
          compiled.add(compilation);
          return Verdict.of(compilation.errors().stream().map(Object::toString).toList());
        });
    record.gate(
        Gate.SIGNATURES,
        () -> {
          List<String> faults =
              new ArrayList<>(
                  problems(SignatureCheck.check(index, specs, symbols::contains)).faults());
          if (step.tests().isEmpty()) {
            faults.addAll(craft.notWritten(written.texts(), step)); // else the tests say so
          }
          return Verdict.of(faults);
        });
    record.gate(Gate.CONTRACTS, () -> problems(craft.contractProblems(sources, symbols)));
    record.gate(
        Gate.ERRORS_SURFACE,
        // before contracts were woven: a check behind a default does not bring the error back
        () ->
            problems(
                SwallowedErrorCheck.check(
                    JavaIndex.of(written.texts()), s -> ofStep(s, step, written))));
    record.gate(Gate.TESTS_LOCKED, () -> Verdict.of(written.tests()));
    record.gate(Gate.ONLY_OWN_FILES, () -> Verdict.of(written.foreign()));
    record.gate(
        Gate.PUBLIC_API, () -> problems(PublicApiCheck.check(index, specs, owners::contains)));
    if (record.allPassed()) {
      String settled = workshop.settled();
      tests(workshop, compiled.getFirst(), sources, tests, record);
      record.settled(workshop, settled, "the tests ran");
      if (record.allPassed()) {
        record.gate(
            Gate.OFFICIAL,
            () -> {
              Official.Ran ran = official.run(workshop, craft.shownSelections(step.tests()));
              return new Verdict(ran.faults(), ran.runs());
            });
        record.settled(workshop, settled, "the command of [verify] ran");
      }
    }
    return List.copyOf(results.values());
  }

  /**
   * What the step is answerable for: its methods, its types' own parts, and helpers that were
   * added.
   */
  private static boolean ofStep(String symbol, StepView step, Written written) {
    return step.symbols().contains(symbol)
        || written.added().contains(symbol)
        || step.types().stream().anyMatch(t -> t.name().equals(symbol));
  }

  private void tests(
      Workshop workshop,
      Compilation compiled,
      TreeMap<String, String> sources,
      TreeMap<String, String> tests,
      Recorder record)
      throws InterruptedException {
    StepView step = workshop.step();
    List<String> mine = craft.selections(step.tests(), tests);
    List<Item> before = new ArrayList<>();
    done.forEach(s -> before.addAll(s.tests()));
    List<String> earlier = new ArrayList<>(craft.selections(before, tests));
    earlier.removeAll(mine);
    List<String> asked =
        craft.selections(step.tests().stream().filter(this::needsCode).toList(), tests);
    Set<String> stubbed = stubbed(step);
    Map<String, TestRuns.Variant> variants = new LinkedHashMap<>();
    List<String> both = new ArrayList<>(mine);
    both.addAll(earlier);
    if (!both.isEmpty()) {
      variants.put("code", new TestRuns.Variant(compiled, both));
    }
    if (!asked.isEmpty() && !stubbed.isEmpty()) {
      Compilation without =
          craft.compileVariant(compiled, craft.stubs(sources, stubbed, "tenon: " + step.name()));
      if (!without.ok()) {
        throw new IllegalStateException(
            "the code without bodies does not compile: " + without.errors().getFirst());
      }
      variants.put("stubs", new TestRuns.Variant(without, asked));
    }
    long start = System.nanoTime();
    TestRuns.Results results = testRuns.run(workshop, variants);
    long whole = (System.nanoTime() - start) / 1_000_000;
    long withoutCode = results.millis("stubs");
    record.gate(Gate.TESTS_PASS, whole - withoutCode, () -> Verdict.of(results.failures("code")));
    record.gate(
        Gate.TESTS_NEED_CODE,
        withoutCode,
        () ->
            Verdict.of(
                results.passed("stubs").stream()
                    .map(
                        t ->
                            t
                                + ": passes without the code of "
                                + step.name()
                                + "; a test must fail when what it verifies is not there")
                    .toList()));
  }

  /** A test of decisions alone is not asked whether it needs the step's code. */
  private boolean needsCode(Item test) {
    List<Ref> verified = test.refs(Key.VERIFIES);
    return verified.isEmpty() || !verified.stream().allMatch(Gates::isDecision);
  }

  private static boolean isDecision(Ref ref) {
    return switch (ref) {
      case Ref.ToItem to -> to.id().kind() == ItemKind.DECISION;
      case Ref.ToRange range -> range.from().kind() == ItemKind.DECISION;
      case Ref.ToSymbol _ -> false;
    };
  }

  /** The methods that are replaced: the step's; where it has none and no types, all before it. */
  private Set<String> stubbed(StepView step) {
    if (!step.methods().isEmpty() || !step.types().isEmpty()) {
      return step.symbols();
    }
    Set<String> all = new TreeSet<>();
    done.forEach(s -> all.addAll(s.symbols()));
    return all;
  }

  private static Verdict problems(List<Problem> problems) {
    return Verdict.of(problems.stream().map(Gates::shown).toList());
  }

  static String shown(Problem problem) {
    String hint = problem.hint().isEmpty() ? "" : "\n    " + problem.hint();
    return problem.file()
        + ":"
        + problem.line()
        + ":"
        + problem.column()
        + ": "
        + problem.rule()
        + ": "
        + problem.message()
        + hint;
  }

  /** Keeps what each gate said, with its time. */
  private final class Recorder {
    private final String step;
    private final int attempt;
    private final Map<Gate, GateResult> results;

    Recorder(String step, int attempt, Map<Gate, GateResult> results) {
      this.step = step;
      this.attempt = attempt;
      this.results = results;
    }

    void gate(Gate gate, Check check) throws InterruptedException {
      gate(gate, 0, check);
    }

    void gate(Gate gate, long millisBefore, Check check) throws InterruptedException {
      long start = System.nanoTime();
      Verdict verdict = check.verdict();
      if (Thread.interrupted()) { // what broke off says nothing about the code
        throw new InterruptedException("stopped in the gate " + gate.id());
      }
      long millis = millisBefore + (System.nanoTime() - start) / 1_000_000;
      GateResult result =
          new GateResult(
              gate, verdict.faults().isEmpty(), verdict.faults(), verdict.runs(), millis);
      results.put(gate, result);
      progress.event(new Event.GateEnded(step, attempt, result));
    }

    /** What ran may have changed what was judged; it does not get in. */
    void settled(Workshop workshop, String settled, String meanwhile) throws InterruptedException {
      List<String> changed = workshop.unsettled(settled);
      if (!changed.isEmpty()) {
        gate(
            Gate.ONLY_OWN_FILES,
            () ->
                Verdict.of(
                    changed.stream()
                        .map(p -> p + ": was changed while " + meanwhile + "; undone")
                        .toList()));
      }
    }

    boolean allPassed() {
      return results.values().stream().allMatch(GateResult::passed);
    }
  }
}
