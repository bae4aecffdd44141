package dev.tenon.design.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Lock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of acceptance and impact, over random designs. */
class AcceptancePropertyTest {

  /**
   * A design of decisions that lean on earlier ones.
   *
   * @param links for each item the earlier ones that it leans on
   */
  record Web(List<TreeSet<Integer>> links) {

    int size() {
      return links.size();
    }

    /** The text of an item, with a word of its own. */
    String item(int n, String word, String lineBreak) {
      StringBuilder out = new StringBuilder();
      out.append("### D-").append(n + 1).append(" Title ").append(n + 1).append("\n\n");
      out.append("Part ")
          .append(n + 1)
          .append(" is")
          .append(lineBreak)
          .append(word)
          .append(".\n\n");
      links.get(n).forEach(to -> out.append("- depends on: D-").append(to + 1).append('\n'));
      return out.append("- because: so\n\n").toString();
    }

    /** In one document, in order. */
    Design design() {
      return changed(-1);
    }

    /** With another word in one item. */
    Design changed(int which) {
      StringBuilder out = new StringBuilder("## 2 Architecture\n\n");
      for (int n = 0; n < size(); n++) {
        out.append(item(n, n == which ? "other" : "same", " "));
      }
      return Designs.of(out.toString());
    }

    /** In another order, cut into documents, wrapped otherwise. */
    Design shuffled(long seed) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
      Random random = new Random(seed);
      Collections.shuffle(order, random);
      Map<String, String> files = new TreeMap<>();
      for (int n : order) {
        String file = "design/" + (char) ('a' + random.nextInt(3)) + ".md";
        files.merge(
            file,
            "## 2 Architecture\n\n" + item(n, "same", "\n"),
            (a, b) -> a + item(n, "same", "\n"));
      }
      return Designs.of(files);
    }

    TreeSet<String> dependents(int of) {
      TreeSet<String> names = new TreeSet<>();
      for (int n = 0; n < size(); n++) {
        if (links.get(n).contains(of)) {
          names.add("D-" + (n + 1));
        }
      }
      return names;
    }

