package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Declaration.OfField;
import dev.tenon.design.Declaration.OfMethod;
import dev.tenon.design.Declaration.OfType;
import dev.tenon.design.Declaration.Reading;
import dev.tenon.design.Declaration.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaGrammarTest {
  private static final OfType POOL = Declarations.typeNamed("Pool");

  private static Reading read(String heading, @Nullable OfType owner) {
    return Grammar.of("java").read(heading, owner);
  }

  private static Declaration declaration(String heading, @Nullable OfType owner) {
    Reading reading = read(heading, owner);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).declaration();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Pool",
        "public final class Pool<T extends Comparable<? super T> & Runnable> extends Base<T>"
            + " implements A, b.B<int[]>",
        "sealed interface Shape<T> extends X, Y permits Circle, Square",
        "non-sealed abstract class Circle implements Shape",
        "public record Pair<A, B>(@Nullable A first, B... rest) implements Comparable<Pair<A, B>>",
        "record Empty()",
        "enum State implements Named",
        "@interface Marker",
        "@FunctionalInterface @SuppressWarnings({\"a\", \"b\"}) interface Policy",
        "class 资源池",
      })
  void typesAreRead(String heading) {
    assertThat(declaration(heading, null)).isInstanceOf(OfType.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Report shrink(Set<Integer> gpus)",
        "public static <T extends Comparable<T>> Map<String, List<? extends T>> sort(final"
            + " List<T>[] in, int... at) throws IOException, a.b.C;",
        "Pool(int size)",
        "Pool",
        "@Deprecated(since = \"1\", forRemoval = true) protected abstract void close() throws"
            + " Exception",
        "default boolean has(String key)",
        "byte[] get(byte key[])",
        "int sizes()[]",
        "String value() default \"a, b\"",
        "void each(@Nullable Consumer<Map.Entry<String, byte[]>> sink)",
        "java.util.@Nullable List<String> names()",
        "void record(Event record)",
        "void log(Object @Nullable ... args)",
      })
  void methodsAreRead(String heading) {
    assertThat(declaration(heading, POOL)).isInstanceOf(OfMethod.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final int MAX = 3",
        "private final Map<String, List<Integer>> owners = new HashMap<>();",
        "int[] counts",
        "long a, b = 2",
        "static final int[] SIZES = {1, 2, 3};",
        "Supplier<Integer> next = () -> f(1, 2)",
      })
  void fieldsAreRead(String heading) {
    assertThat(declaration(heading, POOL)).isInstanceOf(OfField.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tryAcquire(String key)            | tryAcquire | tryAcquire
          append a message to the spool     | message    | a
          long post(Account, Account, Money amount) | Account | post
          void close() {}                   | {}         | close
          int f(int x                       | (          | f
          int f(int x) throws               | s          | f
          void f(x)                         | x          | f
          void class()                      | class      | -
          String name()() x                 | (          | name
          void reset                        | reset      | reset
          MAX = 3                           | MAX        | MAX
          int f(int... a, int b)            | int        | f
          public public void f()            | public     | f
          Map<String, int f()               | f          | f
          int f(,)                          | ,          | f
          String s = "abc                   | "abc       | -
          int x =                           | =          | x
          void f() — closes                 | —          | f
          class                             | class      | -
          record Point                      | Point      | Point
          class Pool {                      | {          | Pool
          enum State extends Base           | extends    | State
          class A.B                         | .          | A
          """)
  void aSlipIsNarrowAndLeavesTheName(String heading, String wrong, String name) {
    Reading reading = read(heading, POOL);
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    Reading.Unreadable bad = (Reading.Unreadable) reading;
    assertThat(heading.substring(bad.start(), bad.end())).isEqualTo(wrong);
    Declaration readable = bad.readable();
    assertThat(readable == null ? "-" : readable.name()).isEqualTo(name);
  }

  @Test
  void partsAreWhatTheHeadingSays() {
    OfMethod method =
        (OfMethod)
            declaration("static Report put(java.util.Map<K, V> m, byte... b) throws E", POOL);
    assertThat(method.parameterTypes()).isEqualTo("(Map, byte...)");
    assertThat(method.modifiers()).containsExactly("static");
    assertThat(method.returns()).isTrue();
    assertThat(method.exceptions()).containsExactly("E");
    OfType type = (OfType) declaration("record R<T>(int a, List<T> b) implements x.Y<T>, Z", null);
    assertThat(type.kind()).isEqualTo(TypeKind.RECORD);
    assertThat(type.typeParameters()).containsExactly("T");
    assertThat(type.components()).extracting(Declaration.Parameter::name).containsExactly("a", "b");
    assertThat(type.supertypes()).containsExactly("Y", "Z");
  }

  @Test
  void onlyMethodsWithCodeHaveABody() {
    OfType contract =
        new OfType("Store", TypeKind.INTERFACE, List.of(), List.of(), List.of(), List.of());
    Grammar java = Grammar.of("java");
    OfMethod plain = (OfMethod) declaration("byte[] get(String key)", contract);
    OfMethod withDefault = (OfMethod) declaration("default boolean has(String key)", contract);
    OfMethod isAbstract = (OfMethod) declaration("abstract void f()", POOL);
    assertThat(java.hasBody(plain, contract)).isFalse();
    assertThat(java.hasBody(plain, POOL)).isTrue();
    assertThat(java.hasBody(withDefault, contract)).isTrue();
    assertThat(java.hasBody(isAbstract, POOL)).isFalse();
  }
}
