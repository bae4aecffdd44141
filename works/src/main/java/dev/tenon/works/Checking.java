package dev.tenon.works;

import dev.tenon.code.JavaIndex;
import dev.tenon.code.JavaSyntax;
import dev.tenon.code.SyntaxError;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.MergeLosses;
import dev.tenon.design.Surroundings;
import dev.tenon.design.SyntaxFault;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.Checker;
import dev.tenon.design.rules.Rule;
import dev.tenon.design.rules.RuleGroup;
import dev.tenon.design.rules.Rules;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.git.TenonFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds a project against the rules: its documents, and the code of what is done. */
public final class Checking {
  private Checking() {}

  /** All rules that this version has. */
  public static CheckResult all(Project project, Design design) {
    return of(project, design, EnumSet.allOf(RuleGroup.class));
  }

  /** The rules of some groups. */
  public static CheckResult of(Project project, Design design, Set<RuleGroup> groups) {
    return of(project, design, groups, Set.of());
  }

  /** The rules of some groups, and some single ones of others. */
  static CheckResult of(Project project, Design design, Set<RuleGroup> groups, Set<String> single) {
    return of(project, design, groups, single, new Object(), Checker::find);
  }

  /** What is said of the documents themselves, errors that are waived included. */
  static List<Finding> documents(Project project, Design design) {
    CheckResult result =
        of(
            project,
            design,
            EnumSet.range(RuleGroup.WORDING, RuleGroup.TESTS),
            Set.of("method-cycle"));
    List<Finding> all = new ArrayList<>(result.findings());
    all.addAll(result.waived());
    return all;
  }

  /** How rules are asked: each time anew, or by somebody who remembers. */
  interface Asking {
    List<Finding> find(Design design, Surroundings surroundings, Collection<Rule> rules);
  }

  /**
   * The rules of some groups, and some single ones of others.
   *
   * @param state equal to that of the last check as long as nothing beside the documents changed
   */
  static CheckResult of(
      Project project,
      Design design,
      Set<RuleGroup> groups,
      Set<String> single,
      Object state,
      Asking asking) {
    try (OnDisk surroundings = new OnDisk(project, design, state)) {
      List<Rule> rules = new ArrayList<>(Rules.of(groups));
      single.forEach(id -> Rules.find(id).ifPresent(rules::add));
      Set<String> checked = new HashSet<>();
      rules.forEach(r -> checked.add(r.id()));
      List<Finding> found = new ArrayList<>(asking.find(design, surroundings, rules));
      if (groups.contains(RuleGroup.CODE)) {
        found.addAll(new CodeCheck(project, design, surroundings.lock()).findings());
        checked.addAll(RuleGroup.CODE.rules());
      }
      return Checker.settle(design, surroundings, found, checked);
    }
  }

  /** What stands beside the documents on the disk, read when it is asked for. */
  private static final class OnDisk implements Surroundings, AutoCloseable {
    private static final String PLAIN = "class Fragment";

    private final Project project;
    private final Design design;
    private final Object state;
    private final Lock lock;
    private final Set<String> parsed = new TreeSet<>();
    private final Path cache;
    private @Nullable JavaIndex sources;
    private @Nullable Map<String, Boolean> declared;
    private @Nullable Path declaredCache;
    private @Nullable Set<String> known;

    OnDisk(Project project, Design design, Object state) {
      this.project = project;
      this.state = state;
      this.design = design;
      this.lock = Locks.read(project.root());
      this.cache = project.root().resolve(".tenon/cache/parsed");
    }

    @Override
    public Object state() {
      return state;
    }

    @Override
    public Lock lock() {
      return lock;
    }

    @Override
    public Optional<String> evidence(Id step) {
      return EvidenceFiles.hash(project.root(), project.config().project().evidence(), step);
    }

    @Override
    public MergeLosses mergeLosses() {
      return new MergeHistory(project, SystemRunner::new, System.getenv()).losses(this::writable);
    }

    @Override
    public boolean declaredInSources(String symbol) {
      if (!project.config().project().language().equals("java")) {
        return false;
      }
      return declared().computeIfAbsent(symbol, s -> index().contains(s));
    }

    private JavaIndex index() {
      if (sources == null) {
        TreeMap<String, String> all = project.sources();
        all.putAll(project.tests());
        sources = JavaIndex.of(all);
      }
      return sources;
    }

    /** Answers of before, as long as sources and tests are byte for byte the same. */
    private Map<String, Boolean> declared() {
      if (declared == null) {
        StringBuilder state = new StringBuilder();
        project.sources().forEach((path, text) -> state.append(path).append(Texts.sha256(text)));
        project.tests().forEach((path, text) -> state.append(path).append(Texts.sha256(text)));
        String name = "declared-" + Texts.sha256(state.toString()).substring(7, 39);
        declaredCache = project.root().resolve(".tenon/cache").resolve(name);
        declared = new TreeMap<>();
        if (Files.isRegularFile(declaredCache)) {
          for (String line : Texts.read(declaredCache, name).lines().toList()) {
            declared.put(line.substring(1), line.startsWith("+"));
          }
        }
      }
      return declared;
    }

    @Override
    public Optional<SyntaxFault> syntax(CodeBlock block) {
      if (!block.language().equals("java")) {
        return Optional.empty();
      }
      JavaSyntax.Fragment kind =
          switch (block.role()) {
            case "body" -> JavaSyntax.Fragment.BODY;
            case "members" -> JavaSyntax.Fragment.MEMBERS;
            case "imports" -> JavaSyntax.Fragment.IMPORTS;
            default -> JavaSyntax.Fragment.TEST;
          };
      String head = kind == JavaSyntax.Fragment.MEMBERS ? headAround(block) : PLAIN;
      String hash =
          Texts.sha256((kind + "\n" + head + "\n" + block.text()).getBytes(StandardCharsets.UTF_8))
              .substring(7, 39);
      if (known().contains(hash)) {
        parsed.add(hash);
        return Optional.empty();
      }
      List<SyntaxError> errors = JavaSyntax.errors(kind, block.text(), head);
      if (errors.isEmpty()) {
        parsed.add(hash);
        return Optional.empty();
      }
      SyntaxError first = errors.getFirst();
      return Optional.of(new SyntaxFault(first.line(), first.column(), 1, first.message()));
    }

    /**
     * The head of the type to which a block of members belongs: a record allows more than a class.
     */
    private String headAround(CodeBlock block) {
      return design.types().stream()
          .filter(t -> t.sections().stream().anyMatch(s -> s.code().contains(block)))
          .map(t -> t.section().heading().text())
          .findFirst()
          .orElse(PLAIN);
    }

    /** Whether answers can be kept; where not, they are found again each time. */
    private boolean writable() {
      boolean can = Files.isWritable(project.root());
      if (can) {
        TenonFolder.in(project.root());
      }
      return can;
    }

    /** Hashes of blocks that parsed before. */
    private Set<String> known() {
      if (known == null) {
        known = new HashSet<>();
        if (Files.isRegularFile(cache)) {
          known.addAll(Texts.read(cache, ".tenon/cache/parsed").lines().toList());
        }
      }
      return known;
    }

    @Override
    public void close() {
      if (sources != null && declared != null && declaredCache != null && writable()) {
        List<String> lines = new ArrayList<>();
        declared.forEach((symbol, there) -> lines.add((there ? "+" : "-") + symbol));
        Texts.write(declaredCache, String.join("\n", lines) + "\n");
      }
      boolean more = known != null && !known.containsAll(parsed);
      if (more && writable()) {
        Texts.write(cache, String.join("\n", parsed) + "\n");
      }
    }
  }
}
