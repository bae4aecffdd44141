package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.code.JavaSyntax.Declared;
import dev.tenon.code.JavaSyntax.Fragment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaSyntaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  // only a comment",
        "return 1;",
        "super(1);",
        "this(1); total = 2;",
        "int a = 1;\nif (a > 0) { return; }",
        "yieldTo(x); record R(int a) {} enum E { A }",
        "switch (o) { case Integer i when i > 3 -> {} default -> {} }"
      })
  void bodiesThatParse(String body) {
    assertThat(JavaSyntax.errors(Fragment.BODY, body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int a = 1\\nint b = 2; | 1 | `;` is missing",
        "int a = 1;\\nreturn foo(a;\\n | 2 | `)` is missing",
        "int a = 1;\\nif (a > 0) {\\n  a++; | 3 | `}` is missing",
        "return 1; } void evil() { | 1 | closes more than was opened",
        "return 1; }\\n} class Evil { void m() { | 1 | closes more than was opened",
        "if (x { } | 1 | `)` is missing here",
        "try { } | 1 | `catch` or `finally` is missing here",
        "int a = ; | 1 | after `=`, a value is missing",
        "foo(); } | 1 | `}` does not belong here",
        "int a = 1;\\n\\n  a = = 2; | 3 | ="
      })
  void bodiesThatDoNot(String body, int line, String message) {
    List<SyntaxError> errors = JavaSyntax.errors(Fragment.BODY, body.replace("\\n", "\n"));
    assertThat(errors).isNotEmpty();
    assertThat(errors.getFirst().line()).as(errors.toString()).isEqualTo(line);
    assertThat(errors).as(errors.toString()).anyMatch(e -> e.message().contains(message));
  }

  @Test
  void columnsAreCodePoints() {
    List<SyntaxError> errors = JavaSyntax.errors(Fragment.BODY, "String s = \"😀名\"; int = 2;");
    assertThat(errors.getFirst().line()).isEqualTo(1);
    assertThat(errors.getFirst().column()).isEqualTo(18);
  }

  @Test
  void membersAreReadAsThoseOfTheirType() {
    assertThat(JavaSyntax.errors(Fragment.MEMBERS, "Pool(int a) {} int x;", "class Pool"))
        .isEmpty();
    assertThat(JavaSyntax.errors(Fragment.MEMBERS, "RED, GREEN;", "enum Color")).isEmpty();
    assertThat(JavaSyntax.errors(Fragment.MEMBERS, "R { a = 1; }", "record R(int a)")).isEmpty();
    assertThat(JavaSyntax.errors(Fragment.MEMBERS, "int f();", "interface I")).isEmpty();
    assertThat(JavaSyntax.errors(Fragment.MEMBERS, "int x; } class Evil {", "class Pool"))
        .singleElement()
        .satisfies(e -> assertThat(e.column()).isEqualTo(8));
    assertThat(JavaSyntax.errors(Fragment.MEMBERS, "int x = 1\nint y;", "class Pool")).isNotEmpty();
  }

  @Test
  void importsAreImportsAlone() {
    assertThat(
            JavaSyntax.errors(
                Fragment.IMPORTS, "import java.util.List;\nimport static java.lang.Math.*;"))
        .isEmpty();
    assertThat(JavaSyntax.errors(Fragment.IMPORTS, "import java.util.List")).isNotEmpty();
    assertThat(JavaSyntax.errors(Fragment.IMPORTS, "import java.util.List;\nclass A {}"))
        .containsExactly(new SyntaxError(2, 1, "only import lines may stand here"));
    assertThat(JavaSyntax.errors(Fragment.IMPORTS, "package x;")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public final class Pool",
        "record R(int a, List<String> b)",
        "sealed interface Shape permits A, B",
        "@interface An",
        "enum Color implements Runnable",
        "Report shrink(Set<Integer> gpus) throws IOException",
        "static final int MAX = 5",
        "private Pool(int total)"
      })
  void declarationsThatParse(String declaration) {
    assertThat(JavaSyntax.errors(Fragment.DECLARATION, declaration, "class Pool")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class",
        "Report shrink(Set<Integer gpus)",
        "int a; int b",
        "void f() {} void g() {}",
        "int f() { return 1; }",
        "shrink(int a)",
        "private Pol()",
        "record R(int a"
      })
  void declarationsThatDoNot(String declaration) {
    assertThat(JavaSyntax.errors(Fragment.DECLARATION, declaration, "class Pool")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Fragment.class)
  void nothingIsThrown(Fragment kind) {
    for (String bad :
        List.of("\"", "/*", "\"\"\"", "'", "\0", "}}}}", "{{{{", "((((", "\\u00", "名 é 😀", "@")) {
      List<SyntaxError> errors = JavaSyntax.errors(kind, bad);
      assertThat(errors)
          .as("%s %s", kind, bad)
          .isNotEmpty()
          .allSatisfy(e -> assertThat(e.line()).isEqualTo(1));
    }
  }

  @Test
  void namesThatAPieceDeclares() {
    assertThat(
            JavaSyntax.locals(
                "int a = 1; for (String s : x) { Runnable r = () -> { int z; }; }"
                    + " if (o instanceof Pair(var p, int q)) {} try { } catch (Exception e) { }"))
        .containsExactly("a", "s", "r", "z", "p", "q", "e");
    assertThat(
            JavaSyntax.members(
                "int a, b; Pool(int x) {} void put(String s, byte... t) {} record In(int c) {}",
                "class Pool"))
        .containsExactly(
            new Declared("field", "a", List.of()),
            new Declared("field", "b", List.of()),
            new Declared("constructor", "Pool", List.of("int")),
            new Declared("method", "put", List.of("String", "byte...")),
            new Declared("type", "In", List.of()));
    assertThat(
            JavaSyntax.testMethods(
                "@Test void a() {} @ParameterizedTest @ValueSource(ints = 1) void b(int x) {}"
                    + " @org.junit.jupiter.api.RepeatedTest(2) void c() {} void helper() {}"
                    + " @Property void d() {} @TestFactory Object e() { return null; }"))
        .containsExactly("a", "b", "c", "d", "e");
  }
}
