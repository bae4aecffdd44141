package dev.tenon.design.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Random systems over three small whole numbers, against trying all their values: a conflict is
 * found if and only if there is none that fits, and it is the smallest.
 */
class ConflictPropertyTest {
  private static final int MOST = 4;
  private static final int VALUES = (MOST + 1) * (MOST + 1) * (MOST + 1);

  /** A comparison of a sum with a number, two of them joined, or one that follows from another. */
  record Rule(int[] factors, String sign, int number, String join, @Nullable Rule other) {
    boolean holds(int[] values) {
      int sum = 0;
      for (int i = 0; i < 3; i++) {
        sum += factors[i] * values[i];
      }
      boolean here =
          switch (sign) {
            case "<=" -> sum <= number;
            case "<" -> sum < number;
            case "=" -> sum == number;
            case "!=" -> sum != number;
            default -> sum >= number;
          };
      return other == null
          ? here
          : switch (join) {
            case "or" -> here || other.holds(values);
            case "and" -> here && other.holds(values);
            default -> !here || other.holds(values);
          };
    }

    @Override
    public String toString() {
      String one =
          "%d * a + %d * b + %d * c %s %d"
              .formatted(factors[0], factors[1], factors[2], sign, number);
      return other == null ? one : one + " " + join + " " + other;
    }
  }

  @Provide
  Arbitrary<List<Rule>> systems() {
    Arbitrary<Rule> single =
        Combinators.combine(
                Arbitraries.integers().between(-3, 3).array(int[].class).ofSize(3),
                Arbitraries.of("<=", "<", "=", "!=", ">="),
                Arbitraries.integers().between(-9, 9))
            .as((f, s, n) -> new Rule(f, s, n, "", null));
    Arbitrary<Rule> joined =
        Combinators.combine(single, single, Arbitraries.of("or", "and", "implies"))
            .as((a, b, join) -> new Rule(a.factors(), a.sign(), a.number(), join, b));
    return Arbitraries.oneOf(single, joined).list().ofMinSize(1).ofMaxSize(6);
  }

  private static Tables tables(List<Rule> rules) {
    Tables tables = new Tables();
    for (String name : List.of("a", "b", "c")) {
      tables.row(name, "", "", "0.." + MOST);
    }
    rules.forEach(r -> tables.where(r.toString()));
    return tables;
  }

  private static boolean canHold(List<Rule> rules) {
    for (int v = 0; v < VALUES; v++) {
      int[] values = {v % 5, v / 5 % 5, v / 25};
      if (rules.stream().allMatch(r -> r.holds(values))) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 300)
  void conflictIsFoundIfThereIsNoSolution(@ForAll("systems") List<Rule> rules) {
    assertThat(tables(rules).read().conflicts().isEmpty()).isEqualTo(canHold(rules));
  }

  /** Statements of a system: its rules, then the rows of the three parameters. */
  private static Tables some(List<Rule> rules, Set<String> names) {
    Tables tables = new Tables();
    for (String name : List.of("a", "b", "c")) {
      // without its row a parameter would be unknown: a range that excludes nothing stands for it
      tables.row(name, "", "", names.contains(name) ? "0.." + MOST : "-100000..100000");
    }
    for (int i = 0; i < rules.size(); i++) {
      if (names.contains("D-" + (i + 1))) {
        tables.decision(i + 1, rules.get(i).toString());
      }
    }
    return tables;
  }

  @Property(tries = 200)
  void conflictIsMinimal(@ForAll("systems") List<Rule> rules) {
    for (Conflict conflict : tables(rules).read().conflicts()) {
      Set<String> items = new HashSet<>(conflict.items());
      assertThat(some(rules, items).read().conflicts()).isNotEmpty();
      for (String item : items) {
        Set<String> rest = new HashSet<>(items);
        rest.remove(item);
        assertThat(some(rules, rest).read().conflicts()).as("without %s", item).isEmpty();
      }
    }
  }

  @Property(tries = 120)
  void noSmallerSetFails(@ForAll("systems") List<Rule> rules) {
    List<Conflict> conflicts = tables(rules).read().conflicts();
    if (conflicts.isEmpty()) {
      return;
    }
    int smallest = conflicts.stream().mapToInt(c -> c.items().size()).min().orElseThrow();
    List<String> names = new ArrayList<>(List.of("a", "b", "c"));
    for (int i = 1; i <= rules.size(); i++) {
      names.add("D-" + i);
    }
    for (int chosen = 0; chosen < 1 << names.size(); chosen++) {
      if (Integer.bitCount(chosen) == smallest - 1) {
        int bits = chosen;
        Set<String> some = new HashSet<>(names);
        some.removeIf(n -> (bits >> names.indexOf(n) & 1) == 0);
        if (some.stream().anyMatch(n -> n.startsWith("D-"))) {
          assertThat(some(rules, some).read().conflicts()).isEmpty();
        }
      }
    }
  }

  @Property(tries = 100)
  void orderDoesNotMatter(@ForAll("systems") List<Rule> rules, @ForAll long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 1; i <= rules.size(); i++) {
      order.add(i);
    }
    java.util.Collections.shuffle(order, new Random(seed));
    Tables shuffled = new Tables();
    for (String name : List.of("a", "b", "c")) {
      shuffled.row(name, "", "", "0.." + MOST);
    }
    order.forEach(i -> shuffled.decision(i, rules.get(i - 1).toString()));
    List<Integer> expected = sizes(tables(rules).read());
    assertThat(sizes(shuffled.read())).isEqualTo(expected);
    assertThat(tables(rules).read().conflicts()).isEqualTo(tables(rules).read().conflicts());
  }

  private static List<Integer> sizes(Constraints constraints) {
    return constraints.conflicts().stream().map(c -> c.items().size()).sorted().toList();
  }

  @Property(tries = 100)
  void oneMoreConstraintRemovesNoConflict(@ForAll("systems") List<Rule> rules) {
    boolean before = false;
    for (int i = 1; i <= rules.size(); i++) {
      boolean now = !tables(rules.subList(0, i)).read().conflicts().isEmpty();
      assertThat(now || !before).isTrue();
      before = now;
    }
  }

  @Property(tries = 100)
  void explanationIsWhatTryingAllValuesGives(@ForAll("systems") List<Rule> rules) {
    if (!canHold(rules)) {
      return;
    }
    List<Integer> possible =
        Stream.iterate(0, i -> i + 1)
            .limit(VALUES)
            .map(v -> new int[] {v % 5, v / 5 % 5, v / 25})
            .filter(values -> rules.stream().allMatch(r -> r.holds(values)))
            .map(values -> values[1])
            .distinct()
            .sorted()
            .toList();
    Knowledge known = tables(rules).read().explain("b").orElseThrow();
    assertThat(
            known.values().stream()
                .filter(Knowledge.Choice::possible)
                .map(c -> Integer.parseInt(c.value()))
                .toList())
        .isEqualTo(possible);
    assertThat(known.lower()).isNotNull();
    assertThat(known.lower().value()).isEqualTo(possible.getFirst().toString());
    assertThat(known.upper().value()).isEqualTo(possible.getLast().toString());
    assertThat(known.lower().items()).isNotEmpty();
    assertThat(known.decided()).isTrue();
  }
}
