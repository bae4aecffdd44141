package dev.tenon.works;

import dev.tenon.run.Command;
import dev.tenon.run.Outcome;
import dev.tenon.run.Runner;
import dev.tenon.works.git.DriverConfig;
import dev.tenon.works.git.GitProblem;
import dev.tenon.works.git.HeadFiles;
import dev.tenon.works.git.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code tenon init --git}: git merges this project's documents and lock by item. */
public final class GitSetup {
  /** A shell's exit code for a command that is not there. */
  private static final int NOT_FOUND = 127;

  private static final String ATTRIBUTES = ".gitattributes";
  private static final String OPENING =
      "# tenon: git merges these by item (written by tenon init --git)";
  private static final String CLOSING = "# /tenon";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;

  /**
   * @param environment the caller's; {@code TENON_HOME} says where the launcher is
   */
  public GitSetup(Project project, Runner runner, Map<String, String> environment) {
    this.project = project;
    this.runner = runner;
    this.environment = environment;
  }

  /**
   * Installs the driver; a repository is made where there is none.
   *
   * @return what was written, from the project's folder; empty if all of it was there
   * @throws Refusal if something can't be written
   */
  public List<String> install() throws InterruptedException {
    List<String> written = new ArrayList<>();
    if (!isInRepository()) {
      makeRepository();
      written.add(".git");
    }
    try {
      Repository repository = Repository.open(project.root(), runner, environment);
      if (writeAttributes()) {
        written.add(ATTRIBUTES);
      }
      if (DriverConfig.install(repository, command())) {
        written.add("git config merge." + DriverConfig.NAME + ".driver");
      }
    } catch (GitProblem e) {
      throw Refusal.of(e);
    }
    return written;
  }

  /**
   * Whether the project asks for the driver and this clone does not have it: configuration is not
   * cloned. Git then merges by lines.
   */
  public boolean isMissing() {
    Path file = project.root().resolve(ATTRIBUTES);
    if (!Files.isRegularFile(file)
        || !Texts.read(file, ATTRIBUTES).contains("merge=" + DriverConfig.NAME)
        || HeadFiles.around(project.root()).isEmpty()) {
      return false;
    }
    try {
      return DriverConfig.of(Repository.open(project.root(), runner, environment)).isEmpty();
    } catch (GitProblem e) {
      // tenon:waive swallowed-error: a hint for those who merge; who has no git does not
      return false;
    }
  }

  private boolean isInRepository() {
    for (Path at = project.root().toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  private void makeRepository() throws InterruptedException {
    try {
      Outcome made = runner.run(Command.shell("git init -q .", project.root(), environment, LIMIT));
      if (!made.ok()) {
        throw new Refusal(
            project.root()
                + ": git init failed ("
                + made.err().text().strip()
                + ")"
                + (made.exit() == NOT_FOUND ? "; install git" : "; mend that and run it again"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What git runs. Whatever keeps Tenon from merging, a moved launcher included, git's own merge of
   * lines takes its place: a file without marks would look settled.
   */
  private String command() {
    String home = environment.get("TENON_HOME");
    Path launcher = home == null ? null : Path.of(home).toAbsolutePath().resolve("bin/tenon");
    String tenon =
        launcher != null && Files.isExecutable(launcher)
            ? "'" + launcher.toString().replace("'", "'\\''").replace("%", "%%") + "'"
            : "tenon";
    return tenon
        + " merge-driver %O %A %B %P %L %X %Y; s=$?; test $s -le 1 && exit $s;"
        + " exec git merge-file -q -L ours -L base -L theirs --marker-size=%L %A %O %B";
  }

  /** Writes the lines between Tenon's marks; the rest stays byte for byte. */
  private boolean writeAttributes() {
    Path file = project.root().resolve(ATTRIBUTES);
    if (Files.isSymbolicLink(file)) {
      throw new Refusal(ATTRIBUTES + " is a link, which git does not follow; make it a file");
    }
    String before = Files.exists(file) ? Texts.read(file, ATTRIBUTES) : "";
    String ending = before.contains("\r\n") ? "\r\n" : "\n";
    StringBuilder block = new StringBuilder(OPENING).append(ending);
    lines().forEach(line -> block.append(line).append(ending));
    block.append(CLOSING);
    String after;
    int start = before.indexOf(OPENING);
    int end = start < 0 ? -1 : before.indexOf(CLOSING, start + OPENING.length());
    if (end >= 0) {
      after = before.substring(0, start) + block + before.substring(end + CLOSING.length());
    } else {
      boolean open = !before.isEmpty() && !before.endsWith("\n");
      after = before + (open ? ending : "") + block + ending;
    }
    if (after.equals(before)) {
      return false;
    }
    Texts.write(file, after);
    return true;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String glob : project.config().project().documents()) {
      boolean takesAway = glob.startsWith("!");
      String bare = (takesAway ? glob.substring(1) : glob).replaceAll("/+$", "");
      String value = takesAway ? " !merge" : " merge=" + DriverConfig.NAME;
      lines.add(quoted(bare) + value);
      if (!bare.substring(bare.lastIndexOf('/') + 1).contains(".")) {
        lines.add(quoted(bare + "/**") + value); // a folder: attributes don't reach into it
      }
    }
    lines.add("/" + Project.LOCK + " merge=" + DriverConfig.NAME);
    return lines;
  }

  private static String quoted(String glob) {
    boolean plain = glob.chars().noneMatch(Character::isWhitespace) && !glob.startsWith("#");
    return plain && !glob.startsWith("\"")
        ? glob
        : "\"" + glob.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
