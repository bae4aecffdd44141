package dev.tenon.design.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tenon.design.Finding;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Tongue;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.FindingsJson;
import dev.tenon.design.rules.RuleGroup;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is printed is SARIF by its official schema, and says what the check says. */
class SarifTest {
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try (InputStream in = Schema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_7,
              builder ->
                  builder.schemaRegistryConfig(
                      com.networknt.schema.SchemaRegistryConfig.builder()
                          .formatAssertionsEnabled(true)
                          .build()))
          .getSchema(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode run(Baseline.Applied check, Tongue tongue, boolean based) {
    String text =
        Sarif.render(
            check,
            new Sarif.Run(
                "0.1.0", tongue, URI.create("file:///home/a%20b/"), "子 folder/", based, 1));
    assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
    return JsonMapper.shared().readTree(text).path("runs").path(0);
  }

  @Test
  void schemaIsTheOneThatRefuses() {
    assertThat(SCHEMA.validate("{\"version\":\"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(
            SCHEMA.validate(
                "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}},"
                    + "\"results\":[{\"message\":{\"text\":\"m\"},\"level\":\"loud\"}]}]}",
                InputFormat.JSON))
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void saysWhatTheCheckSays(Tongue tongue) {
    CheckResult checked = Samples.mixed();
    JsonNode run = run(Baseline.Applied.none(checked), tongue, false);
    JsonNode results = run.path("results");

    assertThat(results.size()).isEqualTo(checked.findings().size() + checked.waived().size());
    assertThat(checked.waived()).hasSize(1);
    for (int i = 0; i < checked.findings().size(); i++) {
      Finding finding = checked.findings().get(i);
      JsonNode result = results.path(i);
      JsonNode region = result.path("locations").path(0).path("physicalLocation").path("region");
      assertThat(result.path("ruleId").stringValue()).isEqualTo(finding.rule());
      assertThat(
              run.path("tool")
                  .path("driver")
                  .path("rules")
                  .path(result.path("ruleIndex").intValue())
                  .path("id")
                  .stringValue())
          .isEqualTo(finding.rule());
      assertThat(result.path("fingerprints").path("tenon/v1").stringValue())
          .isEqualTo(finding.id());
      assertThat(result.path("partialFingerprints").path("tenon/v1").stringValue())
          .isEqualTo(finding.id());
      assertThat(region.path("startLine").intValue()).isEqualTo(finding.at().line());
      assertThat(region.path("startColumn").intValue()).isEqualTo(finding.at().column());
      assertThat(region.path("endColumn").intValue())
          .isEqualTo(finding.at().column() + finding.at().length());
      assertThat(result.has("baselineState")).isFalse();
      assertThat(result.has("suppressions")).isFalse();
    }
    assertThat(run.path("columnKind").stringValue()).isEqualTo("unicodeCodePoints");
    assertThat(run.path("invocations").path(0).path("exitCode").intValue()).isEqualTo(1);
  }

  @Test
  void waivedFindingsAreSuppressedInSource() {
    JsonNode run = run(Baseline.Applied.none(Samples.mixed()), Tongue.EN, false);
    JsonNode last = run.path("results").path(run.path("results").size() - 1);
    JsonNode suppression = last.path("suppressions").path(0);

    assertThat(suppression.path("kind").stringValue()).isEqualTo("inSource");
    assertThat(suppression.path("justification").stringValue())
        .isEqualTo("quoted from the {contract} [see](x) & \"so\"");
  }

  @Test
  void pathsAreRelativeReferences() {
    JsonNode run = run(Baseline.Applied.none(Samples.mixed()), Tongue.EN, false);
    JsonNode place = run.path("results").path(0).path("locations").path(0).path("physicalLocation");
    String uri = place.path("artifactLocation").path("uri").stringValue();
    String base =
        run.path("originalUriBaseIds")
            .path(place.path("artifactLocation").path("uriBaseId").stringValue())
            .path("uri")
            .stringValue();

    assertThat(uri).isASCII().doesNotContain(" ");
    assertThat(URI.create(base).resolve(uri).getPath())
        .isEqualTo("/home/a b/子 folder/design/设计 一.md");
  }

  @Test
  void oddNamesAreEncodedWhole() {
    assertThat(Sarif.percentEncoded("a:b/c?d#e%f.md")).isEqualTo("a%3Ab/c%3Fd%23e%25f.md");
  }

  @Test
  void everyRuleIsDescribed() {
    JsonNode rules =
        run(Baseline.Applied.none(Samples.mixed()), Tongue.EN, false)
            .path("tool")
            .path("driver")
            .path("rules");

    assertThat(rules.size()).isEqualTo(RuleGroup.allRules().size());
    for (JsonNode rule : rules) {
      if (rule.path("id").stringValue().equals("vague-wording")) {
        assertThat(rule.path("help").path("markdown").stringValue()).startsWith("A requirement");
        assertThat(rule.path("defaultConfiguration").path("level").stringValue())
            .isEqualTo("warning");
        assertThat(rule.path("shortDescription").path("text").stringValue()).isNotBlank();
      }
    }
  }

  @Test
  void baselineTellsOldFromNew() {
    CheckResult checked = Samples.mixed();
    Finding old = checked.findings().getFirst();
    Baseline baseline =
        Baseline.read("{\"findings\":[{\"id\":\"" + old.id() + "\"},{\"id\":\"gone\"}]}");
    JsonNode results = run(baseline.apply(checked, checked), Tongue.EN, true).path("results");
    int unchanged = 0;
    for (JsonNode result : results) {
      String id = result.path("fingerprints").path("tenon/v1").stringValue();
      if (!result.has("suppressions")) {
        assertThat(result.path("baselineState").stringValue())
            .isEqualTo(id.equals(old.id()) ? "unchanged" : "new");
        unchanged += id.equals(old.id()) ? 1 : 0;
      }
    }
    assertThat(unchanged).isOne();
  }

  @Test
  void findingWithoutAFilePointsAtTheSettings() {
    Finding nowhere =
        new Finding(
            "missing-chapter",
            Severity.WARNING,
            List.of(),
            new Position("", 1, 1, 1),
            "No {document} [here](there).",
            "",
            "");
    CheckResult checked =
        new CheckResult(List.of(nowhere), List.of(), Map.of(), new CheckResult.Summary(0, 1, 0, 0));
    JsonNode result = run(Baseline.Applied.none(checked), Tongue.EN, false).path("results").path(0);

    assertThat(
            result
                .path("locations")
                .path(0)
                .path("physicalLocation")
                .path("artifactLocation")
                .path("uri")
                .stringValue())
        .endsWith("tenon.toml");
    assertThat(result.path("message").path("text").stringValue())
        .isEqualTo("No {{document}} \\[here\\](there).");
    // a project without documents says the same
    run(Baseline.Applied.none(Samples.check()), Tongue.EN, false);
  }

  @Test
  void baselineReadsWhatTheCheckPrints() {
    CheckResult checked = Samples.mixed();
    Baseline.Applied applied = Baseline.read(FindingsJson.render(checked)).apply(checked, checked);

    assertThat(applied.result().findings()).isEmpty();
    assertThat(applied.known()).isEqualTo(checked.findings());
    assertThat(applied.gone()).isZero();
    assertThat(applied.result().exitCode(true)).isZero();
    assertThat(applied.result().waived()).isEqualTo(checked.waived());
  }
}
