package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Lock;
import dev.tenon.design.Status;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.Worktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code tenon undo}: one new commit that takes back a step and what stands on it. What others
 * wrote since stays; where they changed the step's own methods, nothing is done.
 */
public final class Undoing {
  /** The trailer of the commit, one for each step. */
  static final String TRAILER = "Tenon-Undo";

  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;
  private final Progress progress;

  public Undoing(
      Project project, Runner runner, Map<String, String> environment, Progress progress) {
    this.project = project;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param steps that were taken back, in the plan's order; that would have been, where it was
   *     refused
   * @param commit the new one; empty where it was refused
   * @param touched why it was refused: members of the steps that later commits of others changed
   * @param message what else went wrong; empty if nothing did
   */
  public record Undone(List<String> steps, String commit, List<Touched> touched, String message) {
    public Undone {
      steps = List.copyOf(steps);
      touched = List.copyOf(touched);
    }

    /** 0 done, 1 refused. */
    public int exit() {
      return commit.isEmpty() ? 1 : 0;
    }
  }

  /**
   * A change of somebody else's in what is to be taken back.
   *
   * @param symbol the member; empty for a whole file
   * @param line from 1, where it stands now; 0 where it does not
   * @param commit empty where history does not say
   * @param subject of that commit
   */
  public record Touched(String symbol, String file, int line, String commit, String subject) {}

  /**
   * Takes a step back.
   *
   * @throws Refusal if it is not done, or something uncommitted is in the way
   */
  public Undone run(Id id) {
    try (WorkSession session = WorkSession.begin(project, "undo", runner, environment)) {
      Repository repository = session.repository();
      PersonTree.requireCommitted(project, repository, session.head());
      Design design = project.design();
      ReviewSteps.named(design, List.of(id), Status.DONE);
      Set<Id> ids = new LinkedHashSet<>(Set.of(id));
      ids.addAll(Dependants.of(design, Set.of(id)));
      List<StepView> above =
          StepView.all(design).stream().filter(s -> ids.contains(s.id())).toList();
      requireNobodyWrites(above);
      List<StepView> steps = above.stream().filter(s -> s.row().status() == Status.DONE).toList();
      List<String> names = steps.stream().map(StepView::name).toList();
      try (Craft craft = new Craft(design, List.of())) {
        StepCode code = StepCode.of(project, repository, session.head(), design, steps, craft);
        if (!code.touched().isEmpty()) {
          return new Undone(names, "", code.touched(), "");
        }
        new PersonTree(project, repository, session.head())
            .requireClean(id.toString(), code.texts().keySet());
        String commit;
        try {
          commit = commit(repository, session.head(), id, design, above, steps, craft, code);
        } catch (Landing.HookFailed e) {
          return new Undone(names, "", List.of(), String.valueOf(e.getMessage()));
        }
        above.stream()
            .filter(s -> s.row().status() == Status.REVIEW)
            .forEach(
                s ->
                    new ReviewFolder(project, repository)
                        .dropped(s.id(), id + " was taken back", progress));
        return new Undone(names, commit, List.of(), "");
      }
    }
  }

  private static void requireNobodyWrites(List<StepView> steps) {
    steps.stream()
        .filter(s -> s.row().status() == Status.BUILDING)
        .findFirst()
        .ifPresent(
            s -> {
              throw new Refusal(
                  s.design()
                      .tongue()
                      .pick(
                          s.name()
                              + " stands on it and is being written in your tree; finish it (tenon"
                              + " build), or put its files and status back with git",
                          s.name() + " 建立在它之上，且正在您的工作区中编写；请先完成（tenon build），或用 git 恢复"));
            });
  }

  private String commit(
      Repository repository,
      Head head,
      Id id,
      Design design,
      List<StepView> above,
      List<StepView> steps,
      Craft craft,
      StepCode code) {
    Map<String, String> documents = statuses(design, above);
    Worktree tree = repository.worktrees().add("work/undo", head.commit());
    try {
      Set<String> paths = new TreeSet<>(documents.keySet());
      documents.forEach((path, text) -> Texts.write(tree.project().resolve(path), text));
      code.texts()
          .forEach(
              (path, text) -> {
                paths.add(path);
                text.ifPresentOrElse(
                    t -> Texts.write(tree.project().resolve(path), t),
                    () -> delete(tree.project().resolve(path)));
              });
      for (StepView step : steps) {
        String evidence = EvidenceFiles.path(project, step.id());
        delete(tree.project().resolve(evidence));
        paths.add(evidence);
      }
      Lock lock = lock(design, steps, craft);
      Texts.write(tree.project().resolve(Project.LOCK), lock.text());
      paths.add(Project.LOCK);
      List<String> names = steps.stream().map(StepView::name).toList();
      StringBuilder message = new StringBuilder("Undo: " + id + "\n\n");
      if (names.size() > 1) {
        message.append(String.join(", ", names)).append(" are taken back.\n\n");
      }
      names.forEach(name -> message.append(TRAILER).append(": ").append(name).append('\n'));
      return new Landing(repository)
          .commit(
              head,
              tree,
              paths,
              new PersonTree(project, repository, head).handedOver(),
              message.toString());
    } finally {
      repository.worktrees().remove("work/undo");
    }
  }

  private Map<String, String> statuses(Design design, List<StepView> above) {
    Map<String, String> texts = new TreeMap<>();
    Design marked = design;
    for (StepView step : above) {
      Status status = step.row().status();
      if (marked.plan() != null && (status == Status.DONE || status == Status.REVIEW)) {
        texts.put(
            marked.plan().document().path(),
            PlanTables.withStatus(marked.plan(), step.id(), Status.TODO, design.tongue()));
        marked = project.design(texts);
      }
    }
    return texts;
  }

  /** The lock without what the steps alone have in it. */
  private Lock lock(Design design, List<StepView> steps, Craft craft) {
    Map<String, String> entries = new TreeMap<>(Locks.read(project.root()).entries());
    Set<String> gone = new TreeSet<>();
    Set<String> kept = new TreeSet<>();
    for (StepView step : StepView.all(design)) {
      if (step.row().status() != Status.DONE) {
        continue;
      }
      boolean goes = steps.stream().anyMatch(s -> s.id().equals(step.id()));
      Set<String> entriesOf = goes ? gone : kept;
      entriesOf.add("step " + step.name());
      craft.symbolsOf(step).forEach(s -> entriesOf.add("symbol " + s));
      step.tests().stream().map(Item::name).forEach(t -> entriesOf.add("test " + t));
    }
    gone.removeAll(kept);
    entries.keySet().removeAll(gone);
    return new Lock(entries);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refusal(file + ": can't be deleted (" + Globs.reason(e) + ")", e);
    }
  }
}
