package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.works.ProjectLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code accept} and {@code impact} at a command line, in real repositories. */
class ChangeCommandsTest {
  private static final String DOCUMENT = "design/design.md";
  private static final String BEFORE = "computed by the type `Sums`";
  private static final String AFTER = "computed exactly by the type `Sums`";

  @TempDir Path temp;

  private Person accepted(String folder) throws Exception {
    Person person = Person.withDesign(temp.resolve(folder));
    assertThat(person.tenon("accept", "--all").exit()).isZero();
    person.commit("Accept");
    return person;
  }

  private static String of(Person person, String rule) {
    Person.Ran ran = person.tenon("check", "--format", "json");
    StringBuilder found = new StringBuilder();
    for (JsonNode finding : JsonMapper.builder().build().readTree(ran.out()).get("findings")) {
      if (finding.get("rule").asString().equals(rule)) {
        found.append(finding.get("severity").asString());
        finding.get("items").forEach(item -> found.append(' ').append(item.asString()));
        found.append('\n');
      }
    }
    return found.toString();
  }

  @Test
  void whatChangedIsAskedForUntilItIsAccepted() throws Exception {
    Person person = Person.withDesign(temp.resolve("项目 1"));
    assertThat(of(person, "not-accepted")).isEqualTo("information\n");
    Person.Ran all = person.tenon("accept", "--all");
    assertThat(all.out()).isEqualTo("accepted: 5 items; commit tenon.lock\n");
    String lock = person.read("tenon.lock");
    assertThat(lock)
        .startsWith("tenon.lock 1\nitem D-1 sha256:")
        .contains("\nlink D-1 satisfies R-1 sha256:")
        .contains("\nlink T-1 verifies Sums.plus sha256:");
    assertThat(lock.lines().skip(1)).isSorted();
    assertThat(person.tenon("accept", "--all").out()).startsWith("nothing to accept: 5 are");
    assertThat(person.read("tenon.lock")).isEqualTo(lock);
    assertThat(person.subjects()).containsExactly("Start");
    assertThat(of(person, "not-accepted") + of(person, "suspect")).isEmpty();

    person.replace(DOCUMENT, BEFORE, AFTER);
    assertThat(of(person, "not-accepted")).isEqualTo("error R-1\n");
    assertThat(of(person, "suspect")).isEqualTo("warning D-1 R-1\nwarning T-1 R-1\n");
    assertThat(person.tenon("check").exit()).isEqualTo(1);
    assertThat(chapter(person, 0)).isEqualTo("1 0 1");
    assertThat(chapter(person, 1)).isEqualTo("1 1 1");
    assertThat(chapter(person, 4)).isEqualTo("3 3 1");

    assertThat(person.tenon("accept", "r-01").out()).startsWith("accepted: 1 item;");
    assertThat(of(person, "not-accepted")).isEmpty();
    assertThat(of(person, "suspect")).isEqualTo("warning D-1 R-1\nwarning T-1 R-1\n");
    person.tenon("accept", "D-1", "T-1");
    assertThat(of(person, "suspect")).isEmpty();
  }

  /** Items, accepted, in doubt. */
  private static String chapter(Person person, int number) {
    JsonNode chapter =
        JsonMapper.builder()
            .build()
            .readTree(person.tenon("status", "--format", "json").out())
            .get("chapters")
            .get(number);
    return chapter.get("items").asInt()
        + " "
        + chapter.get("accepted").asInt()
        + " "
        + chapter.get("in_doubt").asInt();
  }

  @Test
  void aChapterIsAcceptedOnceWhatItLeansOnIs() throws Exception {
    Person person = accepted("p");
    person.replace(DOCUMENT, BEFORE, AFTER);
    String lock = person.read("tenon.lock");
    Person.Ran refused = person.tenon("accept", "--chapter", "2");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("R-1").contains("tenon accept R-1");
    assertThat(person.read("tenon.lock")).isEqualTo(lock);
    assertThat(person.tenon("accept", "--chapter", "1").exit()).isZero();
    assertThat(person.tenon("accept", "--chapter", "2").exit()).isZero();
    assertThat(of(person, "suspect")).isEqualTo("warning T-1 R-1\n");
    assertThat(person.tenon("accept", "--chapter", "3").out()).contains("nothing to accept there");
  }

