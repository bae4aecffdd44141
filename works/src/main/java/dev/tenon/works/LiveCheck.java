package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.Recheck;
import dev.tenon.design.rules.RuleGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks a project again and again: only files that changed are read, and what did not change is
 * not checked twice. Finds what {@link Checking#all} finds. For one thread at a time.
 */
public final class LiveCheck {
  /** A file changed so shortly before it was read may change again within the same time stamp. */
  private static final long RACY_MILLIS = 100;

  private final Path root;
  private final Recheck recheck = new Recheck();
  private final Map<String, Kept> kept = new HashMap<>();
  private Map<String, Stamp> seen = Map.of();

  /** Another one whenever something beside the documents changed. */
  private Object beside = new Object();

  public LiveCheck(Path root) {
    this.root = root;
  }

  /** What tells a file's versions apart without reading it. */
  private record Stamp(long modifiedNanos, long size, @Nullable Object key) {}

  /** A document as it was read, and whether its stamp can be trusted. */
  private record Kept(Stamp stamp, boolean sure, Document document) {}

  /**
   * A check.
   *
   * @param nanos how long it took, reading included
   */
  public record Checked(Project project, Design design, CheckResult result, long nanos) {}

  /**
   * Checks the project as it stands; what beside the documents changed is known from {@link
   * #changes}.
   *
   * @throws Refusal if a file can't be read; the next check begins anew
   */
  public Checked check() {
    long from = System.nanoTime();
    Project project = Project.open(root);
    List<Document> documents = documents(project, project.documentPaths());
    List<Document> patterns = documents(project, project.patternPaths());
    Set<String> paths = new TreeSet<>();
    documents.forEach(d -> paths.add(d.path()));
    patterns.forEach(d -> paths.add(d.path()));
    kept.keySet().retainAll(paths);
    Design design;
    try {
      design = recheck.parse(project.config(), documents, patterns);
    } catch (DesignProblem e) {
      throw Refusal.of(e);
    }
    CheckResult result =
        Checking.of(
            project, design, EnumSet.allOf(RuleGroup.class), Set.of(), beside, recheck::find);
    return new Checked(project, design, result, System.nanoTime() - from);
  }

  private List<Document> documents(Project project, List<String> paths) {
    List<Document> documents = new ArrayList<>();
    for (String path : paths) {
      Path file = root.resolve(path);
      Stamp stamp = stamp(file);
      Kept last = kept.get(path);
      if (last == null || !last.sure() || !last.stamp().equals(stamp)) {
        long now = System.currentTimeMillis();
        Document document = project.document(path);
        boolean sure = stamp != null && now - stamp.modifiedNanos() / 1_000_000 > RACY_MILLIS;
        if (last != null && last.document().text().equals(document.text())) {
          document = last.document();
        }
        last = new Kept(stamp == null ? new Stamp(0, 0, null) : stamp, sure, document);
        kept.put(path, last);
      }
      documents.add(last.document());
    }
    return documents;
  }

  /**
   * The files that a check reads and that are others than when this was last asked, in order; of
   * all of them the first time.
   */
  public List<String> changes() {
    Map<String, Stamp> now = new TreeMap<>();
    for (String path : inputs()) {
      Stamp stamp = stamp(root.resolve(path));
      if (stamp != null) {
        now.put(path, stamp);
      }
    }
    List<String> changed = new ArrayList<>();
    Set<String> all = new TreeSet<>(now.keySet());
    all.addAll(seen.keySet());
    for (String path : all) {
      if (!Objects.equals(now.get(path), seen.get(path))) {
        changed.add(path);
      }
    }
    seen = now;
    if (!kept.keySet().containsAll(changed)) {
      beside = new Object();
    }
    return changed;
  }

  /** All files that a check reads, as far as they can be found now. */
  private Set<String> inputs() {
    Set<String> paths = new TreeSet<>(List.of(Project.SETTINGS, Project.LOCK));
    try {
      Project project = Project.open(root);
      var settings = project.config().project();
      paths.addAll(project.documentPaths());
      paths.addAll(project.patternPaths());
      paths.addAll(Globs.find(root, settings.sources(), project.suffix()));
      paths.addAll(Globs.find(root, settings.tests(), project.suffix()));
      paths.addAll(Globs.find(root, List.of("/" + settings.evidence()), ".json"));
    } catch (Refusal e) {
      // the check itself says so; until it is mended, every file of before is looked at
      paths.addAll(seen.keySet());
    }
    return paths;
  }

  private static @Nullable Stamp stamp(Path file) {
    try {
      BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          read.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
          read.size(),
          read.fileKey());
    } catch (IOException e) {
      return null; // gone for a moment: that is a change too
    }
  }
}
