package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One method with contracts of each kind, well, and then with every cheat that we know. */
class ContractCheckTest {
  private static final String RANGE = "VAL_INT_RANGE(n, 0, limit)";
  private static final String POST = "AST_POSTCONDITION(result >= old(count) + n, \"grows\")";
  private static final String WELL =
      """
      class Counter {
        private int count;
        private int limit = 8;

        int add(int n, String why) {
          // VAL: VAL_INT_RANGE(n, 0, limit)
          if (n < 0 || n > limit) {
            throw new IllegalArgumentException("n must be in 0..limit, was " + n);
          }
          // VAL: VAL_NOT_NULL(why)
          if (why == null) {
            throw new NullPointerException("why must not be null, was null");
          }
          var oldCount = count;
          count += n;
          n = 0;
          if (why.isEmpty()) {
            return done();
          }
          int sum = count;
          return sum;
        }

        int done() {
          return count;
        }
      }
      """;

  private static MethodSpec spec() {
    return new MethodSpec(
        "Counter.add",
        "int add(int n, String why)",
        "",
        null,
        Stream.of(RANGE, "VAL_NOT_NULL(why)", POST)
            .map(tag -> WeaveCase.contract(tag, false))
            .toList());
  }

  private static String woven() {
    return new Weaver(List.of(), BuiltIns.all().values(), ClassPath.none())
        .contracts(WELL.replace("    var oldCount = count;\n", ""), List.of(spec()));
  }

  private static List<Problem> check(String text) {
    return new ContractCheck(BuiltIns.all().values(), ClassPath.none())
        .check("Counter.java", text, List.of(spec()));
  }

  @Test
  void what_was_woven_is_well() {
    assertThat(check(woven())).as(woven()).isEmpty();
    assertThat(Compiled.of(woven()).errors()).isEmpty();
  }

  @Test
  void names_of_locals_are_free() {
    assertThat(check(woven().replace("oldCount", "before").replace("nAtEntry", "asked"))).isEmpty();
  }

  static List<Arguments> cheats() {
    List<Arguments> cheats = new ArrayList<>();
    String missing = "contract-missing";
    String weakened = "contract-weakened";
    String range = "    // VAL: VAL_INT_RANGE(n, 0, limit)\n";
    String rangeCode =
        """
        if (n < 0 || n > limit) {
        throw new IllegalArgumentException("n must be in 0..limit, was " + n);
        }
        """;
    cheat(cheats, "bound widened", weakened, "n > limit", "n > limit + 1");
    cheat(cheats, "ored away", weakened, "n < 0 || n > limit", "(n < 0 || n > limit) && false");
    cheat(cheats, "and true", weakened, "why == null", "why == null && n > 100");
    cheat(cheats, "other exception", weakened, "NullPointerException(", "IllegalStateException(");
    cheat(cheats, "tag alone", missing, rangeCode, "");
    cheat(cheats, "tag and code gone", missing, range + rangeCode, "");
    cheat(cheats, "code without tag", missing, range, "");
    cheat(cheats, "block comment", missing, range, "    /* VAL: VAL_INT_RANGE(n, 0, limit) */\n");
    cheat(cheats, "commented out", missing, rangeCode, rangeCode.replaceAll("(?m)^", "//"));
    cheat(cheats, "effect before", weakened, range, "    count += n;\n" + range);
    cheat(cheats, "call before", weakened, range, "    done();\n" + range);
    cheat(cheats, "reassigned before", weakened, range, "    n = Math.abs(n);\n" + range);
    cheat(cheats, "left before", weakened, range, "    if (limit > 0) {\n return 0;\n }\n" + range);
    cheat(cheats, "field hidden", weakened, range, "    int limit = 1000;\n" + range);
    cheat(
        cheats,
        "own exception",
        weakened,
        "  int done()",
        "  static class NullPointerException extends RuntimeException {\n"
            + " NullPointerException(String s) {}\n"
            + " }\n"
            + "  int done()");
    cheat(
        cheats,
        "try around",
        weakened,
        rangeCode,
        "try {\n" + rangeCode + "} catch (RuntimeException e) {\n}\n");
    cheat(
        cheats,
        "try around with tag",
        weakened,
        range + rangeCode,
        "try {\n" + range + rangeCode + "} catch (RuntimeException e) {\n}\n");
    cheat(
        cheats, "condition around", weakened, rangeCode, "if (limit < 0) {\n" + rangeCode + "}\n");
    cheat(
        cheats,
        "post widened",
        weakened,
        "sum >= oldCount + nAtEntry",
        "sum >= oldCount - nAtEntry");
    cheat(
        cheats,
        "post of the value now",
        weakened,
        "sum >= oldCount + nAtEntry",
        "sum >= oldCount + n");
    cheat(cheats, "kept late", weakened, "n = 0;", "n = 0; oldCount = count - 1;");
    cheat(cheats, "kept another", weakened, "var oldCount = count;", "var oldCount = 0;");
    cheat(cheats, "another returned", weakened, "return sum;", "return sum + done();");
    cheat(cheats, "changed after", weakened, "return sum;", "sum = 0;\n    return sum;");
    cheat(
        cheats,
        "an exit without",
        missing,
        "int sum",
        "if (count == 7) {\n return 7;\n }\n int sum");
    return cheats;
  }

