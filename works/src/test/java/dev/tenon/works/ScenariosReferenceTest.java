package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Tongue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages are what the definitions say; {@code -Dtenon.update=true} rewrites them. */
class ScenariosReferenceTest {

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void committedPageIsTheGeneratedOne(Tongue tongue) throws IOException {
    Path page = Path.of("..", "docs", tongue.pick("scenarios.md", "scenarios.zh-CN.md"));
    String generated = ScenariosReference.markdown(tongue);
    if (Boolean.getBoolean("tenon.update")) {
      Files.writeString(page, generated);
    }
    assertThat(page).as("rewrite it with -Dtenon.update=true").exists();
    assertThat(Files.readString(page).replace("\r\n", "\n")).isEqualTo(generated);
  }
}
