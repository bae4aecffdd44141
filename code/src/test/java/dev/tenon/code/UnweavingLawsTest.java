package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What was woven comes out again, and is the same when it is woven once more. */
class UnweavingLawsTest {
  private static final Map<String, Pattern> PATTERNS = BuiltIns.all();
  private static final Weaver WEAVER = new Weaver(List.of(), PATTERNS.values(), ClassPath.none());
  private static final List<String> STATEMENTS =
      List.of(
          "count++;",
          "if (n == 3) return count;",
          "if (n > 4) { count--; return -n; } else n += 2;",
          "for (int value : ids) { if (value == n) return value; }",
          "switch (n) { case 7: return 7; case 8: count = 2; default: break; }",
          "try { if (count > 9) return helper(n); } finally { count--; }",
          "// a remark",
          "int result = helper(n);");
  private static final List<String> TAGS =
      List.of(
          "VAL_NOT_NULL(ids)",
          "VAL_INT_RANGE(ids, 0, helper(3))",
          "VAL_NO_DUPLICATES(ids)",
          "VAL_POSITIVE(n)",
          "AST_PRECONDITION(n != 5 && !names().isEmpty(), \"pre\")",
          "AST_POSTCONDITION(count >= old(count), \"grows\")",
          "AST_INVARIANT(count >= 0, \"counts\")");

  @Provide
  Arbitrary<List<String>> statements() {
    return Arbitraries.of(STATEMENTS).list().uniqueElements().ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<String>> tags() {
    return Arbitraries.of(TAGS).list().uniqueElements().ofMaxSize(4);
  }

  @Property(tries = 80)
  void there_and_back_is_the_same_code(
      @ForAll("statements") List<String> statements, @ForAll("tags") List<String> tags) {
    String text = text(statements);
    String woven = WEAVER.contracts(text, List.of(spec(tags, null)));

    Unwoven unwoven = unwoven(woven);
    assertThat(unwoven.broken()).as(woven).isEmpty();
    assertThat(unwoven.contracts()).containsExactlyInAnyOrderElementsOf(tags);
    assertThat(unwoven.body()).doesNotContain("throw new", "// VAL:", "// AST:");
    assertThat(unwoven.body().lines().filter(l -> l.contains("a remark")).count())
        .isEqualTo(statements.stream().filter(s -> s.contains("a remark")).count());

    MethodSpec again = spec(unwoven.contracts(), unwoven.body());
    String twice = WEAVER.contracts(WEAVER.body(text, again), List.of(again));
    assertThat(print(twice)).as(twice).isEqualTo(print(woven));
  }

  @Test
  void theResultThatWasKeptIsReturnedAgain() {
    String woven =
        WEAVER.contracts(
            text(List.of("count++;")),
            List.of(spec(List.of("AST_POSTCONDITION(result >= n, \"post\")"), null)));
    assertThat(woven).contains("int result = count++;");
    assertThat(unwoven(woven).body()).isEqualTo("count++;\nreturn count++;\n");
  }

  @Test
  void codeThatIsNotThePatternsStaysAndIsNamed() {
    String woven =
        WEAVER.contracts(text(List.of()), List.of(spec(List.of("VAL_POSITIVE(n)"), null)));
    Unwoven unwoven = unwoven(woven.replace("n > 0", "n >= 0"));
    assertThat(unwoven.broken()).containsExactly("VAL_POSITIVE(n)");
  }

  @Test
  void theDocumentationIsProseAgain() {
    String prose =
        "Gives `a < b` and **more** of [it](https://example.org).\n\nThen:\n\n- one\n- two `{x}`";
    String text = WEAVER.docs(text(List.of()), "A.run", prose);
    Unwoven unwoven = unwoven(text);
    assertThat(unwoven.documentation()).isEqualTo(prose);
    assertThat(Unwoven.isWovenFrom(prose, unwoven)).isTrue();
    assertThat(unwoven.declaration()).isEqualTo("int run(int n, int... ids)");
  }

  private static Unwoven unwoven(String text) {
    return Unwoven.of(
            text, "A.java", "A.run", PATTERNS.values(), ClassPath.none(), Set.of(), Map.of())
        .orElseThrow();
  }

  private static String print(String text) {
    return JavaIndex.of(Map.of("A.java", text)).fingerprints().get("A.run");
  }

  private static MethodSpec spec(List<String> tags, String body) {
    List<Contract> contracts = tags.stream().map(t -> WeaveCase.contract(t, false)).toList();
    return new MethodSpec("A.run", "int run(int n, int... ids)", "", body, contracts);
  }

  private static String text(List<String> statements) {
    List<String> lines = new ArrayList<>();
    statements.forEach(s -> lines.add("    " + s));
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
        .formatted(String.join("\n", lines));
  }
}
