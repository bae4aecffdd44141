package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignParserTest {

  static final Config CONFIG =
      new Config(
          new Config.Project(
              "p", "java", Tongue.EN, "", List.of(), List.of(), List.of(), List.of(), List.of(),
              ""),
          new Config.Wording(List.of(), List.of()),
          new Config.Verify("", "", Duration.ofMinutes(1), true, false, List.of()),
          new Config.Plan(3, 5),
          new Config.Writer("person", "", 3, Duration.ofMinutes(1), List.of(), true, List.of()),
          new Config.Build("none"),
          new Config.Review("", 0.2, 100));

  private static Design parse(String text) {
    return DesignParser.parse(CONFIG, List.of(new Document("d.md", text)), List.of());
  }

  private static Item only(Design design) {
    assertThat(design.items()).hasSize(1);
    return design.items().getFirst();
  }

  @Test
  void anItemKnowsWhereItsIdStands() {
    Item item = only(parse("# Title\n\n## 1 Overview\n\n### 1.2 **R-03** – Quota\n\nText.\n"));
    assertThat(item.id()).hasToString("R-3");
    assertThat(item.title().plain()).isEqualTo("Quota");
    assertThat(item.at()).isEqualTo(new Position("d.md", 5, 11, 4));
    assertThat(item.chapter()).isEqualTo(Chapter.OVERVIEW);
    assertThat(item.passages()).extracting(p -> p.prose().plain()).containsExactly("Text.");
  }

  @Test
  void namesThatOnlyLookLikeIdsAreHeadings() {
    Design design = parse("### GPT-4\n\n### UTF-8 names\n\n### FAQ-1 x\n\n### R-0 y\n\n### R-1x\n");
    assertThat(design.items()).isEmpty();
  }

  @Test
  void prefixesLowerCaseAndOtherHyphensAreRead() {
    Design design = parse("### api-d-007: x\n\n### R\u20111 y\n\n### d-? z\n");
    assertThat(design.items()).extracting(i -> i.id().toString()).containsExactly("API-D-7", "R-1");
    assertThat(design.unnumbered()).extracting(Design.Unnumbered::prefix).containsExactly("D-");
  }

  @Test
  void aSectionEndsAtTheNextHeadingOfItsLevel() {
    Design design =
        parse(
            "### R-1 a\n\none\n\n#### Notes\n\ntwo\n\n#### D-1 b\n\nthree\n\n### Other\n\nfour\n");
    assertThat(design.items().get(0).passages())
        .extracting(p -> p.prose().plain())
        .containsExactly("one", "Notes", "two");
    assertThat(design.items().get(1).passages())
        .extracting(p -> p.prose().plain())
        .containsExactly("three");
  }

  @Test
  void attributesAreReadInBothLanguages() {
    Item item =
        only(
            parse(
                "### D-1 a\n\n- **Satisfies:** R-1..R-3, `R-5` and [R-6](x.md) (as R-9 did)\n"
                    + "- 依赖于：D-2、D-3和D-4\n- note: prose\n- rejects:\n  - one\n  - two\n"));
    assertThat(item.attributes())
        .extracting(Attribute::key)
        .containsExactly(Key.SATISFIES, Key.DEPENDS_ON, Key.REJECTS);
    assertThat(item.attributes().get(0).refs())
        .extracting(Ref::text)
        .containsExactly("R-1..R-3", "R-5", "R-6");
    assertThat(item.attributes().get(1).refs())
        .extracting(Ref::text)
        .containsExactly("D-2", "D-3", "D-4");
    assertThat(item.attributes().get(2).values())
        .extracting(Prose::plain)
        .containsExactly("one", "two");
    assertThat(item.passages()).extracting(p -> p.prose().plain()).containsExactly("note: prose");
    assertThat(item.attributes().get(1).refs().get(1).at())
        .isEqualTo(new Position("d.md", 4, 11, 3));
  }

  @Test
  void bracketsBehindASymbolAreItsParameterTypes() {
    Item item =
        only(
            parse(
                "### T-1 a\n\n"
                    + "- verifies: Pool.put(String, byte[]), Pool.get (the first), R-1(x)\n"));
    assertThat(item.refs(Key.VERIFIES))
        .extracting(Ref::text)
        .containsExactly("Pool.put(String, byte[])", "Pool.get", "R-1");
  }

  @Test
  void quotedNestedAndCodedBulletsAreNoAttributes() {
    Item item =
        only(
            parse(
                "### D-1 a\n\n"
                    + "> - satisfies: R-1\n\n"
                    + "```\n"
                    + "- satisfies: R-2\n"
                    + "```\n\n"
                    + "- x\n"
                    + "  - satisfies: R-3\n"));
    assertThat(item.attributes()).isEmpty();
  }

  @Test
  void codeBlocksKnowTheirLines() {
    Item item =
        only(
            parse(
                "### T-1 a\n\n```java test\nvoid a() {\n}\n```\n\n```file conf/a b.yml\nx\n```\n"));
    CodeBlock test = item.code().getFirst();
    assertThat(test.is("java", "test")).isTrue();
    assertThat(test.text()).isEqualTo("void a() {\n}\n");
    assertThat(test.at(2, 1, 1).line()).isEqualTo(5);
    assertThat(item.code().get(1).isFile()).isTrue();
    assertThat(item.code().get(1).role()).isEqualTo("conf/a b.yml");
  }

  @Test
  void chaptersAreFoundByNameThenByNumber() {
    Design design =
        parse(
            "# 一、功能概述\n# 第二章 架构\n# Chapter 3: Flows\n## 2 Interfaces\n## 5\n## 4.1 x\n"
                + "# 6、实施计划\n## Revisions\n## 2026 plans\n");
    assertThat(design.chapters())
        .extracting(Design.ChapterHeading::chapter)
        .containsExactly(
            Chapter.OVERVIEW,
            Chapter.ARCHITECTURE,
            Chapter.FLOWS,
            Chapter.INTERFACES,
            Chapter.DETAILS,
            Chapter.PLAN,
            Chapter.REVISIONS);
  }

  @Test
  void waiversBelongToTheItemAroundThem() {
    Item item =
        only(
            parse(
                "### R-1 a\n\ntext\n<!-- tenon:waive vague-wording, open-question: quoted -->\n"));
    assertThat(item.waivers().getFirst().rules()).containsExactly("vague-wording", "open-question");
    assertThat(item.waivers().getFirst().reason()).isEqualTo("quoted");
  }

  @Test
  void parametersAreTablesByTheirFirstHeader() {
    Design design =
        parse(
            "| 参数 | 值 | 单位 |\n"
                + "|---|---|---|\n"
                + "| ttl | 2 min | s |\n\n"
                + "| x | value |\n"
                + "|--|--|\n"
                + "| y | 3 |\n");
    assertThat(design.parameters()).extracting(Parameter::name).containsExactly("ttl");
  }

  @Test
  void thePlanStandsBetweenItsMarks() {
    Design design =
        parse(
            "## 6 Implementation plan\n\n"
                + "<!-- tenon:plan -->\n\n"
                + "| step | title | methods | after | verified by | status | owner |\n"
                + "|---|---|---|---|---|---|---|\n"
                + "| S-1 | Types | `A`, `B.c(int, D)` | – | compile, T-1 | 完成 | **me** |\n\n"
                + "<!-- /tenon:plan -->\n");
    PlanTable.Row row = design.plan().rows().getFirst();
    assertThat(row.methods()).extracting(Ref::text).containsExactly("A", "B.c(int, D)");
    assertThat(row.after()).isEmpty();
    assertThat(row.compiled()).isTrue();
    assertThat(row.tests()).extracting(Ref::text).containsExactly("T-1");
    assertThat(row.status()).isEqualTo(Status.DONE);
    assertThat(row.cells().getLast()).isEqualTo("**me**");
  }

  @Test
  void oneMarkAloneIsRefused() {
    assertThatThrownBy(() -> parse("# x\n\n<!-- tenon:plan -->\n"))
        .isInstanceOf(DesignProblem.class)
        .hasMessageContaining("d.md:3");
  }

  @Test
  void fullWidthFormsAreReadAsHalfWidthOutsideOfCode() {
    Design design = parse("＃＃＃ Ｒ-１：配额\n\n- 满足：Ｒ-２\n\n```java test\nString s = \"，\";\n```\n");
    Item item = only(design);
    assertThat(item.id()).hasToString("R-1");
    assertThat(item.refs(Key.SATISFIES)).hasSize(1);
    assertThat(item.code().getFirst().text()).contains("，");
  }

  @Test
  void frontMatterByteOrderMarkAndCarriageReturnsAreReadOver() {
    Design design = parse("\uFEFF---\ntitle: R-1\n---\r\n\r\n### R-1 a\r\n\r\nText.\r\n");
    assertThat(only(design).at().line()).isEqualTo(5);
  }

  @Test
  void deepNestingIsReadAsText() {
    Design design =
        parse("> ".repeat(20_000) + "x\n\n" + "- ".repeat(20_000) + "y\n\nz\n\n### R-1 a\n");
    assertThat(design.items()).hasSize(1);
  }
}
