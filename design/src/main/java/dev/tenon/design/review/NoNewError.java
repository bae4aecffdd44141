package dev.tenon.design.review;

import dev.tenon.design.Severity;
import java.util.List;

/** No error of {@code check} that was not there, a waived one included. */
final class NoNewError implements Guard {
  @Override
  public String id() {
    return "new-error";
  }

  @Override
  public List<Stop> check(Revision revision) {
    return revision.checks().added().stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .map(
            f ->
                new Stop(
                    id(),
                    f.items().isEmpty() ? "" : f.items().getFirst(),
                    f.rule() + ": " + f.message() + (f.hint().isEmpty() ? "" : " " + f.hint())))
        .toList();
  }
}
