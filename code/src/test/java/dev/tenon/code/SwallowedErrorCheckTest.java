package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwallowedErrorCheckTest {

  private static List<Problem> check(String body) {
    String code =
        "class A {\n int field; Exception failure;\n Object m(Object p) throws Exception {\n"
            + body
            + "\n"
            + "}\n"
            + " void quiet(Exception e) { }\n"
            + " void noisy(Exception e) { retry(); }\n"
            + " int size() { int n = 0; n++; return n; }\n"
            + " boolean again() { retry(); return true; }\n"
            + "}";
    JavaIndex index = JavaIndex.of(Map.of("A.java", code));
    assertThat(index.errors("A.java")).as(body).isEmpty();
    return SwallowedErrorCheck.check(index, symbol -> true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "// nothing to do",
        ";",
        "log.warn(\"failed\", e);",
        "LOGGER.log(Level.WARNING, \"failed\", e);",
        "logger.atWarning().log(\"x\");",
        "System.err.println(e);",
        "e.printStackTrace();",
        "return null;",
        "return -1;",
        "return;",
        "log.error(e.getMessage()); return Optional.empty();",
        "return List.of();",
        "return new ArrayList<>();",
        "return new Result(List.of(), 0, size());",
        "return new Result(p.name(), this.size());",
        "return false;",
        "return p;",
        "continue;",
        "break;",
        "String message = e.getMessage();",
        "Exception other = e; other.getMessage();",
        "new RuntimeException(e);",
        "if (false) { throw e; }",
        "if (log.isDebugEnabled()) { log.debug(\"x\", e); }",
        "quiet(e);",
        "this.quiet(e);",
        "Thread.sleep(10);",
        "Thread.currentThread().interrupt();",
        "Objects.hash(e); String.valueOf(e);",
        "e.addSuppressed(new Error()); e.getSuppressed();",
        "value = 0;",
        "lost = e;",
        "Runnable r = () -> { throw new Error(e); };",
        "// tenon:waive swallowed-error:",
        "// tenon:waive vague-wording: wrong rule",
        "assert false : e;"
      })
  void swallows(String body) {
    assertThat(
            check(
                "Exception lost; int value; while (p != null) { try { value = work(); }\n"
                    + "catch (IOException e) {\n"
                    + body
                    + "\n} } use(value); return p;"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.rule()).isEqualTo("swallowed-error");
              assertThat(p.symbol()).isEqualTo("A.m");
              assertThat(p.line()).isEqualTo(5);
              assertThat(p.message()).startsWith("`catch (IOException e)` ");
              assertThat(p.hint()).contains("tenon:waive swallowed-error");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw e;",
        "throw new IllegalStateException(\"x\", e);",
        "log.warn(\"x\"); throw new Error(e);",
        "failure = e;",
        "this.failure = e;",
        "last = e;",
        "failed = true;",
        "failures++;",
        "errors.add(e);",
        "first.addSuppressed(e);",
        "future.completeExceptionally(e);",
        "noisy(e);",
        "rollback();",
        "return Result.failed(e);",
        "String message = e.getMessage(); return message;",
        "return loadFromBackup(p);",
        "return new Result(again());",
        "return new Result(loadFromBackup(p));",
        "if (p == null) { throw e; }",
        "System.exit(1);",
        "// tenon:waive swallowed-error: the file may be gone already",
        "/* tenon:waive swallowed-error, other: 文件可能已不存在 */ return null;",
        "try { undo(); } finally { close(); }",
        "switch (p) { case String s -> throw new Error(e); default -> {} }"
      })
  void surfaces(String body) {
    assertThat(
            check(
                "Exception last = null; boolean failed = false; int failures = 0; int value = 0;"
                    + " try { value = work(); } catch (IOException e) {\n"
                    + body
                    + "\n}"
                    + " use(last, failed, failures); return p;"))
        .isEmpty();
  }

  @Test
  void anInterruptIsPassedOnByInterrupting() {
    String attempt = "try { work(); } catch (InterruptedException e) { %s } return p;";
    assertThat(check(attempt.formatted("Thread.currentThread().interrupt();"))).isEmpty();
    assertThat(check(attempt.formatted("log.info(e);"))).hasSize(1);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(check("try { a(); } catch (IOException | Error e) { } return p;"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.message())
                  .isEqualTo("`catch (IOException | Error e)` is empty: the error disappears");
              assertThat(p.line()).isEqualTo(4);
              assertThat(p.column()).isEqualTo(14);
            });
    assertThat(
            check("try { a(); } catch (Throwable t) { log.info(t); } return p;")
                .getFirst()
                .message())
        .contains("only logs and goes on");
    assertThat(
            check("try { a(); } catch (Throwable t) { return null; } return p;")
                .getFirst()
                .message())
        .contains("answers with a default");
    assertThat(
            check("try { a(); } catch (Error t) { // tenon:waive swallowed-error\n } return p;")
                .getFirst()
                .message())
        .contains("its waiver gives no reason");
  }

  @Test
  void resourcesAndNestedCatches() {
    assertThat(check("try (var in = open()) { in.read(); } catch (IOException e) { } return p;"))
        .hasSize(1);
    assertThat(
            check(
                "try { a(); } catch (IOException e) { try { b(); } catch (Error x) { } throw e; }"
                    + " return p;"))
        .hasSize(1);
    assertThat(check("Runnable r = () -> { try { a(); } catch (Exception e) { } }; return r;"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { return a(); } finally { return p; }",
        "while (true) { try { a(); } finally { break; } }",
        "while (true) { try { a(); } finally { continue; } }",
        "return future.exceptionally(t -> null);",
        "return future.exceptionally(t -> { log.warn(\"x\", t); return null; });",
        "return future.handle((v, t) -> v);",
        "return flux.onErrorReturn(1);",
        "thread.setUncaughtExceptionHandler((t, e) -> { }); return p;"
      })
  void otherWaysToSwallow(String body) {
    assertThat(check(body)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { return a(); } finally { close(); }",
        "try { return a(); } finally { for (;;) { break; } }",
        "try { return a(); } finally { run(() -> { return; }); }",
        "return future.exceptionally(t -> fallback(t));",
        "return future.exceptionally(t -> { throw new Error(t); });",
        "return future.handle((v, t) -> t == null ? v : failed(t));",
        "return future.whenComplete((v, t) -> { });",
        "return future.exceptionally(t -> /* tenon:waive swallowed-error: optional */ null);"
      })
  void otherWaysThatSurface(String body) {
    assertThat(check(body)).isEmpty();
  }

  @Test
  void onlyTheSymbolsAskedFor() {
    String code =
        "class A { static { try { a(); } catch (Error e) { } }"
            + " void m() { try { a(); } catch (Error e) { } }"
            + " void n() { try { a(); } catch (Error e) { } }"
            + " Runnable r = () -> { try { a(); } catch (Error e) { } }; }";
    JavaIndex index = JavaIndex.of(Map.of("A.java", code));
    assertThat(SwallowedErrorCheck.check(index, s -> true))
        .extracting(Problem::symbol)
        .containsExactly("A", "A.m", "A.n", "A.r");
    assertThat(SwallowedErrorCheck.check(index, "A.m"::equals))
        .extracting(Problem::symbol)
        .containsExactly("A.m");
  }
}
