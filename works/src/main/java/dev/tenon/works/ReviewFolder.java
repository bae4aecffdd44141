package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Status;
import dev.tenon.works.git.Change;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.TenonFolder;
import dev.tenon.works.git.Worktree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The steps that wait for a person's word: {@code .tenon/review/S-n}, each a worktree. */
final class ReviewFolder {
  private static final String GROUP = "review";

  private final Project project;
  private final Repository repository;

  ReviewFolder(Project project, Repository repository) {
    this.project = project;
    this.repository = repository;
  }

  /** A step in review: what is known of it, and where it lies. */
  record Kept(ReviewRecord record, Worktree tree) {

    /** What a person corrected there by hand since the gates passed. */
    List<Change> corrections() {
      return tree.changes(record.tree());
    }

    /** The same as a patch. */
    String correctionsPatch() {
      List<String> paths = corrections().stream().map(Change::path).toList();
      return paths.isEmpty()
          ? ""
          : new String(tree.diff(record.tree(), paths), StandardCharsets.UTF_8);
    }
  }

  /** Where a step lies, from the project's folder. */
  static String shown(Id step) {
    return TenonFolder.NAME + "/" + name(step);
  }

  private static String name(Id step) {
    return GROUP + "/" + step;
  }

  /** Where a face may lay a page that shows the step; it goes when the step goes. */
  private Path page(Id step) {
    return TenonFolder.in(project.root()).resolve(name(step) + ".html");
  }

  private Path recordFile(Id step) {
    return TenonFolder.in(project.root()).resolve(name(step) + ".json");
  }

  /** Lays a step out as its gates saw it; the record is last, so that half of it is nothing. */
  void keep(StepView step, Workshop workshop, Head head, ReviewRecord record) {
    remove(step.id());
    Worktree tree = repository.worktrees().add(name(step.id()), head.commit());
    tree.restore(record.tree(), workshop.ownFiles());
    tree.stage(record.tree());
    Texts.write(recordFile(step.id()), record.json());
  }

  /** What waits of a step; empty where its worktree or record was deleted. */
  Optional<Kept> find(Id step) {
    return record(step)
        .flatMap(r -> repository.worktrees().find(name(step)).map(tree -> new Kept(r, tree)));
  }

  /** The same, only to look at it. */
  Optional<Kept> look(Id step) {
    return record(step)
        .flatMap(r -> repository.worktrees().look(name(step)).map(tree -> new Kept(r, tree)));
  }

  private Optional<ReviewRecord> record(Id step) {
    Path file = recordFile(step);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(ReviewRecord.read(Texts.read(file, shown(step) + ".json"), file.toString()));
  }

  void remove(Id step) {
    try {
      Files.deleteIfExists(recordFile(step));
      Files.deleteIfExists(page(step));
    } catch (IOException e) {
      throw new Refusal(recordFile(step) + ": can't be deleted (" + Globs.reason(e) + ")", e);
    }
    repository.worktrees().remove(name(step));
  }

  /** The steps of which something lies there. */
  List<Id> waiting() {
    return repository.worktrees().names(GROUP).stream()
        .map(name -> name.substring(GROUP.length() + 1).replaceFirst("\\.(json|html)$", ""))
        .flatMap(name -> Id.read(name).stream())
        .distinct()
        .toList();
  }

  /** Takes away what is in review no longer; what a person corrected there goes into the log. */
  void tidy(Design design, Progress progress) {
    for (Id step : waiting()) {
      if (!waits(design, step)) {
        dropped(step, "is in review no longer", progress);
      }
    }
  }

  /** Takes away what waits of a step; what a person corrected there goes into the log. */
  void dropped(Id step, String why, Progress progress) {
    find(step)
        .map(Kept::correctionsPatch)
        .filter(patch -> !patch.isEmpty())
        .ifPresent(
            patch -> progress.event(new Event.ReviewDropped(step.toString(), why, "", patch)));
    remove(step);
  }

  private static boolean waits(Design design, Id step) {
    PlanTable.Row row = design.plan() == null ? null : design.plan().row(step);
    return row != null && row.status() == Status.REVIEW;
  }

  /** Hashes of files that a person wrote in their own tree, for {@link #takeOut}. */
  Map<String, String> prints(Iterable<String> paths) {
    Map<String, String> prints = new TreeMap<>();
    for (String path : paths) {
      Path file = project.root().resolve(path);
      if (Files.isRegularFile(file)) {
        prints.put(path, Texts.sha256(Texts.read(file, path)));
      }
    }
    return prints;
  }

  /**
   * Makes files of the person's tree, whose text lies in review now, those of their commit again.
   * One that they have changed since stays.
   */
  void takeOut(ReviewRecord record, Head head) {
    Map<String, byte[]> committed = repository.files(head.commit(), record.taken().keySet());
    record
        .taken()
        .forEach(
            (path, hash) -> {
              Path file = project.root().resolve(path);
              boolean same =
                  Files.isRegularFile(file) && Texts.sha256(Texts.read(file, path)).equals(hash);
              byte[] before = committed.get(path);
              if (same && before != null) {
                Texts.write(file, before);
              } else if (same) {
                repository.unstage(List.of(path));
                delete(file);
              }
            });
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new Refusal(file + ": can't be deleted (" + Globs.reason(e) + ")", e);
    }
  }
}
