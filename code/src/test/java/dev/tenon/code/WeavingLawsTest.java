package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any body and any contracts. */
class WeavingLawsTest {
  private static final Map<String, Pattern> PATTERNS = BuiltIns.all();
  private static final List<String> STATEMENTS =
      List.of(
          "count++;",
          "if (n == 3) return count;",
          "if (n > 4) { count--; return -n; } else n += 2;",
          "for (int value : ids) { if (value == n) return value; }",
          "Runnable r$ = () -> { return; };",
          "switch (n) { case 7: return 7; case 8: count = 2; default: break; }",
          "switch (n) { case 9 -> { return count + 1; } default -> count++; }",
          "try { if (count > 9) return helper(n); } finally { count--; }",
          "synchronized (this) { if (n < -5) return n = 5; }",
          "int seen$ = 0, sorted$ = n;",
          "do { n--; if (n == 1) return n; } while (n > 10);",
          "// plain comment",
          "new Object() { int x() { return 1; } };");
  private static final List<String> TAGS =
      List.of(
          "VAL_NOT_NULL(ids)",
          "VAL_INT_RANGE(ids, 0, helper(3))",
          "VAL_NO_DUPLICATES(ids)",
          "VAL_SORTED(ids)",
          "VAL_SIZE_RANGE(names(), 0, 9)",
          "VAL_POSITIVE(n)",
          "VAL_STATE(count < 100 || n > 1, \"a \\\"state\\\", quoted\")",
          "AST_PRECONDITION(n != 5 && !names().isEmpty(), \"pre\")",
          "AST_POSTCONDITION(result >= n, \"post\")",
          "AST_POSTCONDITION(result != old(count) + old(helper(n)), \"changed\")",
          "AST_INVARIANT(count >= 0, \"counts\")");

  @Provide
  Arbitrary<List<String>> statements() {
    return Arbitraries.of(STATEMENTS).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Contract>> contracts() {
    return Arbitraries.of(TAGS)
        .map(tag -> WeaveCase.contract(tag, false))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(tries = 120)
  void woven_twice_is_woven_once_and_the_check_is_content(
      @ForAll("statements") List<String> statements,
      @ForAll("contracts") List<Contract> contracts) {
    String text = text(statements);
    MethodSpec spec = spec(contracts);
    Weaver weaver = new Weaver(List.of(), PATTERNS.values(), ClassPath.none());

    String woven = weaver.contracts(text, List.of(spec));

    assertThat(weaver.contracts(woven, List.of(spec))).isEqualTo(woven);
    assertThat(
            new ContractCheck(PATTERNS.values(), ClassPath.none())
                .check("A.java", woven, List.of(spec)))
        .as(woven)
        .isEmpty();
  }

  @Property(tries = 30)
  void what_is_woven_compiles(
      @ForAll("statements") List<String> statements,
      @ForAll("contracts") List<Contract> contracts) {
    String text = text(statements);
    String woven =
        new Weaver(List.of(), PATTERNS.values(), ClassPath.none())
            .contracts(text, List.of(spec(contracts)));
    assertThat(Compiled.of(woven).errors()).as(woven).isEmpty();
  }

  @Property(tries = 60)
  void one_contract_left_out_is_woven_again(
      @ForAll("statements") List<String> statements,
      @ForAll("contracts") List<Contract> contracts) {
    Weaver weaver = new Weaver(List.of(), PATTERNS.values(), ClassPath.none());
    MethodSpec fewer = spec(contracts.subList(0, contracts.size() - 1));
    String some = weaver.contracts(text(statements), List.of(fewer));

    String all = weaver.contracts(some, List.of(spec(contracts)));

    assertThat(
            new ContractCheck(PATTERNS.values(), ClassPath.none())
                .check("A.java", all, List.of(spec(contracts))))
        .as(all)
        .isEmpty();
  }

  private static MethodSpec spec(List<Contract> contracts) {
    return new MethodSpec("A.run", "int run(int n, int... ids)", "", null, contracts);
  }

  private static String text(List<String> statements) {
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      numbered.add("    " + statements.get(i).replace("$", "" + (i + 2)));
    }
    return """
    class A {
      private int count;

      int run(int n, int... ids) {
    %s
        return count++;
      }

      int helper(int x) { return x; }

      java.util.List<String> names() { return java.util.List.of("a"); }
    }
    """
        .formatted(String.join("\n", numbered));
  }
}
