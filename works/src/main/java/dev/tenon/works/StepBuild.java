package dev.tenon.works;

import dev.tenon.works.Writer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds one step: skeleton, tests, bodies, contracts, gates, and again until it stands. */
final class StepBuild {
  private final Workshop workshop;
  private final Writer writer;
  private final Gates gates;
  private final Tasks tasks;
  private final Recorder recorder;
  private final Progress progress;

  StepBuild(
      Workshop workshop,
      Writer writer,
      Gates gates,
      Tasks tasks,
      Recorder recorder,
      Progress progress) {
    this.workshop = workshop;
    this.writer = writer;
    this.gates = gates;
    this.tasks = tasks;
    this.recorder = recorder;
    this.progress = progress;
  }

  /** How a step ended. */
  sealed interface Outcome {

    /**
     * All gates passed; the work lies in the worktree.
     *
     * @param before what failed in earlier attempts
     */
    record Stands(int attempt, List<GateResult> gates, List<String> before) implements Outcome {}

    /** No attempt passed. */
    record Fails(List<GateResult> gates, String gate, String reason) implements Outcome {}

    /** A person is to write; where. */
    record Waits(List<String> places) implements Outcome {}
  }

  /**
   * Builds it.
   *
   * @param made how many attempts were made, and rejected by a person, in earlier builds
   */
  Outcome build(int made) throws InterruptedException {
    String name = workshop.step().name();
    workshop.prepare();
    List<String> before = new ArrayList<>();
    List<GateResult> last = List.of();
    for (int attempt = made + 1; attempt <= made + writer.attempts(); attempt++) {
      if (attempt > made + 1 && writer.startsFresh()) {
        workshop.reset();
      }
      progress.event(new Event.WriterStarted(name, writer.name(), attempt));
      switch (writer.write(workshop, tasks.task(workshop, attempt, before))) {
        case Answer.Nothing(String reason) -> {
          Optional<GateResult> failed = firstFailed(last);
          return failed.isEmpty()
              ? new Outcome.Fails(last, "writer", reason)
              : new Outcome.Fails(
                  last, failed.get().gate().id(), failed.get().output() + "\n" + reason);
        }
        case Answer.Person(List<String> places) -> {
          return new Outcome.Waits(places);
        }
        case Answer.CameBack(int exit, long millis, String output) ->
            progress.event(new Event.WriterEnded(name, attempt, exit, millis, output));
      }
      Written written = workshop.written(recorder, attempt, writer.isPersons());
      workshop.weaveContracts();
      last = gates.run(workshop, attempt, written);
      Optional<GateResult> failed = firstFailed(last);
      if (failed.isEmpty()) {
        return new Outcome.Stands(attempt, last, before);
      }
      before.add(feedback(attempt, last));
      workshop.undoForeign(written);
    }
    GateResult failed = firstFailed(last).orElseThrow();
    return new Outcome.Fails(last, failed.gate().id(), failed.output());
  }

  private static Optional<GateResult> firstFailed(List<GateResult> results) {
    return results.stream().filter(r -> !r.passed()).findFirst();
  }

  private static String feedback(int attempt, List<GateResult> results) {
    StringBuilder text = new StringBuilder("### Attempt " + attempt + "\n\n");
    for (GateResult result : results) {
      if (!result.passed()) {
        text.append("Gate `").append(result.gate().id()).append("` failed:\n\n```\n");
        text.append(result.output()).append("\n```\n");
      }
    }
    return text.toString();
  }
}
