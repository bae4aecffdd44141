package dev.tenon.works;

import dev.tenon.code.CompileError;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Method;
import dev.tenon.design.Type;
import dev.tenon.works.git.Change;
import dev.tenon.works.git.Worktree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The worktree in which a step is built: the last finished step, then the skeleton and the locked
 * tests, then what a writer makes of it.
 */
final class Workshop {
  /** What is said of a fault that a writer will not find again. */
  static final String UNDONE = "; undone";

  private static final int ROUNDS_MAX = 4;

  private final Project project;
  private final StepView step;
  private final Worktree tree;
  private final String head;
  private final Set<String> standing = new LinkedHashSet<>();
  private final Set<Id> tests = new LinkedHashSet<>();
  private final Craft craft;
  private final @Nullable Design earlier;
  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, String> lockedTests = new TreeMap<>();
  private final Map<String, String> waiting = new TreeMap<>();
  private final Set<String> otherFiles = new TreeSet<>();
  private final Map<String, String> documents = new TreeMap<>();
  private String base;

  /**
   * @param project in the worktree
   * @param tree fresh, at {@code head}
   * @param done the steps that stand already
   * @param earlier the design from which the step was built before, if it was
   */
  Workshop(
      Project project,
      StepView step,
      Worktree tree,
      String head,
      Collection<StepView> done,
      Craft craft,
      @Nullable Design earlier) {
    this.project = project;
    this.step = step;
    this.tree = tree;
    this.head = head;
    this.craft = craft;
    this.earlier = earlier;
    this.base = head;
    for (StepView other : done) {
      standing.addAll(other.symbols());
      other.types().forEach(t -> standing.add(t.name()));
      other.tests().forEach(t -> tests.add(t.id()));
    }
    standing.addAll(step.symbols());
    step.types().forEach(t -> standing.add(t.name()));
    step.tests().forEach(t -> tests.add(t.id()));
  }

  Project project() {
    return project;
  }

  StepView step() {
    return step;
  }

  Worktree tree() {
    return tree;
  }

  Path root() {
    return project.root();
  }

  /** The commit of the last finished step. */
  String head() {
    return head;
  }

  /** The tree of skeleton and locked tests, against which a writer's work is seen. */
  String base() {
    return base;
  }

  /** Ids of all tests that stand with this step. */
  Set<Id> testIds() {
    return tests;
  }

  /** Symbols of the methods that stand with this step. */
  Set<String> standing() {
    return standing;
  }

  /** Paths of the step's source files. */
  Set<String> sourceFiles() {
    return sources.keySet();
  }

  /** A source file's skeleton by its path. */
  Map<String, String> skeletons() {
    return sources;
  }

  /** Text of each locked test file by its path. */
  Map<String, String> lockedTests() {
    return lockedTests;
  }

  /** All files that Tenon or a writer may change in this step. */
  Set<String> ownFiles() {
    Set<String> own = new TreeSet<>(sources.keySet());
    own.addAll(lockedTests.keySet());
    own.addAll(otherFiles);
    return own;
  }

  /** Documents that change together with the step; to be said before all else. */
  void with(Map<String, String> texts) {
    documents.putAll(texts);
    otherFiles.addAll(texts.keySet());
  }

  /** Lays out skeleton, files and tests. */
  void prepare() {
    documents.forEach(this::write);
    for (String name : step.topLevelTypes()) {
      Type type = step.design().type(name).orElseThrow();
      String path = project.sourceFolder() + "/" + StepView.path(type);
      String existing = exists(path) ? craft.renewed(text(path), name, step, earlier) : null;
      sources.put(path, craft.skeleton(name, standing, step.symbols(), existing));
    }
    for (TestClass testClass : TestClass.of(step.design(), tests)) {
      boolean mine = testClass.items().stream().anyMatch(i -> has(step.tests(), i.id()));
      if (mine) {
        String path = project.testFolder() + "/" + testClass.path();
        String existing =
            holdsText(path) ? craft.renewed(text(path), testClass, step, earlier) : null;
        lockedTests.put(path, craft.testClass(testClass, existing));
      }
    }
    sources.forEach(this::write);
    lockedTests.forEach(this::write);
    for (CodeBlock file : step.files()) {
      refuseOutside(file);
      otherFiles.add(file.role());
      write(file.role(), file.text());
    }
    letOthersWait();
    base = tree.snapshot(head, ownFiles());
  }

  /**
   * Code of other steps that are to be built again may no longer fit what this one declares. Where
   * it does not compile, its bodies throw, and its tests are left out, until their own step comes.
   */
  private void letOthersWait() {
    Set<String> later = new LinkedHashSet<>();
    for (Method method : step.design().methods()) {
      if (method.hasBody() && !standing.contains(method.symbol())) {
        later.add(method.symbol());
      }
    }
    TreeMap<String, String> code = project.sources();
    if (later.isEmpty() || !craft.holdsAny(code, later)) {
      return;
    }
    for (int round = 0; round < ROUNDS_MAX; round++) {
      TreeMap<String, String> all = project.sources();
      all.putAll(project.tests());
      boolean changed = false;
      for (CompileError error : craft.compile(all).errors()) {
        changed |= letWait(error, later);
      }
      if (!changed) {
        return;
      }
    }
  }

