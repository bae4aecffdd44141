package dev.tenon.works;

import dev.tenon.code.JavaIndex;
import dev.tenon.code.Problem;
import dev.tenon.code.PublicApiCheck;
import dev.tenon.code.SignatureCheck;
import dev.tenon.code.SwallowedErrorCheck;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Lock;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules on the code of finished steps, made of the gates' own checks. When files, design and
 * lock are byte for byte as they were when nothing was wrong, nothing is parsed.
 */
final class CodeCheck {
  private final Project project;
  private final Design design;
  private final Lock lock;
  private final List<StepView> done;
  private final Tongue tongue;

  CodeCheck(Project project, Design design, Lock lock) {
    this.project = project;
    this.design = design;
    this.lock = lock;
    this.done = StepView.all(design).stream().filter(s -> s.row().status() == Status.DONE).toList();
    this.tongue = design.tongue();
  }

  /** All findings of the group <i>code</i>. */
  List<Finding> findings() {
    if (done.isEmpty()) {
      return notBuilt();
    }
    if (!project.config().project().language().equals("java")) {
      return List.of();
    }
    TreeMap<String, String> sources = project.sources();
    TreeMap<String, String> tests = project.tests();
    Path marker = project.root().resolve(".tenon/cache/code-" + state(sources, tests));
    if (Files.exists(marker)) {
      return List.of();
    }
    List<Finding> findings = check(sources, tests);
    if (findings.isEmpty() && Files.isWritable(project.root())) {
      dev.tenon.works.git.TenonFolder.in(project.root());
      Texts.write(marker, new byte[0]);
    }
    return findings;
  }

  private List<Finding> notBuilt() {
    int count = design.methods().size();
    if (count == 0) {
      return List.of();
    }
    return List.of(
        new Finding(
            "symbol-missing",
            Severity.INFORMATION,
            List.of(),
            design.methods().iterator().next().section().at(),
            tongue.pick(
                count
                    + (count == 1 ? " method is" : " methods are")
                    + " declared, none is built yet",
                "已声明 " + count + " 个方法，尚未构建"),
            tongue.pick("build them with: tenon build", "构建：tenon build"),
            "nothing is built"));
  }

  /** A hash over all that the findings depend on. */
  private String state(Map<String, String> sources, Map<String, String> tests) {
    StringBuilder all = new StringBuilder(lock.text());
    design.documents().forEach(d -> all.append(Texts.sha256(d.text())));
    project
        .patternPaths()
        .forEach(p -> all.append(Texts.sha256(Texts.read(project.root().resolve(p), p))));
    sources.forEach((path, text) -> all.append(path).append(Texts.sha256(text)));
    tests.forEach((path, text) -> all.append(path).append(Texts.sha256(text)));
    all.append(project.config());
    done.forEach(s -> all.append(s.name()).append(EvidenceFiles.read(project, s.id())));
    return Texts.sha256(all.toString().getBytes(StandardCharsets.UTF_8)).substring(7, 39);
  }

  private List<Finding> check(TreeMap<String, String> sources, TreeMap<String, String> tests) {
    try (Craft craft = new Craft(design, List.of())) {
      JavaIndex index = JavaIndex.of(sources);
      Set<String> symbols = new LinkedHashSet<>();
      Set<String> types = new TreeSet<>();
      for (StepView step : done) {
        symbols.addAll(step.symbols());
        step.methods().forEach(m -> types.add(m.type()));
        for (var type : step.types()) {
          types.add(type.name());
          symbols.add(type.name());
          type.fields().forEach(f -> symbols.add(f.symbol()));
          type.methods().stream().filter(m -> !m.hasBody()).forEach(m -> symbols.add(m.symbol()));
        }
      }
      List<Problem> problems = new ArrayList<>();
      problems.addAll(SignatureCheck.check(index, craft.types(), symbols::contains));
      problems.addAll(craft.contractProblems(sources, symbols));
      problems.addAll(SwallowedErrorCheck.check(index, symbols::contains));
      problems.addAll(PublicApiCheck.check(index, craft.types(), types::contains));
      Set<String> named =
          problems.stream()
              .filter(
                  p ->
                      p.rule().startsWith("contract-")
                          || p.rule().equals("signature-drift")
                          || p.rule().equals("symbol-missing"))
              .map(Problem::symbol)
              .collect(Collectors.toCollection(HashSet::new));
      done.forEach(s -> symbols.addAll(craft.symbolsOf(s)));
      Map<String, String> now = craft.symbolEntries(index, symbols);
      problems.addAll(drift(index, now, named));
      problems.addAll(gone(symbols, now, named));
      problems.addAll(testsChanged(craft, tests));
      List<Finding> findings = new ArrayList<>(problems.stream().map(this::finding).toList());
      findings.addAll(staleEvidence());
      return findings;
    }
  }

  private List<Problem> drift(JavaIndex index, Map<String, String> now, Set<String> named) {
    List<Problem> problems = new ArrayList<>();
    now.forEach(
        (symbol, hash) -> {
          String locked = lock.hash("symbol", symbol);
          if (!locked.isEmpty() && !locked.equals(hash) && !named.contains(symbol)) {
            Position at = place(index, symbol);
            problems.add(
                new Problem(
                    "code-drift",
                    symbol,
                    at.file(),
                    at.line(),
                    at.column(),
                    tongue.pick(
                        symbol + " is not as it was built: its code has changed since",
                        symbol + " 与构建时不同：代码已被修改"),
                    backOrForth(symbol)));
          }
        });
    return problems;
  }

