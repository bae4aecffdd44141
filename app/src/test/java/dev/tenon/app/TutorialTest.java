package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does what a tutorial says, command by command on a terminal, and holds what is printed against
 * what is shown.
 *
 * <p>A line of three dots stands for any lines; times, dates and ids of commits may differ. What is
 * shown behind a question is typed when the question is asked.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TutorialTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\n(.*?)^```$");
  private static final Pattern TYPED =
      Pattern.compile("(?m)^(.*(?:\\[q\\]uit\\? |退出\\[q\\]？|it waiting: |保持待审：))(\\S+)$");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TIME = Pattern.compile(" +\\d+(\\.\\d+)? m?s$");
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{7}(?:[0-9a-f]{2})?\\b");

  @TempDir Path temp;

  /** A command with what is shown below it. */
  private record Shown(String command, String output) {}

  @ParameterizedTest
  @ValueSource(strings = {"docs/tutorial-review.md", "docs/tutorial-review.zh-CN.md"})
  void isAsItSays(String page) throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "script gives a command a terminal");
    Path home = Files.createDirectories(temp.toRealPath().resolve("you"));
    Person person = Person.at(home);
    prepare(person);
    Path folder = home;
    List<Shown> shown = shown(Files.readString(ROOT.resolve(page)));
    assertThat(shown).hasSizeGreaterThan(25);
    for (Shown one : shown) {
      if (one.command.startsWith("cd ")) {
        folder = folder.resolve(one.command.substring(3));
      } else {
        String printed = typed(person, folder, one).replace(home.toString(), "/home/you");
        assertThat(fits(lines(one.output), lines(printed)))
            .as("%s: $ %s%nprinted:%n%sshown:%n%s", page, one.command, printed, one.output)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "README.md, docs/tutorial-review.md, ## Review the design with it",
    "README.zh-CN.md, docs/tutorial-review.zh-CN.md, ## 和它一起评审设计"
  })
  void readmeShowsTheSame(String readme, String page, String heading) throws IOException {
    String text = Files.readString(ROOT.resolve(readme));
    int start = text.indexOf("\n" + heading + "\n");
    List<Shown> all = shown(Files.readString(ROOT.resolve(page)));
    List<Shown> few = shown(text.substring(start, text.indexOf("\n## ", start + 1)));
    assertThat(few).hasSize(3);
    for (Shown one : few) {
      Shown whole =
          all.stream().filter(s -> s.command.equals(one.command)).findFirst().orElseThrow();
      assertThat(lines(whole.output)).containsSubsequence(withoutDots(lines(one.output)));
    }
  }

  private static List<String> withoutDots(List<String> lines) {
    return lines.stream().filter(line -> !line.strip().equals("…")).toList();
  }

  /** Tenon is a command there, and git knows who it is. */
  private static void prepare(Person person) throws IOException {
    Path bin = Files.createDirectories(person.folder.resolve("bin"));
    Path tenon = bin.resolve("tenon");
    String command =
        person.command().stream().map(w -> "'" + w + "'").collect(Collectors.joining(" "));
    Files.writeString(tenon, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    Files.setPosixFilePermissions(tenon, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(person.folder.resolve("tenon"), ROOT);
    Path settings = person.folder.resolve("gitconfig");
    Files.writeString(
        settings,
        "[user]\nname = Ada\nemail = ada@example.org\n[color]\nui = false\n[core]\npager = cat\n"
            + "[log]\ndecorate = false\n");
    person.environment.remove("TENON_TRUST");
    person.environment.put("GIT_CONFIG_GLOBAL", settings.toString());
    person.environment.put("PATH", bin + ":" + person.environment.get("PATH"));
    person.environment.put("tenon", person.folder.resolve("tenon").toString());
    person.environment.put("NO_COLOR", "1");
  }

  private static List<Shown> shown(String page) {
    List<Shown> shown = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      for (String part : block.group(1).split("(?m)^\\$ ")) {
        int end = part.indexOf('\n');
        if (end > 0) {
          shown.add(new Shown(part.substring(0, end), part.substring(end + 1)));
        }
      }
    }
    return shown;
  }

  /** Runs a command on a terminal of its own; answers are typed when they are asked for. */
  private static String typed(Person person, Path folder, Shown shown) throws Exception {
    Deque<String[]> answers = new ArrayDeque<>();
    Matcher question = TYPED.matcher(shown.output);
    while (question.find()) {
      answers.add(new String[] {question.group(1), question.group(2)});
    }
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qec", shown.command, "/dev/null")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(person.environment);
    Process process = builder.start();
    StringBuilder printed = new StringBuilder();
    try (OutputStream keys = process.getOutputStream();
        var screen = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int c = screen.read(); c >= 0; c = screen.read()) {
        printed.append((char) c);
        String[] next = answers.peek();
        if (next != null && endsWith(printed, next[0])) {
          keys.write((answers.remove()[1] + "\n").getBytes(StandardCharsets.UTF_8));
          keys.flush();
        }
      }
    } finally {
      process.destroy();
    }
    return printed.toString().replace("\r", "");
  }

  private static boolean endsWith(StringBuilder text, String end) {
    int start = text.length() - end.length();
    return start >= 0 && text.indexOf(end, start) == start;
  }

  /** Lines that say something, without what differs from run to run. */
  private static List<String> lines(String text) {
    return text.lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .map(line -> DATE.matcher(line).replaceAll("DATE"))
        .map(line -> TIME.matcher(line).replaceAll(" TIME"))
        .map(line -> COMMIT.matcher(line).replaceAll("COMMIT"))
        .toList();
  }

  /** Whether lines are as shown; what stands between dots is looked for from top to bottom. */
  private static boolean fits(List<String> shown, List<String> printed) {
    int at = 0;
    boolean any = false;
    for (String line : shown) {
      if (line.strip().equals("…")) {
        any = true;
        continue;
      }
      while (any && at < printed.size() && !printed.get(at).equals(line)) {
        at++;
      }
      if (at == printed.size() || !printed.get(at).equals(line)) {
        return false;
      }
      at++;
      any = false;
    }
    return any || at == printed.size();
  }
}
