package dev.tenon.works;

import dev.tenon.code.JavaIndex;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import dev.tenon.design.Type;
import dev.tenon.design.trace.Built;
import dev.tenon.design.trace.Node;
import dev.tenon.design.trace.Trace;
import dev.tenon.run.Runner;
import dev.tenon.works.git.GitProblem;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.StepCommit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Traces a project: its documents, with what evidence, history and code say of them. */
public final class Tracing {
  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;

  /**
   * @param environment of git
   */
  public Tracing(Project project, Runner runner, Map<String, String> environment) {
    this.project = project;
    this.runner = runner;
    this.environment = environment;
  }

  /**
   * The trace of the project as it stands.
   *
   * @param places whether to look where symbols stand in code, which takes reading all of it
   */
  public Trace trace(boolean places) {
    Design design = project.design();
    Map<Id, Built.Proof> proofs = proofs(design);
    History history = history();
    return Trace.of(
        design,
        Checking.all(project, design).findings(),
        new Built(proofs, history.commits(), history.kind(), places ? places(design) : Map.of()));
  }

  /**
   * Writes a page of a trace, whole or not at all.
   *
   * @throws Refusal if it can't be written there
   */
  public static void save(Path file, String page) {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refusal(file + ": there is no folder " + folder + "; make it first");
    }
    if (Files.isDirectory(file)) {
      throw new Refusal(file + " is a folder; name a file, such as " + file.resolve("trace.html"));
    }
    Texts.write(file, page);
  }

  private Map<Id, Built.Proof> proofs(Design design) {
    Map<Id, Built.Proof> proofs = new LinkedHashMap<>();
    PlanTable plan = design.plan();
    for (PlanTable.Row row : plan == null ? List.<PlanTable.Row>of() : plan.rows()) {
      EvidenceFiles.read(project, row.id())
          .ifPresent(e -> proofs.put(row.id(), proof(EvidenceFiles.path(project, row.id()), e)));
    }
    return proofs;
  }

  private static Built.Proof proof(String file, Evidence evidence) {
    return new Built.Proof(
        file,
        evidence.writer(),
        evidence.attempt(),
        (int) evidence.gates().stream().filter(Evidence.Passed::passed).count(),
        evidence.gates().size(),
        evidence.tests(),
        Optional.ofNullable(evidence.approved()).orElse(""));
  }

  /** What git tells. */
  private record History(Built.History kind, Map<Id, String> commits) {}

  private History history() {
    Repository repository;
    try {
      repository = Repository.open(project.root(), runner, environment);
    } catch (GitProblem e) {
      // a design can be traced before there is a repository; the trace says that there is none
      return new History(Built.History.NONE, Map.of());
    }
    if (repository.headCommit().isEmpty()) {
      return new History(Built.History.NONE, Map.of());
    }
    Map<Id, String> newest = new HashMap<>();
    for (StepCommit commit : repository.steps("HEAD", Steps.STEP)) {
      Id.read(commit.step()).ifPresent(id -> newest.putIfAbsent(id, commit.commit()));
    }
    return new History(newest.isEmpty() ? Built.History.SILENT : Built.History.KEPT, newest);
  }

  /** Where types, methods and tests stand in code, by symbol; a test's also by its id. */
  private Map<String, Node.Place> places(Design design) {
    if (!project.config().project().language().equals("java")) {
      return Map.of();
    }
    TreeMap<String, String> all = project.sources();
    all.putAll(project.tests());
    JavaIndex index = JavaIndex.of(all);
    Set<String> symbols = new HashSet<>();
    for (Type type : design.types()) {
      symbols.add(type.name());
      type.methods().forEach(m -> symbols.add(m.symbol()));
    }
    Map<String, Node.Place> places = new HashMap<>();
    for (Item test : design.live(ItemKind.TEST)) {
      List<String> named = new ArrayList<>();
      for (Ref ref : test.refs(Key.TEST)) {
        named.add(ref.text());
      }
      symbols.addAll(named);
      if (named.isEmpty() && TestClass.hasBlock(design, test)) {
        place(index, TestClass.className(design, test)).ifPresent(p -> places.put(test.name(), p));
      }
    }
    symbols.forEach(s -> place(index, s).ifPresent(p -> places.put(s, p)));
    return places;
  }

  private static Optional<Node.Place> place(JavaIndex index, String symbol) {
    return index.members(symbol).stream()
        .findFirst()
        .map(m -> new Node.Place(m.file(), m.line()))
        .or(
            () ->
                index.types(symbol).stream()
                    .findFirst()
                    .map(t -> new Node.Place(t.file(), t.line())));
  }
}
