package dev.tenon.design.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.rules.Obligations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of merging, held against documents that are made, and changed on each side, at random. */
class MergePropertyTest {

  /** A document as its parts: each an item, or prose below a heading of its own. */
  private record Draft(List<Section> sections, List<String> parameters, List<String> revisions) {

    /** A section: its heading's line, which names it, and its text. */
    private record Section(String heading, String text) {}

    static Draft random(Random random) {
      List<Section> sections = new ArrayList<>();
      int items = random.nextInt(8);
      for (int i = 1; i <= items; i++) {
        String level = "#".repeat(3 + random.nextInt(2));
        sections.add(
            new Section(level + " R-" + i, "The pool shall do " + i + ".\n" + more(random, i)));
      }
      List<String> parameters = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        parameters.add("| p" + i + " | " + i + " |");
      }
      return new Draft(sections, parameters, List.of("| 1 | first |"));
    }

    private static String more(Random random, int item) {
      return switch (random.nextInt(4)) {
        case 0 -> "\n- depends on: R-" + (item + 1) + "\n";
        case 1 -> "\n```\n### R-99 In code of " + item + "\n```\n";
        case 2 -> "\n#### Notes " + item + "\nA note on " + item + ".\n";
        default -> "";
      };
    }

    /** The same, changed: only in sections of the given parity, if one is given. */
    Draft edited(Random random, String side, int parity) {
      List<Section> edited = new ArrayList<>(sections);
      List<String> rows = new ArrayList<>(parameters);
      List<String> told = new ArrayList<>(revisions);
      for (int k = random.nextInt(6); k > 0; k--) {
        int at = edited.isEmpty() ? 0 : random.nextInt(edited.size());
        boolean mine = !edited.isEmpty() && isMine(edited.get(at), side, parity);
        switch (random.nextInt(6)) {
          case 0 -> {
            if (mine) {
              Section old = edited.get(at);
              edited.set(
                  at,
                  new Section(
                      old.heading(), old.text() + "It shall obey " + side + " " + k + ".\n"));
            }
          }
          case 1 -> {
            if (mine) {
              edited.remove(at);
            }
          }
          case 2 ->
              edited.add(
                  edited.isEmpty() ? 0 : at,
                  new Section(
                      "### " + side + "-R-" + (100 + random.nextInt(900)) + k,
                      "The pool shall be " + side + " " + k + ".\n"));
          case 3 -> {
            if (mine) {
              Section moved = edited.remove(at);
              edited.add(random.nextInt(edited.size() + 1), moved);
            }
          }
          case 4 -> rows.add(random.nextInt(rows.size() + 1), "| " + side + k + " | 1 |");
          default -> told.add("| " + side + " | " + k + " |");
        }
      }
      return new Draft(edited, distinct(rows), distinct(told));
    }

    private static List<String> distinct(List<String> rows) {
      return rows.stream().distinct().toList();
    }

    private static boolean isMine(Section section, String side, int parity) {
      if (parity < 0) {
        return true;
      }
      String name = section.heading().replaceAll("#+ ", "");
      return name.startsWith(side)
          || name.startsWith("R-") && Integer.parseInt(name.substring(2)) % 2 == parity;
    }

    String text() {
      StringBuilder text = new StringBuilder("## 1 Overview\n\n");
      text.append("| parameter | value |\n|---|---|\n");
      parameters.forEach(row -> text.append(row).append('\n'));
      for (Section section : sections) {
        text.append('\n').append(section.heading()).append('\n').append(section.text());
      }
      text.append("\n## Revisions\n\n| version | change |\n|---|---|\n");
      revisions.forEach(row -> text.append(row).append('\n'));
      return text.toString();
    }
  }

  private static MergeResult.Merged merge(String base, String ours, String theirs) {
    MergeResult result = DocumentMerge.merge(base, ours, theirs, "java", Markers.usual());
    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    return (MergeResult.Merged) result;
  }

  private static String clean(String base, String ours, String theirs) {
    MergeResult.Merged merged = merge(base, ours, theirs);
    assertThat(merged.conflicts()).isEmpty();
    return merged.text();
  }

  @Property(tries = 400)
  void mergeWithNothingNewChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    Draft draft = Draft.random(random);
    String base = draft.text();
    String side = draft.edited(random, "A", -1).text();

    assertThat(clean(base, side, side)).isEqualTo(side);
    assertThat(clean(base, side, base)).isEqualTo(side);
    assertThat(clean(base, base, side)).isEqualTo(side);
    assertThat(clean(side, side, side)).isEqualTo(side);
  }

  @Property(tries = 400)
  void branchesThatTouchDifferentItemsNeverConflict(@ForAll long seed) {
    Random random = new Random(seed);
    Draft draft = Draft.random(random);
    String base = draft.text();
    String ours = draft.edited(random, "A", 0).text();
    String theirs = draft.edited(random, "B", 1).text();

    String merged = clean(base, ours, theirs);

    Set<String> expected = new TreeSet<>(lines(ours));
    expected.addAll(lines(theirs));
    for (String line : lines(base)) {
      if (!lines(ours).contains(line) || !lines(theirs).contains(line)) {
        expected.remove(line);
      }
    }
    assertThat(lines(merged)).isEqualTo(expected);
    assertThat(clean(base, theirs, ours).lines().filter(l -> !l.isBlank()).sorted())
        .as("whichever is ours")
        .containsExactlyElementsOf(merged.lines().filter(l -> !l.isBlank()).sorted().toList());
    assertThat(clean(ours, merged, ours)).as("merged again").isEqualTo(merged);
    assertThat(clean(base, merged, ours).lines().sorted())
        .containsExactlyElementsOf(merged.lines().sorted().toList());
  }

  private static Set<String> lines(String text) {
    Set<String> lines = new TreeSet<>(text.lines().toList());
    lines.removeAll(List.of("", "```")); // these stand in several sections
    return lines;
  }

  @Property(tries = 400)
  void noObligationIsLostByAMerge(@ForAll long seed) {
    Random random = new Random(seed);
    Draft draft = Draft.random(random);
    String base = draft.text();
    String ours = draft.edited(random, "A", -1).text();
    String theirs = draft.edited(random, "B", -1).text();

    MergeResult.Merged merged = merge(base, ours, theirs);

    if (merged.isClean()) {
      List<Obligations.Parent> parents =
          List.of(
              new Obligations.Parent("ours", Obligations.of(design(ours))),
              new Obligations.Parent("theirs", Obligations.of(design(theirs))));
      Obligations before = Obligations.of(design(base));
      assertThat(Obligations.dropped(parents, (_, _) -> List.of(before), design(merged.text())))
          .isEmpty();
    } else {
      Set<String> shown = new HashSet<>(merged.text().lines().toList());
      for (String line : lines(ours)) {
        boolean takenOut = lines(base).contains(line) && !lines(theirs).contains(line);
        assertThat(shown.contains(line) || takenOut).as(line).isTrue();
      }
    }
  }

  private static Design design(String text) {
    return DesignParser.parse(
        ConfigReader.read("[project]\nname = \"laws\"\n", "laws"),
        List.of(new Document("design/a.md", text)),
        List.of());
  }
}
