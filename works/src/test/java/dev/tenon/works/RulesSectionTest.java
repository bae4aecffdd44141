package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesSectionTest {
  private static final String ONE = "## Rules\n\n- first\n";
  private static final String TWO = "## Rules\n\n- second\n- third\n";

  @Property(tries = 500)
  void whatStoodBeforeComesBackByteForByte(
      @ForAll @StringLength(max = 40) @Chars({'a', '#', ' ', '\n', '\r', '-', '<', '规'})
          String text) {
    String with = RulesSection.put(text, ONE, "AGENTS.md");

    assertThat(with).startsWith(text);
    assertThat(RulesSection.put(with, ONE, "AGENTS.md")).isEqualTo(with);
    assertThat(RulesSection.without(RulesSection.put(with, TWO, "AGENTS.md"), "AGENTS.md"))
        .isEqualTo(text);
  }

  @Test
  void sectionIsRewrittenInItsPlace() {
    String with = RulesSection.put("Above.\n", ONE, "x") + "Below.\n";

    String anew = RulesSection.put(with, TWO, "x");

    assertThat(anew).startsWith("Above.\n<!-- tenon:agent -->\n").contains("- third");
    assertThat(anew).endsWith("<!-- /tenon:agent -->\nBelow.\n").doesNotContain("- first");
    assertThat(RulesSection.without(anew, "x")).isEqualTo("Above.\nBelow.\n");
  }

  @Test
  void fileWithCarriageReturnsKeepsThem() {
    String with = RulesSection.put("Above.\r\n", ONE, "x");

    assertThat(with.replace("\r\n", "")).doesNotContain("\n");
    assertThat(RulesSection.without(with, "x")).isEqualTo("Above.\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- tenon:agent -->\n",
        "<!-- /tenon:agent -->\n<!-- tenon:agent -->\n",
        "<!-- tenon:agent -->\n<!-- /tenon:agent -->\n<!-- tenon:agent -->\n<!-- /tenon:agent -->\n"
      })
  void marksThatAreNoPairAreRefused(String text) {
    assertThatThrownBy(() -> RulesSection.put(text, ONE, "CLAUDE.md"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("CLAUDE.md: ");
  }
}