  /** The document is what holds, or the code is: methods and members can go either way. */
  private String backOrForth(String symbol) {
    String back =
        tongue.pick(
            "put the code back as it was built (git), or change the design and build again",
            "恢复构建时的代码（git），或修改设计后重新构建");
    boolean given =
        design.types().stream().anyMatch(t -> CodeIntoDocuments.isGiven(design, t, symbol));
    return design.method(symbol).isEmpty() && !given
        ? back
        : back
            + tongue.pick(
                "; or bring the code into the document: tenon pull ", "；或把代码取回文档：tenon pull ")
            + symbol;
  }

  /** Members that the design's blocks give, and that the code lost. */
  private List<Problem> gone(Set<String> symbols, Map<String, String> now, Set<String> named) {
    List<Problem> problems = new ArrayList<>();
    for (String symbol : symbols) {
      boolean locked = !lock.hash("symbol", symbol).isEmpty();
      if (locked && !now.containsKey(symbol) && !named.contains(symbol)) {
        problems.add(
            new Problem(
                "symbol-missing",
                symbol,
                project.sourceFolder(),
                1,
                1,
                tongue.pick(
                    symbol + " was built, and is not in the code any more",
                    symbol + " 已构建，但代码中已不存在"),
                tongue.pick(
                    "put it back (git), or change the design and build again",
                    "恢复代码（git），或修改设计后重新构建")));
      }
    }
    return problems;
  }

  private static Position place(JavaIndex index, String symbol) {
    return index.members(symbol).stream()
        .findFirst()
        .map(m -> new Position(m.file(), m.line(), m.column(), m.name().length()))
        .or(
            () ->
                index.types(symbol).stream()
                    .findFirst()
                    .map(t -> new Position(t.file(), t.line(), t.column(), 1)))
        .orElse(Position.startOf(""));
  }

  private List<Problem> testsChanged(Craft craft, TreeMap<String, String> tests) {
    List<Problem> problems = new ArrayList<>();
    List<Item> all = new ArrayList<>();
    done.forEach(s -> all.addAll(s.tests()));
    Map<String, String> now = craft.testEntries(tests, all, lockedTests(all));
    for (Item item : all) {
      String locked = lock.hash("test", item.name());
      String hash = Optional.ofNullable(now.get(item.name())).orElse("");
      if (!locked.isEmpty() && !locked.equals(hash)) {
        String file =
            TestClass.of(design, Set.of(item.id())).stream()
                .map(c -> project.testFolder() + "/" + c.path())
                .findFirst()
                .orElse(item.at().file());
        Position at = craft.placeOf(tests, item);
        problems.add(
            new Problem(
                "test-changed",
                item.name(),
                at.file().isEmpty() ? file : at.file(),
                at.line(),
                at.column(),
                hash.isEmpty()
                    ? tongue.pick(
                        "the test of " + item.name() + " is not there any more",
                        item.name() + " 的测试已不存在")
                    : tongue.pick(
                        "the test of " + item.name() + " is not as it was locked",
                        item.name() + " 的测试与锁定时不同"),
                tongue.pick(
                    "put it back (git), or change "
                        + item.name()
                        + " in the design and build again",
                    "恢复测试（git），或在设计中修改 " + item.name() + " 后重新构建")));
      }
    }
    return problems;
  }

  /** Those tests, and others that are to be built again: their methods are locked on their own. */
  private Set<Item> lockedTests(List<Item> done) {
    Set<Item> locked = new LinkedHashSet<>(done);
    design.live(ItemKind.TEST).stream()
        .filter(t -> !lock.hash("test", t.name()).isEmpty())
        .forEach(locked::add);
    return locked;
  }

  private List<Finding> staleEvidence() {
    List<Finding> findings = new ArrayList<>();
    for (Id id : Chapter6.stale(project, design)) {
      StepView step = done.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
      boolean asLocked =
          EvidenceFiles.hash(project.root(), project.config().project().evidence(), id)
              .map(h -> h.equals(lock.hash("step", id.toString())))
              .orElse(false);
      if (asLocked) {
        findings.add(
            new Finding(
                "evidence-stale",
                Severity.ERROR,
                List.of(id.toString()),
                step.row().statusAt(),
                tongue.pick(
                    id
                        + " was built from something else: its signatures, contracts, patterns,"
                        + " tests or bodies in the document have changed",
                    id + " 的构建依据已变化：签名、契约、模式、测试或文档中的方法体已修改"),
                tongue.pick("build it again: tenon build", "重新构建：tenon build"),
                "stale"));
      }
    }
    return findings;
  }

  private Finding finding(Problem problem) {
    return new Finding(
        problem.rule(),
        problem.rule().equals("undocumented-api") ? Severity.WARNING : Severity.ERROR,
        List.of(problem.symbol()),
        new Position(problem.file(), Math.max(1, problem.line()), Math.max(1, problem.column()), 1),
        problem.message(),
        problem.hint(),
        problem.rule() + problem.message());
  }
}
