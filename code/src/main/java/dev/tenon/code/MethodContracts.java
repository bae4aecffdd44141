package dev.tenon.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.Comment;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;
import org.jspecify.annotations.Nullable;

/** Holds the contracts of one method against its code. */
final class MethodContracts {
  private static final String MISSING = "contract-missing";
  private static final String WEAKENED = "contract-weakened";

  /** Where a tag's expansion stands: the comment and the statements behind it. */
  private record Region(Contract contract, TagComment tag, int from, int to) {}

  private final JavaFile file;
  private final String path;
  private final Expander expander;
  private final MethodSpec spec;
  private final List<Problem> problems = new ArrayList<>();

  MethodContracts(JavaFile file, String path, Expander expander, MethodSpec spec) {
    this.file = file;
    this.path = path;
    this.expander = expander;
    this.spec = spec;
  }

  List<Problem> problems() {
    Optional<MethodDeclaration> method = file.method(spec);
    if (method.isEmpty()) {
      Optional<AbstractTypeDeclaration> type = file.type(JavaFile.ownerOf(spec.symbol()));
      if (type.isPresent() && Heading.of(spec).compact()) {
        spec.contracts().forEach(c -> absent(c, Nodes.start(type.get().getName())));
      }
      return problems;
    }
    if (method.get().getBody() != null) {
      new Body(method.get()).check();
    }
    return problems;
  }

  private void absent(Contract contract, int at) {
    report(
        MISSING,
        at,
        contract.tag() + " of " + spec.symbol() + " stands nowhere in the code",
        "build weaves it; by hand, write `" + TagText.comment(contract) + "` and its code");
  }

  private void report(String rule, int at, String message, String hint) {
    int line = file.unit().getLineNumber(at);
    int start = file.unit().getPosition(line, 0);
    int column = file.text().codePointCount(Math.max(0, start), at) + 1;
    problems.add(new Problem(rule, spec.symbol(), path, line, column, message, hint));
  }

  /** The check of one body. */
  private final class Body {
    private final MethodDeclaration method;
    private final Block body;
    private final List<TagComment> tags;
    private final EntryOrder order;
    private final Set<Integer> reported = new LinkedHashSet<>();
    private final Set<String> doubted = new LinkedHashSet<>();
    private boolean entryIsWell = true;

    Body(MethodDeclaration method) {
      this.method = method;
      this.body = method.getBody();
      this.tags = TagComment.in(file, body);
      this.order = new EntryOrder(method);
    }

    void check() {
      entry(ContractWeaver.placed(spec, Placement.ENTRY));
      entryIsWell = problems.isEmpty();
      ContractWeaver.placed(spec, Placement.PLACE).forEach(this::place);
      exits(ContractWeaver.placed(spec, Placement.EXIT));
      end(ContractWeaver.placed(spec, Placement.END));
    }

    private List<TagComment> all(Contract contract) {
      String tag = TagText.oneLine(contract);
      return tags.stream().filter(t -> t.tag().equals(tag)).toList();
    }

    // --- entry -------------------------------------------------------------------------------

    private void entry(List<Contract> contracts) {
      List<Region> regions = new ArrayList<>();
      for (Contract contract : contracts) {
        List<TagComment> found = all(contract);
        Optional<Expansion> asked = expander.expand(contract, method, Set.of());
        if (asked.isEmpty()) {
          continue;
        }
        if (found.isEmpty()) {
          untagged(contract, asked.get());
        } else if (found.stream().noneMatch(t -> t.parent() == body)) {
          nested(contract, found.getFirst());
        } else {
          TagComment tag = found.stream().filter(t -> t.parent() == body).findFirst().orElseThrow();
          region(contract, asked.get(), tag, new TreeMatch(asked.get().locals()))
              .ifPresent(regions::add);
        }
      }
      positions(regions);
    }

    private void positions(List<Region> regions) {
      List<Statement> statements = Nodes.statements(body);
      Set<Integer> covered = new LinkedHashSet<>();
      regions.forEach(r -> range(r).forEach(covered::add));
      int last = -1;
      for (Region region : regions) {
        Contract contract = region.contract();
        if (region.from() < last) {
          report(
              WEAKENED,
              region.tag().start(),
              contract.tag() + " stands before one that comes first in the design",
              "keep the design's order: it decides which exception a caller sees");
        }
        last = Math.max(last, region.from());
        for (int i = 0; i < region.from(); i++) {
          if (!covered.contains(i) && !reported.contains(i)) {
            Optional<String> harm = order.harm(statements.get(i), contract);
            if (harm.isPresent()) {
              reported.add(i);
              report(
                  WEAKENED,
                  region.tag().start(),
                  contract.tag()
                      + " comes too late: "
                      + oneLine(statements.get(i))
                      + " "
                      + harm.get()
                      + " before it",
                  "move it to the top of the body");
              break;
            }
          }
        }
        shadowed(contract, region.tag().start(), region);
      }
    }