  private static void cheat(
      List<Arguments> cheats, String name, String rule, String from, String to) {
    cheats.add(Arguments.of(name, rule, from, to));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cheats")
  void a_cheat_is_found(String name, String rule, String from, String to) {
    String woven = woven();
    String flat = from.strip();
    assertThat(woven.replaceAll("(?m)^ +", "")).contains(flat.replaceAll("(?m)^ +", ""));
    String cheated =
        woven.replaceAll("(?m)^ +", "").replace(flat.replaceAll("(?m)^ +", ""), to.strip());
    assertThat(cheated).isNotEqualTo(woven);

    List<Problem> problems = check(cheated);

    if (Boolean.getBoolean("show")) {
      problems.forEach(
          p -> System.out.println(name + ": " + p.line() + ":" + p.column() + " " + p.message()));
    }
    assertThat(problems).as(cheated).isNotEmpty();
    assertThat(problems).extracting(Problem::rule).as(problems.toString()).contains(rule);
  }

  @Test
  void a_catch_around_the_exit_swallows() {
    String cheated =
        woven()
            .replace("int sum = count;", "try {\nint sum = count;")
            .replace("return sum;", "return sum;\n} catch (Error e) {\nreturn 0;\n}");
    assertThat(check(cheated)).anySatisfy(p -> assertThat(p.message()).contains("swallows"));
  }

  @Test
  void a_parameter_of_another_name_does_not_help() {
    String cheated =
        woven()
            .replace("int add(int n,", "int add(int m,")
            .replace("    // VAL: VAL_INT", "    int n = 1;\n    // VAL: VAL_INT");
    assertThat(check(cheated))
        .anySatisfy(p -> assertThat(p.message()).contains("n is a parameter in the design"));
  }

  @Test
  void statements_that_nobody_can_notice_may_come_first() {
    String other =
        woven().replace("    // VAL: VAL_INT", "    int twice = 2;\n    // VAL: VAL_INT");
    assertThat(check(other)).isEmpty();
  }

  @Test
  void the_order_of_the_design_is_kept() {
    String woven = woven();
    int first = woven.indexOf("    // VAL: VAL_INT");
    int second = woven.indexOf("    // VAL: VAL_NOT_NULL");
    int end = woven.indexOf("    var oldCount");
    String swapped =
        woven.substring(0, first)
            + woven.substring(second, end)
            + woven.substring(first, second)
            + woven.substring(end);
    assertThat(check(swapped))
        .anySatisfy(p -> assertThat(p.message()).contains("comes first in the design"));
  }

  @Test
  void a_problem_points_at_its_place() {
    String cheated = woven().replace("n > limit", "n > 80");
    Problem problem = check(cheated).getFirst();
    assertThat(problem)
        .isEqualTo(
            new Problem(
                "contract-weakened",
                "Counter.add",
                "Counter.java",
                6,
                5,
                "VAL_INT_RANGE(n, 0, limit) is weakened: the pattern throws if `n < 0 || n >"
                    + " limit`, the code if `n < 0 || n > 80`",
                problem.hint()));
  }
}
