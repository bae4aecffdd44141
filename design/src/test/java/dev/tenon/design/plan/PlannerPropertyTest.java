package dev.tenon.design.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Lock;
import dev.tenon.design.Method;
import dev.tenon.design.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of planning, held against designs whose methods use each other at random, without rings. */
class PlannerPropertyTest {
  private static final Config CONFIG = ConfigReader.read("[project]\nname = \"laws\"\n", "laws");

  /** Methods by number; each uses some that come before it in a shuffled order. */
  private record Sample(int methods, List<Set<Integer>> uses, List<Integer> types, int tests) {

    static Sample of(long seed, int methods) {
      Random random = new Random(seed);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < methods; i++) {
        order.add(i);
      }
      java.util.Collections.shuffle(order, random);
      List<Set<Integer>> uses = new ArrayList<>();
      List<Integer> types = new ArrayList<>();
      for (int i = 0; i < methods; i++) {
        uses.add(new TreeSet<>());
        types.add(random.nextInt(1 + methods / 4));
      }
      for (int i = 1; i < methods; i++) {
        for (int k = random.nextInt(4); k > 0; k--) {
          uses.get(order.get(i)).add(order.get(random.nextInt(i)));
        }
      }
      return new Sample(methods, uses, types, random.nextInt(6));
    }

    String name(int method) {
      return "C" + types.get(method) + "." + (method % 11 == 3 ? "validateM" : "m") + method;
    }

    String text(String rest) {
      StringBuilder out = new StringBuilder("## 4 Interfaces\n\n### `record Key(String name)`\n\n");
      for (int type : new TreeSet<>(types)) {
        out.append("### `class C").append(type).append("`\n\n");
        for (int i = 0; i < methods; i++) {
          if (types.get(i) == type) {
            out.append("#### `void ").append(name(i).replaceFirst(".*\\.", "")).append("()`\n\n");
          }
        }
      }
      out.append("## 5 Implementation details\n\n");
      for (int i = 0; i < methods; i++) {
        out.append("### `").append(name(i)).append("`\n\nText.\n\n");
        if (!uses.get(i).isEmpty()) {
          out.append("- uses: ")
              .append(
                  String.join(", ", uses.get(i).stream().map(u -> "`" + name(u) + "`").toList()))
              .append("\n\n");
        }
      }
      for (int t = 1; t <= tests; t++) {
        out.append("### T-").append(t).append(" Test\n\n- verifies: ");
        out.append(t == 1 ? "R-1" : "`" + name(t % methods) + "`, `" + name(t * 7 % methods) + "`");
        out.append("\n- test: `XTest.t").append(t).append("`\n\n");
      }
      return out
          + "## 1 Overview\n\n### R-1 It works\n\nIt shall work.\n\n## 6 Implementation plan\n"
          + rest;
    }