    TreeSet<String> downstream(int of) {
      TreeSet<String> all = new TreeSet<>(dependents(of));
      for (int n = of + 1; n < size(); n++) {
        if (all.contains("D-" + (n + 1))) {
          all.addAll(dependents(n));
        }
      }
      return all;
    }
  }

  @Provide
  Arbitrary<Web> webs() {
    return Arbitraries.integers()
        .between(1, 12)
        .flatMap(
            size -> {
              List<Arbitrary<TreeSet<Integer>>> items = new ArrayList<>();
              items.add(Arbitraries.just(new TreeSet<>()));
              for (int n = 1; n < size; n++) {
                items.add(
                    Arbitraries.integers().between(0, n - 1).set().ofMaxSize(3).map(TreeSet::new));
              }
              return Combinators.combine(items).as(Web::new);
            });
  }

  @Property(tries = 100)
  void afterAllNothingIsInDoubt(@ForAll("webs") Web web) {
    Doubts doubts = Doubts.of(web.design(), Acceptance.all(web.design(), Lock.empty()).lock());
    assertThat(doubts.suspects()).isEmpty();
    assertThat(doubts.states().values()).containsOnly(Doubts.State.ACCEPTED);
  }

  @Property(tries = 100)
  void acceptingAgainChangesNothing(@ForAll("webs") Web web) {
    Acceptance once = Acceptance.all(web.design(), Lock.empty());
    Acceptance twice = Acceptance.all(web.design(), once.lock());
    assertThat(twice.lock().text()).isEqualTo(once.lock().text());
    assertThat(twice.stamped()).isEmpty();
    assertThat(Lock.read(once.lock().text())).isEqualTo(once.lock());
  }

  @Property(tries = 100)
  void orderOfAcceptingDoesNotMatter(@ForAll("webs") Web web, @ForAll long seed) {
    List<String> names =
        new ArrayList<>(IntStream.rangeClosed(1, web.size()).mapToObj(n -> "D-" + n).toList());
    Collections.shuffle(names, new Random(seed));
    Lock lock = Lock.empty();
    for (String name : names) {
      lock = Acceptance.of(web.design(), lock, List.of(name)).lock();
    }
    assertThat(lock.text()).isEqualTo(Acceptance.all(web.design(), Lock.empty()).lock().text());
  }

  @Property(tries = 100)
  void oneWordPutsItselfAndItsDirectDependentsInDoubt(@ForAll("webs") Web web, @ForAll int number) {
    int which = Math.floorMod(number, web.size());
    Lock lock = Acceptance.all(web.design(), Lock.empty()).lock();
    Doubts doubts = Doubts.of(web.changed(which), lock);
    doubts
        .states()
        .forEach(
            (name, state) ->
                assertThat(state)
                    .as(name)
                    .isEqualTo(
                        name.equals("D-" + (which + 1))
                            ? Doubts.State.CHANGED
                            : Doubts.State.ACCEPTED));
    assertThat(new TreeSet<>(doubts.suspects().keySet())).isEqualTo(web.dependents(which));
  }

  @Property(tries = 100)
  void movingAndWrappingIsNoChange(@ForAll("webs") Web web, @ForAll long seed) {
    Lock lock = Acceptance.all(web.design(), Lock.empty()).lock();
    Design moved = web.shuffled(seed);
    Doubts doubts = Doubts.of(moved, lock);
    assertThat(doubts.suspects()).isEmpty();
    assertThat(doubts.states().values()).containsOnly(Doubts.State.ACCEPTED);
    assertThat(Acceptance.all(moved, lock).lock().text()).isEqualTo(lock.text());
    Impact impact = Impact.between(web.design(), moved);
    assertThat(impact.changed())
        .allSatisfy(c -> assertThat(c.kind()).isEqualTo(Changed.Kind.MOVED));
    assertThat(impact.doubts()).isEmpty();
  }

  @Property(tries = 100)
  void impactIsAllThatIsDownstreamInReadingOrder(@ForAll("webs") Web web, @ForAll int number) {
    int which = Math.floorMod(number, web.size());
    Impact impact = Impact.between(web.design(), web.changed(which));
    assertThat(impact.changed()).extracting(Changed::item).containsExactly("D-" + (which + 1));
    List<String> doubts = impact.doubts().stream().map(Doubt::item).toList();
    assertThat(new TreeSet<>(doubts)).isEqualTo(web.downstream(which));
    assertThat(impact.doubts()).extracting(d -> d.at().line()).isSorted();
    assertThat(doubts)
        .isEqualTo(
            Impact.of(web.design(), List.of("D-" + (which + 1))).doubts().stream()
                .map(Doubt::item)
                .toList());
  }

  @Property(tries = 50)
  void orderOfNamesDoesNotMatterForImpact(@ForAll("webs") Web web, @ForAll long seed) {
    List<String> names =
        new ArrayList<>(
            IntStream.rangeClosed(1, web.size())
                .filter(n -> n % 2 == 0)
                .mapToObj(n -> "D-" + n)
                .toList());
    Impact one = Impact.of(web.design(), names);
    Collections.shuffle(names, new Random(seed));
    assertThat(Impact.of(web.design(), names)).isEqualTo(one);
  }

  @Property(tries = 50)
  void eachWayGoesOverLinks(@ForAll("webs") Web web) {
    Impact impact = Impact.of(web.design(), List.of("D-1"));
    for (Doubt doubt : impact.doubts()) {
      List<String> way = new ArrayList<>(doubt.via());
      way.add(doubt.item());
      assertThat(way.getFirst()).isEqualTo("D-1");
      for (int i = 1; i < way.size(); i++) {
        int to = Integer.parseInt(way.get(i - 1).substring(2)) - 1;
        int from = Integer.parseInt(way.get(i).substring(2)) - 1;
        assertThat(web.links().get(from)).contains(to);
      }
    }
  }
}