  @Test
  void wrongUseIsSaidInOneSentence() throws Exception {
    Person person = Person.withDesign(temp.resolve("p"));
    refused(person, "missing", "accept");
    refused(person, "only one", "accept", "R-1", "--all");
    refused(person, "1 to 6", "accept", "--chapter", "7");
    refused(person, "1 to 6", "accept", "--chapter", "");
    refused(person, "did you mean R-1?", "accept", "R-2");
    refused(person, "did you mean Sums.plus?", "accept", "Sums.plsu");
    refused(person, "missing", "impact");
    refused(person, "only one", "impact", "R-1", "--since", "HEAD");
    refused(person, "no revision v9", "impact", "--since", "v9");
    refused(person, "range", "impact", "--since", "HEAD~1..HEAD");
    refused(person, "--format xml", "impact", "R-1", "--format", "xml");
    person.replace(
        DOCUMENT, "- satisfies: R-1", "- satisfies: R-1\n- replaces: D-2\n\n### D-2 Old");
    refused(person, "D-2 is replaced by D-1", "accept", "D-2");
    assertThat(person.folder.resolve("tenon.lock")).doesNotExist();
  }

  private static void refused(Person person, String says, String... arguments) {
    Person.Ran ran = person.tenon(arguments);
    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    assertThat(ran.err()).startsWith("tenon: ").contains(says);
    assertThat(ran.err().strip().lines()).hasSize(1);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aLockThatCantBeReadIsRefused() throws Exception {
    Person person = accepted("p");
    String lock = person.read("tenon.lock");
    person.write("tenon.lock", lock.replace("tenon.lock 1", "tenon.lock 2"));
    refused(person, "newer Tenon", "accept", "--all");
    person.write("tenon.lock", lock.replaceFirst("item D-1", "<<<<<<< HEAD\nitem D-1"));
    refused(person, "tenon.lock:2", "accept", "--all");
    person.write("tenon.lock", lock.replace("sha256:", "sha1:"));
    refused(person, "tenon.lock:2", "accept", "R-1");
  }

  @Test
  void oneAtATime() throws Exception {
    Person person = accepted("p");
    try (ProjectLock held = ProjectLock.take(person.folder, "build")) {
      refused(person, "`tenon build`", "accept", "--all");
      assertThat(person.tenon("impact", "R-1").exit()).isZero(); // it writes nothing
    }
  }

  @Test
  void whatWasBuiltStaysBuiltAndAcceptedThroughTheNextBuild() throws Exception {
    Person person = Person.withBuiltDesign(temp.resolve("p"));
    List<String> built = person.read("tenon.lock").lines().toList();
    assertThat(person.tenon("accept", "--all").exit()).isZero();
    assertThat(person.read("tenon.lock").lines()).containsAll(built);
    person.commit("Accept");
    person.replace(DOCUMENT, "return plus(a, a);", "return plus(a, a) + 0;");
    person.commit("Change a body");
    assertThat(of(person, "suspect")).isEqualTo("warning T-2 Sums.twice\n");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isZero();
    assertThat(person.read("tenon.lock"))
        .contains("\nitem R-1 ", "\nlink D-1 satisfies R-1 ", "\nstep S-1 ");
    assertThat(of(person, "not-accepted")).isEmpty();
    assertThat(person.status()).isEmpty();
  }

  @Test
  void aHistoryThatWasSquashedStillHolds() throws Exception {
    Person person = accepted("p");
    person.replace(DOCUMENT, BEFORE, AFTER);
    person.tenon("accept", "--all");
    person.commit("Change");
    person.git("checkout", "-q", "--orphan", "anew");
    person.commit("All at once");
    person.git("branch", "-D", "main");
    assertThat(person.subjects()).containsExactly("All at once");
    assertThat(of(person, "not-accepted") + of(person, "suspect")).isEmpty();
    assertThat(person.tenon("impact", "--since", "HEAD").out()).isEqualTo("nothing changed\n");
  }

  @Test
  void aShallowCloneChecksAndSaysWhatItLacks() throws Exception {
    Person person = accepted("p");
    person.replace(DOCUMENT, BEFORE, AFTER);
    person.commit("Change");
    Person shallow = Person.at(temp.resolve("shallow"));
    shallow.git("clone", "-q", "--depth=1", "file://" + person.folder, ".");
    assertThat(of(shallow, "not-accepted")).isEqualTo("error R-1\n");
    refused(shallow, "git fetch --unshallow", "impact", "--since", "HEAD~1");
    shallow.git("fetch", "-q", "--unshallow");
    assertThat(shallow.tenon("impact", "--since", "HEAD~1").out()).contains("R-1 Sums (changed)");
  }

  @Test
  void impactSinceARevision() throws Exception {
    Person person = accepted("p");
    assertThat(person.tenon("impact", "--since", "HEAD").out()).isEqualTo("nothing changed\n");
    assertThat(person.tenon("impact", "--since", "HEAD", "--format", "json").out())
        .isEqualTo("{\"changed\":[],\"doubt\":[]}\n");
    person.replace(DOCUMENT, BEFORE, AFTER);
    int line = person.read(DOCUMENT).lines().toList().indexOf("### D-1 One type") + 1;
    int test = person.read(DOCUMENT).lines().toList().indexOf("### T-1 Adding") + 1;
    assertThat(person.tenon("impact", "--since", "HEAD", "--format", "json").out())
        .isEqualTo(
            "{\"changed\":[{\"item\":\"R-1\",\"kind\":\"changed\"}],\"doubt\":["
                + "{\"item\":\"D-1\",\"via\":[\"R-1\"],\"file\":\"design/design.md\",\"line\":"
                + line
                + "},{\"item\":\"T-1\",\"via\":[\"R-1\"],\"file\":\"design/design.md\",\"line\":"
                + test
                + "}]}\n");
    assertThat(person.tenon("impact", "--since", "HEAD").out())
        .contains("shall be computed {+exactly+} by the type Sums.");
  }

  @Test
  void aDesignThatWasSplitAndWrittenByAnotherEditorIsTheSame() throws Exception {
    Person person = accepted("p");
    String text = person.read(DOCUMENT);
    int cut = text.indexOf("## 3 Core flows");
    Files.delete(person.folder.resolve(DOCUMENT));
    person.write("design/一 上.md", "\uFEFF" + text.substring(0, cut).replace("\n", "\r\n"));
    person.write("design/二 下.md", "---\ntitle: 下\n---\n" + text.substring(cut));
    assertThat(of(person, "not-accepted") + of(person, "suspect")).isEmpty();
    Person.Ran ran = person.tenon("impact", "--since", "HEAD", "--format", "json");
    assertThat(ran.out()).contains("\"kind\":\"moved\"").endsWith("\"doubt\":[]}\n");
    assertThat(ran.out()).doesNotContain("\"kind\":\"changed\"").doesNotContain("added");
  }

  @Test
  void theCommentOfAPullRequestLinksToTheForge() throws Exception {
    Person person = Person.inSubfolder(temp.resolve("r"), "子 项目");
    person.replace(DOCUMENT, BEFORE, AFTER);
    assertThat(person.tenon("impact", "--since", "main", "--format", "markdown").out())
        .startsWith("<!-- tenon:impact -->\n")
        .contains("](design/design.md#L");
    person.environment.put("GITHUB_SERVER_URL", "https://forge.example");
    person.environment.put("GITHUB_REPOSITORY", "a/b");
    person.environment.put("GITHUB_SHA", "0123abc");
    assertThat(person.tenon("impact", "--since", "main", "--format", "markdown").out())
        .contains(
            "](https://forge.example/a/b/blob/0123abc/%E5%AD%90%20%E9%A1%B9%E7%9B%AE/design/"
                + "design.md#L");
  }

  @Test
  void withoutGitImpactOfIdsWorks() throws Exception {
    Person person = Person.at(temp.resolve("alone"));
    person.write("tenon.toml", Sums.SETTINGS);
    person.write(DOCUMENT, Sums.DESIGN);
    Person.Ran ran = person.tenon("impact", "R-1", "Sums.plus");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("D-1 One type").contains("satisfies R-1").contains("Sums.twice");
    assertThat(person.tenon("accept", "--all").exit()).isZero();
    refused(person, "git init", "impact", "--since", "HEAD");
  }

  @Test
  void afterAChangeTheNextThingIsToReadAndAcceptIt() throws Exception {
    Person person = accepted("next");
    person.replace(DOCUMENT, BEFORE, AFTER);
    assertThat(of(person, "not-accepted")).isEqualTo("error R-1\n");
    assertThat(person.tenon("check", "--ready").out()).contains("tenon accept --chapter 1");
    assertThat(person.tenon("status").out())
        .contains("next: ", "tenon accept --chapter 1")
        .doesNotContain("mend");
    person.replace(DOCUMENT, "- satisfies: R-1", "- satisfies: R-9");
    assertThat(person.tenon("status").out()).contains("mend 1 error: tenon check");
  }

  @Test
  void namesThatAreNoneAreRefusedInTheProjectsLanguage() throws Exception {
    Person person = Person.withDesign(temp.resolve("求和"));
    person.replace("tenon.toml", "name = \"sums\"", "name = \"sums\"\nprose = \"zh\"");
    person.commit("中文");
    Sentence.refused(person.tenon("accept", "R-7"), "设计中没有条目、参数或符号 R-7", "是否指 R-1");
    Sentence.refused(person.tenon("accept", "--chapter", "9"), "--chapter 9", "1 到 6");
    Sentence.refused(person.tenon("accept", " "), "名称为空");
    person.environment.remove("TENON_TRUST");
    Person.Ran refused = person.tenon("build");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("尚未信任", "测试与构建文件", "tenon trust");
    Person.Ran trust = person.tenon("trust");
    assertThat(trust.exit()).as(trust.all()).isZero();
    assertThat(trust.out()).contains("  [verify] step: test -n {tests}", "测试与构建文件", "已信任：");
    assertThat(person.tenon("build").err()).doesNotContain("尚未信任");
  }
}
