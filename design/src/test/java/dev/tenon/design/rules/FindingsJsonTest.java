package dev.tenon.design.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Finding;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FindingsJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static CheckResult one(String text) {
    Finding finding =
        new Finding(
            "vague-wording",
            Severity.WARNING,
            List.of("R-1", text),
            new Position("design/a b.md", 3, 22, 4),
            text,
            "",
            text);
    return CheckResult.of(List.of(finding), List.of(finding), Map.of(), 7);
  }

  @Test
  void isAsTheLanguageSays() {
    JsonNode root = JSON.readTree(FindingsJson.render(one("快 \"速\"\n\u0001")));
    assertThat(names(root)).containsExactly("findings", "waived", "summary");
    JsonNode finding = root.get("findings").get(0);
    assertThat(names(finding))
        .containsExactly(
            "rule", "severity", "items", "file", "line", "column", "message", "hint", "id");
    assertThat(finding.get("severity").asString()).isEqualTo("warning");
    assertThat(finding.get("line").asInt()).isEqualTo(3);
    assertThat(finding.get("column").asInt()).isEqualTo(22);
    assertThat(finding.get("id").asString()).matches("[0-9a-f]{12}");
    assertThat(root.get("waived")).hasSize(1);
    assertThat(root.get("summary").toString())
        .isEqualTo("{\"errors\":0,\"warnings\":1,\"information\":0,\"items\":7}");
  }

  @Test
  void nothingFoundIsEmptyLists() {
    assertThat(FindingsJson.render(CheckResult.of(List.of(), List.of(), Map.of(), 0)))
        .isEqualTo(
            "{\"findings\":[],\"waived\":[],\"summary\":"
                + "{\"errors\":0,\"warnings\":0,\"information\":0,\"items\":0}}\n");
  }

  @Property(tries = 200)
  void everyTextComesBack(@ForAll String text) {
    JsonNode root = JSON.readTree(FindingsJson.render(one(text)));
    assertThat(root.get("findings").get(0).get("message").asString()).isEqualTo(text);
  }

  private static List<String> names(JsonNode node) {
    return new ArrayList<>(node.propertyNames());
  }
}
