package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.report.Touched;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.run.Runner;
import dev.tenon.run.TemporaryFolder;
import dev.tenon.works.git.GitProblem;
import dev.tenon.works.git.TreeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a change since a revision touches, of what a check finds: what was not found at that
 * revision, what is about items that changed since or that lean on such, and what is in code files
 * that changed since.
 */
public final class Since {
  private final Design before;
  private final Set<String> found;

  /** Hashes of sources and tests, by path, as they were. */
  private final Map<String, String> code;

  private Since(Design before, Set<String> found, Map<String, String> code) {
    this.before = before;
    this.found = found;
    this.code = code;
  }

  /**
   * Checks a project as it was at a revision.
   *
   * @param environment the caller's
   * @throws Refusal if there is no git, no such revision, or the project can't be read there
   */
  public static Since of(
      Project project, String revision, Runner runner, Map<String, String> environment) {
    Revisions revisions = Revisions.of(project, runner, environment);
    Revisions.Revision at = revisions.at(revision);
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Path root = folder.path().toRealPath();
      copy(TreeFiles.of(revisions.repository(), at.commit()), at.design(), root);
      Project old = Project.open(root);
      Set<String> found = new HashSet<>();
      CheckResult checked = Checking.all(old, at.design());
      checked.findings().forEach(f -> found.add(f.id()));
      checked.waived().forEach(f -> found.add(f.id()));
      return new Since(at.design(), found, code(old));
    } catch (GitProblem e) {
      throw Refusal.of(e);
    } catch (IOException e) {
      throw new Refusal(
          "the files of " + revision + " can't be kept aside (" + Globs.reason(e) + ")", e);
    }
  }

  /** Puts aside what a check reads. */
  private static void copy(TreeFiles files, Design design, Path root) throws IOException {
    Set<String> paths = new TreeSet<>(Set.of(Project.SETTINGS, Project.LOCK));
    design.documents().forEach(d -> paths.add(d.path()));
    var settings = design.config().project();
    String evidence = settings.evidence().replaceAll("/+$", "") + "/";
    paths.addAll(Globs.among(files.paths(), settings.sources()));
    paths.addAll(Globs.among(files.paths(), settings.tests()));
    paths.addAll(Globs.among(files.paths(), settings.patterns()));
    files.paths().stream().filter(p -> p.startsWith(evidence)).forEach(paths::add);
    paths.retainAll(files.paths());
    for (Map.Entry<String, byte[]> file : files.read(paths).entrySet()) {
      Path target = root.resolve(file.getKey()).normalize();
      if (target.startsWith(root)) {
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
    }
  }

  private static Map<String, String> code(Project project) {
    Map<String, String> hashes = new TreeMap<>();
    project.sources().forEach((path, text) -> hashes.put(path, Texts.sha256(text)));
    project.tests().forEach((path, text) -> hashes.put(path, Texts.sha256(text)));
    return hashes;
  }

  /** The part of a check that the change touches. */
  public CheckResult narrow(Project project, Design now, CheckResult checked) {
    Set<String> touched = Touched.between(before, now);
    Set<String> changed = new HashSet<>();
    return checked.only(
        finding ->
            !found.contains(finding.id())
                || finding.items().stream().anyMatch(touched::contains)
                || isInChangedCode(project, now, finding, changed));
  }

  private boolean isInChangedCode(
      Project project, Design now, Finding finding, Set<String> changed) {
    String path = finding.at().file();
    if (changed.contains(path)) {
      return true;
    }
    Path file = project.root().resolve(path);
    if (path.isEmpty() || now.document(path).isPresent() || !Files.isRegularFile(file)) {
      return false;
    }
    if (!path.endsWith(project.suffix()) || path.equals(Project.SETTINGS)) {
      return false;
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return !Texts.sha256(text).equals(code.get(path)) && changed.add(path);
    } catch (IOException e) {
      throw new Refusal(path + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }
}
