package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Surroundings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** After any edits a session finds, byte for byte, what a cold run finds. */
@Tag("property")
class RecheckPropertyTest {
  private static final Config CONFIG =
      ConfigReader.read("format = 1\n\n[project]\npackage = \"a\"\n", "recheck");

  /** What a person may write, cut or break: of each kind that the language knows. */
  private static final String[] PIECES = {
    "### R-1 Goal\n\nWhen a load arrives, the pool shall carry it quickly.\n\n",
    "### R-2 Other\n\nThe pool shall be robust.\n\n- refines: R-1\n- depends on: R-9, R-1..R-3\n\n",
    "### R-3\n\n",
    "#### Note\n\nMore words, fast and several.\n\n",
    "### D-1 Choice\n\n"
        + "A usually good one.\n\n"
        + "- satisfies: R-1\n"
        + "- because: fast\n"
        + "- refines: D-2\n\n",
    "### D-2 Ring\n\n- refines: D-1\n- replaces: D-3\n- where: `a <= 3 s`\n\n",
    "### D-3 Old\n\n<!-- tenon:waive vague-wording: so -->\n\nA fast one.\n\n",
    "### D-? Asked\n\ntext\n\n",
    "### Q-1 Why\n\nNobody knows.\n\n",
    "### T-1 Carries\n\n- verifies: R-1, Pool.carry\n- test: PoolTest.carries\n\n",
    "### T-2 All\n\n"
        + "- verifies: R-2\n\n"
        + "```java test\n"
        + "@Test void all() { assertTrue(true); }\n"
        + "```\n\n",
    "## 1 Overview\n\n",
    "## 2 Architecture\n\n",
    "## 4 Interfaces\n\n",
    "## 5 Implementation details\n\n",
    "## 6 Implementation plan\n\n",
    "## 接口设计\n\n",
    "# 第五章\n\n",
    "### `final class Pool`\n\nA pool.\n\n",
    "#### `int carry(int load)`\n\n"
        + "Carries.\n\n"
        + "- VAL_NON_NEGATIVE(load)\n"
        + "- VAL_INT_RANGE(load, 0, a)\n\n",
    "#### `int rest(int`\n\n",
    "#### `Pool(int size)`\n\n",
    "### `Pool.carry`\n\n"
        + "- uses: rest, Other.x\n"
        + "- satisfies: R-1\n\n"
        + "```java body\n"
        + "// VAL: VAL_FOO(x)\n"
        + "return load;\n"
        + "```\n\n",
    "### `Pool`\n\n```java members\nint x;\n```\n\n",
    "| parameter | value | unit |\n|---|---|---|\n| a | 3 | s |\n| b |  | |\n| a | 4 | s |\n\n",
    "<!-- tenon:plan -->\n\n"
        + "| step | title | methods | after | verified by | status |\n"
        + "|---|---|---|---|---|---|\n"
        + "| S-1 | x | `Pool.carry` | S-2 | T-1 | todo |\n"
        + "| S-2 | y | `Pool.no` | S-1 | – | done |\n\n"
        + "<!-- /tenon:plan -->\n\n",
    "<!-- tenon:plan -->\n",
    "<!-- /tenon:plan -->\n",
    "<!-- a comment\n",
    "-->\n",
    "```\n",
    "```java\n",
    "~~~~\n",
    "    indented\n",
    "> quote fast\n> - depends on: R-1\n",
    "- item\n",
    "- a: b\n  - c, fast\n\n  | parameter | value |\n  |---|---|\n  | z | 1 |\n",
    "- refines: R-1\n\n  | parameter | value |\n  |---|---|\n  | y | 1 |\n",
    "- refine: R-1\n",
    "lazy text\n",
    "Title\n===\n",
    "Sub fast\n---\n",
    "[link]: http://example.org\n",
    "See [link] and [R-1].\n\n",
    "<div>\n",
    "</div>\n\n",
    "<pre>\n",
    "全角：（１）、ｆａｓｔ，快速。\n\n",
    "- 细化：R-1\n",
    "😀 shall fast\n\n",
    "---\n",
    "***\n",
    "\r\n",
    "\r",
    "\t",
    "\n",
    "\n\n",
    "#",
    "# ",
    "`",
    "*",
    "|",
    "  ",
    "1. one\n",
    "\\",
    "&amp;",
    "\uFEFF",
  };

  @Property(tries = 200)
  void editsGiveWhatAColdRunGives(@ForAll long seed) {
    Random random = new Random(seed);
    List<StringBuilder> texts = new ArrayList<>();
    int documents = 1 + random.nextInt(3);
    for (int i = 0; i < documents; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        text.append(piece(random));
      }
      texts.add(text);
    }
    Recheck recheck = new Recheck();
    for (int step = 0; step < 12; step++) {
      String cold = cold(texts);
      assertThat(warm(recheck, texts)).as("seed %s, step %s", seed, step).isEqualTo(cold);
      for (int n = random.nextInt(3); n >= 0; n--) {
        edit(texts, random);
      }
    }
  }

  private static String piece(Random random) {
    return PIECES[random.nextInt(PIECES.length)];
  }

  private static void edit(List<StringBuilder> texts, Random random) {
    if (random.nextInt(20) == 0) {
      if (texts.size() > 1 && random.nextBoolean()) {
        texts.remove(random.nextInt(texts.size()));
      } else {
        texts.add(random.nextInt(texts.size() + 1), new StringBuilder(piece(random)));
      }
      return;
    }
    StringBuilder text = texts.get(random.nextInt(texts.size()));
    int at = text.isEmpty() ? 0 : random.nextInt(text.length() + 1);
    if (random.nextBoolean()) {
      // at the beginning of a line, as most edits are
      while (at > 0 && text.charAt(at - 1) != '\n') {
        at--;
      }
    }
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, piece(random));
      case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(40)));
      case 2 -> {
        int end = text.indexOf("\n", at);
        text.delete(at, end < 0 ? text.length() : end + 1);
      }
      default -> text.insert(at, "x".repeat(random.nextInt(3)));
    }
  }

  private static List<Document> documents(List<StringBuilder> texts) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      documents.add(new Document("design/文 " + i + ".md", texts.get(i).toString()));
    }
    return documents;
  }

  private static String cold(List<StringBuilder> texts) {
    try {
      Design design = DesignParser.parse(CONFIG, documents(texts), List.of());
      return FindingsJson.render(
          Checker.check(design, Surroundings.none(), EnumSet.allOf(RuleGroup.class)));
    } catch (DesignProblem e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String warm(Recheck recheck, List<StringBuilder> texts) {
    try {
      Design design = recheck.parse(CONFIG, documents(texts), List.of());
      return FindingsJson.render(
          recheck.check(design, Surroundings.none(), EnumSet.allOf(RuleGroup.class)));
    } catch (DesignProblem e) {
      return String.valueOf(e.getMessage());
    }
  }
}
