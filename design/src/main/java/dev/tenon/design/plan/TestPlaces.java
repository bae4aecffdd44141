package dev.tenon.design.plan;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
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
import org.jspecify.annotations.Nullable;

/** Gives each test the first step after which all that it needs stands. */
final class TestPlaces {
  private final Design design;
  private final List<Draft> drafts;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Integer> firstOfType = new HashMap<>();
  private final Map<Id, Set<String>> satisfiers = new HashMap<>();
  private final Map<Id, List<Id>> answers = new HashMap<>();
  private final TestReach reach;

  /** The steps in their order, without the last one, <i>End to end</i>. */
  TestPlaces(Design design, List<Draft> drafts) {
    this.design = design;
    this.drafts = drafts;
    this.reach = new TestReach(design);
    for (int i = 0; i < drafts.size(); i++) {
      for (String member : drafts.get(i).members) {
        places.putIfAbsent(member, i);
      }
      for (String symbol : drafts.get(i).methods) {
        int place = i;
        design.method(symbol).ifPresent(m -> firstOfType.putIfAbsent(m.type(), place));
      }
    }
    readAnswers();
  }

  private void readAnswers() {
    for (Type type : design.types()) {
      type.sections().forEach(section -> satisfies(section, type.name()));
      for (Method method : type.methods()) {
        method.sections().forEach(section -> satisfies(section, method.symbol()));
      }
    }
    for (ItemKind kind : List.of(ItemKind.REQUIREMENT, ItemKind.DECISION)) {
      for (Item item : design.live(kind)) {
        for (Key key : List.of(Key.SATISFIES, Key.REFINES)) {
          item.refs(key).stream()
              .flatMap(ref -> design.ids(ref).stream())
              .forEach(id -> answers.computeIfAbsent(id, _ -> new ArrayList<>()).add(item.id()));
        }
      }
    }
  }

  private void satisfies(Owner section, String symbol) {
    for (Ref ref : section.refs(Key.SATISFIES)) {
      design
          .ids(ref)
          .forEach(id -> satisfiers.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(symbol));
    }
  }

  /**
   * Puts every live test into a step. A step that already lists it keeps it, if all that it needs
   * stands there.
   *
   * @return the tests of the step <i>End to end</i>
   */
  Set<Id> assign() {
    Map<Id, List<Integer>> listed = new LinkedHashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      PlanTable.Row row = drafts.get(i).row;
      if (row != null) {
        int place = i;
        row.tests().stream()
            .flatMap(ref -> ids(ref).stream())
            .forEach(id -> listed.computeIfAbsent(id, _ -> new ArrayList<>()).add(place));
      }
    }
    Set<Id> endToEnd = new LinkedHashSet<>();
    for (Item test : design.live(ItemKind.TEST)) {
      Need need = need(test);
      List<Integer> kept =
          listed.getOrDefault(test.id(), List.of()).stream()
              .filter(place -> place >= need.least())
              .distinct()
              .toList();
      if (!kept.isEmpty()) {
        kept.forEach(place -> drafts.get(place).tests.add(test.id()));
      } else if (need.step() == null) {
        endToEnd.add(test.id());
      } else {
        drafts.get(need.step()).tests.add(test.id());
      }
    }
    return endToEnd;
  }

  private List<Id> ids(Ref ref) {
    return design.ids(ref);
  }

  /**
   * What a test needs.
   *
   * @param least the first step in which it may stand at all
   * @param step the step that it goes to; null: <i>End to end</i>
   */
  private record Need(int least, @Nullable Integer step) {}

  private Need need(Item test) {
    int least = 0;
    boolean placed = false;
    List<Id> ids = new ArrayList<>();
    for (Ref ref : test.refs(Key.VERIFIES)) {
      if (ref instanceof Ref.ToSymbol symbol) {
        int place = place(symbol);
        least = Math.max(least, place);
        placed |= place >= 0;
      } else {
        ids.addAll(design.ids(ref));
      }
    }
    TestReach.Reached reached = reach.of(test);
    for (Method method : reached.methods()) {
      least = Math.max(least, place(method));
    }
    for (Type type : reached.types()) {
      least = Math.max(least, placeOf(type, false));
    }
    if (placed) {
      return new Need(least, least);
    }
    Integer complete = completed(ids);
    if (complete != null) {
      return new Need(least, Math.max(least, complete));
    }
    // a decision has no step of its own: what its test reaches says where it goes
    boolean decisionsAlone =
        !ids.isEmpty() && ids.stream().allMatch(id -> id.kind() == ItemKind.DECISION);
    boolean reaches = !reached.methods().isEmpty() || !reached.types().isEmpty();
    return new Need(least, decisionsAlone && reaches ? Integer.valueOf(least) : null);
  }

  /** The step that completes all of some items; null if of one nothing says what answers it. */
  private @Nullable Integer completed(List<Id> ids) {
    int last = -1;
    for (Id id : ids) {
      Set<String> symbols = answering(id);
      if (symbols.isEmpty()) {
        return null;
      }
      for (String symbol : symbols) {
        last =
            Math.max(
                last,
                design
                    .type(symbol)
                    .map(t -> placeOf(t, true))
                    .orElseGet(() -> placeOfMethod(symbol)));
      }
    }
    return last < 0 ? null : Integer.valueOf(last);
  }

  /** The symbols that satisfy an item, or what satisfies or refines it. */
  private Set<String> answering(Id id) {
    Set<String> symbols = new LinkedHashSet<>();
    Set<Id> seen = new HashSet<>(Set.of(id));
    Deque<Id> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Id at = open.remove();
      symbols.addAll(satisfiers.getOrDefault(at, Set.of()));
      answers.getOrDefault(at, List.of()).stream().filter(seen::add).forEach(open::add);
    }
    return symbols;
  }

  private int place(Ref.ToSymbol symbol) {
    return switch (design.resolve(symbol, null)) {
      case Design.Meaning.OfType(var type) -> placeOf(type, true);
      case Design.Meaning.OfMethod(var method) -> place(method);
      case Design.Meaning.OfField(var field) ->
          places.getOrDefault(field.symbol(), placeOfOwner(field.symbol()));
      case Design.Meaning.Ambiguous(var choices) ->
          choices.stream().mapToInt(this::place).max().orElse(-1);
      case Design.Meaning.Unknown _ -> -1;
    };
  }

  private int placeOfOwner(String member) {
    int dot = member.lastIndexOf('.');
    return dot < 0
        ? -1
        : design.type(member.substring(0, dot)).map(t -> placeOf(t, false)).orElse(-1);
  }

  private int placeOfMethod(String symbol) {
    return design.method(symbol).map(this::place).orElse(-1);
  }

  /** Where a method stands; one without a body, where its type comes into being. */
  private int place(Method method) {
    Integer place = places.get(method.symbol());
    if (place != null) {
      return place;
    }
    return design.type(method.type()).map(t -> placeOf(t, false)).orElse(-1);
  }

  /** Where a type comes into being, or where all of its methods stand; -1 if in no step. */
  private int placeOf(Type type, boolean whole) {
    Integer listed = places.get(type.name());
    Integer first = firstOfType.get(type.name());
    int place = listed == null ? first == null ? -1 : first : listed;
    if (whole) {
      for (Method method : type.methods()) {
        place = Math.max(place, places.getOrDefault(method.symbol(), -1));
      }
    }
    return place;
  }
}
