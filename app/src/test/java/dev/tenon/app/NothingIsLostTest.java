package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever a person writes, in code, tests and document, committed or not, in whatever order: undo
 * and pull never lose a line.
 */
class NothingIsLostTest {
  private static final int MOVES = 9;
  private static final String DOCUMENT = "design/design.md";
  private static final List<String> CODE =
      List.of("src/main/java/org/example/Sums.java", "src/test/java/org/example/SumsTest.java");
  private static final List<String> METHODS = List.of("plus", "twice", "thrice");

  private final StringBuilder moves = new StringBuilder();
  private final List<String> mine = new ArrayList<>();

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void a_line_of_a_person_is_there_for_good(@ForAll long seed) throws Exception {
    moves.setLength(0);
    moves.append("seed ").append(seed);
    mine.clear();
    Path folder = Files.createTempDirectory("tenon-lost");
    try {
      Person person = Person.withBuiltDesign(folder.resolve("sums"));
      Random random = new Random(seed);
      for (int move = 0; move < MOVES; move++) {
        moved(person, random, move);
      }
    } finally {
      new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }
  }

  private void moved(Person person, Random random, int move) throws Exception {
    int step = 1 + random.nextInt(3);
    switch (random.nextInt(9)) {
      case 0 -> inCode(person, random, move, true);
      case 1, 2 -> inCode(person, random, move, false);
      case 3, 4 -> inDocument(person, random, move);
      case 5 -> keeps(person, "undo", "S-" + step);
      case 6 -> keeps(person, "pull", "S-" + step);
      case 7 -> keeps(person, "pull", "Sums." + METHODS.get(step - 1));
      default -> {
        // a build may write a body anew, from a document that says something else now
        Person.Ran ran = person.tenon("build");
        assertThat(ran.exit()).as(ran.all()).isIn(0, 1, 2);
        moves.append("\nbuild: ").append(ran.exit());
        String now = all(person);
        mine.removeIf(line -> !now.contains(line));
      }
    }
  }

  /** Nothing of the person's is gone, and where nothing was done nothing has changed. */
  private void keeps(Person person, String... command) throws Exception {
    String before = all(person);
    String status = person.status();
    Person.Ran ran = person.tenon(command);
    moves.append('\n').append(List.of(command)).append(": ").append(ran.exit()).append(ran.err());
    assertThat(ran.exit()).as(moves + ran.all()).isIn(0, 1, 2);
    String now = all(person);
    assertThat(mine).as(moves + ran.all()).allMatch(now::contains);
    if (ran.exit() != 0) {
      assertThat(now).as(moves + ran.all()).isEqualTo(before);
      assertThat(person.status()).as(moves + ran.all()).isEqualTo(status);
    }
    assertThat(person.git("worktree", "list").lines()).as(moves.toString()).hasSize(1);
  }

  private static String all(Person person) throws Exception {
    return person.sh("cat " + String.join(" ", CODE) + " " + DOCUMENT + " 2>/dev/null").out();
  }

  /** A comment at a random line of a random file of code. */
  private void inCode(Person person, Random random, int move, boolean commit) throws Exception {
    String path = CODE.get(random.nextInt(CODE.size()));
    if (!Files.exists(person.folder.resolve(path))) {
      return;
    }
    List<String> lines = new ArrayList<>(person.read(path).lines().toList());
    write(person, random, path, lines, random.nextInt(lines.size() + 1), "// mine " + move, commit);
  }

  /** A sentence below a random heading of chapter 4, or a comment in a random block. */
  private void inDocument(Person person, Random random, int move) throws Exception {
    List<String> lines = new ArrayList<>(person.read(DOCUMENT).lines().toList());
    boolean prose = random.nextBoolean();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (prose ? lines.get(i).startsWith("#### `") : lines.get(i).startsWith("```java ")) {
        places.add(prose ? i + 2 : i + 1);
      }
    }
    String line = prose ? "This is mine " + move + "." : "// mine " + move;
    int at = places.get(random.nextInt(places.size()));
    write(person, random, DOCUMENT, lines, at, line, random.nextInt(4) > 0);
  }

  private void write(
      Person person,
      Random random,
      String path,
      List<String> lines,
      int at,
      String line,
      boolean commit)
      throws Exception {
    lines.add(at, line);
    mine.add(line);
    person.write(path, String.join("\n", lines) + "\n");
    moves.append('\n').append(path).append(':').append(at).append(commit ? " committed" : "");
    if (commit || random.nextInt(3) == 0) {
      person.commit("Mine");
    }
  }
}
