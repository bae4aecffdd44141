package dev.tenon.works;

import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import dev.tenon.works.git.Change;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The person's tree: what of it a build may take in, and what must be clean first. */
final class PersonTree {
  private static final Pattern PLAN =
      Pattern.compile("(?s)<!--\\s*tenon:plan\\s*-->.*?<!--\\s*/tenon:plan\\s*-->");

  private static final Pattern BUILDING =
      Pattern.compile(
          "\\|\\s*("
              + Status.TODO.word(Tongue.EN)
              + "|"
              + Status.TODO.word(Tongue.ZH)
              + "|"
              + Status.BUILDING.word(Tongue.EN)
              + "|"
              + Status.BUILDING.word(Tongue.ZH)
              + ")\\s*\\|");

  private final Project project;
  private final Repository repository;
  private final Head head;

  PersonTree(Project project, Repository repository, Head head) {
    this.project = project;
    this.repository = repository;
    this.head = head;
  }

  /** Documents, patterns and settings. */
  Set<String> designFiles() {
    Set<String> files = new TreeSet<>(project.documentPaths());
    files.addAll(project.patternPaths());
    files.add(Project.SETTINGS);
    return files;
  }

  /**
   * Design files that were never committed, and documents of which only the plan changed: they are
   * committed first.
   *
   * @throws Refusal naming what else of design, lock or evidence is changed
   */
  Set<String> toCommitFirst() {
    Set<String> first = new TreeSet<>();
    List<String> others = new ArrayList<>();
    Set<String> design = designFiles();
    Set<String> handed = handedOver();
    List<String> places = new ArrayList<>(design);
    places.add(Project.LOCK);
    places.add(project.config().project().evidence());
    for (Change change : repository.changesAt(places)) {
      if (handed.contains(change.path())) {
        continue;
      }
      boolean mine = design.contains(change.path());
      if (mine && (isNew(change.path()) || onlyPlanChanged(change.path()))) {
        first.add(change.path());
      } else {
        others.add(change.path());
      }
    }
    if (!others.isEmpty()) {
      throw notCommitted(others);
    }
    return first;
  }

  /**
   * Looks at the person's tree for a command that commits, but plans nothing.
   *
   * @throws Refusal naming what of design, lock or evidence is not committed
   */
  static void requireCommitted(Project project, Repository repository, Head head) {
    Set<String> first = new PersonTree(project, repository, head).toCommitFirst();
    if (!first.isEmpty()) {
      throw notCommitted(first);
    }
  }

  private static Refusal notCommitted(Collection<String> paths) {
    return new Refusal(
        "not committed: "
            + String.join(", ", paths)
            + "; commit or undo these changes first: git add "
            + String.join(" ", paths)
            + " && git commit");
  }

  private boolean isNew(String path) {
    return repository.file(head.commit(), path).isEmpty();
  }

  private boolean onlyPlanChanged(String path) {
    Optional<byte[]> committed = repository.file(head.commit(), path);
    if (committed.isEmpty() || !Files.exists(project.root().resolve(path))) {
      return false;
    }
    String before = new String(committed.get(), StandardCharsets.UTF_8);
    String now = Texts.read(project.root().resolve(path), path);
    return withoutPlan(before).equals(withoutPlan(now));
  }

  /**
   * Documents whose only change is that steps are {@code building}: their person is at work, and
   * that is no business of a commit.
   */
  Set<String> handedOver() {
    Set<String> handed = new TreeSet<>();
    for (Change change : repository.changesAt(project.documentPaths())) {
      String path = change.path();
      Optional<byte[]> committed = repository.file(head.commit(), path);
      if (committed.isPresent()
          && Files.exists(project.root().resolve(path))
          && withoutBuilding(new String(committed.get(), StandardCharsets.UTF_8))
              .equals(withoutBuilding(Texts.read(project.root().resolve(path), path)))) {
        handed.add(path);
      }
    }
    return handed;
  }

  private static String withoutBuilding(String text) {
    return BUILDING.matcher(text).replaceAll("| todo |");
  }

  private static String withoutPlan(String text) {
    return PLAN.matcher(text.replace("\r\n", "\n"))
        .replaceAll("\n\n")
        .replaceAll("\\n{2,}", "\n\n")
        .strip();
  }

  /**
   * @throws Refusal if a file that a step writes has changes of the person's own
   */
  void requireClean(String step, Collection<String> files) {
    List<String> changed = repository.changesAt(files).stream().map(Change::path).toList();
    if (!changed.isEmpty()) {
      throw new Refusal(
          step
              + " writes files that you have changed: "
              + String.join(", ", changed)
              + "; commit or stash them first");
    }
  }
}