    /** Statements of which something is said already. */
    private void mark(int from, int to) {
      for (int i = from; i < to; i++) {
        reported.add(i);
      }
    }

    private List<Integer> range(Region region) {
      List<Integer> indices = new ArrayList<>();
      for (int i = region.from(); i < region.to(); i++) {
        indices.add(i);
      }
      return indices;
    }

    /** Names of the pattern and of fields must mean what they say. */
    private void shadowed(Contract contract, int at, Region region) {
      Optional<Expansion> asked = expander.expand(contract, method, Set.of());
      asked
          .flatMap(e -> Shadows.in(file, method, contract, e))
          .ifPresent(
              why ->
                  report(
                      WEAKENED, at, contract.tag() + " is not what it seems: " + why, "rename it"));
    }

    private void nested(Contract contract, TagComment tag) {
      List<Statement> statements = Nodes.statements(body);
      for (int i = 0; i < statements.size(); i++) {
        if (Nodes.start(statements.get(i)) < tag.start()
            && tag.end() < Nodes.end(statements.get(i))) {
          mark(i, i + 1);
        }
      }
      report(
          WEAKENED,
          tag.start(),
          contract.tag()
              + " stands inside of another statement, so that it may be passed by or caught",
          "move it to the top of the body");
    }

    private void untagged(Contract contract, Expansion asked) {
      Optional<Comment> block = inBlockComment(contract);
      if (block.isPresent()) {
        for (int i = 0; i < Nodes.statements(body).size(); i++) {
          if (asked.statements().size() == 1
              && new TreeMatch(asked.locals())
                  .matches(asked.statements(), Nodes.statements(body).subList(i, i + 1))) {
            mark(i, i + 1);
          }
        }
        report(
            MISSING,
            Nodes.start(block.get()),
            contract.tag() + " stands in a block comment",
            "a tag is a line of its own: `" + TagText.comment(contract) + "`");
        return;
      }
      List<Statement> wanted = asked.statements();
      List<Statement> there = Nodes.statements(body);
      for (int i = 0; i + wanted.size() <= there.size(); i++) {
        if (new TreeMatch(asked.locals()).matches(wanted, there.subList(i, i + wanted.size()))) {
          mark(i, i + wanted.size());
          report(
              MISSING,
              Nodes.start(there.get(i)),
              "the code of " + contract.tag() + " stands without its tag",
              "write `" + TagText.comment(contract) + "` above it");
          return;
        }
      }
      absent(contract, Nodes.start(method.getName()));
    }

    private Optional<Comment> inBlockComment(Contract contract) {
      for (Object each : file.unit().getCommentList()) {
        Comment comment = (Comment) each;
        boolean inside =
            Nodes.start(comment) >= Nodes.start(method) && Nodes.end(comment) <= Nodes.end(method);
        if (inside && !comment.isLineComment()) {
          boolean tag =
              file.text(comment)
                  .lines()
                  .map(line -> line.replaceFirst("^\\s*/?\\*+", "").strip())
                  .flatMap(line -> TagText.ofComment(line).stream())
                  .anyMatch(TagText.oneLine(contract)::equals);
          if (tag) {
            return Optional.of(comment);
          }
        }
      }
      return Optional.empty();
    }

    // --- places ------------------------------------------------------------------------------

    private void place(Contract contract) {
      Optional<Expansion> asked = expander.expand(contract, method, Set.of());
      if (asked.isEmpty()) {
        return;
      }
      List<TagComment> found = all(contract);
      if (found.isEmpty()) {
        untagged(contract, asked.get());
      }
      for (TagComment tag : found) {
        region(contract, asked.get(), tag, new TreeMatch(asked.get().locals()))
            .ifPresent(region -> shadowed(contract, tag.start(), region));
      }
    }

