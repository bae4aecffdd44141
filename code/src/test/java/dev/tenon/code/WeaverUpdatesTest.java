package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that stand already and whose design has changed. */
class WeaverUpdatesTest {
  private static final String TEXT =
      """
      package org.example;

      import java.util.List;

      /** Old. */
      class   Pool {
          private int a = 1 ;
          int b() { return  a; } // mine

          /** Says. */
          int size(List<String> names)
          {
              return names.size( );
          }

          void mine( ) {}
      }
      """;

  private static final Weaver WEAVER =
      new Weaver(List.of(), BuiltIns.all().values(), ClassPath.none());

  private static TypeSpec pool(String... members) {
    return new TypeSpec(
        "org.example",
        "Pool",
        "final class Pool implements Runnable",
        "",
        List.of(),
        List.of(members),
        List.of(),
        List.of());
  }

  private static MethodSpec method(String declaration, String... tags) {
    List<Contract> contracts = new ArrayList<>();
    for (String tag : tags) {
      contracts.add(WeaveCase.contract(tag, false));
    }
    return new MethodSpec("Pool.size", declaration, "", null, contracts);
  }

  @Test
  void only_the_comment_of_a_symbol_changes() {
    assertThat(WEAVER.docs(TEXT, "Pool.size", "Counts `names` < 3 @once.\n\nNot */ more."))
        .isEqualTo(
            TEXT.replace(
                "    /** Says. */\n",
                """
                    /**
                     * Counts {@code names} &lt; 3 &#64;once.
                     *
                     * <p>Not *&#47; more.
                     */
                """));
    assertThat(WEAVER.docs(TEXT, "Pool.mine", "New."))
        .contains("    /** New. */\n    void mine( ) {}");
    assertThat(WEAVER.docs(TEXT, "Pool", "")).isEqualTo(TEXT.replace("/** Old. */\n", ""));
    assertThat(WEAVER.docs(TEXT, "Pool.a", "Field.")).contains("/** Field. */");
    assertThatThrownBy(() -> WEAVER.docs(TEXT, "Pool.gone", "x"))
        .hasMessage("no Pool.gone in the file");
  }

  @Test
  void members_follow_the_design() {
    TypeSpec before = pool("private int a = 1;\nint b() { return a; }");
    TypeSpec now =
        pool("private int a = 2;", "private final Deque<Integer> c = new ArrayDeque<>();");

    String updated = WEAVER.members(TEXT, before, now);

    assertThat(updated)
        .contains("import java.util.ArrayDeque;\nimport java.util.Deque;\nimport java.util.List;")
        .contains("  private int a = 2;")
        .contains("  private final Deque<Integer> c = new ArrayDeque<>();\n")
        .doesNotContain("int b()")
        .contains("        return names.size( );\n")
        .contains("    void mine( ) {}\n");
    assertThat(WEAVER.members(updated, now, now)).isEqualTo(updated);
    assertThat(WEAVER.members(TEXT, before, before)).isEqualTo(TEXT);
  }

  @Test
  void constants_of_an_enum_follow_the_design() {
    TypeSpec before =
        new TypeSpec(
            "",
            "E",
            "enum E",
            "",
            List.of(),
            List.of("A, B; int x() { return 1; }"),
            List.of(),
            List.of());
    TypeSpec now =
        new TypeSpec(
            "",
            "E",
            "enum E",
            "",
            List.of(),
            List.of("A, B, C; int x() { return 2; }"),
            List.of(),
            List.of());
    String text = WEAVER.skeleton(before, List.of(), java.util.Set.of(), null);
    assertThat(WEAVER.members(text, before, now))
        .isEqualTo(WEAVER.skeleton(now, List.of(), java.util.Set.of(), null));
  }

  @Test
  void members_that_the_file_has_otherwise_are_those_of_the_design() {
    TypeSpec given = pool("private int a = 1;\nint b() { return a; }");
    String weaker =
        TEXT.replace("private int a = 1 ;", "private int a = 2 ;")
            .replace("return  a;", "/* mine */ return\n a;");
    assertThat(WEAVER.members(weaker, given, given))
        .isEqualTo(weaker.replace("    private int a = 2 ;\n", "  private int a = 1;\n\n"));
  }

