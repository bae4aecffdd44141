package dev.tenon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Members that are taken back out of a file that others have changed since. */
class TakenBackTest {

  /** A file of built members, between which a person put lines of their own. */
  private static String file(List<String> members, List<String> between) {
    StringBuilder text = new StringBuilder("package p;\n\nimport java.util.List;\n\nclass A {\n");
    for (int i = 0; i <= members.size(); i++) {
      if (i < between.size() && !between.get(i).isEmpty()) {
        text.append(i == 0 ? "" : "\n").append("  ").append(between.get(i)).append("\n");
      }
      if (i < members.size()) {
        text.append(i == 0 ? "" : "\n").append(members.get(i));
      }
    }
    return text.append("}\n").toString();
  }

  private static String member(int number) {
    return "  /** Number "
        + number
        + ". */\n  int m"
        + number
        + "() {\n    return "
        + number
        + ";\n  }\n";
  }

  @Property(tries = 200)
  void a_persons_line_is_never_lost(
      @ForAll @IntRange(min = 1, max = 6) int count, @ForAll long seed) {
    Random random = new Random(seed);
    List<String> members = new ArrayList<>();
    List<String> between = new ArrayList<>();
    Set<String> keys = new TreeSet<>();
    Set<String> mine = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      members.add(member(i));
      if (random.nextBoolean()) {
        keys.add("A.m" + i + "()");
      }
    }
    for (int i = 0; i <= count; i++) {
      String line =
          switch (random.nextInt(4)) {
            case 0 -> "// mine " + i;
            case 1 -> "int mine" + i + ";";
            case 2 -> "void mine" + i + "() {}";
            default -> "";
          };
      between.add(line);
      mine.add(line);
    }
    keys.add("A");
    String built = file(members, List.of());
    String now = file(members, between);

    Optional<String> rest = TakenBack.of(now, null, built, keys);

    String left = rest.orElse("");
    mine.forEach(line -> assertThat(left).contains(line));
    for (int i = 0; i < count; i++) {
      boolean gone = keys.contains("A.m" + i + "()");
      if (gone) {
        assertThat(left).doesNotContain("int m" + i + "()", "Number " + i);
      } else {
        assertThat(left).contains(members.get(i));
      }
    }
    boolean nothingElse = mine.equals(Set.of("")) && keys.size() == count + 1;
    assertThat(rest.isEmpty()).as(left).isEqualTo(nothingElse);
    assertThat(JavaIndex.of(java.util.Map.of("A.java", left)).errors("A.java")).isEmpty();
  }

  @Test
  void whatStoodBeforeIsAsItWas() {
    String before = file(List.of(member(1)), List.of("// mine"));
    String built =
        before.replace("return 1;", "return 10;").replace("}\n}", "}\n\n" + member(2) + "}");
    assertThat(TakenBack.of(built, before, built, Set.of("A.m1()", "A.m2()"))).contains(before);
  }

  @Test
  void importsThatCameWithItGo() {
    String before = "package p;\n\nclass A {\n  int a;\n}\n";
    String built =
        "package p;\n\n"
            + "import java.util.List;\n\n"
            + "class A {\n"
            + "  int a;\n\n"
            + "  List<A> all() {\n"
            + "    return null;\n"
            + "  }\n"
            + "}\n";
    assertThat(TakenBack.of(built, before, built, Set.of("A.all()")))
        .hasValueSatisfying(text -> assertThat(text).doesNotContain("import", "all()"));
    String used = built.replace("int a;", "int a;\n  List<A> mine;");
    assertThat(TakenBack.of(used, before, built, Set.of("A.all()")))
        .hasValueSatisfying(
            text -> assertThat(text).contains("import java.util.List;", "List<A> mine;"));
  }

  @Test
  void otherTextOnItsLinesStays() {
    String now = "class A {\n  int a() { return 1; } // mine\n}\n";
    assertThat(TakenBack.of(now, null, now.replace(" // mine", ""), Set.of("A", "A.a()")))
        .hasValueSatisfying(text -> assertThat(text).contains("// mine").doesNotContain("int a"));
  }
}
