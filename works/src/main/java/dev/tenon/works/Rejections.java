package dev.tenon.works;

import dev.tenon.works.git.Repository;
import dev.tenon.works.git.StepCommit;
import java.util.Optional;
import java.util.stream.Stream;

/** Which attempts at a step a person has rejected: history says so, nothing else. */
final class Rejections {
  /** The trailer of the commit that rejects: step, attempt, hash of what it was built from. */
  static final String TRAILER = "Tenon-Rejected";

  private Rejections() {}

  static String trailer(StepView step, int attempt) {
    return TRAILER + ": " + step.name() + " " + attempt + " " + step.inputs();
  }

  /** How many attempts were made, if the last word on the step as it is asked now was a no. */
  static int attempts(StepView step, Repository repository) {
    Optional<StepCommit> last = newest(repository, TRAILER, step);
    if (last.isEmpty() || !last.get().step().endsWith(" " + step.inputs())) {
      return 0;
    }
    boolean overtaken =
        Stream.of(Steps.STEP, Steps.BLOCKED)
            .flatMap(trailer -> newest(repository, trailer, step).stream())
            .anyMatch(other -> !repository.isAncestor(other.commit(), last.get().commit()));
    String[] words = last.get().step().split(" ");
    return overtaken || !words[1].matches("[0-9]{1,6}") ? 0 : Integer.parseInt(words[1]);
  }

  /** Whether what was laid into review was rejected since. */
  static boolean isRejected(StepView step, ReviewRecord record, Repository repository) {
    return newest(repository, TRAILER, step)
        .filter(no -> no.step().startsWith(step.name() + " " + record.attempt() + " "))
        .filter(no -> repository.isAncestor(record.base(), no.commit()))
        .isPresent();
  }

  private static Optional<StepCommit> newest(Repository repository, String trailer, StepView step) {
    return repository.steps("HEAD", trailer).stream()
        .filter(s -> (s.step() + " ").startsWith(step.name() + " "))
        .findFirst();
  }
}
