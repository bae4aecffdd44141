package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code check --watch} as a process, while somebody edits. */
class CheckWatchTest {
  private static final long SECONDS = 60;
  private static final String DOCUMENT = "设计 文/一.md";

  @TempDir Path folder;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private Process process;
  private Person person;

  private void start(String... arguments) throws IOException {
    person = Person.at(folder.resolve("项目 b"));
    person.write("tenon.toml", "format = 1\n\n[project]\ndocuments = [\"设计 文/*.md\"]\n");
    person.write(DOCUMENT, "## 1 Overview\n\n### R-1 Goal\n\nThe system shall run by itself.\n");
    ProcessBuilder builder =
        new ProcessBuilder(person.command(arguments)).directory(person.folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(person.environment);
    process = builder.redirectErrorStream(true).start();
    Process started = process;
    Thread.ofVirtual()
        .start(
            () -> {
              try (BufferedReader out =
                  new BufferedReader(
                      new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(lines::add);
              } catch (IOException e) {
                lines.add("closed");
              }
            });
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private String next(Predicate<String> wanted) throws InterruptedException {
    StringBuilder before = new StringBuilder();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < until) {
      String line = lines.poll(100, TimeUnit.MILLISECONDS);
      if (line != null) {
        if (wanted.test(line)) {
          return line;
        }
        before.append(line).append('\n');
      }
    }
    return fail("it did not come; before:\n" + before);
  }

  private JsonNode json(Predicate<JsonNode> wanted) throws InterruptedException {
    return JsonMapper.shared()
        .readTree(next(line -> wanted.test(JsonMapper.shared().readTree(line))));
  }

  private static boolean has(JsonNode line, String rule) {
    return line.path("findings").findValuesAsString("rule").contains(rule);
  }

  private int interrupted() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void tellsWhatEachEditDoes() throws IOException, InterruptedException {
    start("check", "--watch", "--format", "json");
    JsonNode first = json(line -> true);
    assertThat(first.properties().stream().map(p -> p.getKey()))
        .containsExactly("findings", "waived", "summary", "changed", "new", "mended", "ms");
    assertThat(has(first, "vague-wording")).isFalse();

    person.replace(DOCUMENT, "run by itself", "be fast by itself");
    JsonNode worse = json(line -> has(line, "vague-wording"));
    assertThat(worse.path("new")).hasSize(1);
    assertThat(worse.path("changed").toString()).isEqualTo("[\"" + DOCUMENT + "\"]");

    // as many editors save: aside, then renamed
    Path aside = person.folder.resolve("设计 文/.一.md.swp");
    Files.writeString(aside, person.read(DOCUMENT).replace("be fast", "run"));
    Files.move(aside, person.folder.resolve(DOCUMENT), StandardCopyOption.ATOMIC_MOVE);
    JsonNode better = json(line -> !line.path("mended").isEmpty());
    assertThat(has(better, "vague-wording")).isFalse();

    person.write("设计 文/二.md", "### R-2 Other\n\nThe system shall be robust by itself.\n");
    json(line -> has(line, "vague-wording"));
    Files.delete(person.folder.resolve("设计 文/二.md"));
    json(line -> !has(line, "vague-wording") && !line.path("mended").isEmpty());

    assertThat(interrupted()).isEqualTo(3);
    assertThat(person.folder).isDirectoryContaining("glob:**tenon.toml");
    try (var files = Files.list(person.folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .isSubsetOf("tenon.toml", "设计 文", ".tenon");
    }
  }

  @Test
  void brokenFilesAreToldAndWatchedOn() throws IOException, InterruptedException {
    start("check", "--watch", "--format", "json");
    json(line -> true);
    String good = person.read(DOCUMENT);
    String settings = person.read("tenon.toml");

    person.write(DOCUMENT, new byte[] {'#', ' ', (byte) 0xC3});
    assertThat(json(line -> line.has("problem")).path("problem").stringValue())
        .contains("not UTF-8");
    person.write(DOCUMENT, good);
    json(line -> line.has("findings"));

    person.write("tenon.toml", "format = [");
    json(line -> line.has("problem"));
    person.write("tenon.toml", settings);
    json(line -> line.has("findings"));

    person.sh("mv '设计 文' weg");
    json(
        line -> has(line, "missing-chapter") && line.path("summary").path("items").intValue() == 0);
    person.sh("mv weg '设计 文'");
    json(line -> line.path("summary").path("items").intValue() == 1);
  }

  @Test
  void printsForPeople() throws IOException, InterruptedException {
    start("check", "--watch");
    next(line -> line.contains(": ") && line.endsWith(" ms"));
    person.replace(DOCUMENT, "run by itself", "be fast by itself");
    next(line -> line.startsWith(DOCUMENT + ":5:") && line.contains("vague-wording"));
    next(line -> line.contains(DOCUMENT) && line.contains("1 new, 0 mended"));
    person.replace(DOCUMENT, "be fast by itself", "run by itself");
    next(line -> line.startsWith("mended vague-wording [R-1]"));
    assertThat(interrupted()).isEqualTo(3);
  }

  @Test
  void someFormatsAreForOneCheck() throws IOException {
    Person alone = Person.at(folder.resolve("c"));
    for (String format : List.of("sarif", "junit")) {
      Person.Ran ran = alone.tenon("check", "--watch", "--format", format);
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("--watch").hasLineCount(1);
    }
  }
}
