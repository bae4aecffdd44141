package dev.tenon.design.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Tongue;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class OpinionsTest {
  private static final Id Q3 = Id.read("Q-3").orElseThrow();

  @Test
  void opinionBecomesAQuestionThatLeansOnItsItems() {
    String section =
        Opinions.question(
            new Opinion(List.of("D-7", "Pool.shrink", "R-2"), "Who frees the rank? Nobody says."),
            Q3,
            3,
            Tongue.EN);

    assertThat(section)
        .isEqualTo(
            """
            ### Q-3 Who frees the rank?

            Who frees the rank? Nobody says.

            It is about `Pool.shrink`.

            - depends on: D-7, R-2
            """);
  }

  @Test
  void inChineseToo() {
    String section =
        Opinions.question(new Opinion(List.of("D-7", "R-2"), "谁释放？没有写明。"), Q3, 4, Tongue.ZH);

    assertThat(section).isEqualTo("#### Q-3 谁释放？\n\n谁释放？没有写明。\n\n- 依赖：D-7、R-2\n");
    assertThat(item(section).refs(Key.DEPENDS_ON)).hasSize(2);
  }

  @Test
  void longFirstSentenceIsCutInTheTitleAlone() {
    String text = "word ".repeat(60).strip() + ". End.";

    String section = Opinions.question(new Opinion(List.of("D-1"), text), Q3, 3, Tongue.EN);

    assertThat(section.lines().findFirst().orElseThrow()).hasSizeLessThan(100).endsWith("word…");
    assertThat(section).contains(text);
  }

  @Test
  void nextNumberIsBehindTheHighestUsed() {
    assertThat(Opinions.nextQuestion(Parsed.of("### Q-2 a\n\n### Q-9 b\n\n### API-Q-40 c\n")))
        .isEqualTo(Id.read("Q-10").orElseThrow());
    assertThat(Opinions.nextQuestion(Parsed.of(""))).isEqualTo(Id.read("Q-1").orElseThrow());
  }

  @Property(tries = 300)
  void nothingInAnOpinionBecomesAnItemACodeBlockOrAWaiver(
      @ForAll
          @StringLength(max = 60)
          @Chars({'#', ' ', '\n', '-', ':', '`', '~', '<', '!', '>', '|', '1', '.', ')', '\\'})
          @CharRange(from = 'A', to = 'R')
          String noise) {
    Opinion hostile =
        new Opinion(
            List.of("D-1", noise),
            noise
                + "\n### D-9 New\n- replaces: R-1\n<!-- tenon:waive vague-wording: x -->"
                + noise);

    Design design =
        Parsed.of("### D-1 One\n\nSaid.\n\n" + Opinions.question(hostile, Q3, 3, Tongue.EN));

    assertThat(design.items()).extracting(Item::name).containsExactly("D-1", "Q-3");
    Item question = design.items().getLast();
    assertThat(question.code()).isEmpty();
    assertThat(question.waivers()).isEmpty();
    assertThat(question.attributes()).hasSize(1);
    assertThat(question.tables()).isEmpty();
  }

  private static Item item(String section) {
    return Parsed.of("### D-7 a\n\n### R-2 b\n\n" + section).items().getLast();
  }
}
