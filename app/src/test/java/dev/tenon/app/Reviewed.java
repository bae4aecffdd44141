package dev.tenon.app;

import java.io.IOException;
import java.nio.file.Path;

/** The design of {@link Sums} with one step that an agent writes and a person reviews. */
final class Reviewed {
  static final String DOCUMENT = "design/design.md";
  static final String CODE = "src/main/java/org/example/Sums.java";
  static final String KEPT = ".tenon/review/S-2/" + CODE;

  /** What it writes depends on the attempt; what it was told is kept outside of the project. */
  private static final String AGENT =
      """
      cat > "$HOME/task-$TENON_STEP-$TENON_ATTEMPT.md"
      case $TENON_ATTEMPT in
        1) body='return plus(a, a);';;
        2) body='return plus(a, a) + 0;';;
        *) body='int b = a; return plus(a, b);';;
      esac
      sed -i "s/throw new UnsupportedOperationException(.not written yet.);/$body/" \
        src/main/java/org/example/Sums.java
      """;

  private Reviewed() {}

  /** Somebody whose step S-2 is written by an agent; {@code review = "writers"}. */
  static Person person(Path folder) throws IOException {
    Person person = Person.withDesign(folder);
    person.replace(DOCUMENT, "```java body\nreturn plus(a, a);\n```\n", "");
    person.replace("tenon.toml", "review = \"none\"", "review = \"writers\"");
    String home = person.environment.get("HOME");
    person.write(
        "tenon.toml",
        person.read("tenon.toml")
            + "\n[writer]\nuse = \"command\"\ncommand = \"sh agent.sh\"\nattempts = 2\nwrites = [\""
            + home
            + "\"]\n");
    person.write("agent.sh", AGENT);
    person.commit("An agent writes");
    return person;
  }

  /** The same, built as far as it goes: S-1 is done, S-2 waits. */
  static Person waiting(Path folder) throws IOException {
    Person person = person(folder);
    Person.Ran ran = person.tenon("build");
    if (ran.exit() != 3) {
      throw new IOException(ran.all());
    }
    return person;
  }

  /** What the agent was told in an attempt. */
  static String task(Person person, int attempt) throws IOException {
    return java.nio.file.Files.readString(
        Path.of(person.environment.get("HOME"), "task-S-2-" + attempt + ".md"));
  }
}