    /** The expansion behind a tag; empty, and reported, when something else stands there. */
    private Optional<Region> region(
        Contract contract, Expansion asked, TagComment tag, TreeMatch match) {
      List<Statement> wanted = asked.statements();
      List<Statement> there = tag.behind(wanted.size());
      if (match.matches(wanted, there)) {
        return Optional.of(new Region(contract, tag, tag.next(), tag.next() + wanted.size()));
      }
      boolean nextTag =
          tags.stream()
              .anyMatch(
                  t ->
                      t.parent() == tag.parent()
                          && t.next() == tag.next()
                          && t.start() > tag.start());
      boolean alike =
          !nextTag
              && !there.isEmpty()
              && !wanted.isEmpty()
              && (Difference.isAlike(wanted.getFirst(), there.getFirst())
                  || holds(there.getFirst(), asked));
      if (tag.parent() == body) {
        mark(tag.next(), tag.next() + (alike ? wanted.size() : 0));
      }
      if (alike) {
        report(
            WEAKENED,
            tag.start(),
            contract.tag() + " is weakened: " + Difference.of(wanted, there),
            "put the pattern's code back: " + oneLine(asked.code()));
      } else {
        report(
            MISSING,
            tag.start(),
            "the tag "
                + contract.tag()
                + " stands without its code; "
                + (there.isEmpty()
                    ? "nothing stands behind it"
                    : "behind it stands " + oneLine(there.getFirst())),
            "the pattern asks for: " + oneLine(asked.code()));
      }
      return Optional.empty();
    }

    /** Whether an expansion is hidden inside of another statement. */
    private boolean holds(Statement outer, Expansion asked) {
      List<Statement> wanted = asked.statements();
      return Nodes.any(
          outer,
          node ->
              node instanceof Statement statement
                  && new TreeMatch(asked.locals())
                      .matches(wanted.subList(0, 1), List.of(statement)));
    }

    // --- exits -------------------------------------------------------------------------------

    private void exits(List<Contract> contracts) {
      if (contracts.isEmpty()) {
        return;
      }
      Set<String> used = new LinkedHashSet<>();
      contracts.forEach(c -> used.addAll(EntryOrder.names(c)));
      ExitValues values = ExitValues.of(contracts, method, used);
      for (Exit exit : Exit.of(method)) {
        exit(exit, contracts, values);
      }
    }

    private void exit(Exit exit, List<Contract> contracts, ExitValues values) {
      Expression returned = exit.expression();
      String result = returned instanceof SimpleName name ? name.getIdentifier() : "result";
      List<Region> regions = new ArrayList<>();
      for (Contract contract : contracts) {
        Optional<TagComment> tag =
            all(contract).stream()
                .filter(t -> t.parent() == exit.parent() && t.start() < exit.at())
                .reduce((_, later) -> later);
        if (tag.isEmpty()) {
          unguarded(exit, contract);
          continue;
        }
        Optional<Expansion> asked =
            expander.expand(contract, values.inCode(contract, result), method, Set.of(result));
        if (asked.isEmpty()) {
          continue;
        }
        Set<String> open = new LinkedHashSet<>(asked.get().locals());
        open.addAll(values.captures().values());
        TreeMatch match = new TreeMatch(open);
        region(contract, asked.get(), tag.get(), match)
            .ifPresent(
                region -> {
                  regions.add(region);
                  captured(contract, values, match, region);
                  shadowed(contract, region.tag().start(), region);
                });
      }
      together(exit, regions);
      evaluated(exit, contracts, regions);
      Swallowing.around(exit.statement() == null ? body : exit.statement(), body)
          .ifPresent(
              at ->
                  contracts.forEach(
                      c ->
                          report(
                              WEAKENED,
                              Nodes.start(at),
                              c.tag()
                                  + " can't be seen from outside: this statement swallows what it"
                                  + " throws",
                              "return behind the try, or let the exception through")));
    }

    private void unguarded(Exit exit, Contract contract) {
      Optional<Comment> block = inBlockComment(contract);
      String way = exit.statement() == null ? "the end of the body" : "this return";
      report(
          MISSING,
          block.map(Nodes::start).orElse(exit.at()),
          block.isPresent()
              ? contract.tag() + " stands in a block comment"
              : contract.tag() + " isn't checked before " + way + " of " + spec.symbol(),
          "it stands before every normal exit: `" + TagText.comment(contract) + "` and its code");
    }

    /** Between the checks and the exit nothing else may happen. */
    private void together(Exit exit, List<Region> regions) {
      if (regions.isEmpty()) {
        return;
      }
      int to = exit.before().size();
      Set<Integer> covered = new LinkedHashSet<>();
      regions.forEach(r -> range(r).forEach(covered::add));
      int from = regions.stream().mapToInt(Region::from).min().orElse(to);
      List<Statement> all = exit.before();
      for (int i = from; i < to; i++) {
        if (!covered.contains(i)) {
          report(
              WEAKENED,
              regions.getFirst().tag().start(),
              regions.getFirst().contract().tag()
                  + " comes too early: "
                  + oneLine(all.get(i))
                  + " stands between it and the exit",
              "move it right before the exit");
          return;
        }
      }
      int last = -1;
      for (Region region : regions) {
        if (region.from() < last) {
          report(
              WEAKENED,
              region.tag().start(),
              region.contract().tag() + " stands before one that comes first in the design",
              "keep the design's order");
        }
        last = region.from();
      }
    }

