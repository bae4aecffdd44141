package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Lock;
import dev.tenon.run.Runner;
import dev.tenon.works.git.GitProblem;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.TreeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A project's design as it was: read from git's objects, with the settings, documents and patterns
 * of that revision. Nothing is checked out.
 */
public final class Revisions {
  private static final int SHORT = 10;

  private final Project project;
  private final Repository repository;

  private Revisions(Project project, Repository repository) {
    this.project = project;
    this.repository = repository;
  }

  /**
   * A design at a revision.
   *
   * @param name as it was asked for
   * @param commit its id
   */
  public record Revision(String name, String commit, Design design) {}

  /**
   * The history of a project.
   *
   * @param environment the caller's
   * @throws Refusal if git is not installed, or the project is in no working tree of a repository
   */
  public static Revisions of(Project project, Runner runner, Map<String, String> environment) {
    try {
      return new Revisions(project, Repository.open(project.root(), runner, environment));
    } catch (GitProblem e) {
      throw Refusal.of(e);
    }
  }

  /** The repository that it is read from. */
  public Repository repository() {
    return repository;
  }

  /** The project's folder from the root of the repository, with {@code /} at its end; or empty. */
  public String folder() {
    String path = repository.root().relativize(repository.project()).toString().replace('\\', '/');
    return path.isEmpty() ? "" : path + "/";
  }

  /**
   * The design at a revision.
   *
   * @param name as git reads it: a branch, a tag, {@code HEAD~3}; no range
   * @throws Refusal if there is none, or its settings or documents can't be read
   */
  public Revision at(String name) {
    String commit = commit(name);
    try {
      return new Revision(name, commit, design(commit, shown(name, commit)));
    } catch (GitProblem e) {
      throw Refusal.of(e);
    }
  }

  /**
   * What was accepted and built at a revision; empty where it had no {@code tenon.lock}.
   *
   * @throws Refusal if there is no such revision, or its lock can't be read
   */
  public Lock lock(String name) {
    String commit = commit(name);
    try {
      String text = text(TreeFiles.of(repository, commit), Project.LOCK, shown(name, commit));
      return text == null ? Lock.empty() : Lock.read(text);
    } catch (DesignProblem | GitProblem e) {
      throw new Refusal("at " + shown(name, commit) + ": " + e.getMessage(), e);
    }
  }

  /**
   * The commit that a revision names.
   *
   * @throws Refusal if there is none
   */
  public String commit(String name) {
    if (name.isBlank()) {
      throw new Refusal("a revision is missing; name a branch, a tag or a commit: HEAD~1");
    }
    int dots = name.indexOf("..");
    if (dots >= 0) {
      String first = name.substring(0, dots);
      throw new Refusal(
          name
              + " is a range; name one revision, the working tree is compared with it: "
              + (first.isEmpty() ? "HEAD" : first));
    }
    try {
      Optional<String> found = repository.commit(name);
      if (found.isEmpty() && repository.headCommit().isEmpty()) {
        repository.head(); // says what is wrong: no commit yet
      }
      return found.orElseThrow(() -> unknown(name));
    } catch (GitProblem e) {
      throw Refusal.of(e);
    }
  }

  private Refusal unknown(String name) {
    if (repository.isShallow()) {
      return new Refusal(
          "no revision "
              + name
              + " in this shallow clone; fetch the rest of the history: git fetch --unshallow"
              + " (in CI: fetch-depth: 0)");
    }
    if (repository.commit("origin/" + name).isPresent()) {
      return new Refusal("no revision " + name + " here; the remote's is called origin/" + name);
    }
    return new Refusal(
        "no revision "
            + name
            + " in "
            + repository.root()
            + "; those that there are: git branch --all, git tag, git log --oneline; others'"
            + " come with: git fetch --all --tags");
  }

  private static String shown(String name, String commit) {
    return commit.startsWith(name)
        ? name
        : name + " (" + commit.substring(0, Math.min(SHORT, commit.length())) + ")";
  }

  private Design design(String commit, String shown) {
    TreeFiles files = TreeFiles.of(repository, commit);
    String settings = text(files, Project.SETTINGS, shown);
    if (settings == null) {
      throw new Refusal(
          "no tenon.toml at "
              + shown
              + ": the project began later, or lay elsewhere; name a later revision, those that"
              + " have it are listed by: git log --oneline -- tenon.toml");
    }
    try {
      Path folder = project.root().getFileName();
      Config config = ConfigReader.read(settings, folder == null ? "project" : folder.toString());
      List<String> patterns = Globs.among(files.paths(), config.project().patterns());
      TreeSet<String> documents =
          new TreeSet<>(Globs.among(files.paths(), config.project().documents()));
      patterns.forEach(documents::remove);
      List<String> all = new ArrayList<>(documents);
      all.addAll(patterns);
      Map<String, byte[]> bytes = files.read(all);
      return DesignParser.parse(
          config, read(documents, bytes, shown), read(patterns, bytes, shown));
    } catch (DesignProblem e) {
      throw new Refusal("at " + shown + ": " + e.getMessage(), e);
    }
  }

  private static List<Document> read(
      Iterable<String> paths, Map<String, byte[]> bytes, String shown) {
    List<Document> documents = new ArrayList<>();
    for (String path : paths) {
      byte[] content = bytes.get(path);
      if (content == null) {
        throw new Refusal(
            "at "
                + shown
                + ": "
                + path
                + ": is no file there, or a link that leads out of the project; name another"
                + " revision");
      }
      documents.add(new Document(path, decoded(content, path, shown)));
    }
    return documents;
  }

  private static @Nullable String text(TreeFiles files, String path, String shown) {
    byte[] content = files.read(List.of(path)).get(path);
    return content == null ? null : decoded(content, path, shown);
  }

  private static String decoded(byte[] content, String path, String shown) {
    try {
      return Texts.decode(content, path);
    } catch (Refusal e) {
      throw new Refusal("at " + shown + ": " + e.getMessage(), e);
    }
  }
}
