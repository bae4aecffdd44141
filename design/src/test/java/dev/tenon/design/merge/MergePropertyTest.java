package dev.tenon.design.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.rules.Obligations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of merging, held against documents that are made, and changed on each side, at random. */
class MergePropertyTest {

  /** A document as its parts: each an item, or notes below a heading of their own. */
  private record Draft(List<Section> sections, List<String> parameters, List<String> revisions) {

    /** A section: its heading's level and what the heading says, which names it, and its text. */
    private record Section(int level, String name, String text) {

      static Section item(int level, String id, String does) {
        return new Section(level, id, "The pool shall " + does + ".\n");
      }

      static Section notes(int level, String name) {
        return new Section(level, "Notes " + name, "A note on " + name + ".\n");
      }

      Section with(String more) {
        return new Section(level, name, text + more);
      }

      boolean isItem() {
        return !name.startsWith("Notes");
      }

      /** Whose it is: what a side added is its own, the rest is shared out by number. */
      static boolean isMine(String name, String side, int parity) {
        return name.contains(side) || Integer.parseInt(name.replaceAll("[^0-9]", "")) % 2 == parity;
      }

      @Override
      public String toString() {
        return "#".repeat(level) + " " + name + "\n" + text;
      }
    }

    static Draft random(Random random) {
      List<Section> sections = new ArrayList<>();
      int items = random.nextInt(8);
      for (int i = 1; i <= items; i++) {
        int level = 3 + random.nextInt(2);
        Section item = Section.item(level, "R-" + i, "do " + i);
        switch (random.nextInt(4)) {
          case 0 -> sections.add(item.with("\n- depends on: R-" + (i + 1) + "\n"));
          case 1 -> sections.add(item.with("\n```\n### R-99 In code of " + i + "\n```\n"));
          case 2 -> {
            sections.add(item);
            boolean inner = level > 3 && sections.stream().allMatch(s -> s.level() > 3);
            sections.add(Section.notes(level + (inner ? 1 : random.nextInt(2)), "" + i));
          }
          default -> sections.add(item);
        }
      }
      List<String> parameters = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        parameters.add("| p" + i + " | " + i + " |");
      }
      return new Draft(sections, parameters, List.of("| 1 | first |"));
    }

    /** The same, changed: only items of the given parity, if one is given. */
    Draft edited(Random random, String side, int parity) {
      List<Section> edited = sections;
      List<String> rows = new ArrayList<>(parameters);
      List<String> told = new ArrayList<>(revisions);
      for (int k = random.nextInt(6); k > 0; k--) {
        switch (random.nextInt(6)) {
          case 0 -> rows.add(random.nextInt(rows.size() + 1), "| " + side + k + " | 1 |");
          case 1 -> told.add("| " + side + " | " + k + " |");
          default -> {
            List<Section> next = edited(edited, random, side, k);
            if (parity < 0 || isMine(edited, next, side, parity)) {
              edited = next;
            }
          }
        }
      }
      return new Draft(edited, distinct(rows), distinct(told));
    }

    /**
     * Whether a change touches only what is the side's own. Notes that are left in no item belong
     * to whatever the other side puts before them, so that would touch more; and so does what takes
     * an inner item from the one around it, with all that the other side adds behind.
     */
    private static boolean isMine(
        List<Section> before, List<Section> after, String side, int parity) {
      Set<String> alone = new HashSet<>(items(after).keySet());
      alone.removeAll(items(before).keySet());
      Map<String, String> now = outer(after);
      Set<String> touched = touched(before, after);
      outer(before)
          .forEach(
              (inner, outer) -> {
                if (now.containsKey(inner) && !outer.equals(now.get(inner))) {
                  touched.addAll(outer.isEmpty() ? List.of(inner) : List.of(inner, outer));
                }
              });
      return alone.stream().noneMatch(name -> name.startsWith("Notes"))
          && touched.stream().allMatch(name -> Section.isMine(name, side, parity));
    }

    /** One change: text, a section less, a section elsewhere, an item more, notes more. */
    private static List<Section> edited(List<Section> old, Random random, String side, int k) {
      List<Section> edited = new ArrayList<>(old);
      int at = old.isEmpty() ? 0 : random.nextInt(old.size());
      int kind = old.isEmpty() ? 3 : random.nextInt(5);
      switch (kind) {
        case 0 -> edited.set(at, old.get(at).with("It shall obey " + side + " " + k + ".\n"));
        case 1 -> edited.remove(at);
        case 2 -> {
          Section moved = edited.remove(at);
          edited.add(random.nextInt(edited.size() + 1), moved);
        }
        case 3 -> {
          String id = side + "-R-" + (100 + random.nextInt(900)) + k;
          edited.add(at, Section.item(3 + random.nextInt(2), id, "be " + side + " " + k));
        }
        default -> edited.add(at + 1, Section.notes(4 + random.nextInt(2), side + k));
      }
      return edited;
    }

    /** What an edit changes: an item's heading or text, or which notes are its own. */
    private static Set<String> touched(List<Section> before, List<Section> after) {
      Map<String, String> old = items(before);
      Map<String, String> now = items(after);
      Set<String> touched = new TreeSet<>(old.keySet());
      touched.addAll(now.keySet());
      touched.removeIf(name -> Objects.equals(old.get(name), now.get(name)));
      return touched;
    }

    /** Items with the notes in them, wherever these stand; so, too, notes that are in no item. */
    private static Map<String, String> items(List<Section> sections) {
      Map<String, String> items = new HashMap<>();
      for (int i = 0; i < sections.size(); i++) {
        Section section = sections.get(i);
        String owner = section.name();
        boolean open = !section.isItem();
        for (int at = around(sections, i); open && at >= 0; at = around(sections, at)) {
          owner = sections.get(at).name();
          open = !sections.get(at).isItem();
        }
        items.merge(owner, section.toString(), String::concat);
      }
      return items;
    }

    /** Index of the section that one stands in, -1 for none. */
    private static int around(List<Section> sections, int at) {
      int around = at - 1;
      while (around >= 0 && sections.get(around).level() >= sections.get(at).level()) {
        around--;
      }
      return around;
    }

    /** Of each item the name of the section that it stands in, empty for none. */
    private static Map<String, String> outer(List<Section> sections) {
      Map<String, String> outer = new HashMap<>();
      for (int i = 0; i < sections.size(); i++) {
        int around = around(sections, i);
        if (sections.get(i).isItem()) {
          outer.put(sections.get(i).name(), around < 0 ? "" : sections.get(around).name());
        }
      }
      return outer;
    }

    private static List<String> distinct(List<String> rows) {
      return rows.stream().distinct().toList();
    }

    String text() {
      StringBuilder text = new StringBuilder("## 1 Overview\n\n");
      text.append("| parameter | value |\n|---|---|\n");
      parameters.forEach(row -> text.append(row).append('\n'));
      for (Section section : sections) {
        text.append('\n').append(section);
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
