package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Every built-in pattern, woven, compiled and run with a good value and with a bad one. */
class BuiltInPatternsTest {
  private static final Map<String, Pattern> PATTERNS = BuiltIns.all();
  private final Set<String> shown = new TreeSet<>();

  @Test
  void every_pattern_lets_good_values_pass_and_names_bad_ones() {
    pair(
        "VAL_NOT_NULL(x)",
        "Object x",
        "a",
        null,
        NullPointerException.class,
        "x must not be null, was null");

    String empty = "x must not be empty, was empty";
    pair("VAL_NON_EMPTY(x)", "String x", "a", "", IllegalArgumentException.class, empty);
    pair(
        "VAL_NON_EMPTY(x)",
        "Set<Integer> x",
        Set.of(1),
        Set.of(),
        IllegalArgumentException.class,
        empty);
    pair(
        "VAL_NON_EMPTY(x)",
        "Map<String, Integer> x",
        Map.of("a", 1),
        Map.of(),
        IllegalArgumentException.class,
        empty);
    pair(
        "VAL_NON_EMPTY(x)",
        "int[] x",
        new int[1],
        new int[0],
        IllegalArgumentException.class,
        empty);
    pair(
        "VAL_NON_EMPTY(x)",
        "String x",
        "a",
        null,
        NullPointerException.class,
        "x must not be null, was null");

    pair(
        "VAL_NOT_BLANK(x)",
        "String x",
        "a",
        " ",
        IllegalArgumentException.class,
        "x must not be blank, was \" \"");
    pair(
        "VAL_NOT_BLANK(x)",
        "CharSequence x",
        "a",
        null,
        NullPointerException.class,
        "x must not be null, was null");
    pair(
        "VAL_POSITIVE(x)",
        "int x",
        1,
        0,
        IllegalArgumentException.class,
        "x must be positive, was 0");
    pair(
        "VAL_POSITIVE(x)",
        "double x",
        1.0,
        Double.NaN,
        IllegalArgumentException.class,
        "x must be positive, was NaN");
    pair(
        "VAL_NON_NEGATIVE(x)",
        "Long x",
        0L,
        -1L,
        IllegalArgumentException.class,
        "x must not be negative, was -1");

    String twice = "x must have no duplicates, was [1, 3, 3]";
    pair(
        "VAL_NO_DUPLICATES(x)",
        "List<Integer> x",
        List.of(1, 3),
        List.of(1, 3, 3),
        IllegalArgumentException.class,
        twice);
    pair(
        "VAL_NO_DUPLICATES(x)",
        "int... x",
        new int[] {1, 3},
        new int[] {1, 3, 3},
        IllegalArgumentException.class,
        twice);
    pair(
        "VAL_NO_DUPLICATES(x)",
        "byte[] x",
        new byte[] {1, 3},
        new byte[] {1, 3, 3},
        IllegalArgumentException.class,
        twice);
    pair(
        "VAL_NO_DUPLICATES(x)",
        "int[] x",
        new int[0],
        null,
        NullPointerException.class,
        "x must not be null, was null");

    String sorted = "x must be sorted, was [2, 1]";
    pair(
        "VAL_SORTED(x)",
        "Collection<Integer> x",
        List.of(1, 1, 2),
        List.of(2, 1),
        IllegalArgumentException.class,
        sorted);
    pair(
        "VAL_SORTED(x)",
        "long[] x",
        new long[] {1, 1, 2},
        new long[] {2, 1},
        IllegalArgumentException.class,
        sorted);
    pair(
        "VAL_SORTED(x)",
        "Integer[] x",
        new Integer[] {1, 1, 2},
        new Integer[] {2, 1},
        IllegalArgumentException.class,
        sorted);

    String range = "x must be in 0..8, was 9";
    pair("VAL_INT_RANGE(x, 0, 8)", "int x", 8, 9, IllegalArgumentException.class, range);
    pair(
        "VAL_INT_RANGE(x, 0, 8)",
        "long x",
        0L,
        4294967297L,
        IllegalArgumentException.class,
        "x must be in 0..8, was 4294967297");
    pair("VAL_INT_RANGE(x, 0, 8)", "Integer x", 0, 9, IllegalArgumentException.class, range);
    pair(
        "VAL_INT_RANGE(x, 0, 8)",
        "Set<Long> x",
        Set.of(8L),
        Set.of(9L),
        IllegalArgumentException.class,
        range);
    pair(
        "VAL_INT_RANGE(x, 0, 8)",
        "List<Integer> x",
        List.of(8),
        null,
        NullPointerException.class,
        "x must not be null, was null");
    pair(
        "VAL_INT_RANGE(x, 0, 8)",
        "short[] x",
        new short[] {8},
        new short[] {9},
        IllegalArgumentException.class,
        range);
    pair(
        "VAL_INT_RANGE(x, 0, 3_000_000_000L)",
        "int x",
        8,
        -1,
        IllegalArgumentException.class,
        "x must be in 0..3_000_000_000L, was -1");
    pair(
        "VAL_INT_RANGE(x + 1, 0, x > 3 ? 9 : 2)",
        "int x",
        8,
        9,
        IllegalArgumentException.class,
        "x + 1 must be in 0..x > 3 ? 9 : 2, was 10");
    pair(
        "VAL_INT_RANGE(x.size(), 1, 1)",
        "List<Integer> x",
        List.of(8),
        List.of(),
        IllegalArgumentException.class,
        "x.size() must be in 1..1, was 0");

    String size = "x must have a size in 1..2, was 3";
    pair("VAL_SIZE_RANGE(x, 1, 2)", "String x", "ab", "abc", IllegalArgumentException.class, size);
    pair(
        "VAL_SIZE_RANGE(x, 1, 2)",
        "Set<Integer> x",
        Set.of(1),
        Set.of(1, 2, 3),
        IllegalArgumentException.class,
        size);
    pair(
        "VAL_SIZE_RANGE(x, 1, 2)",
        "Map<String, String> x",
        Map.of("a", ""),
        Map.of(),
        IllegalArgumentException.class,
        "x must have a size in 1..2, was 0");
    pair(
        "VAL_SIZE_RANGE(x, 1, 2)",
        "String[] x",
        new String[1],
        new String[3],
        IllegalArgumentException.class,
        size);

    pair(
        "VAL_ONE_OF(x, \"fast\", \"slow\")",
        "String x",
        "fast",
        "quick",
        IllegalArgumentException.class,
        "x must be one of \"fast\", \"slow\", was quick");
    pair(
        "VAL_ONE_OF(x, 1, 2)",
        "int x",
        2,
        3,
        IllegalArgumentException.class,
        "x must be one of 1, 2, was 3");
    pair(
        "VAL_ONE_OF(x, 1L)",
        "Long x",
        1L,
        null,
        NullPointerException.class,
        "x must not be null, was null");
    pair(
        "VAL_SUBSET(x, List.of(1, 2))",
        "Set<Integer> x",
        Set.of(2),
        Set.of(3),
        IllegalArgumentException.class,
        "x must be a subset of List.of(1, 2), was [3]");
    pair(
        "VAL_DISJOINT(x, Set.of(1, 2))",
        "List<Integer> x",
        List.of(3),
        List.of(2),
        IllegalArgumentException.class,
        "x must be disjoint from Set.of(1, 2), was [2]");
    pair(
        "VAL_STATE(x > 1 || x == 0, \"open\")",
        "int x",
        0,
        1,
        IllegalStateException.class,
        "open: x > 1 || x == 0");
    pair(
        "AST_PRECONDITION(x != '\"', \"no quote\")",
        "char x",
        'a',
        '"',
        IllegalArgumentException.class,
        "no quote: x != '\"'");
    pair(
        "AST_POSTCONDITION(x >= 0, \"left\")",
        "int x",
        0,
        -1,
        AssertionError.class,
        "left: x >= 0");
    pair(
        "AST_INVARIANT(!x.isEmpty(), x + \" there\")",
        "String x",
        "a",
        "",
        AssertionError.class,
        " there: !x.isEmpty()");
    throwing("AST_UNREACHABLE(\"never\")", "int x", 0, AssertionError.class, "never");

    ReentrantLock taken = new ReentrantLock();
    Thread.ofPlatform().daemon().start(taken::lock);
    while (!taken.isLocked()) {
      Thread.onSpinWait();
    }
    ReentrantLock free = new ReentrantLock();
    Throwable late =
        pair(
            "LOCK_TIMEOUT(x, \"20 ms\")",
            "Lock x",
            free,
            taken,
            IllegalStateException.class,
            "x must be free within \"20 ms\", was taken");
    assertThat(late).hasCauseInstanceOf(TimeoutException.class);
    assertThat(free.isHeldByCurrentThread()).isTrue();
    Throwable never =
        pair(
            "CALL_TIMEOUT(x, Duration.ofMillis(20))",
            "Future<String> x",
            CompletableFuture.failedFuture(new Error()),
            new CompletableFuture<>(),
            IllegalStateException.class,
            "x must be done within Duration.ofMillis(20), was not");
    assertThat(never).hasCauseInstanceOf(TimeoutException.class);

    assertThat(shown).isEqualTo(new TreeSet<>(PATTERNS.keySet()));
  }

