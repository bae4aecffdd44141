package dev.tenon.works;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what happens into the log of a run. */
public final class Logged implements Progress {
  private final RunLog log;

  public Logged(RunLog log) {
    this.log = log;
  }

  @Override
  public void event(Event event) {
    log.append(
        switch (event) {
          case Event.Started(String command, String detail) ->
              node("started").put("command", command).put("detail", detail);
          case Event.PlanCommitted(String message, String commit) ->
              node("plan").put("message", message).put("commit", commit);
          case Event.StepStarted(String step, String title, List<String> methods, String writer) ->
              with(
                  node("step").put("step", step).put("title", title).put("writer", writer),
                  "methods",
                  methods);
          case Event.WriterStarted(String step, String writer, int attempt) ->
              node("writer").put("step", step).put("writer", writer).put("attempt", attempt);
          case Event.WriterEnded(String step, int attempt, int exit, long millis, String output) ->
              node("written")
                  .put("step", step)
                  .put("attempt", attempt)
                  .put("exit", exit)
                  .put("millis", millis)
                  .put("output", output);
          case Event.GateEnded(String step, int attempt, GateResult result) ->
              with(
                  node("gate")
                      .put("step", step)
                      .put("attempt", attempt)
                      .put("gate", result.gate().id())
                      .put("passed", result.passed())
                      .put("millis", result.millis()),
                  "faults",
                  result.faults());
          case Event.CommandEnded(
                  String step,
                  String command,
                  int exit,
                  long millis,
                  String output,
                  String sha256) ->
              node("command")
                  .put("step", step)
                  .put("command", command)
                  .put("exit", exit)
                  .put("millis", millis)
                  .put("output", output)
                  .put("sha256", sha256);
          case Event.StepDone(
                  String step,
                  String title,
                  String commit,
                  int attempts,
                  long millis) ->
              node("done")
                  .put("step", step)
                  .put("title", title)
                  .put("commit", commit)
                  .put("attempts", attempts)
                  .put("millis", millis);
          case Event.StepBlocked(String step, String gate, String reason) ->
              node("blocked").put("step", step).put("gate", gate).put("reason", reason);
          case Event.StepWaits(String step, List<String> places) ->
              with(node("waits").put("step", step), "places", places);
          case Event.StepInReview(String step, String title, String folder) ->
              node("review").put("step", step).put("title", title).put("folder", folder);
          case Event.ReviewFailed(String step, String gate, String reason) ->
              node("failed").put("step", step).put("gate", gate).put("reason", reason);
          case Event.ReviewDropped(String step, String why, String patch, String corrections) ->
              node("dropped")
                  .put("step", step)
                  .put("why", why)
                  .put("patch", patch)
                  .put("corrections", corrections);
          case Event.StepSkipped(String step, String reason) ->
              node("skipped").put("step", step).put("reason", reason);
          case Event.Note(String text) -> node("note").put("text", text);
          case Event.Ended(int exit, String summary) ->
              node("ended").put("exit", exit).put("summary", summary);
        });
  }

  private static ObjectNode node(String kind) {
    return RunLog.event(kind);
  }

  private static ObjectNode with(ObjectNode node, String name, List<String> texts) {
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
    return node;
  }
}
