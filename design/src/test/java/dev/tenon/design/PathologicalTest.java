package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that nobody writes: it is read in time, and what stands beside it is read as ever. */
class PathologicalTest {
  /** Much more than is needed; what grows with the square of its input takes minutes. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final int CHARACTERS = 1 << 20;

  private static final String AROUND =
      """
      ## 1 Overview

      ### R-1 Load

      The system shall carry `loads`.

      %s

      ### R-2 Rest

      The system shall keep the rest.
      """;

  static Stream<Arguments> texts() {
    return Stream.of(
        repeated("brackets", "["),
        repeated("links", "[a]("),
        repeated("images", "!["),
        repeated("emphasis", "*a_"),
        repeated("strong", "a**b"),
        repeated("stars", "*"),
        repeated("closing brackets", "a]"),
        repeated("code marks", "`a``"),
        repeated("comments", "a <!-- "),
        repeated("lines of comments", "a <!--\n"),
        repeated("blocks of comments", "<!--\n\n"),
        repeated("waivers", "<!-- tenon: allow "),
        repeated("entities", "&"),
        repeated("tags", "<a "),
        repeated("nested bullets", "- "),
        repeated("nested quotations", "> - "),
        repeated("quotations", ">"),
        repeated("rows", "|x|y|\n"),
        repeated("full-width brackets", "（"),
        repeated("parts of an id", "A-"),
        Arguments.of("heading of id parts", "### " + "A-".repeat(CHARACTERS / 2) + "R-9"),
        Arguments.of("list of id parts", "- refines: " + "A-".repeat(CHARACTERS / 2) + "R-9"),
        Arguments.of("contract", "- VAL_INT_RANGE(" + "(".repeat(CHARACTERS)));
  }

  private static Arguments repeated(String name, String text) {
    return Arguments.of(name, text.repeat(CHARACTERS / text.length()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void isReadInTime(String name, String text) {
    Design design = Assertions.assertTimeout(LIMIT, () -> parse(AROUND.formatted(text)));

    assertThat(design.item(new Id("", ItemKind.REQUIREMENT, 1))).as(name).isPresent();
  }

  @Test
  void manyBulletsAreReadInTime() {
    String text = AROUND.formatted("- a\n".repeat(CHARACTERS / 8));

    Design design = Assertions.assertTimeout(LIMIT, () -> parse(text));

    assertThat(design.items()).hasSize(2);
    assertThat(design.items().getFirst().bullets()).hasSize(CHARACTERS / 8);
  }

  @Test
  void longFrontMatterIsReadOver() {
    String text = "---\n" + "key: value\n".repeat(100_000) + "---\n" + AROUND.formatted("");

    Design design = Assertions.assertTimeout(LIMIT, () -> parse(text));

    assertThat(design.items()).hasSize(2);
    assertThat(design.items().getFirst().at().line()).isEqualTo(100_005);
  }

  @Test
  void frontMatterWithoutEndIsNone() {
    Design design = parse("---\n" + "key: value\n".repeat(100_000) + AROUND.formatted(""));

    assertThat(design.items()).hasSize(2);
  }

  @Test
  void aParagraphPastTheBoundIsPlainTextWithItsPlaces() {
    String line = "It keeps *all* of `loads`.\n";
    String text = AROUND.formatted(line.repeat(BoundedInlines.CHARACTERS_MAX / line.length() + 1));

    Design design = parse(text);

    Passage last = design.items().getFirst().passages().getLast();
    assertThat(last.prose().code()).isEmpty();
    assertThat(last.prose().text().text()).startsWith("It keeps *all* of `loads`. It keeps");
    int second = line.length();
    assertThat(last.prose().text().at(second, second + 2))
        .isEqualTo(new Position("design.md", 8, 1, 2));
  }

  @Test
  void aParagraphWithinTheBoundIsMarkdown() {
    String line = "It keeps *all* of `loads`.\n";
    Design design = parse(AROUND.formatted(line.repeat(1000)));

    Passage last = design.items().getFirst().passages().getLast();
    assertThat(last.prose().code()).hasSize(1000);
  }

  private static Design parse(String text) {
    Config config = ConfigReader.read("format = 1\n", "project");
    return DesignParser.parse(config, List.of(new Document("design.md", text)), List.of());
  }
}