    /** What is checked is what is returned. */
    private void evaluated(Exit exit, List<Contract> contracts, List<Region> regions) {
      Expression returned = exit.expression();
      if (returned == null || regions.isEmpty()) {
        return;
      }
      boolean named = contracts.stream().anyMatch(ExitValues::namesResult);
      boolean local =
          returned instanceof SimpleName name
              && Nodes.declared(method).contains(name.getIdentifier());
      if (!local && (named || !ContractWeaver.isPlain(returned))) {
        report(
            WEAKENED,
            Nodes.start(returned),
            "what is returned is not what was checked: "
                + oneLine(file.text(returned))
                + " is evaluated after "
                + regions.getFirst().contract().tag(),
            "keep it in a local before the check and return that");
      }
    }

    /** Values at entry are kept at entry and never changed. */
    private void captured(Contract contract, ExitValues values, TreeMatch match, Region region) {
      Set<String> assigned = ExitValues.assigned(body);
      values
          .captures()
          .forEach(
              (kept, open) -> {
                if (match.isBound(open)) {
                  String name = match.meaning(open);
                  boolean well = !assigned.contains(name) && isKept(name, kept);
                  if (!well && entryIsWell && doubted.add(contract.tag() + name)) {
                    report(
                        WEAKENED,
                        region.tag().start(),
                        contract.tag()
                            + " asks for the value of `"
                            + kept
                            + "` at entry, but `"
                            + name
                            + "` is not that",
                        "write `var " + open + " = " + kept + ";` at the top of the body");
                  }
                }
              });
    }

    private boolean isKept(String name, String kept) {
      List<Statement> statements = Nodes.statements(body);
      Set<Integer> tagged = new LinkedHashSet<>();
      for (TagComment tag : tags) {
        if (tag.parent() == body) {
          entryOf(tag).ifPresent(r -> range(r).forEach(tagged::add));
        }
      }
      for (int i = 0; i < statements.size(); i++) {
        Statement statement = statements.get(i);
        if (tagged.contains(i)
            || Nodes.constructorCall(body).filter(c -> c == statement).isPresent()) {
          continue;
        }
        Optional<VariableDeclarationFragment> variable = single(statement);
        if (variable.isEmpty()) {
          return false;
        }
        Expression value = variable.get().getInitializer();
        if (variable.get().getName().getIdentifier().equals(name)) {
          return value != null && sameExpression(value, kept);
        }
        if (value != null && !order.isHarmless(value) && !isKeptElsewhere(value)) {
          return false;
        }
      }
      return false;
    }

    private boolean isKeptElsewhere(Expression value) {
      return ExitValues.of(
              ContractWeaver.placed(spec, Placement.EXIT), method, new LinkedHashSet<>())
          .captures()
          .keySet()
          .stream()
          .anyMatch(kept -> sameExpression(value, kept));
    }

    private Optional<Region> entryOf(TagComment tag) {
      return ContractWeaver.placed(spec, Placement.ENTRY).stream()
          .filter(c -> TagText.oneLine(c).equals(tag.tag()))
          .findFirst()
          .flatMap(
              c ->
                  expander
                      .expand(c, method, Set.of())
                      .map(
                          e -> new Region(c, tag, tag.next(), tag.next() + e.statements().size())));
    }

    private static Optional<VariableDeclarationFragment> single(Statement statement) {
      return statement instanceof VariableDeclarationStatement declaration
              && declaration.fragments().size() == 1
          ? Optional.of((VariableDeclarationFragment) declaration.fragments().getFirst())
          : Optional.empty();
    }

    private static boolean sameExpression(Expression value, String text) {
      return Syntax.expression(text)
          .filter(e -> e.subtreeMatch(new TreeMatch(Set.of()), value))
          .isPresent();
    }

    // --- end ---------------------------------------------------------------------------------

    private void end(List<Contract> contracts) {
      for (Contract contract : contracts) {
        Optional<Expansion> asked = expander.expand(contract, method, Set.of());
        List<TagComment> found = all(contract);
        if (asked.isEmpty()) {
          continue;
        }
        if (found.isEmpty() && Flow.completes(body)) {
          absent(contract, Nodes.end(body) - 1);
        }
        found.forEach(
            tag -> region(contract, asked.get(), tag, new TreeMatch(asked.get().locals())));
      }
    }
  }

  static String oneLine(Statement statement) {
    return oneLine(statement.toString());
  }

  static String oneLine(@Nullable String code) {
    String flat = code == null ? "" : code.strip().replaceAll("\\s+", " ");
    return "`" + (flat.length() > 120 ? flat.substring(0, 117) + "…" : flat) + "`";
  }
}
