package dev.tenon.works;

import dev.tenon.design.ConfigReader;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Lock;
import dev.tenon.design.merge.DocumentMerge;
import dev.tenon.design.merge.LockMerge;
import dev.tenon.design.merge.Markers;
import dev.tenon.design.merge.MergeResult;
import dev.tenon.run.Command;
import dev.tenon.run.Confinement;
import dev.tenon.run.Outcome;
import dev.tenon.run.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tenon merge-driver}: merges one file as git asks for it. */
public final class MergeDriving {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Pattern LANGUAGE =
      Pattern.compile("(?m)^\\s*language\\s*=\\s*[\"']([A-Za-z+#]{1,30})[\"']");
  private static final String USUAL_LANGUAGE = "java";
  private static final int CONFLICTS_MAX = 127;
  private static final int NAMES_MAX = 20;

  private final Runner runner;
  private final Map<String, String> environment;

  /**
   * @param environment the caller's
   */
  public MergeDriving(Runner runner, Map<String, String> environment) {
    this.runner = runner;
    this.environment = environment;
  }

  /**
   * A file to merge.
   *
   * @param base where both sides came from, git's {@code %O}
   * @param ours {@code %A}, overwritten by the result
   * @param theirs {@code %B}
   * @param path {@code %P}, where the result will stand, from the folder that git works in
   */
  public record Request(Path folder, Path base, Path ours, Path theirs, String path) {}

  /**
   * How it went.
   *
   * @param clean whether nothing is in conflict
   * @param notes sentences for the person
   */
  public record Done(boolean clean, List<String> notes) {
    public Done {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Merges.
   *
   * @throws Refusal if a file can't be read or written; ours is then as it was
   */
  public Done merge(Request request, Markers markers) throws InterruptedException {
    Path name = Path.of(request.path()).getFileName();
    boolean lock = name != null && name.toString().equals(Project.LOCK);
    for (Path file : List.of(request.base(), request.ours(), request.theirs())) {
      if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
        throw new Refusal(
            file + ": can't be read; git gives the three versions to merge: %O %A %B");
      }
    }
    String base;
    String ours;
    String theirs;
    try {
      base = Texts.read(request.base(), request.path());
      ours = Texts.read(request.ours(), request.path());
      theirs = Texts.read(request.theirs(), request.path());
    } catch (Refusal e) {
      return byLines(request, markers, String.valueOf(e.getMessage()));
    }
    return lock
        ? lock(request, markers, base, ours, theirs)
        : document(request, markers, base, ours, theirs);
  }

  private Done document(Request request, Markers markers, String base, String ours, String theirs)
      throws InterruptedException {
    MergeResult result = DocumentMerge.merge(base, ours, theirs, language(request), markers);
    return switch (result) {
      case MergeResult.NotByItem not ->
          byLines(request, markers, request.path() + ": " + not.why());
      case MergeResult.Merged merged -> {
        Texts.write(request.ours(), merged.text());
        yield new Done(
            merged.isClean(),
            merged.isClean()
                ? List.of()
                : List.of(
                    request.path()
                        + ": both sides changed "
                        + names(merged.conflicts())
                        + "; both stand in the file, keep what holds"));
      }
    };
  }

  private static String names(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), NAMES_MAX)));
    return names.size() > NAMES_MAX
        ? shown + " and " + (names.size() - NAMES_MAX) + " more"
        : shown;
  }

  private Done lock(Request request, Markers markers, String base, String ours, String theirs)
      throws InterruptedException {
    LockMerge.Result result;
    try {
      result = LockMerge.merge(Lock.read(base), Lock.read(ours), Lock.read(theirs));
    } catch (DesignProblem e) {
      return byLines(request, markers, String.valueOf(e.getMessage()));
    }
    Texts.write(request.ours(), result.lock().text());
    List<String> accept = new ArrayList<>();
    List<String> build = new ArrayList<>();
    result.dropped().forEach(n -> (n.matches("(?i)(.*-)?S-\\d+") ? build : accept).add(n));
    List<String> notes = new ArrayList<>();
    if (!accept.isEmpty()) {
      notes.add(
          request.path()
              + ": both sides accepted another text of "
              + names(accept)
              + "; read what came of it, then: tenon accept "
              + String.join(" ", accept));
    }
    if (!build.isEmpty()) {
      notes.add(
          request.path()
              + ": both sides built "
              + names(build)
              + " anew; what came of it is to be built: tenon build");
    }
    return new Done(true, notes);
  }

  /** As git merges a text. */
  private Done byLines(Request request, Markers markers, String why) throws InterruptedException {
    List<String> argv = new ArrayList<>(List.of("git", "merge-file", "-q"));
    argv.addAll(List.of("-L", markers.ours(), "-L", "base", "-L", markers.theirs()));
    argv.add("--marker-size=" + markers.size());
    for (Path file : List.of(request.ours(), request.base(), request.theirs())) {
      argv.add(file.toString());
    }
    Outcome outcome;
    try {
      outcome =
          runner.run(
              new Command(
                  argv, request.folder(), environment, new byte[0], LIMIT, new Confinement.None()));
    } catch (IOException e) {
      throw new UncheckedIOException("git merge-file can't be started: " + e.getMessage(), e);
    }
    List<String> notes = new ArrayList<>(List.of(why + "; merged by lines, not by item"));
    if (outcome.timedOut() || outcome.exit() > CONFLICTS_MAX) {
      notes.add(
          request.path()
              + ": git can't merge it either ("
              + outcome.err().text().strip()
              + "); ours stands, theirs is in: git show MERGE_HEAD:"
              + request.path());
      return new Done(false, notes);
    }
    return new Done(outcome.exit() == 0, notes);
  }

  /** The language of the nearest settings, though they be in conflict themselves. */
  private static String language(Request request) {
    Path at = request.folder().resolve(request.path()).normalize().getParent();
    for (int depth = 0; at != null && depth < CONFLICTS_MAX; depth++) {
      Path settings = at.resolve(Project.SETTINGS);
      if (Files.isRegularFile(settings)) {
        return language(settings);
      }
      if (at.equals(request.folder())) {
        break;
      }
      at = at.getParent();
    }
    return USUAL_LANGUAGE;
  }

  private static String language(Path settings) {
    try {
      String text = Texts.read(settings, Project.SETTINGS);
      try {
        return ConfigReader.read(text, "project").project().language();
      } catch (DesignProblem e) {
        Matcher m = LANGUAGE.matcher(text);
        return m.find() ? m.group(1).toLowerCase(java.util.Locale.ROOT) : USUAL_LANGUAGE;
      }
    } catch (Refusal e) {
      // tenon:waive swallowed-error: which language it is matters for symbols' names alone
      return USUAL_LANGUAGE;
    }
  }
}