  private boolean letWait(CompileError error, Set<String> later) {
    String path = error.file();
    if (path.isEmpty() || !exists(path) || lockedTests.containsKey(path)) {
      return false;
    }
    String before = text(path);
    String after = craft.waiting(before, error.line(), later);
    if (after.equals(before) && path.startsWith(project.testFolder() + "/")) {
      after = craft.standingTests(path.substring(project.testFolder().length() + 1), tests);
    }
    if (after.equals(before)) {
      return false;
    }
    if (sources.containsKey(path)) {
      sources.put(path, after);
    } else {
      waiting.put(path, after);
      otherFiles.add(path);
    }
    write(path, after);
    return true;
  }

  private static boolean has(List<Item> items, Id id) {
    return items.stream().anyMatch(i -> i.id().equals(id));
  }

  private static void refuseOutside(CodeBlock file) {
    Path path = Path.of(file.role()).normalize();
    if (path.isAbsolute()
        || path.startsWith("..")
        || path.startsWith(".git")
        || path.startsWith(".tenon")) {
      throw new Refusal(
          file.info().file()
              + ":"
              + file.info().line()
              + ": the file "
              + file.role()
              + " lies outside the project; give a path below its folder");
    }
  }

  /** Everything as after {@link #prepare}. */
  void reset() {
    tree.reset(head);
    documents.forEach(this::write);
    sources.forEach(this::write);
    lockedTests.forEach(this::write);
    waiting.forEach(this::write);
    step.files().forEach(f -> write(f.role(), f.text()));
  }

  /**
   * What a writer changed since skeleton and locked tests were laid out. Files that are not the
   * step's sources are made again what they were: what the gates then judge is its code alone.
   *
   * @param recorder hears of all of it before
   * @param persons whether it lies with a person too, where nothing is undone
   */
  Written written(Recorder recorder, int attempt, boolean persons) {
    String undone = persons ? "" : UNDONE;
    List<String> foreign = new ArrayList<>();
    new Aftermath(tree, root(), base).undone(ownFiles()).forEach(u -> foreign.add(u + undone));
    List<String> tests = new ArrayList<>();
    List<Change> changes = tree.changes(base);
    if (recorder.isWanted()) {
      recorder.attempt(attempt, tree.diff(base, changes.stream().map(Change::path).toList()));
    }
    for (Change change : changes) {
      if (change.within(project.config().project().tests())) {
        tests.add(fault(change.path(), undone));
      } else if (!sources.containsKey(change.path())) {
        foreign.add(change.path() + ": is no file of " + step.name() + undone);
      }
    }
    List<String> others =
        changes.stream().map(Change::path).filter(p -> !sources.containsKey(p)).toList();
    if (!others.isEmpty()) {
      tree.restore(base, others);
    }
    Set<String> added = new TreeSet<>();
    Map<String, String> texts = new TreeMap<>();
    sources.keySet().stream().filter(this::exists).forEach(p -> texts.put(p, text(p)));
    for (Change change : changes) {
      String before = sources.get(change.path());
      String now = texts.get(change.path());
      if (before != null && now != null) {
        Craft.Difference difference = craft.difference(change.path(), before, now, step, persons);
        foreign.addAll(difference.foreign());
        added.addAll(difference.added());
      }
    }
    return new Written(changes, texts, tests, foreign, added);
  }

  /** What was done to a test. */
  private String fault(String path, String undone) {
    String locked = lockedTests.get(path);
    if (locked == null) {
      return path + ": is no test of " + step.name() + undone;
    }
    if (!exists(path)) {
      return path + ": the locked test was deleted; tests may not be touched";
    }
    return path
        + ":"
        + firstDifference(locked, text(path))
        + ": the locked test was changed; tests may not be touched";
  }

  private static int firstDifference(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int line = 0;
    while (line < Math.min(a.size(), b.size()) && a.get(line).equals(b.get(line))) {
      line++;
    }
    return line + 1;
  }

  /** What would be committed, as a tree; whatever else lies there is deleted. */
  String settled() {
    String settled = tree.snapshot(base, ownFiles());
    tree.keepOnly(settled);
    return settled;
  }

  /**
   * The files that are no longer as they were settled; they are made so again. Code under test may
   * write to the worktree, but what is committed is what the gates read.
   */
  List<String> unsettled(String settled) {
    List<Change> changes = tree.changes(settled);
    if (changes.isEmpty()) {
      return List.of();
    }
    List<String> known = changes.stream().filter(c -> !c.untracked()).map(Change::path).toList();
    tree.restore(settled, changes.stream().map(Change::path).toList());
    return known;
  }

  /** Weaves the contracts that the writer left out. */
  void weaveContracts() {
    Set<String> symbols = new LinkedHashSet<>(step.symbols());
    step.types().forEach(t -> symbols.add(t.name()));
    for (String path : sources.keySet()) {
      if (exists(path)) {
        String text = text(path);
        String woven = craft.contracts(path, text, symbols);
        if (!woven.equals(text)) {
          write(path, woven);
        }
      }
    }
  }

  /** Takes back what a writer changed beside the step's methods, for its next attempt. */
  void undoForeign(Written written) {
    if (!written.foreign().isEmpty()) {
      sources.forEach(
          (path, before) -> {
            if (exists(path)) {
              write(path, craft.transplant(before, text(path), step));
            } else {
              write(path, before);
            }
          });
    }
  }

  /** Whether there is a file with something in it; tests that wait leave an empty one. */
  private boolean holdsText(String path) {
    return exists(path) && !text(path).isBlank();
  }

  boolean exists(String path) {
    return Files.isRegularFile(root().resolve(path));
  }

  String text(String path) {
    return Texts.read(root().resolve(path), path);
  }

  void write(String path, String text) {
    Texts.write(root().resolve(path), text);
  }

  /** The methods that the document leaves to a writer. */
  List<Method> unwritten() {
    return step.unwritten();
  }
}
