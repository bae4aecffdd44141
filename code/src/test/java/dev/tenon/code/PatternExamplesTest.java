package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that the page of the patterns shows do what the page says. */
class PatternExamplesTest {
  private static final Map<String, Pattern> PATTERNS = BuiltIns.all();
  private static final Path FILE =
      Path.of("../design/src/main/resources/dev/tenon/design/pattern-examples.md");

  /** One row of the file. */
  record Example(
      String contract, String method, String body, String passes, String stopped, String message) {
    String pattern() {
      return contract.substring(0, contract.indexOf('('));
    }

    @Override
    public String toString() {
      return contract;
    }
  }

  static Stream<Example> examples() throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(cells -> Arrays.stream(cells).map(c -> c.strip().replace("`", "")).toList())
        .map(c -> new Example(c.get(0), c.get(1), c.get(2), c.get(3), c.get(4), c.get(5)));
  }

  @Test
  void everyBuiltInPatternHasOne() throws IOException {
    assertThat(examples().map(Example::pattern)).containsExactlyElementsOf(PATTERNS.keySet());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void oneCallPassesAndOneIsStopped(Example example) throws ReflectiveOperationException {
    Compiled compiled = Compiled.of(woven(example));
    assertThat(compiled.errors()).isEmpty();
    Class<?> type = compiled.loadClass("Probe");
    assertThatCode(() -> type.getMethod("passes").invoke(null)).doesNotThrowAnyException();
    assertThatThrownBy(() -> type.getMethod("stopped").invoke(null))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .hasMessage(example.message());
  }

  private static String woven(Example example) {
    String name = example.method().replaceAll("^\\w+ (\\w+)\\(.*", "$1");
    MethodSpec spec =
        new MethodSpec(
            "Probe." + name,
            "static " + example.method(),
            "",
            example.body(),
            List.of(WeaveCase.contract(example.contract(), false)));
    TypeSpec type =
        new TypeSpec(
            "",
            "Probe",
            "public class Probe",
            "",
            List.of("import java.util.concurrent.locks.*;"),
            List.of(members(example)),
            List.of(),
            List.of(spec));
    Weaver weaver = new Weaver(List.of(type), PATTERNS.values(), ClassPath.none());
    String text = weaver.skeleton(type, List.of(), Set.of(spec.symbol()), null);
    return weaver.contracts(text, List.of(spec));
  }

  private static String members(Example example) {
    return """
    static final Lock free = new ReentrantLock();
    static final Lock taken = new ReentrantLock();

    public static void passes() {
      %s;
    }

    public static void stopped() throws InterruptedException {
      Thread.ofPlatform().start(taken::lock).join();
      %s;
    }
    """
        .formatted(example.passes(), example.stopped());
  }
}
