package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Status;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.works.git.Change;
import dev.tenon.works.git.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person wrote goes back from review into their own tree, for them to mend. */
final class GivingBack {
  private final Project project;
  private final Repository repository;

  GivingBack(Project project, Repository repository) {
    this.project = project;
    this.repository = repository;
  }

  /** Gives it back: files first, then the status, by which it is known to be done. */
  void run(ReviewFolder.Kept kept, StepView step) {
    Set<String> writes = Bench.writes(step, project);
    Set<String> changed = new HashSet<>();
    repository.changesAt(writes).stream().map(Change::path).forEach(changed::add);
    for (String path : writes) {
      Path file = kept.tree().project().resolve(path);
      // what they have written there meanwhile is theirs
      if (Files.isRegularFile(file) && !changed.contains(path)) {
        Texts.write(project.root().resolve(path), Texts.read(file, path));
      }
    }
    Design design = project.design();
    PlanTable plan = design.plan();
    if (plan != null) {
      Texts.write(
          project.root().resolve(plan.document().path()),
          PlanTables.withStatus(plan, step.id(), Status.BUILDING, design.tongue()));
    }
  }

  /** Finishes what a rejection that was cut behind its commit had still to do. */
  void finish() {
    List<Id> waiting = new ReviewFolder(project, repository).waiting();
    if (waiting.isEmpty()) {
      return;
    }
    ReviewFolder folder = new ReviewFolder(project, repository);
    for (StepView step : StepView.all(project.design())) {
      Optional<ReviewFolder.Kept> kept =
          waiting.contains(step.id()) ? folder.find(step.id()) : Optional.empty();
      boolean persons =
          step.row().status() == Status.TODO
              && kept.filter(k -> k.record().writer().equals("person"))
                  .filter(k -> Rejections.isRejected(step, k.record(), repository))
                  .isPresent();
      if (persons) {
        run(kept.orElseThrow(), step);
        folder.remove(step.id());
      }
    }
  }
}
