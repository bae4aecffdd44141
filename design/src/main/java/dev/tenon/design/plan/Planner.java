package dev.tenon.design.plan;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Lock;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Status;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes steps of a design's methods.
 *
 * <p>Rows that stand in chapter 6 stay as long as they obey the rules: steps that are not {@code
 * todo} always, others unless they hold too many methods or come before what they use. What no row
 * holds is planned anew, in steps of methods that belong together and are ready together.
 */
public final class Planner {
  private final Design design;
  private final Set<Id> reopened;
  private final Uses uses;
  private final Pool pool;
  private final StepIds ids;
  private final int least;
  private final int most;
  private final List<String> remarks = new ArrayList<>();
  private final List<Draft> planned = new ArrayList<>();
  private final List<Draft> dissolved = new ArrayList<>();

  private Planner(Design design, Lock lock, Set<Id> reopened, Uses uses) {
    this.design = design;
    this.reopened = reopened;
    this.uses = uses;
    this.pool = new Pool(uses, design.language());
    this.ids = StepIds.of(design, lock);
    this.least = design.config().plan().least();
    this.most = design.config().plan().most();
  }

  /** Plans a design: the same design, with the same lock, gives the same plan. */
  public static Planning plan(Design design, Lock lock) {
    return plan(design, lock, Set.of());
  }

  /**
   * Plans a design.
   *
   * @param reopened steps that were done and are to be built again: they become {@code todo} and
   *     keep the rest
   */
  public static Planning plan(Design design, Lock lock, Set<Id> reopened) {
    Uses uses = Uses.of(design);
    List<List<String>> rings = uses.rings();
    return rings.isEmpty()
        ? new Planning.Planned(new Planner(design, lock, reopened, uses).make())
        : new Planning.Cyclic(rings);
  }

  private Plan make() {
    List<Draft> rows = new ArrayList<>(OldRows.read(design, uses, reopened, remarks));
    @Nullable Draft lastOfAll = takeEndToEnd(rows);
    addBase(rows);
    List<Draft> oversized =
        rows.stream().filter(r -> !r.isFixed(reopened) && r.methods.size() > most).toList();
    rows.removeAll(oversized);
    rows.forEach(row -> row.methods.forEach(pool::reserve));
    oversized.forEach(
        row -> dissolve(row, "holds more than " + most + " methods", "包含的方法多于 " + most + " 个"));
    order(new ArrayDeque<>(rows));
    groupRest();
    addEndToEnd(lastOfAll, new TestPlaces(design, planned).assign());
    planned.forEach(this::name);
    return new Plan(steps(), remarks);
  }

