package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages in {@code docs} are what the rules say; {@code -Dtenon.update=true} rewrites them. */
class RulesReferenceTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void committedRulesAreTheGeneratedOnes() throws IOException {
    isGenerated("rules.md", RulesReference.markdown());
  }

  @Test
  void committedProofsAreTheGeneratedOnes() throws IOException {
    isGenerated("proofs.md", RulesReference.proofs());
  }

  @Test
  void everyRuleOfTheLanguageHasItsProof() {
    assertThat(RuleGroup.allRules())
        .allSatisfy(rule -> assertThat(RulesReference.proofs()).contains("| [" + rule + "]"));
  }

  private static void isGenerated(String name, String generated) throws IOException {
    Path page = DOCS.resolve(name);
    if (Boolean.getBoolean("tenon.update")) {
      Files.createDirectories(DOCS);
      Files.writeString(page, generated);
    }
    assertThat(page).as("rewrite it with -Dtenon.update=true").exists();
    assertThat(Files.readString(page).replace("\r\n", "\n")).isEqualTo(generated);
  }
}
