package dev.tenon.works;

import dev.tenon.design.Tongue;
import dev.tenon.design.review.AnswerReader;
import dev.tenon.design.review.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks an agent until its answer passes, a bounded number of times: what was stopped goes back with
 * the reasons. All that was said stands in the run's log.
 */
final class Consultation {
  /** What fails goes back with the findings so many times in all. */
  static final int ATTEMPTS = 3;

  private final Agent agent;
  private final Tongue tongue;
  private final Progress progress;
  private final RunLog log;

  Consultation(Agent agent, Tongue tongue, Progress progress, RunLog log) {
    this.agent = agent;
    this.tongue = tongue;
    this.progress = progress;
    this.log = log;
  }

  /** What is asked. */
  interface Task {
    /**
     * For the agent to read.
     *
     * @param last what it printed before; empty at first
     * @param stops why that was stopped
     */
    String markdown(String last, List<Stop> stops);

    /** For its scripts. */
    String json(int attempt, List<Stop> stops);
  }

  /**
   * Asks.
   *
   * @param reader what an answer says, or why it is stopped
   * @return what passed, or what stopped the last answer
   */
  <T> AnswerReader.Reading<T> ask(Task task, Function<String, AnswerReader.Reading<T>> reader)
      throws InterruptedException {
    List<Stop> stops = List.of();
    String last = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      progress.event(
          new Event.Note(
              tongue.pick(
                  "asking the agent, attempt " + attempt + " of " + ATTEMPTS + " …",
                  "正在询问代理，第 " + attempt + " 次，共 " + ATTEMPTS + " 次……")));
      Agent.Said said = agent.ask(task.markdown(last, stops), task.json(attempt, stops), attempt);
      last = said.printed();
      log.append(
          RunLog.event("answer")
              .put("attempt", attempt)
              .put("exit", said.exit())
              .put("text", last));
      AnswerReader.Reading<T> read = reader.apply(last);
      if (read.value().isPresent() && read.stops().isEmpty()) {
        return read;
      }
      stops = said.timedOut() ? ended(read.stops()) : read.stops();
      stops.forEach(s -> progress.event(new Event.Note("  " + s.rule() + ": " + s.message())));
    }
    return new AnswerReader.Reading<>(Optional.empty(), stops);
  }

  private List<Stop> ended(List<Stop> stops) {
    List<Stop> more = new ArrayList<>(stops);
    more.add(
        new Stop(
            AnswerReader.RULE,
            "",
            tongue.pick(
                "The agent was ended at its time limit ([writer] limit).",
                "代理超过时限（[writer] limit），已被终止。")));
    return more;
  }
}
