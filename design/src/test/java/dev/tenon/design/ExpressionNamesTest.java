package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionNamesTest {

  private static String used(String expression, String language) {
    return ExpressionNames.used(expression, language).stream()
        .map(
            use ->
                switch (use.kind()) {
                  case VARIABLE -> use.name();
                  case CALL -> use.name() + "()";
                  case TYPE -> "T:" + use.name();
                  case OWN_FIELD -> "this." + use.name();
                  case OWN_CALL -> "this." + use.name() + "()";
                })
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b().c + d                                   | a d
          total() - MAX                                 | total() MAX
          this.size + this.count() + a.this.b           | this.size this.count() a
          xs.stream().allMatch(x -> x > y)              | xs y
          f((a, b) -> a + b + c)                        | f() c
          f((int a, String b) -> a + c)                 | f() T:String c
          o instanceof String s && s.isEmpty() && t     | o T:String t
          o instanceof List<?> l && l.size() > n        | o T:List n
          o instanceof a.B b && b.ok()                  | o
          o instanceof Point(int x, var y) && x > y     | o T:Point
          (long) n < (Integer) m                        | n T:Integer m
          java.time.Duration.ofSeconds(n)               | n
          xs.forEach(this::put) == Foo::bar             | xs T:Foo
          "a b" + 'c' + 0x1F + 1_000L + 1e9 + x         | x
          new Foo<>(a).b() + new int[] {c}.length       | T:Foo a c
          List.<String>of(a).size()                     | T:List T:String a
          switch (s) { case A -> 1; case B -> t; }      | s t
          /* a */ b                                     | b
          """)
  void namesOfJava(String expression, @Nullable String names) {
    assertThat(used(expression, "java")).isEqualTo(names == null ? "" : names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not a.b and c is None                  | a c
          all(x > y for x in xs if x)            | all() y xs
          sorted(xs, key=lambda k: k.size + z)   | sorted() xs z
          self.size + self.count() + cls.x       | this.size this.count() this.x
          f"{a}" + r"b" + 'c' + d                | d
          {k: v for k, v in m.items()}           | m
          (n := len(xs)) > n                     | len() xs
          Decimal(a)                             | T:Decimal a
          """)
  void namesOfPython(String expression, @Nullable String names) {
    assertThat(used(expression, "python")).isEqualTo(names == null ? "" : names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int a = 1, b;                          | a
          int a = 1, b;                          | b
          for (Foo<X> f : fs) {}                 | f
          int[] xs = {};                         | xs
          try (var in = f()) {} catch (E e) {}   | in
          catch (E e) {}                         | e
          run(() -> g(x -> x));                  | x
          """)
  void localsOfABody(String body, String name) {
    assertThat(ExpressionNames.declared(body, "java")).contains(name);
  }
}