  /** The todo row for end-to-end tests is always last: it is put back when all others stand. */
  private @Nullable Draft takeEndToEnd(List<Draft> rows) {
    List<Draft> found =
        rows.stream()
            .filter(row -> row.kind == Draft.Kind.END_TO_END && !row.isFixed(reopened))
            .toList();
    rows.removeAll(found);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Types that no row holds yet, and files, go into the first step. */
  private void addBase(List<Draft> rows) {
    Set<String> held = new HashSet<>();
    rows.forEach(row -> held.addAll(row.members));
    List<String> types =
        OldRows.baseTypes(design).stream().map(Type::name).filter(t -> !held.contains(t)).toList();
    @Nullable Draft base =
        rows.stream().filter(r -> r.kind == Draft.Kind.BASE).findFirst().orElse(null);
    if (base != null && !base.isFixed(reopened)) {
      base.members.addAll(types);
      if (base.members.isEmpty() && !hasFiles()) {
        rows.remove(base);
      }
    } else if (!types.isEmpty() || base == null && hasFiles()) {
      Draft fresh = Draft.of(Draft.Kind.BASE);
      fresh.members.addAll(types);
      int place = 0;
      while (place < rows.size() && rows.get(place).isFixed(reopened)) {
        place++;
      }
      rows.add(place, fresh);
    }
  }

  private boolean hasFiles() {
    Stream<SymbolSection> symbols =
        design.types().stream()
            .flatMap(
                t ->
                    Stream.of(
                            t.sections().stream(),
                            t.methods().stream().flatMap(m -> m.sections().stream()),
                            t.fields().stream().map(Type.Field::section))
                        .flatMap(s -> s));
    Stream<Item> items = design.items().stream().filter(i -> !design.isReplaced(i.id()));
    return Stream.concat(
            symbols.flatMap(s -> s.code().stream()), items.flatMap(i -> i.code().stream()))
        .anyMatch(c -> c.isFile());
  }

  /** Puts the rows one after the other, each when all stands that its methods use. */
  private void order(Deque<Draft> waiting) {
    while (!waiting.isEmpty()) {
      Draft first = waiting.getFirst();
      @Nullable Draft next = null;
      for (Draft row : waiting) {
        if (row.isFixed(reopened) || isReady(row)) {
          next = row;
          break;
        }
      }
      if (next != null) {
        if (next != first && !first.isFixed(reopened) && first.row != null && next.row != null) {
          remark(first, "comes after " + next.row.id(), "排在 " + next.row.id() + " 之后");
        }
        waiting.remove(next);
        put(next);
      } else {
        waiting.remove(first);
        dissolve(first, "and later steps use each other", "与后面的步骤互相使用");
      }
    }
  }

  private void put(Draft row) {
    row.methods.forEach(pool::place);
    if (!row.isFixed(reopened) && row.kind == Draft.Kind.METHODS && !isValidation(row)) {
      pool.join(row.methods, most).forEach(row::addMethod);
    }
    planned.add(row);
  }

  private boolean isValidation(Draft row) {
    return row.methods.stream()
        .map(uses::method)
        .allMatch(m -> m != null && Validations.isValidation(m, design.language()));
  }

  /** Whether all that a row uses stands, new steps for methods of no row made before if need be. */
  private boolean isReady(Draft row) {
    Set<String> missing = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(row.methods);
    while (!open.isEmpty()) {
      for (String used : uses.used(open.remove())) {
        if (pool.isPlaced(used) || row.methods.contains(used)) {
          continue;
        }
        if (!pool.isFree(used)) {
          return false;
        }
        if (missing.add(used)) {
          open.add(used);
        }
      }
    }
    for (String symbol : missing) {
      if (uses.used(symbol).stream().anyMatch(row.methods::contains)) {
        return false;
      }
    }
    while (missing.stream().anyMatch(symbol -> !pool.isPlaced(symbol))) {
      List<String> step = pool.next(missing, least, most);
      if (step.isEmpty()) {
        return false;
      }
      planned.add(Draft.ofMethods(step));
    }
    return true;
  }

  private void dissolve(Draft row, String english, String chinese) {
    remark(row, english + ": planned anew", chinese + "：重新规划");
    dissolved.add(row);
    row.methods.forEach(pool::release);
    List<String> types = row.members.stream().filter(m -> !row.methods.contains(m)).toList();
    if (!types.isEmpty()) {
      Draft rest = Draft.of(Draft.Kind.METHODS);
      rest.members.addAll(types);
      planned.add(rest);
    }
  }

  private void remark(Draft row, String english, String chinese) {
    if (row.row != null) {
      remarks.add(row.row.id() + " " + design.tongue().pick(english, chinese));
    }
  }

  private void groupRest() {
    while (true) {
      List<String> step = pool.next(null, least, most);
      if (step.isEmpty()) {
        break;
      }
      planned.add(Draft.ofMethods(step));
    }
    if (!pool.isEmpty()) {
      throw new IllegalStateException("methods left that use each other");
    }
  }

  private void addEndToEnd(@Nullable Draft old, Set<Id> tests) {
    if (tests.isEmpty()) {
      return;
    }
    Draft last = planned.isEmpty() ? null : planned.getLast();
    boolean fits = last != null && last.kind == Draft.Kind.END_TO_END;
    Draft endToEnd =
        fits && last != null ? last : old == null ? Draft.of(Draft.Kind.END_TO_END) : old;
    endToEnd.tests.addAll(tests);
    if (endToEnd != last) {
      planned.add(endToEnd);
    }
  }

  /** An id: its own, else that of an old step of which it holds more than half, else the next. */
  private void name(Draft draft) {
    if (draft.row == null && draft.kind == Draft.Kind.METHODS) {
      for (Draft old : dissolved) {
        long kept = draft.methods.stream().filter(old.methodsBefore::contains).count();
        if (kept * 2 > old.methodsBefore.size()) {
          draft.row = old.row;
          draft.methodsBefore.addAll(old.methodsBefore);
          dissolved.remove(old);
          break;
        }
      }
    }
    draft.id = draft.row == null ? ids.next() : draft.row.id();
  }

  private List<Step> steps() {
    Map<String, Draft> holders = new HashMap<>();
    planned.forEach(draft -> draft.methods.forEach(m -> holders.put(m, draft)));
    Map<Draft, Set<Id>> after = new LinkedHashMap<>();
    Set<Id> followed = new HashSet<>();
    for (Draft draft : planned) {
      Set<Draft> before = new HashSet<>();
      for (String method : draft.methods) {
        uses.used(method).stream().map(holders::get).forEach(before::add);
      }
      before.remove(draft);
      Set<Id> ordered = new LinkedHashSet<>();
      planned.stream().filter(before::contains).map(Draft::id).forEach(ordered::add);
      after.put(draft, ordered);
      followed.addAll(ordered);
    }
    Waves waves = new Waves(design);
    List<Step> steps = new ArrayList<>();
    for (Draft draft : planned) {
      List<Id> its = List.copyOf(after.getOrDefault(draft, Set.of()));
      if (draft.kind == Draft.Kind.END_TO_END) {
        its =
            planned.stream()
                .takeWhile(d -> d != draft)
                .map(Draft::id)
                .filter(id -> !followed.contains(id))
                .toList();
      }
      steps.add(
          new Step(
              draft.id(),
              title(draft),
              List.copyOf(draft.members),
              its,
              List.copyOf(draft.tests),
              draft.methods.isEmpty() && draft.kind != Draft.Kind.END_TO_END,
              waves.next(draft.id(), its, draft.members, draft.tests),
              status(draft)));
    }
    return steps;
  }

  private Status status(Draft draft) {
    PlanTable.Row row = draft.row;
    return row == null || reopened.contains(row.id()) ? Status.TODO : row.status();
  }

  /** A person's title stays; one that was made is made again when the step holds something else. */
  private String title(Draft draft) {
    PlanTable.Row row = draft.row;
    Draft.Kind kind =
        draft.kind == Draft.Kind.METHODS && draft.methods.isEmpty() ? Draft.Kind.BASE : draft.kind;
    String made = OldRows.Titles.of(kind, draft.methods, uses, design.language(), design.tongue());
    if (row == null || row.title().isBlank()) {
      return made;
    }
    String madeBefore =
        OldRows.Titles.of(kind, draft.methodsBefore, uses, design.language(), design.tongue());
    return row.title().equals(madeBefore) && !draft.isFixed(reopened) ? made : row.title();
  }
}
