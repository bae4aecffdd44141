package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.code.TestResult.Status;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestJvmTest {

  private static final InProcessCompiler COMPILER = new InProcessCompiler();
  private static final Path OLDER = Path.of("target/older-junit").toAbsolutePath();
  private static final String IMPORTS =
      "package p; import org.junit.jupiter.api.*; import org.junit.jupiter.params.*;"
          + " import org.junit.jupiter.params.provider.*; import java.util.stream.*;"
          + " import static org.junit.jupiter.api.Assertions.*;\n";

  @TempDir Path folder;
  private Path files;
  private final List<List<String>> started = new ArrayList<>();

  @AfterAll
  static void close() {
    COMPILER.close();
  }

  @BeforeEach
  void folders() throws IOException {
    files = Files.createDirectories(folder.resolve("文件 1"));
  }

  private Path compile(String name, String... classes) {
    return compile(name, TestJvm.api(), classes);
  }

  private Path compile(String name, List<Path> classPath, String... classes) {
    Map<String, String> sources = new HashMap<>();
    for (String text : classes) {
      sources.put(name + "/Source" + sources.size() + ".java", text);
    }
    Compilation done = COMPILER.compile(sources, classPath, 25);
    assertThat(done.errors()).isEmpty();
    Path out = folder.resolve(name);
    done.writeTo(out);
    return out;
  }

  private String start(List<String> command) {
    started.add(command);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the test process did not end");
      }
      return "exit code " + process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<TestResult> run(Duration limit, TestJvm.Variant... variants) {
    return TestJvm.run(new TestJvm.Request(List.of(variants), limit), files, this::start);
  }

  private List<TestResult> run(TestJvm.Variant... variants) {
    return run(Duration.ofSeconds(30), variants);
  }

  private static TestJvm.Variant variant(String name, Path classes, String... tests) {
    return new TestJvm.Variant(name, List.of(classes), List.of(tests));
  }

  private static TestResult of(List<TestResult> results, String variant, String test) {
    return results.stream()
        .filter(r -> r.variant().equals(variant) && r.test().equals(test))
        .findFirst()
        .orElseThrow(() -> new AssertionError(test + " has no result: " + results));
  }

  @Test
  void tellsOfEachMethodOnce() {
    Path classes =
        compile(
            "all",
            IMPORTS
                + """
                class AllTest {
                  @Test void passes() { System.out.println("名 printed"); }
                  @Test void fails() { deeper(); }
                  void deeper() { assertEquals(3, 2, "ranks"); }
                  @Test void breaks() { throw new IllegalStateException("outer", new Error("inner")); }
                  @Test @Disabled("later") void skipped() { }
                  @Test void aborts() { Assumptions.assumeTrue(false, "no GPU"); }
                  @ParameterizedTest @ValueSource(ints = {1, 2, 3}) void many(int n) { assertTrue(n < 2, "n was " + n); }
                  @ParameterizedTest @ValueSource(ints = {1, 2}) void some(int n) { }
                  @RepeatedTest(2) void again() { }
                  @TestFactory Stream<DynamicTest> made() { return Stream.of(DynamicTest.dynamicTest("one", () -> fail("dynamic"))); }
                  @TestFactory Stream<DynamicTest> none() { return Stream.of(); }
                  @Test void twice() { }
                  @Test void twice(TestInfo info) { fail("second"); }
                  @Nested class Inner { @Test void inside() { } }
                  void noTest() { }
                }
                @Disabled("all of it") class OffTest { @Test void a() { } }
                class BrokenTest { @BeforeAll static void set() { throw new Error("no set-up"); } @Test void a() { } @Test void b() { } }
                abstract class Base { @Test void inherited() { } }
                class ChildTest extends Base { }
                """);
    String t = "p.AllTest#";
    List<TestResult> results =
        run(
            variant(
                "v",
                classes,
                t + "passes",
                t + "fails",
                t + "breaks",
                t + "skipped",
                t + "aborts",
                t + "many",
                t + "some",
                t + "again",
                t + "made",
                t + "none",
                t + "twice",
                "p.AllTest$Inner#inside",
                t + "noTest",
                t + "missing",
                "p.Missing#a",
                "p.OffTest#a",
                "p.BrokenTest#a",
                "p.BrokenTest#b",
                "p.ChildTest"));
    assertThat(started).hasSize(1);
    assertThat(results).hasSize(19);
    TestResult passes = of(results, "v", t + "passes");
    assertThat(passes.status()).isEqualTo(Status.PASSED);
    assertThat(passes.output()).isEqualTo("名 printed\n");
    TestResult fails = of(results, "v", t + "fails");
    assertThat(fails.status()).isEqualTo(Status.FAILED);
    assertThat(fails.message()).isEqualTo("ranks ==> expected: <3> but was: <2>");
    assertThat(fails.trace()).contains("at p.AllTest.deeper(").doesNotContain("org.junit.platform");
    assertThat(of(results, "v", t + "breaks").trace()).contains("outer", "caused by", "inner");
    assertThat(of(results, "v", t + "skipped").status()).isEqualTo(Status.SKIPPED);
    assertThat(of(results, "v", t + "skipped").message()).isEqualTo("later");
    assertThat(of(results, "v", t + "aborts").status()).isEqualTo(Status.ABORTED);
    TestResult many = of(results, "v", t + "many");
    assertThat(many.status()).isEqualTo(Status.FAILED);
    assertThat(many.message()).contains("[2]", "n was 2", "[3]").doesNotContain("[1]");
    assertThat(of(results, "v", t + "some").status()).isEqualTo(Status.PASSED);
    assertThat(of(results, "v", t + "again").status()).isEqualTo(Status.PASSED);
    assertThat(of(results, "v", t + "made").message()).contains("one: ", "dynamic");
    assertThat(of(results, "v", t + "none").status()).isEqualTo(Status.SKIPPED);
    assertThat(of(results, "v", t + "twice").status()).isEqualTo(Status.FAILED);
    assertThat(of(results, "v", "p.AllTest$Inner#inside").status()).isEqualTo(Status.PASSED);
    assertThat(of(results, "v", t + "noTest").message()).contains("no test");
    assertThat(of(results, "v", t + "missing").message()).contains("no such method");
    assertThat(of(results, "v", "p.Missing#a").message()).contains("no such test class");
    assertThat(of(results, "v", "p.OffTest#a").status()).isEqualTo(Status.SKIPPED);
    assertThat(of(results, "v", "p.BrokenTest#a").message()).contains("no set-up");
    assertThat(of(results, "v", "p.BrokenTest#b").status()).isEqualTo(Status.FAILED);
    assertThat(of(results, "v", "p.ChildTest#inherited").status()).isEqualTo(Status.PASSED);
  }

  @Test
  void variantsDoNotSeeEachOther() {
    String test =
        IMPORTS
            + "class CodeTest { static int runs; @Test void works() { assertEquals(1, ++runs);"
            + " assertNull(System.getProperty(\"mine\")); System.setProperty(\"mine\", \"x\");"
            + " System.setOut(null); assertEquals(1, Code.one()); } }";
    Path good = compile("good", test, "package p; class Code { static int one() { return 1; } }");
    Path bad =
        compile(
            "bad",
            test,
            "package p; class Code { static int one() { throw new Error(\"tenon\"); } }");
    List<TestResult> results =
        run(
            variant("good", good, "p.CodeTest#works"),
            variant("bad", bad, "p.CodeTest#works"),
            variant("again", good, "p.CodeTest#works"));
    assertThat(started).hasSize(1);
    assertThat(results)
        .extracting(TestResult::status)
        .containsExactly(Status.PASSED, Status.FAILED, Status.PASSED);
    assertThat(results.get(1).message()).isEqualTo("Error: tenon");
  }

  @Test
  void testsThatEndTheJvm() {
    Path classes =
        compile(
            "exit",
            IMPORTS
                + """
                @TestMethodOrder(MethodOrderer.MethodName.class) class ExitTest {
                  @Test void a() { }
                  @Test void b() { System.exit(0); }
                  @Test void c() { }
                  @Test void d() { Runtime.getRuntime().halt(7); }
                  @Test void e() { }
                }
                class StaticTest { static { System.exit(5); } @Test void a() { } @Test void b() { } }
                """);
    String t = "p.ExitTest#";
    List<TestResult> results =
        run(
            variant("one", classes, t + "a", t + "b", t + "c", t + "d", t + "e"),
            variant("two", classes, "p.StaticTest#a", "p.StaticTest#b"),
            variant("three", classes, t + "a"));
    assertThat(started.size()).isLessThanOrEqualTo(5);
    assertThat(results).hasSize(8);
    assertThat(results.stream().filter(r -> r.status() == Status.PASSED).map(TestResult::test))
        .containsExactlyInAnyOrder(t + "a", t + "c", t + "e", t + "a");
    assertThat(of(results, "one", t + "b").message())
        .isEqualTo("ended the JVM, by System.exit or a crash: exit code 0");
    assertThat(of(results, "one", t + "d").message())
        .isEqualTo("ended the JVM, by System.exit or a crash: exit code 7");
    assertThat(of(results, "two", "p.StaticTest#b").status()).isEqualTo(Status.FAILED);
    assertThat(of(results, "three", t + "a").status()).isEqualTo(Status.PASSED);
  }

  @Test
  void wholeClasses() {
    Path classes =
        compile(
            "whole",
            IMPORTS
                + "class FineTest { @Test void a() { } @Test void b() { } }"
                + " @TestMethodOrder(MethodOrderer.MethodName.class) class EndTest {"
                + " @Test void a() { } @Test void b() { System.exit(1); } }");
    List<TestResult> results =
        run(variant("v", classes, "p.FineTest", "p.EndTest"), variant("w", classes, "p.FineTest"));
    assertThat(started).hasSize(2);
    assertThat(results)
        .extracting(r -> r.variant() + " " + r.test() + " " + r.status())
        .containsExactlyInAnyOrder(
            "v p.FineTest#a PASSED",
            "v p.FineTest#b PASSED",
            "v p.EndTest#a PASSED",
            "v p.EndTest FAILED",
            "w p.FineTest#a PASSED",
            "w p.FineTest#b PASSED");
  }

  @Test
  void testsThatHangFloodAndLeaveThreads() {
    Path classes =
        compile(
            "bad",
            IMPORTS
                + """
                @TestMethodOrder(MethodOrderer.MethodName.class) class BadTest {
                  @Test void a() { byte[] line = "0123456789".repeat(1000).getBytes();
                    for (int i = 0; i < 10_000; i++) { System.out.write(line, 0, line.length); } }
                  @Test void b() { new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start(); }
                  @Test void c() { loop(); }
                  @Test void d() { }
                  void loop() { while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } } }
                }
                """);
    String t = "p.BadTest#";
    List<TestResult> results =
        run(
            Duration.ofSeconds(5),
            variant("one", classes, t + "a", t + "b", t + "c", t + "d"),
            variant("two", classes, t + "d"));
    assertThat(started).hasSize(2);
    TestResult flood = of(results, "one", t + "a");
    assertThat(flood.status()).isEqualTo(Status.PASSED);
    assertThat(flood.output()).hasSizeLessThan(5_000).contains("more bytes");
    assertThat(of(results, "one", t + "b").status()).isEqualTo(Status.PASSED);
    TestResult hang = of(results, "one", t + "c");
    assertThat(hang.message()).isEqualTo("took longer than 5 s");
    assertThat(hang.trace()).contains("at p.BadTest.loop(");
    assertThat(of(results, "one", t + "d").message())
        .contains("was not run", "used up by p.BadTest#c");
    assertThat(of(results, "two", t + "d").status()).isEqualTo(Status.PASSED);
  }

  @Test
  void memoryThatRunsOut() {
    Path classes =
        compile(
            "memory",
            IMPORTS
                + "@TestMethodOrder(MethodOrderer.MethodName.class) class MemoryTest { @Test void"
                + " a() { throw new OutOfMemoryError(\"pretended\"); } @Test void b() { deep(); }"
                + " int deep() { return deep() + 1; } @Test void c() { } }");
    List<TestResult> results =
        run(variant("v", classes, "p.MemoryTest#a", "p.MemoryTest#b", "p.MemoryTest#c"));
    assertThat(of(results, "v", "p.MemoryTest#a").message()).contains("pretended");
    assertThat(of(results, "v", "p.MemoryTest#b").message()).contains("StackOverflowError");
    assertThat(of(results, "v", "p.MemoryTest#c").status()).isEqualTo(Status.PASSED);
  }

  @Test
  void codeCannotWriteItsOwnResults() {
    Path classes =
        compile(
            "forge",
            IMPORTS
                + """
                class ForgeTest { @Test void a() throws Exception {
                  for (var path : java.nio.file.Files.list(java.nio.file.Path.of("文件 1")).toList()) {
                    String old = java.nio.file.Files.readString(path);
                    java.nio.file.Files.writeString(path, old + old.lines().toList().getLast()
                        .replace("start", "result") + "\\tPASSED\\t\\t\\t1\\t\\n");
                  }
                  Runtime.getRuntime().halt(0);
                } }
                """);
    List<TestResult> results = run(variant("v", classes, "p.ForgeTest#a"));
    assertThat(results)
        .singleElement()
        .satisfies(r -> assertThat(r.status()).isEqualTo(Status.FAILED));
  }

  @Test
  void aProcessThatNeverStartsFailsEveryTest() {
    TestJvm.Request request =
        new TestJvm.Request(List.of(variant("v", folder, "p.A#a", "p.A#b")), Duration.ofSeconds(1));
    List<TestResult> results = TestJvm.run(request, files, command -> "no such program");
    assertThat(results)
        .hasSize(2)
        .allSatisfy(r -> assertThat(r.message()).contains("no such program"));
  }

  @Test
  void runsTestsOfAnOlderApi() {
    List<Path> older =
        List.of(
            OLDER.resolve("junit-jupiter-api-5.10.2.jar"),
            OLDER.resolve("junit-jupiter-params-5.10.2.jar"),
            OLDER.resolve("junit-platform-commons-1.10.2.jar"));
    assertThat(older).allSatisfy(jar -> assertThat(jar).exists());
    List<Path> toCompile = new ArrayList<>(older);
    toCompile.addAll(
        TestJvm.api().stream()
            .filter(p -> p.toString().contains("guardian") || p.toString().contains("opentest4j"))
            .toList());
    Path classes =
        compile(
            "older",
            toCompile,
            IMPORTS
                + "class OldTest { @Test void a() { assertThrows(Error.class, () -> { throw new"
                + " Error(); }); } @ParameterizedTest @CsvSource({\"1,a\", \"2,b\"}) void b(int n,"
                + " String s) { assertEquals(1, n); } @org.junit.jupiter.api.io.TempDir"
                + " java.nio.file.Path dir; @Test void c() { assertNotNull(dir); } }");
    List<Path> classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(older);
    List<TestResult> results =
        run(
            new TestJvm.Variant(
                "v", classPath, List.of("p.OldTest#a", "p.OldTest#b", "p.OldTest#c")));
    assertThat(results)
        .extracting(TestResult::status)
        .containsExactly(Status.PASSED, Status.FAILED, Status.PASSED);
  }

  @Test
  void junit4IsNamed() {
    Path jar = OLDER.resolve("junit-4.13.2.jar");
    Path classes =
        compile(
            "four",
            List.of(jar),
            "package p; class FourTest { @org.junit.Test public void a() { } }");
    List<TestResult> results =
        run(new TestJvm.Variant("v", List.of(classes, jar), List.of("p.FourTest#a")));
    assertThat(results.getFirst().status()).isEqualTo(Status.FAILED);
    assertThat(results.getFirst().message()).contains("JUnit 4");
  }

  @Test
  void otherEnginesOfTheClassPathRun() {
    List<Path> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(p -> p.getFileName().toString().startsWith("jqwik"))
            .toList();
    List<Path> api = new ArrayList<>(jars);
    api.addAll(TestJvm.api());
    Path classes =
        compile(
            "jqwik",
            api,
            "package p; import net.jqwik.api.*; class PropTest {"
                + " @Property boolean holds(@ForAll int n) { return n == n; }"
                + " @Property boolean not(@ForAll int n) { return n < 100; } }");
    List<Path> classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(jars);
    List<TestResult> results =
        run(new TestJvm.Variant("v", classPath, List.of("p.PropTest#holds", "p.PropTest#not")));
    assertThat(results)
        .extracting(TestResult::status)
        .containsExactly(Status.PASSED, Status.FAILED);
    assertThat(folder.resolve(".jqwik-database")).doesNotExist();
  }
}