    Design design() {
      return parse(text(""));
    }
  }

  private static Design parse(String text) {
    return DesignParser.parse(CONFIG, List.of(new Document("design/a.md", text)), List.of());
  }

  private static Plan plan(Design design) {
    return ((Planning.Planned) Planner.plan(design, Lock.empty())).plan();
  }

  @Property(tries = 150)
  void everyMethodIsInOneStepAfterWhatItUses(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int methods) {
    Sample sample = Sample.of(seed, methods);
    Plan plan = plan(sample.design());
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      for (String member : plan.steps().get(i).members()) {
        assertThat(places.put(member, i)).as(member).isNull();
      }
      assertThat(plan.steps().get(i).members()).hasSizeLessThanOrEqualTo(5);
    }
    assertThat(places).hasSize(methods + 1).containsEntry("Key", 0);
    for (int i = 0; i < methods; i++) {
      for (int used : sample.uses().get(i)) {
        Step mine = plan.steps().get(places.get(sample.name(i)));
        Step its = plan.steps().get(places.get(sample.name(used)));
        assertThat(places.get(sample.name(used))).isLessThanOrEqualTo(places.get(sample.name(i)));
        if (its != mine) {
          assertThat(mine.after()).contains(its.id());
          assertThat(mine.wave()).isGreaterThan(its.wave());
        }
      }
    }
    for (Step step : plan.steps()) {
      if (step.members().stream().anyMatch(m -> m.contains("validate"))) {
        assertThat(step.members()).hasSize(1);
      }
    }
    long tests = plan.steps().stream().mapToLong(s -> s.tests().size()).sum();
    assertThat(tests).isEqualTo(sample.tests());
  }

  @Property(tries = 150)
  void theWrittenPlanObeysTheRulesAndStaysAsItIs(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int methods) {
    Design design = Sample.of(seed, methods).design();
    Plan first = plan(design);
    assertThat(plan(design)).isEqualTo(first);
    PlanTables.Rewritten written = PlanTables.rewrite(design, first);
    Design again = PlanCase.with(design, written);
    assertThat(PlanRulesTest.findings(again)).isEmpty();
    Plan second = plan(again);
    assertThat(second).isEqualTo(first);
    assertThat(PlanTables.rewrite(again, second).text()).isEqualTo(written.text());
  }

  @Property(tries = 150)
  void stepsThatAreDoneStayWhenTheDesignGrows(
      @ForAll long seed,
      @ForAll @IntRange(min = 4, max = 40) int methods,
      @ForAll @IntRange(min = 0, max = 20) int done) {
    Sample sample = Sample.of(seed, methods);
    Design unplanned = sample.design();
    Design design = PlanCase.with(unplanned, PlanTables.rewrite(unplanned, plan(unplanned)));
    Plan before = plan(design);
    int count = Math.min(done, before.steps().size());
    for (Step step : before.steps().subList(0, count)) {
      String text = PlanTables.withStatus(design.plan(), step.id(), Status.DONE, design.tongue());
      design = parse(text);
    }
    String grown =
        design
            .documents()
            .getFirst()
            .text()
            .replace("## 5 Impl", "#### `void added()`\n\n## 5 Impl");
    Design bigger = parse(grown);
    Plan after = plan(bigger);
    for (int i = 0; i < count; i++) {
      assertThat(after.steps().get(i).members()).isEqualTo(before.steps().get(i).members());
      assertThat(after.steps().get(i).id()).isEqualTo(before.steps().get(i).id());
      assertThat(after.steps().get(i).status()).isEqualTo(Status.DONE);
    }
    assertThat(after.steps().stream().flatMap(s -> s.members().stream()))
        .anyMatch(m -> m.endsWith(".added"));
    Set<Id> ids = new HashSet<>();
    after.steps().forEach(s -> assertThat(ids.add(s.id())).isTrue());
    assertThat(ids).allMatch(id -> id.kind() == ItemKind.STEP);
  }

  @Property(tries = 150)
  void shuffledTodoRowsAreMendedWithoutLosingAnything(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int methods) {
    Design design = Sample.of(seed, methods).design();
    Plan plan = plan(design);
    List<Step> steps = new ArrayList<>(plan.steps());
    java.util.Collections.shuffle(steps, new Random(seed));
    Design shuffled = PlanCase.with(design, PlanTables.rewrite(design, new Plan(steps, List.of())));
    Plan mended = plan(shuffled);
    Design written = PlanCase.with(shuffled, PlanTables.rewrite(shuffled, mended));
    List<Finding> findings = PlanRulesTest.findings(written);
    assertThat(findings).isEmpty();
    assertThat(mended.steps().stream().flatMap(s -> s.members().stream()).sorted().toList())
        .isEqualTo(plan.steps().stream().flatMap(s -> s.members().stream()).sorted().toList());
    assertThat(plan(written)).isEqualTo(new Plan(mended.steps(), List.of()));
    assertThat(design.methods()).extracting(Method::symbol).hasSize(methods);
  }
}