  @Test
  void constants_that_the_file_has_otherwise_are_those_of_the_design() {
    TypeSpec given =
        new TypeSpec(
            "",
            "E",
            "enum E",
            "",
            List.of(),
            List.of("A(1), B(2);\nE(int x) {}"),
            List.of(),
            List.of());
    String text = WEAVER.skeleton(given, List.of(), java.util.Set.of(), null);
    assertThat(WEAVER.members(text.replace("B(2)", "B(3), C(4)"), given, given)).isEqualTo(text);
  }

  @Test
  void heads_follow_the_design() {
    assertThat(WEAVER.head(TEXT, pool()))
        .isEqualTo(TEXT.replace("class   Pool {", "final class Pool implements Runnable {"));
    assertThat(
            WEAVER.head(
                TEXT, method("public int size(Collection<String> names) throws IOException")))
        .contains("  public int size(Collection<String> names) throws IOException {")
        .contains("import java.io.IOException;\nimport java.util.Collection;")
        .contains("        return names.size( );\n");
    assertThat(WEAVER.head(TEXT, method("int size(List<String> names)"))).isEqualTo(TEXT);
  }

  @Test
  void a_long_expansion_is_a_call() {
    String block =
        """
        ## VAL_GPU_ALLOCATION(gpus, total)

        x

        ```java
        import java.util.HashSet;
        if ({gpus}.isEmpty()) {
          throw new IllegalArgumentException("{gpus} must not be empty");
        }
        if (new HashSet<>({gpus}).size() < {gpus}.size()) {
          throw new IllegalArgumentException("{gpus} must have no duplicates");
        }
        for (String gpu : {gpus}) {
          if (gpu.length() > {total}) {
            throw new IllegalArgumentException("{gpus} must be in range");
          }
        }
        ```
        """;
    Map<String, Pattern> patterns = BuiltIns.read(block);
    Pattern pattern = patterns.get("VAL_GPU_ALLOCATION");
    Weaver weaver = new Weaver(List.of(), patterns.values(), ClassPath.none());
    MethodSpec spec =
        method("int size(List<String> names)", "VAL_GPU_ALLOCATION(names, names.get(0).length())");

    String woven = weaver.contracts(TEXT, List.of(spec));

    assertThat(Weaver.isLong(pattern)).isTrue();
    assertThat(woven).contains("validateGpuAllocation(names, names.get(0).length());\n");
    ValidationMethod validation = weaver.validationMethods(woven, spec, "Pool.java").getFirst();
    assertThat(validation.declaration())
        .isEqualTo("private void validateGpuAllocation(List<String> gpus, int total)");
    assertThat(validation.imports()).containsExactly("java.util.HashSet");
    assertThat(validation.body())
        .contains("if (gpu.length() > total)")
        .contains("\"gpus must be in range\"");
    String whole =
        woven.replace(
            "    void mine( ) {}", validation.declaration() + " {\n" + validation.body() + "\n}");
    assertThat(Compiled.of(whole.replace("import java.util.List;", "import java.util.*;")).errors())
        .isEmpty();
  }

  @Test
  void types_come_from_bindings_where_declarations_are_silent() {
    String text =
        """
        class Silent {
          interface Bag extends java.util.Collection<Integer> {}
          <T extends CharSequence> int run(Bag bag, T text, java.util.Properties all) {
            var list = all.keySet();
            return 1;
          }
        }
        """;
    MethodSpec spec =
        new MethodSpec(
            "Silent.run",
            "<T extends CharSequence> int run(Bag bag, T text, java.util.Properties all)",
            "",
            null,
            java.util.stream.Stream.of(
                    "VAL_SIZE_RANGE(bag, 1, 2)",
                    "VAL_SIZE_RANGE(text, 1, 2)",
                    "VAL_SIZE_RANGE(all, 1, 2)",
                    "VAL_SIZE_RANGE(text.toString().split(\",\"), 1, 2)",
                    "VAL_INT_RANGE(bag.size(), 1, 2)")
                .map(tag -> WeaveCase.contract(tag, false))
                .toList());

    String woven = WEAVER.contracts(text, List.of(spec));

    assertThat(Compiled.of(woven).errors()).as(woven).isEmpty();
    assertThat(woven).contains("text.length() < 1").contains("all.size() < 1");
    assertThat(woven).contains("var value = text.toString().split(\",\");");
  }

