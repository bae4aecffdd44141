package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.constraints.Constraints;
import dev.tenon.design.constraints.Fault;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Rules about parameters and constraints. */
public final class ConstraintRules {
  /** The four rules read the same design one after the other: it is read once. */
  private static final AtomicReference<@Nullable Read> LAST = new AtomicReference<>();

  private record Read(WeakReference<Design> design, Constraints constraints) {}

  private ConstraintRules() {}

  public static List<Rule> all() {
    return List.of(new BadExpression(), new UnitMismatch(), new OutOfRange(), new Contradiction());
  }

  /** What a design says about its parameters. */
  public static Constraints read(Design design) {
    Read last = LAST.get();
    if (last != null && last.design().get() == design) {
      return last.constraints();
    }
    Constraints constraints = Constraints.of(design, Owners.live(design));
    LAST.set(new Read(new WeakReference<>(design), constraints));
    return constraints;
  }

  /** Reports the faults of one kind. */
  static void report(Design design, Fault.Kind kind, Report report) {
    for (Fault fault : read(design).faults()) {
      if (fault.kind() != kind) {
        continue;
      }
      String near = fault.written().isEmpty() ? "" : NearestName.of(fault.written(), fault.names());
      report.add(
          fault.at(),
          fault.items(),
          fault.message().in(report.tongue()),
          near.isEmpty()
              ? fault.hint().in(report.tongue())
              : report.say("Did you mean " + near + "?", "是否指 " + near + "？"),
          fault.cause());
    }
  }
}
