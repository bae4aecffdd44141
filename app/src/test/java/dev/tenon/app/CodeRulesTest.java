package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of group <i>code</i> on steps that are done. */
class CodeRulesTest {
  private static final String DOCUMENT = "design/design.md";
  private static final String CODE = "src/main/java/org/example/Sums.java";
  private static final String TEST = "src/test/java/org/example/SumsTest.java";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.withBuiltDesign(temp.resolve("sums"));
    assertThat(person.tenon("check").exit()).isZero();
  }

  /** Exactly this is found, at a place in a file; and a build stops at it. */
  private JsonNode finds(String rule, String item, String file, String severity) throws Exception {
    Person.Ran ran = person.tenon("check", "--format", "json");
    List<JsonNode> findings = onCode(ran);
    assertThat(findings).as(ran.out()).hasSize(1);
    JsonNode finding = findings.getFirst();
    assertThat(finding.path("rule").asString()).as(ran.out()).isEqualTo(rule);
    assertThat(finding.path("severity").asString()).isEqualTo(severity);
    assertThat(finding.path("items").path(0).asString()).as(ran.out()).isEqualTo(item);
    assertThat(finding.path("file").asString()).as(ran.out()).isEqualTo(file);
    assertThat(finding.path("line").asInt()).as(ran.out()).isGreaterThan(1);
    assertThat(ran.exit()).isEqualTo(severity.equals("error") ? 1 : 0);
    return finding;
  }

  /** Nothing of these designs was accepted, which is said once. */
  private static List<JsonNode> onCode(Person.Ran check) {
    return JsonMapper.shared()
        .readTree(check.out())
        .path("findings")
        .valueStream()
        .filter(f -> !f.path("rule").asString().equals("not-accepted"))
        .toList();
  }

  private void stopsTheBuild() throws Exception {
    person.commit("Tamper");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isEqualTo(1);
    assertThat(build.out()).contains("nothing was built");
  }

  @Test
  void aMissingSymbol() throws Exception {
    String text = person.read(CODE);
    int at = text.indexOf("  /** Trebles");
    person.write(CODE, text.substring(0, at) + "}\n");
    finds("symbol-missing", "Sums.thrice", CODE, "error");
    stopsTheBuild();
  }

  @Test
  void anotherSignature() throws Exception {
    person.replace(CODE, "public static int thrice(int a)", "public static int thrice(long a)");
    person.replace(CODE, "return plus(twice(a), a);", "return plus(twice((int) a), (int) a);");
    Person.Ran ran = person.tenon("check");
    assertThat(ran.out()).containsAnyOf("error signature-drift", "error symbol-missing");
  }

  @Test
  void anotherModifier() throws Exception {
    person.replace(CODE, "public static int thrice(int a)", "static int thrice(int a)");
    finds("signature-drift", "Sums.thrice", CODE, "error");
    stopsTheBuild();
  }

  @Test
  void anotherBody() throws Exception {
    person.replace(CODE, "return plus(a, a);", "return 2 * a;");
    finds("code-drift", "Sums.twice", CODE, "error");
    stopsTheBuild();
  }

  @Test
  void formAloneIsNoDrift() throws Exception {
    person.replace(CODE, "return plus(a, a);", "// said a person\n    return plus( a ,\n a );");
    Person.Ran check = person.tenon("check", "--format", "json");
    assertThat(onCode(check)).as(check.out()).isEmpty();
  }

  @Test
  void aMissingContract() throws Exception {
    String text = person.read(CODE);
    int from = text.indexOf("    // VAL: VAL_NON");
    int to = text.indexOf("    return a + b;");
    person.write(CODE, text.substring(0, from) + text.substring(to));
    finds("contract-missing", "Sums.plus", CODE, "error");
    stopsTheBuild();
  }

  @Test
  void aTagWhoseCodeIsGone() throws Exception {
    String text = person.read(CODE);
    int from = text.indexOf("    if (!(a >= 0))");
    int to = text.indexOf("    return a + b;");
    person.write(CODE, text.substring(0, from) + text.substring(to));
    finds("contract-missing", "Sums.plus", CODE, "error");
  }

  @Test
  void aWeakenedContract() throws Exception {
    person.replace(CODE, "if (!(a >= 0))", "if (!(a >= 0 || true))");
    finds("contract-weakened", "Sums.plus", CODE, "error");
    stopsTheBuild();
  }

  @Test
  void aSwallowedError() throws Exception {
    person.replace(
        CODE,
        "return plus(a, a);",
        "try {\n"
            + "      return plus(a, a);\n"
            + "    } catch (RuntimeException e) {\n"
            + "      return 0;\n"
            + "    }");
    Person.Ran ran = person.tenon("check");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("error swallowed-error", CODE);
  }

  @Test
  void aChangedTest() throws Exception {
    person.replace(TEST, "assertEquals(4, Sums.twice(2));", "assertEquals(0, Sums.twice(0));");
    finds("test-changed", "T-2", TEST, "error");
    stopsTheBuild();
  }

  @Test
  void aDeletedTest() throws Exception {
    Files.delete(person.folder.resolve(TEST));
    Person.Ran ran = person.tenon("check");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("error test-changed");
  }

  @Test
  void undocumentedApi() throws Exception {
    person.replace(
        CODE, "  /** Doubles", "  public static int more() {\n    return 1;\n  }\n\n  /** Doubles");
    finds("undocumented-api", "Sums.more", CODE, "warning");
  }

  @Test
  void staleEvidence() throws Exception {
    person.replace(DOCUMENT, "return plus(a, a);", "return a + a;");
    finds("evidence-stale", "S-2", DOCUMENT, "error");
  }

  @Test
  void proseMakesNothingStale() throws Exception {
    person.replace(DOCUMENT, "Adds two numbers.", "Adds two small numbers.");
    assertThat(person.tenon("check").exit()).isZero();
  }

  @Test
  void filesAsLockedAreNotParsedAgain() throws Exception {
    try (Stream<Path> cached = Files.list(person.folder.resolve(".tenon/cache"))) {
      assertThat(cached.filter(p -> p.getFileName().toString().startsWith("code-"))).isNotEmpty();
    }
  }
}
