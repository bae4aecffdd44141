package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.change.Doubts;
import dev.tenon.design.change.Subject;
import java.util.List;

/** Every item was accepted with the text that it has. */
final class NotAccepted implements Rule {
  private final LastDoubts doubtsOf;

  NotAccepted(LastDoubts doubtsOf) {
    this.doubtsOf = doubtsOf;
  }

  @Override
  public String id() {
    return "not-accepted";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Doubts doubts = doubtsOf.of(design, surroundings.lock());
    if (!doubts.isBegun()) {
      beforeTheFirst(design, doubts.states().size(), report);
      return;
    }
    doubts
        .states()
        .forEach(
            (name, state) -> {
              if (state != Doubts.State.ACCEPTED) {
                doubts.subjects().find(name).ifPresent(s -> report(s, state, report));
              }
            });
  }

  private static void report(Subject subject, Doubts.State state, Report report) {
    String name = subject.name();
    boolean changed = state == Doubts.State.CHANGED;
    report.add(
        subject.at(),
        List.of(name),
        changed
            ? report.say(name + " has changed since it was accepted.", name + " 在接受之后改动过。")
            : report.say(name + " was never accepted.", name + " 从未被接受。"),
        changed
            ? report.say(
                "See what leans on it (tenon impact "
                    + name
                    + "), then, if it is meant: tenon accept "
                    + name,
                "先看它影响什么（tenon impact " + name + "），确属本意后：tenon accept " + name)
            : report.say(
                "Read it; if it is true: tenon accept " + name, "通读它，确认无误后：tenon accept " + name),
        name);
  }

  private static void beforeTheFirst(Design design, int count, Report report) {
    if (count == 0) {
      return;
    }
    report.add(
        Severity.INFORMATION,
        Position.startOf(design.documents().getFirst().path()),
        List.of(),
        report.say(
            count + (count == 1 ? " item is" : " items are") + " not accepted yet",
            count + " 项尚未接受"),
        report.say(
            "read the design; what is true: tenon accept --chapter 1, or --all",
            "通读设计，确认无误的：tenon accept --chapter 1，或 --all"),
        "accept");
  }
}
