package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.design.Tongue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerCheckTest {

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void exampleOfEachScenarioFitsItsShape(Tongue tongue) {
    for (Scenario scenario : Scenarios.all(tongue, null)) {
      JsonNode example = json(scenario.example());
      assertThat(AnswerCheck.of(scenario, tongue).problems(example)).as(scenario.id()).isEmpty();
      assertThat(AnswerCheck.opinions(example).size() + example.path("items").size())
          .as(scenario.id() + " shows something")
          .isPositive();
    }
  }

  @Test
  void eachProblemSaysWhereAndWhatToRepair() {
    AnswerCheck check = check("changes");

    assertThat(
            check.problems(
                json(
                    """
                    {"items":[{"id":"new","text":"### D-? x","reason":"r"},
                              {"id":"D-3","text":"only a sentence","reason":""},
                              {"id":4,"text":"### D-4 x"}],
                     "opinions":[{"items":[],"text":"x"}]}
                    """)))
        .containsExactlyInAnyOrder(
            "`items[0] (new)`: `after` is missing; add it.",
            "`items[1] (D-3).text`: must be the whole section, beginning with its heading (#…).",
            "`items[1] (D-3).reason`: is empty; say something.",
            "`items[2] (4).id`: integer stands here, must be string.",
            "`items[2] (4)`: `reason` is missing; add it.",
            "`opinions[0].items`: needs at least 1.");
    assertThat(check.problems(json("[]")))
        .containsExactly("the answer: array stands here, must be object.");
  }

  @Test
  void problemsAreInTheProjectsLanguageAndBounded() {
    String many = "{\"items\":[" + "{\"id\":\"D-1\",\"text\":\"# x\"},".repeat(30) + "{}]}";

    List<String> problems = AnswerCheck.of(scenario("changes", ""), Tongue.ZH).problems(json(many));

    assertThat(problems).hasSize(21);
    assertThat(problems.getFirst()).isEqualTo("`items[0] (D-1)`：缺少 `reason`，请补上。");
  }

  @Test
  void judgementsNeedOpinionsAndMayBeWithoutAny() {
    assertThat(check("opinions").problems(json("{\"opinions\":[]}"))).isEmpty();
    assertThat(check("opinions").problems(json("{\"opinion\":[]}")))
        .containsExactly("the answer: `opinions` is missing; add it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"https://example.org/schema.json\"}",
        "{\"properties\":{\"a\":{\"$ref\":\"file:///etc/passwd\"}}}",
        "{\"$schema\":\"http://json-schema.org/draft-04/schema#\"}",
        "[]",
        "{\"type\":"
      })
  void ownSchemaThatIsNoneOrReachesOutIsRefused(String schema) {
    assertThatThrownBy(() -> AnswerCheck.of(scenario(AnswerShape.OWN, schema), Tongue.EN))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("design/scenarios/x.md: the schema below ## Answer ");
  }

  private static AnswerCheck check(String shape) {
    return AnswerCheck.of(scenario(shape, ""), Tongue.EN);
  }

  private static Scenario scenario(String shape, String schema) {
    return new Scenario(
        "x",
        "X",
        "always",
        List.of(),
        schema.isEmpty() ? Scenarios.shape(shape) : new AnswerShape(shape, schema),
        "{}",
        "Do it.",
        "design/scenarios/x.md");
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }
}
