package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagReaderTest {

  private static @Nullable Tag bullet(String text) {
    Document document = new Document("d.md", text);
    return TagReader.bullet(
        Located.of(document, 0, text.length()), name -> name.equals("LOCK_TIMEOUT"));
  }

  private static Tag tag(String text) {
    Tag tag = bullet(text);
    assertThat(tag).isNotNull();
    return tag == null ? new Tag("", List.of(), List.of(), "", Tag.Origin.BULLET, at()) : tag;
  }

  private static Position at() {
    return Position.startOf("d.md");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VAL_A(a, b)                            | a/b
          VAL_A()                                |
          VAL_A( a )                             | a
          VAL_A(f(a, b), "x, y", ',', [c, d], {e, f}) | f(a, b)/"x, y"/','/[c, d]/{e, f}
          VAL_A(a < b, c > d)                    | a < b/c > d
          VAL_A("a\\", b", c)                    | "a\\", b"/c
          `VAL_A(a, b)` remark (x, y)            | a/b
          `VAL_A`(`a`, `b`)                      | a/b
          **VAL_A**                              | -
          VAL_A（甲，乙） 说明                    | 甲/乙
          VAL_A（"甲，乙"，丙）                   | "甲，乙"/丙
          VAL_A(a\\_b, c \\< d)                  | a_b/c < d
          LOCK_TIMEOUT (lock, "5 s")             | lock/"5 s"
          VAL_A(a, )                             | a/
          """)
  void argumentsAreParted(String text, @Nullable String arguments) {
    Tag tag = bullet(text);
    if ("-".equals(arguments)) {
      assertThat(tag).isNull();
    } else {
      assertThat(String.join("/", tag(text).arguments()))
          .isEqualTo(arguments == null ? "" : arguments);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VAL_TODO has no brackets",
        "The tag VAL_A(x)",
        "HTTP_PROXY(S) is read",
        "VAL_A (later)",
        "MY_CHECK(a)",
        "val_a(x)",
        "",
        "`",
        "(a)"
      })
  void otherBulletsAreNone(String text) {
    assertThat(bullet(text)).isNull();
  }

  @Test
  void placesAreThoseOfTheDocument() {
    Tag tag = tag("VAL_A（甲，bc) more");
    assertThat(tag.at()).isEqualTo(new Position("d.md", 1, 1, 11));
    assertThat(tag.argumentsAt())
        .containsExactly(new Position("d.md", 1, 7, 1), new Position("d.md", 1, 9, 2));
    assertThat(tag.remark()).isEqualTo("more");
  }

  @Test
  void anOpenBracketStaysATag() {
    Tag tag = tag("VAL_A(a, \"b)");
    assertThat(tag.closed()).isFalse();
    assertThat(tag.arguments()).first().isEqualTo("a");
  }

  @Test
  void commentsAloneOnTheirLineAreRead() {
    String code =
        """
        // VAL: VAL_A(a)
          //AST：AST_B(b, "x") remark
        f(); // VAL: VAL_C(c)
        /* VAL: VAL_D(d)
        // VAL: VAL_E(e)
        */
        var s = \"""
            // VAL: VAL_F(f)
            \""" + "/*";
        // P0: LOCK_TIMEOUT(l, "5 s")
        // VAL_G(g)
        """;
    CodeBlock block = new CodeBlock("java", "body", code, new Position("d.md", 9, 4, 9), 10, 2);
    List<Tag> tags = TagReader.code(block, name -> name.equals("LOCK_TIMEOUT"));
    assertThat(tags).extracting(Tag::name).containsExactly("VAL_A", "AST_B", "LOCK_TIMEOUT");
    assertThat(tags.getFirst().at()).isEqualTo(new Position("d.md", 10, 11, 8));
    assertThat(tags).extracting(Tag::origin).containsOnly(Tag.Origin.BODY);
  }

  @Test
  void argumentMayBeMissingAtTheEndOfItsLine() {
    CodeBlock block = new CodeBlock("java", "body", "// VAL: VAL_A(a,", at(), 1, 0);
    assertThat(TagReader.code(block, _ -> true)).singleElement().matches(tag -> !tag.closed());
  }

  @Property
  void nothingIsTooOdd(
      @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String noise) {
    assertThatCode(() -> bullet("VAL_A(" + noise)).doesNotThrowAnyException();
    for (String language : List.of("java", "python", "go")) {
      assertThatCode(() -> ExpressionNames.used(noise, language)).doesNotThrowAnyException();
      assertThatCode(() -> ExpressionNames.declared(noise, language)).doesNotThrowAnyException();
      CodeBlock block = new CodeBlock(language, "body", "// VAL: " + noise, at(), 1, 0);
      assertThatCode(() -> TagReader.code(block, _ -> true)).doesNotThrowAnyException();
    }
  }
}
