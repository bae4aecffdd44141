package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command that can't go on says: one sentence, an exit code, no stack trace. */
final class Sentence {
  private Sentence() {}

  /** The command was refused in one line that says all of this. */
  static void refused(Person.Ran ran, String... says) {
    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    ends(ran, says);
  }

  /** The last line of standard error says it, and there is no stack trace. */
  static void ends(Person.Ran ran, String... says) {
    noTrace(ran);
    String line = ran.err().strip().lines().reduce((_, last) -> last).orElse("");
    assertThat(line).as(ran.all()).startsWith("tenon: ");
    assertThat(line).contains(says);
  }

  /** Nothing that a programmer would read stands in the output. */
  static void noTrace(Person.Ran ran) {
    assertThat(ran.all())
        .doesNotContain("\tat ", "Exception in thread", "java.lang.", "dev.tenon.", "null");
  }
}
