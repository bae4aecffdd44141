package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Designs woven into files; {@code -Dgolden=write} writes what came instead of comparing it. */
class WeaverTest {
  private static final Path CASES = Path.of("src/test/resources/weave");

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comes_out_as_expected_and_a_second_time_changes_nothing(Path file) throws IOException {
    String text = Files.readString(file);
    WeaveCase given = WeaveCase.of(text);
    Weaver weaver = new Weaver(given.types, BuiltIns.all().values(), ClassPath.none());

    String woven = woven(weaver, given, given.existing);

    if ("write".equals(System.getProperty("golden"))) {
      String head =
          text.contains("=== woven\n") ? text.substring(0, text.indexOf("=== woven\n")) : text;
      Files.writeString(file, head + "=== woven\n" + woven);
    } else {
      assertThat(woven).isEqualTo(given.woven);
    }
    assertThat(woven(weaver, given, woven)).isEqualTo(woven);
    assertThat(
            new ContractCheck(BuiltIns.all().values(), ClassPath.none())
                .check(file.toString(), woven, given.standing()))
        .as(woven)
        .isEmpty();
    if (!text.startsWith("# alone")) {
      assertThat(Compiled.of(woven).errors()).isEmpty();
    }
  }

  private static String woven(Weaver weaver, WeaveCase given, String existing) {
    String text = weaver.skeleton(given.types.getFirst(), given.nested(), given.methods, existing);
    boolean fresh = existing == null;
    for (MethodSpec method : given.standing()) {
      // a body that stands with its contracts is not put again
      text = fresh ? weaver.body(text, method) : text;
    }
    return weaver.contracts(text, given.standing());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void no_other_check_has_anything_to_say(Path file) throws IOException {
    WeaveCase given = WeaveCase.of(Files.readString(file));
    JavaIndex index = JavaIndex.of(Map.of("File.java", given.woven));

    assertThat(SwallowedErrorCheck.check(index, _ -> true)).isEmpty();
    assertThat(PublicApiCheck.check(index, given.types, _ -> true)).isEmpty();
    if (given.existing == null) {
      assertThat(
              SignatureCheck.check(
                  index,
                  given.types,
                  s ->
                      given.methods.contains(s)
                          || given.types.stream().anyMatch(t -> t.name().equals(s))))
          .isEmpty();
    }
  }
}
