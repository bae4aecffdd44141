package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Design;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Tongue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingsTextTest {

  private static String render(String text, Tongue tongue, boolean colours) {
    Design design = Checks.design(text);
    CheckResult result = Checker.check(design, Surroundings.none(), Set.of(RuleGroup.WORDING));
    return FindingsText.render(result, design.documents(), tongue, colours);
  }

  @Test
  void showsPlaceRuleLineAndHint() {
    assertThat(render("### R-1 Title\n\nThe limiter shall be fast.\n", Tongue.EN, false))
        .isEqualTo(
            """
            design/a.md:3:22: warning vague-wording [R-1]: "fast" says nothing that can be tested.
              3 | The limiter shall be fast.
                |                      ^^^^
              = Say how much, how long or which: a number with its unit, or the whole list.

            0 errors, 1 warning, 0 information in 1 item
            """);
  }

  @Test
  void countsWideCharactersAsTwoColumns() {
    String shown = render("### R-1 标题\n\n限流器应快速返回。\n", Tongue.ZH, false);
    assertThat(shown)
        .contains("design/a.md:3:5: 警告 vague-wording")
        .contains("  3 | 限流器应快速返回。\n    |         ^^^^\n")
        .endsWith("1 个条目：0 个错误，1 个警告，0 条信息\n");
  }

  @Test
  void countsCharactersBeyondTheFirstPlaneOnce() {
    String shown = render("### R-1 T\n\nThe 𝐱 limiter shall be fast.\n", Tongue.EN, false);
    assertThat(shown).contains("a.md:3:24:").contains("\n    |                        ^^^^\n");
  }

  @Test
  void cutsLongLines() {
    String shown =
        render(
            "### R-1 T\n\n" + "word ".repeat(50_000) + "shall be fast " + "x".repeat(9_000),
            Tongue.EN,
            false);
    assertThat(shown.lines()).allMatch(line -> line.length() < 200);
    String[] lines = shown.split("\n", -1);
    assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("fast");
  }

  @Test
  void coloursOnlyWhenAsked() {
    String text = "### R-1 T\n\nThe limiter shall be fast.\n";
    assertThat(render(text, Tongue.EN, false)).doesNotContain("\u001B");
    assertThat(render(text, Tongue.EN, true)).contains("\u001B[33m").contains("\u001B[0m");
  }
}
