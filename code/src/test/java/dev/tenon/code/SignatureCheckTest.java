package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCheckTest {

  static MethodSpec method(String symbol, String declaration) {
    return new MethodSpec(symbol, declaration, "", null, List.of());
  }

  static TypeSpec type(String name, String declaration, MethodSpec... methods) {
    return new TypeSpec(
        "p", name, declaration, "", List.of(), List.of(), List.of(), List.of(methods));
  }

  private static List<Problem> check(String code, TypeSpec... specs) {
    return SignatureCheck.check(
        JavaIndex.of(Map.of("A.java", "package p;\n" + code)), List.of(specs), symbol -> true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int f(List<String> a); int f( java.util.List<String>  other ) { return 1 }",
        "public void f(String... a) throws IOException, Error;"
            + " @Deprecated public void f(final String... a) throws Error, java.io.IOException { }",
        "static <T extends Comparable<T>> T f(T a); static <T extends Comparable<T>> T f(T a) { }",
        "A(int a); A(int b) { }",
        "Map.Entry<K, V>[] f(); java.util.Map.Entry<K,V>[] f() { }"
      })
  void sameDeclarations(String design, String code) {
    String symbol = design.startsWith("A(") ? "A.A" : "A.f";
    assertThat(check("class A { " + code + " }", type("A", "class A", method(symbol, design))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int f(); long f() { }; returns `long` instead of `int`",
        "int f(); public int f() { }; is `public`, which the design does not say",
        "public int f(); int f() { }; is not `public`",
        "int f(int a); int f(long a) { }; takes `long` instead of `int`",
        "int f(int a); int f(int a, int b) { }; takes `int, int` instead of `int`",
        "int f(String... a); int f(String[] a) { }; takes `String[]` instead of `String...`",
        "void f() throws IOException; void f() { }; throws nothing instead of `IOException`",
        "void f(); void f() throws IOException { }; throws `IOException` instead of nothing",
        "<T> void f(T a); <T extends Number> void f(T a) { }; type parameters",
        "List<String> f(); List<Object> f() { }; returns `List<Object>` instead of `List<String>`"
      })
  void driftOfMethods(String design, String code, String message) {
    assertThat(check("class A { " + code + " }", type("A", "class A", method("A.f", design))))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.rule()).isEqualTo("signature-drift");
              assertThat(p.symbol()).isEqualTo("A.f");
              assertThat(p.message()).contains(message);
              assertThat(p.hint()).contains(design);
              assertThat(p.line()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "public final class A; public class A { }; is not `final`",
        "class A; interface A { }; is declared as `interface` instead of `class`",
        "class A extends B; class A { }; extends nothing instead of `B`",
        "class A implements B, C; class A implements C { }; implements `C` instead of `B, C`",
        "record A(int a, int b); record A(int b, int a) { }; components",
        "record A(int a); record A(long a) { }; has the components `long a` instead of `int a`",
        "class A<T>; class A<T extends B> { }; type parameters"
      })
  void driftOfTypes(String design, String code, String message) {
    assertThat(check(code, type("A", design)))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains(message));
  }

  @Test
  void typesAsDeclared() {
    assertThat(
            check("public sealed interface A permits B {}", type("A", "public sealed interface A")))
        .isEmpty();
    assertThat(check("class A implements C, p.B {}", type("A", "class A implements B, C")))
        .isEmpty();
    assertThat(
            check(
                "class A { record In(int a) {} interface I {} static class N {} }",
                type("A", "class A"),
                type("A.In", "record In(int a)"),
                type("A.I", "interface I"),
                type("A.N", "static class N")))
        .isEmpty();
  }

  @Test
  void missing() {
    List<Problem> problems =
        check(
            "class A { int g; }",
            type("A", "class A", method("A.f", "int f()")),
            type("B", "class B"));
    assertThat(problems).extracting(Problem::rule).containsOnly("symbol-missing");
    assertThat(problems).extracting(Problem::symbol).containsExactly("A.f", "B");
    assertThat(problems.get(1).file()).isEqualTo("p/B.java");
  }

  @Test
  void overloads() {
    TypeSpec spec =
        type(
            "A",
            "class A",
            method("A.put(String)", "void put(String a)"),
            method("A.put(String, byte[])", "void put(String a, byte[] b)"));
    assertThat(check("class A { void put(String a, byte[] b) {} void put(String a) {} }", spec))
        .isEmpty();
    assertThat(check("class A { void put(String a) {} }", spec))
        .singleElement()
        .satisfies(p -> assertThat(p.symbol()).isEqualTo("A.put(String, byte[])"));
  }

  @Test
  void whatTheCompilerAddsIsThere() {
    assertThat(
            check(
                "record A(int a) {}",
                type("A", "record A(int a)", method("A.A", "A(int a)"), method("A.a", "int a()"))))
        .isEmpty();
    assertThat(check("class A {}", type("A", "class A", method("A.A", "A()")))).isEmpty();
  }

  @Test
  void onlyWhatIsAskedFor() {
    JavaIndex index = JavaIndex.of(Map.of("A.java", "package p; class A {}"));
    List<TypeSpec> specs = List.of(type("A", "final class A", method("A.f", "int f()")));
    assertThat(SignatureCheck.check(index, specs, symbol -> false)).isEmpty();
    assertThat(SignatureCheck.check(index, specs, "A.f"::equals)).hasSize(1);
  }
}
