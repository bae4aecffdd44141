package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicApiCheckTest {

  private static List<Problem> check(String declaration, String members, String code) {
    TypeSpec spec =
        new TypeSpec(
            "",
            "A",
            declaration,
            "",
            List.of(),
            List.of(members),
            List.of(new TypeSpec.FieldSpec("A.MAX", "public static final int MAX", "")),
            List.of(SignatureCheckTest.method("A.f", "public int f(int a)")));
    return PublicApiCheck.check(JavaIndex.of(Map.of("A.java", code)), List.of(spec), t -> true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class A | public int f(int x) { return 1; } public static final int MAX = 1;",
        "class A | int own; private void g() {} void h() {} static class Own {}",
        "class A | public String toString() { return null; } @Override public void x() {}",
        "class A implements Runnable | public void run() {}",
        "class A implements java.util.Iterator<String> | public int size;",
        "record A(int a) | public int a() { return a; } public A(int a) { this.a = a; }",
        "class A extends B | public void b(String s) {}"
      })
  void known(String head, String body) {
    String code =
        "import java.util.*; " + head + " { " + body + " } class B { void b(Object o) {} }";
    List<Problem> problems = check(head, "", code);
    if (body.contains("size")) {
      assertThat(problems).hasSize(1);
    } else {
      assertThat(problems).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class A | public void extra() {} | the public method `A.extra()` is not in the design",
        "class A | protected int extra; | the protected field `A.extra` is not in the design",
        "class A | public A(int x) {} | the public constructor `A.A(int)` is not in the design",
        "class A | public int f(long a) { return 1; } | `A.f(long)`",
        "class A | public static class In {} | the public type `A.In` is not in the design",
        "interface A | void extra(); | the public method `A.extra()`",
        "interface A | int EXTRA = 1; | the public field `A.EXTRA`",
        "enum A | RED | the public constant `A.RED`",
        "class A implements Runnable | public static void run() {} | `A.run()`"
      })
  void unknown(String head, String body, String message) {
    assertThat(check(head, "", head + " { " + body + " }"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.rule()).isEqualTo("undocumented-api");
              assertThat(p.message()).contains(message);
            });
  }

  @Test
  void membersOfTheDocumentAreDocumented() {
    assertThat(check("enum A", "RED, GREEN;", "enum A { RED, GREEN }")).isEmpty();
    assertThat(
            check(
                "class A",
                "public A(String s) {} public int x; public static class In { public int y; }",
                "class A { public A(String t) {} public int x; public static class In { } }"))
        .isEmpty();
  }

  @Test
  void declaredNestedTypesAreKnown() {
    TypeSpec outer = SignatureCheckTest.type("A", "class A");
    TypeSpec inner = SignatureCheckTest.type("A.In", "public record In(int a)");
    JavaIndex index =
        JavaIndex.of(Map.of("A.java", "package p; class A { public record In(int a) {} }"));
    assertThat(PublicApiCheck.check(index, List.of(outer, inner), t -> true)).isEmpty();
    assertThat(PublicApiCheck.check(index, List.of(outer), t -> true)).hasSize(1);
  }
}