  @Test
  void no_built_in_is_long() {
    assertThat(PATTERNS.values().stream().flatMap(p -> p.templates().stream()))
        .allSatisfy(block -> assertThat(Expansion.isLong(block)).isFalse());
  }

  private Throwable pair(
      String tag, String parameter, Object good, Object bad, Class<?> thrown, String message) {
    assertThat(run(tag, parameter, good)).as(tag + " " + parameter).isNull();
    return throwing(tag, parameter, bad, thrown, message);
  }

  private Throwable throwing(
      String tag, String parameter, Object bad, Class<?> thrown, String message) {
    Throwable failure = run(tag, parameter, bad);
    assertThat(failure).as(tag + " " + parameter).isExactlyInstanceOf(thrown).hasMessage(message);
    shown.add(tag.substring(0, tag.indexOf('(')));
    return failure;
  }

  private static Throwable run(String tag, String parameter, Object value) {
    Contract contract = WeaveCase.contract(tag, false);
    MethodSpec spec =
        new MethodSpec(
            "Probe.run", "public static void run(" + parameter + ")", "", "", List.of(contract));
    TypeSpec type =
        new TypeSpec(
            "",
            "Probe",
            "public class Probe",
            "",
            List.of("import java.util.concurrent.locks.Lock;"),
            List.of(),
            List.of(),
            List.of(spec));
    Weaver weaver = new Weaver(List.of(type), PATTERNS.values(), ClassPath.none());
    String text = weaver.skeleton(type, List.of(), Set.of("Probe.run"), null);
    String woven = weaver.contracts(text, List.of(spec));
    assertThat(weaver.contracts(woven, List.of(spec))).isEqualTo(woven);
    assertThat(
            new ContractCheck(PATTERNS.values(), ClassPath.none())
                .check("Probe.java", woven, List.of(spec)))
        .as(woven)
        .isEmpty();
    Compiled compiled = Compiled.of(woven);
    assertThat(compiled.errors()).as(woven).isEmpty();
    try {
      var method =
          Arrays.stream(compiled.loadClass("Probe").getMethods())
              .filter(m -> m.getName().equals("run"))
              .findFirst()
              .orElseThrow();
      method.invoke(null, new Object[] {value});
      return null;
    } catch (java.lang.reflect.InvocationTargetException e) {
      return e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
