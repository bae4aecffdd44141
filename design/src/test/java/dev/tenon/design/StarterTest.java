package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.plan.Plan;
import dev.tenon.design.plan.Planner;
import dev.tenon.design.plan.Planning;
import dev.tenon.design.rules.PlanRules;
import dev.tenon.design.rules.Report;
import dev.tenon.design.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StarterTest {
  static Stream<Arguments> projects() {
    return Stream.of("java", "python", "go")
        .flatMap(l -> Stream.of(Arguments.of(l, Tongue.EN), Arguments.of(l, Tongue.ZH)));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void theExampleIsADesignThatCanBePlanned(String language, Tongue tongue) {
    Map<String, String> files =
        Starter.files(
            Starter.Project.named("4 \"采样\" *器*", tongue, language, LocalDate.of(2026, 3, 1)));
    Config config = ConfigReader.read(files.get("tenon.toml"), "folder");
    assertThat(config.project().name()).isEqualTo("4 \"采样\" *器*");
    assertThat(config.project().prose()).isEqualTo(tongue);
    assertThat(config.project().language()).isEqualTo(language);
    Design design =
        DesignParser.parse(
            config,
            List.of(new Document("design/design.md", files.get("design/design.md"))),
            List.of());
    assertThat(design.chapters().stream().map(Design.ChapterHeading::chapter))
        .containsExactly(
            Chapter.OVERVIEW,
            Chapter.ARCHITECTURE,
            Chapter.FLOWS,
            Chapter.INTERFACES,
            Chapter.DETAILS,
            Chapter.PLAN,
            Chapter.REVISIONS);
    assertThat(design.unreadable()).isEmpty();
    assertThat(design.references()).allMatch(SymbolSection::resolved);
    assertThat(design.methods()).hasSize(4);
    for (Rule rule : PlanRules.all()) {
      Report report = new Report(rule, tongue);
      rule.check(design, Surroundings.none(), report);
      assertThat(report.findings()).noneMatch(f -> f.severity() != Severity.INFORMATION);
    }
    Plan plan = ((Planning.Planned) Planner.plan(design, Lock.empty())).plan();
    assertThat(plan.steps()).hasSize(2);
    assertThat(plan.steps().getLast().tests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "elastic-sampler, org.example.elasticsampler",
    "采样器, org.example.project",
    "2fast, org.example._2fast",
    "new, org.example._new",
    "Größe, org.example.große"
  })
  void packageNamesCanBeWritten(String name, String expected) {
    assertThat(Starter.packageName(name)).isEqualTo(expected.replace("große", "groe"));
  }

  @Test
  void nothingIsLeftToFillIn() {
    Starter.files(Starter.Project.named("x", Tongue.EN, "java", LocalDate.of(2026, 3, 1)))
        .values()
        .forEach(text -> assertThat(text).doesNotContain("${"));
  }
}