  @Test
  void types_of_the_project_are_read_from_its_sources(@TempDir Path sources) throws IOException {
    Path folder = Files.createDirectories(sources.resolve("org/example"));
    Files.writeString(
        folder.resolve("Bag.java"),
        "package org.example;\npublic interface Bag extends java.util.Collection<Integer> {}\n");
    String text =
        """
        package org.example;

        class Pool {
          int max = 3;

          int size(Bag bag) {
            return 1;
          }
        }
        """;
    Weaver weaver =
        new Weaver(
            List.of(),
            BuiltIns.all().values(),
            new ClassPath(List.of(), List.of(sources, sources.resolve("gone"))));
    MethodSpec spec =
        method(
            "int size(Bag bag)",
            "VAL_INT_RANGE(bag, 0, bag.size())",
            "VAL_INT_RANGE(bag.size(), 0, max)");

    String woven = weaver.contracts(text, List.of(spec), "org/example/Pool.java");

    assertThat(woven).contains("for (var each : bag) {");
    // the local for the bound must not hide the field that the next contract means
    assertThat(woven).contains("var max2 = bag.size();").contains("> max)");
  }

  @Test
  void a_writer_is_shown_what_contracts_stand_for() {
    assertThat(
            WEAVER.expansions(
                TEXT, method("int size(List<String> names)", "VAL_NOT_NULL(names)"), "Pool.java"))
        .containsExactly(
            """
            // VAL: VAL_NOT_NULL(names)
            if (names == null) {
              throw new NullPointerException("names must not be null, was null");
            }\
            """);
  }

  @Test
  void line_ends_stay_as_they_are() {
    MethodSpec spec = method("int size(List<String> names)", "VAL_NON_EMPTY(names)");
    String woven = WEAVER.contracts(TEXT, List.of(spec));
    assertThat(WEAVER.contracts(TEXT.replace("\n", "\r\n"), List.of(spec)))
        .isEqualTo(woven.replace("\n", "\r\n"));
  }

  @Test
  void tags_in_a_returned_lambda_are_expanded_before_the_exit() {
    String body =
        """
        return names.stream()
            .mapToInt(
                name -> {
                  // VAL: VAL_NOT_BLANK(name)
                  return name.length();
                })
            .sum();
        """;
    MethodSpec spec =
        new MethodSpec(
            "Pool.size",
            "int size(List<String> names)",
            "",
            body,
            List.of(
                WeaveCase.contract("AST_POSTCONDITION(result >= 0, \"counts\")", false),
                WeaveCase.contract("VAL_NOT_BLANK(name)", true)));

    String woven = WEAVER.contracts(WEAVER.body(TEXT, spec), List.of(spec));

    assertThat(Compiled.of(woven).errors()).as(woven).isEmpty();
    assertThat(woven).contains("name must not be blank").contains("return result;");
    assertThat(WEAVER.contracts(woven, List.of(spec))).isEqualTo(woven);
  }

  @Test
  void a_class_of_tests_comes_into_being_and_grows() {
    TypeSpec one =
        tests(
            "private final List<String> names = List.of();",
            "@Test\nvoid one() { assertEquals(0, names.size()); }");
    TypeSpec two =
        tests(
            "@Test void two() { assertTrue(Path.of(\"a\").equals(null)); helper(); }\n"
                + "void helper() {}");

    String first = WEAVER.tests(one, null);
    String second = WEAVER.tests(two, first);

    assertThat(first)
        .isEqualTo(
            """
            package org.example;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import java.util.List;
            import org.junit.jupiter.api.Test;

            class PoolTest {
              private final List<String> names = List.of();

              @Test
              void one() {
                assertEquals(0, names.size());
              }
            }
            """);
    assertThat(second).contains("void one() {").contains("  void two() {").contains("assertTrue;");
    assertThat(Compiled.of(second).errors()).as(second).isEmpty();
    assertThat(WEAVER.tests(two, second)).isEqualTo(second);
  }

  private static TypeSpec tests(String... blocks) {
    return new TypeSpec(
        "org.example",
        "PoolTest",
        "class PoolTest",
        "",
        List.of(),
        List.of(blocks),
        List.of(),
        List.of());
  }
}
