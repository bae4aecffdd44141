package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;

final class ShellTest {
  @Property(tries = 40)
  void theShellReadsBackWhatWasQuoted(
      @ForAll @Size(min = 1, max = 5)
          List<
                  @CharRange(from = ' ', to = '~')
                  @Chars({'\n', '\t', '\'', '"', '\\', '$', '#', '测', '!'}) String>
              words)
      throws Exception {
    Assume.that(words.stream().noneMatch(word -> word.indexOf('\0') >= 0));
    Outcome outcome =
        new SystemRunner()
            .run(
                Command.shell(
                    "printf '%s\\0' " + Shell.quote(words),
                    Path.of("/"),
                    Map.of("PATH", "/usr/bin:/bin"),
                    Duration.ofSeconds(30)));
    assertThat(outcome.out().text()).isEqualTo(String.join("\0", words) + "\0");
  }

  @Example
  void quotesOnlyWhereItMust() {
    assertThat(Shell.quote("src/test/PoolTest.py::test_a"))
        .isEqualTo("src/test/PoolTest.py::test_a");
    assertThat(Shell.quote("PoolTest#shrinks,PoolTest#grows"))
        .isEqualTo("'PoolTest#shrinks,PoolTest#grows'");
    assertThat(Shell.quote("it's")).isEqualTo("'it'\\''s'");
    assertThat(Shell.quote("")).isEqualTo("''");
    assertThat(Shell.quote("A=b")).isEqualTo("'A=b'");
  }

  @Example
  void refusesWhatNoWordCanHold() {
    assertThatThrownBy(() -> Shell.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }
}
