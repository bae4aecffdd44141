package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InProcessCompilerTest {

  private static final String A =
      "package p; public class A { static final int N = 1; class In {}"
          + " Object f() { return new Object() {}; } }";

  private static final Map<String, String> TWO =
      Map.of(
          "src/p/A.java",
          A,
          "src/p/名 字/B.java",
          "package p; class B { int n = A.N; Object g(int arg) { return new A().f(); } }");

  private final InProcessCompiler compiler = new InProcessCompiler();

  @AfterEach
  void close() {
    compiler.close();
  }

  @Test
  void compiles(@TempDir Path folder) {
    Compilation done = compiler.compile(TWO, List.of(), 25);
    assertThat(done.errors()).isEmpty();
    assertThat(done.classes()).containsOnlyKeys("p.A", "p.A$1", "p.A$In", "p.B");
    assertThat(done.origins()).containsEntry("p.A$1", "src/p/A.java");
    done.writeTo(folder);
    assertThat(folder.resolve("p/A$In.class")).exists();
    done.writeTo(folder.resolve("b"), source -> source.endsWith("/B.java"));
    assertThat(folder.resolve("b/p")).isDirectoryContaining("glob:**/B.class");
    assertThat(folder.resolve("b/p/A.class")).doesNotExist();
  }

  @Test
  void errorsHaveTheirPlace() {
    Compilation done =
        compiler.compile(
            Map.of("a/A.java", "class A {\n  String s = \"😀\"; int x = y;\n}"), List.of(), 25);
    assertThat(done.ok()).isFalse();
    assertThat(done.classes()).isEmpty();
    assertThat(done.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.file()).isEqualTo("a/A.java");
              assertThat(e.line()).isEqualTo(2);
              assertThat(e.column()).isEqualTo(27);
              assertThat(e.message()).contains("cannot find symbol");
            });
  }

  @Test
  void warningsAreNoErrors() {
    assertThat(
            compiler
                .compile(
                    Map.of("A.java", "class A { java.util.List l = new java.util.ArrayList(); }"),
                    List.of(Path.of("not/there.jar")),
                    25)
                .errors())
        .isEmpty();
  }

  @Test
  void anOlderReleaseHasItsOwnLibraryAndLanguage() {
    Map<String, String> source =
        Map.of("A.java", "class A { Object f(java.util.List<String> l) { return l.getFirst(); } }");
    assertThat(compiler.compile(source, List.of(), 25).errors()).isEmpty();
    assertThat(compiler.compile(source, List.of(), 17).errors())
        .singleElement()
        .satisfies(e -> assertThat(e.message()).contains("getFirst"));
    Compilation old = compiler.compile(Map.of("A.java", "record A(int a) {}"), List.of(), 17);
    assertThat(old.errors()).isEmpty();
    assertThat(old.classes().get("A")).as("class file version").contains((byte) 61, atIndex(7));
  }

  @Test
  void variantsCompileOnlyWhatChanged() {
    Compilation before = compiler.compile(TWO, List.of(), 25);
    Compilation after =
        compiler.compileVariant(
            before,
            Map.of(
                "src/p/A.java",
                "package p; public class A { static final int N = 1; class In {}"
                    + " Object f() { throw new Error(\"x\"); } }"));
    assertThat(after.errors()).isEmpty();
    assertThat(after.classes()).containsOnlyKeys("p.A", "p.A$In", "p.B");
    assertThat(after.classes().get("p.B")).isSameAs(before.classes().get("p.B"));
    assertThat(after.classes().get("p.A")).isNotEqualTo(before.classes().get("p.A"));
    Compilation again = compiler.compileVariant(after, TWO);
    assertThat(again.classes().get("p.A")).isEqualTo(before.classes().get("p.A"));
    assertThat(again.classes()).containsKey("p.A$1");
  }

  @Test
  void aChangedDeclarationCompilesAll() {
    Compilation before = compiler.compile(TWO, List.of(), 25);
    String constant = A.replace("N = 1", "N = 2");
    Compilation after = compiler.compileVariant(before, Map.of("src/p/A.java", constant));
    assertThat(after.classes().get("p.B")).isNotEqualTo(before.classes().get("p.B"));
    String renamed = A.replace("f()", "h()");
    assertThat(compiler.compileVariant(before, Map.of("src/p/A.java", renamed)).errors())
        .extracting(CompileError::file)
        .containsExactly("src/p/名 字/B.java");
  }

  @Test
  void anErrorInAVariantIsReported() {
    Compilation before = compiler.compile(TWO, List.of(), 25);
    String broken = A.replace("return new", "return now");
    Compilation after = compiler.compileVariant(before, Map.of("src/p/A.java", broken));
    assertThat(after.ok()).isFalse();
    assertThat(after.classes()).isEmpty();
  }

  @Test
  void annotationProcessorsDoNotRun(@TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve("javax.annotation.processing.Processor"), "no.Such");
    assertThat(compiler.compile(TWO, List.of(folder), 25).errors()).isEmpty();
  }
}
