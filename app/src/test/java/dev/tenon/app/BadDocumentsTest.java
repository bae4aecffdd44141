package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Settings and documents as they should not be. */
class BadDocumentsTest {
  private static final String DOCUMENT = "design/design.md";

  @TempDir Path temp;
  private Person person;

  @BeforeEach
  void begin() throws Exception {
    person = Person.at(temp.resolve("sums"));
    person.write("tenon.toml", Sums.SETTINGS);
    person.write(DOCUMENT, Sums.DESIGN);
  }

  @Test
  void aFolderWithoutSettingsIsToldHowToBegin() throws Exception {
    Files.delete(person.folder.resolve("tenon.toml"));
    for (String command : new String[] {"check", "plan", "build", "verify", "status", "trust"}) {
      Sentence.refused(person.tenon(command), "no tenon.toml in", "tenon init");
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Sentence.refused(person.tenon("check", "--project", "elsewhere"), "elsewhere: no such folder");
  }

  @Test
  void anUnknownKeyNamesTheNearest() throws Exception {
    person.replace("tenon.toml", "limit = ", "limt = ");
    Sentence.refused(person.tenon("check"), "tenon.toml", "limt", "limit");
  }

  @Test
  void settingsThatAreNoTomlArePointedAt() throws Exception {
    person.write("tenon.toml", "format = 1\n[project\nname = 3\n");
    Sentence.refused(person.tenon("check"), "tenon.toml:2");
  }

  @Test
  void aHigherFormatIsRefused() throws Exception {
    person.replace("tenon.toml", "format = 1", "format = 2");
    Sentence.refused(person.tenon("check"), "tenon.toml", "format");
  }

  @Test
  void anEmptyDocumentIsADesignWithoutChapters() throws Exception {
    person.write(DOCUMENT, "");
    Person.Ran ran = person.tenon("check");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("missing-chapter");
    Sentence.noTrace(ran);
    assertThat(person.tenon("check", "--strict").exit()).isEqualTo(1);
    assertThat(person.tenon("plan").exit()).isIn(0, 2);
  }

  @Test
  void aBinaryDocumentNamesItsFirstWrongByte() throws Exception {
    byte[] bytes = new byte[4096];
    Arrays.fill(bytes, (byte) 0xC3);
    person.write(DOCUMENT, bytes);
    Sentence.refused(person.tenon("check"), DOCUMENT + ":1", "not UTF-8", "0xC3", "offset 0");
  }

  @Test
  void zeroBytesAreNoProgrammersError() throws Exception {
    person.write(DOCUMENT, new byte[4096]);
    Person.Ran ran = person.tenon("check");
    assertThat(ran.exit()).isIn(0, 1, 2);
    Sentence.noTrace(ran);
  }

  @Test
  void aDocumentInAnotherEncodingNamesLineAndByte() throws Exception {
    byte[] text = (Sums.DESIGN + "\nPrix: 3 café\n").getBytes(StandardCharsets.ISO_8859_1);
    person.write(DOCUMENT, text);
    Sentence.refused(person.tenon("check"), DOCUMENT, "not UTF-8", "0xE9", "UTF-8");
  }

  @Test
  void fiveMegabytesAreRead() throws Exception {
    StringBuilder text = new StringBuilder(Sums.DESIGN).append("\n## Appendix\n\n");
    while (text.length() < 5_000_000) {
      text.append("A sentence that nobody reads, about `Sums.plus` and more of that kind.\n\n");
    }
    person.write(DOCUMENT, text.toString());
    Person.Ran ran = person.tenon("check");
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  @Test
  void fiveMegabytesInOneLineAreRead() throws Exception {
    for (String unit : new String[] {"word ", "*", "`", "[", "> ", "- "}) {
      person.write(DOCUMENT, Sums.DESIGN + "\n## Appendix\n\n" + unit.repeat(5_000_000 / 50));
      Person.Ran ran = person.tenon("check");
      assertThat(ran.exit()).as(unit + ran.err()).isIn(0, 1, 2);
      Sentence.noTrace(ran);
    }
  }

  @Test
  void carriageReturnsTabsAndAByteOrderMarkAreReadOver() throws Exception {
    String plain = person.tenon("check", "--format", "json").out();
    person.write(DOCUMENT, "\uFEFF" + Sums.DESIGN.replace("\n", "\r\n"));
    assertThat(person.tenon("check", "--format", "json").out()).isEqualTo(plain);
    person.write(DOCUMENT, Sums.DESIGN.replace("- verifies: ", "-\tverifies:\t"));
    assertThat(person.tenon("check", "--format", "json").exit()).isZero();
    assertThat(person.tenon("check", "--format", "json").out()).isEqualTo(plain);
  }

  @Test
  void anUnclosedFenceSwallowsNoError() throws Exception {
    person.replace(DOCUMENT, "return plus(a, a);\n```\n", "return plus(a, a);\n");
    Person.Ran ran = person.tenon("check");
    assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
    assertThat(ran.out()).contains("bad-body");
    Sentence.noTrace(ran);
  }

  @Test
  void aBodyThatDoesNotParseIsPointedAtInTheDocument() throws Exception {
    person.replace(DOCUMENT, "return plus(a, a);", "int b = 1;\n  return plus(a a);");
    int line = lineOf("return plus(a a);");
    Person.Ran ran = person.tenon("check");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains(DOCUMENT + ":" + line + ":17: error bad-body");
    Person.Ran json = person.tenon("check", "--format", "json");
    assertThat(JsonMapper.shared().readTree(json.out()).path("findings").isArray()).isTrue();
  }

  private int lineOf(String text) throws Exception {
    int at = person.read(DOCUMENT).indexOf(text);
    assertThat(at).isNotNegative();
    return (int) person.read(DOCUMENT).substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }

  @Test
  void oneMarkOfThePlanAloneIsRefused() throws Exception {
    person.replace(
        DOCUMENT,
        "## 6 Implementation plan\n",
        "## 6 Implementation plan\n\n<!-- tenon:plan -->\n");
    Sentence.refused(person.tenon("check"), DOCUMENT, "tenon:plan");
    Sentence.refused(person.tenon("plan"), DOCUMENT, "tenon:plan");
  }

  @Test
  void aGlobThatMatchesNothingIsOneLineBesideTheJson() throws Exception {
    person.replace("tenon.toml", "name = \"sums\"", "documents = [\"design/*.md\", \"more/*.md\"]");
    Person.Ran ran = person.tenon("check", "--format", "json");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err().lines().filter(l -> l.contains("more/*.md"))).hasSize(1);
    assertThat(JsonMapper.shared().readTree(ran.out()).path("findings").isArray()).isTrue();
  }

  @Test
  void aDocumentOutsideOfTheProjectIsRefused() throws Exception {
    Files.writeString(temp.resolve("secret.md"), "# Secret\n");
    Files.createSymbolicLink(person.folder.resolve("design/linked.md"), temp.resolve("secret.md"));
    Sentence.refused(person.tenon("check"), "design/linked.md", "outside the project");
  }

  @Test
  void headingsThatAskForANumberGetOne() throws Exception {
    person.replace(
        DOCUMENT,
        "## 3 Core flows",
        "### D-? Another\n\n"
            + "Text.\n\n"
            + "- satisfies: R-1\n\n"
            + "### D-? Third 数\n\n"
            + "Text.\n\n"
            + "- satisfies: R-1\n\n"
            + "## 3 Core flows");
    Person.Ran ran = person.tenon("check", "--fix");
    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(person.read(DOCUMENT)).contains("### D-2 Another", "### D-3 Third 数");
    assertThat(ran.err()).contains(": D-2", ": D-3");
    Person.Ran again = person.tenon("check", "--fix", "--format", "json");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).startsWith("{");
  }

  @Test
  void warningsFailOnlyWithStrict() throws Exception {
    person.replace(
        DOCUMENT, "shall be computed by the type `Sums`", "shall be computed quickly by `Sums`");
    assertThat(person.tenon("check").exit()).isZero();
    assertThat(person.tenon("check", "--strict").exit()).isEqualTo(1);
  }

  @Test
  void wrongUseIsNamed() {
    Sentence.refused(person.tenon("chekc"), "chekc");
    Sentence.refused(person.tenon("check", "--fomat", "json"), "--fomat");
    Sentence.refused(person.tenon("check", "--format", "yaml"), "yaml", "json");
    Sentence.refused(person.tenon("build", "T-1"), "T-1");
  }
}
