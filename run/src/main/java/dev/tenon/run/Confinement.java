package dev.tenon.run;

import java.nio.file.Path;
import java.util.List;

/** What the system lets a process do. */
public sealed interface Confinement {

  /** Whatever the user may. */
  record None() implements Confinement {}

  /**
   * Reads everything, writes only below the given paths (and to {@code /dev/null} and its like).
   *
   * @param writable files and folders
   * @param network whether TCP may be bound and connected, loopback included
   */
  record Sandboxed(List<Path> writable, boolean network) implements Confinement {
    public Sandboxed {
      writable = List.copyOf(writable);
    }
  }
}
