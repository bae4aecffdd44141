package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Id;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.StepCommit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The design as it was when a step was last built, by the step's own commit. */
final class Earlier {
  private final Project project;
  private final Repository repository;
  private final Map<String, String> commits = new HashMap<>();

  Earlier(Project project, Repository repository) {
    this.project = project;
    this.repository = repository;
    for (StepCommit step : repository.steps("HEAD", Steps.STEP)) {
      commits.putIfAbsent(step.step(), step.commit()); // the newest comes first
    }
    // what was taken back since was as good as never built
    for (StepCommit undone : repository.steps("HEAD", Undoing.TRAILER)) {
      String built = commits.get(undone.step());
      if (built != null && repository.isAncestor(built, undone.commit())) {
        commits.remove(undone.step());
      }
    }
  }

  /** Empty where history no longer has the step's commit, or its documents can't be read. */
  Optional<Design> design(Id step) {
    return Optional.ofNullable(commits.get(step.toString())).flatMap(this::at);
  }

  /**
   * The same, also where history was squashed: the commit that brought the step's evidence as it
   * stands now, if it was built from what the design said there.
   */
  Optional<Design> recorded(Id step) {
    return design(step)
        .or(
            () ->
                EvidenceFiles.read(project, step)
                    .flatMap(
                        evidence ->
                            repository
                                .lastChange(EvidenceFiles.path(project, step))
                                .flatMap(this::at)
                                .filter(
                                    d ->
                                        StepView.all(d).stream()
                                            .filter(s -> s.id().equals(step))
                                            .anyMatch(s -> s.inputs().equals(evidence.design())))));
  }

  /** The design in a commit; empty where its documents can't be read. */
  Optional<Design> at(String commit) {
    try {
      return Optional.of(
          DesignParser.parse(
              project.config(),
              documents(commit, project.documentPaths()),
              documents(commit, project.patternPaths())));
    } catch (DesignProblem e) {
      // tenon:waive swallowed-error: what can't be read any more counts as lost history
      return Optional.empty();
    }
  }

  private List<Document> documents(String commit, List<String> paths) {
    List<Document> documents = new ArrayList<>();
    repository
        .files(commit, paths)
        .forEach(
            (path, bytes) ->
                documents.add(new Document(path, new String(bytes, StandardCharsets.UTF_8))));
    return documents;
  }
}
