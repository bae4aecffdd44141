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

/** Whatever a person writes and commits, in whatever order: undo and pull never lose a line. */
class NothingIsLostTest {
  private static final int MOVES = 7;
  private static final List<String> FILES =
      List.of(
          "src/main/java/org/example/Sums.java",
          "src/test/java/org/example/SumsTest.java",
          "design/design.md");

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void a_line_of_a_person_is_there_for_good(@ForAll long seed) throws Exception {
    Path folder = Files.createTempDirectory("tenon-lost");
    try {
      Person person = Person.withBuiltDesign(folder.resolve("sums"));
      Random random = new Random(seed);
      List<String> mine = new ArrayList<>();
      StringBuilder moves = new StringBuilder("seed " + seed);
      for (int move = 0; move < MOVES; move++) {
        moves.append('\n').append(moved(person, random, mine, move));
        String all = person.sh("cat " + String.join(" ", FILES) + " 2>/dev/null").out();
        assertThat(mine).as(moves.toString()).allMatch(all::contains);
        assertThat(person.status()).as(moves.toString()).isEmpty();
      }
    } finally {
      new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }
  }

  private static String moved(Person person, Random random, List<String> mine, int move)
      throws Exception {
    int step = 1 + random.nextInt(3);
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        return written(person, random, mine, move);
      }
      case 2 -> {
        Person.Ran ran = person.tenon("undo", "S-" + step);
        assertThat(ran.exit()).as(ran.all()).isIn(0, 1, 2);
        return "undo S-" + step + ": " + ran.exit();
      }
      case 3 -> {
        Person.Ran ran = person.tenon("pull", "S-" + step);
        assertThat(ran.exit()).as(ran.all()).isIn(0, 1, 2);
        return "pull S-" + step + ": " + ran.exit() + " " + ran.err();
      }
      default -> {
        Person.Ran ran = person.tenon("build");
        assertThat(ran.exit()).as(ran.all()).isIn(0, 1);
        return "build: " + ran.exit();
      }
    }
  }

  /** A comment at a random line of a random file, committed. */
  private static String written(Person person, Random random, List<String> mine, int move)
      throws Exception {
    String path = FILES.get(random.nextInt(2));
    if (!Files.exists(person.folder.resolve(path))) {
      return "nothing there";
    }
    List<String> lines = new ArrayList<>(person.read(path).lines().toList());
    String line = "// mine " + move;
    int at = random.nextInt(lines.size() + 1);
    lines.add(at, line);
    mine.add(line);
    person.write(path, String.join("\n", lines) + "\n");
    person.commit("Mine " + move);
    return path + ":" + at;
  }
}
