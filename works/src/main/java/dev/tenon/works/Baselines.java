package dev.tenon.works;

import dev.tenon.design.DesignProblem;
import dev.tenon.design.report.Baseline;
import java.nio.file.Files;
import java.nio.file.Path;

/** Baselines on disk: what {@code check --format json} printed. */
public final class Baselines {
  private Baselines() {}

  /**
   * Reads one.
   *
   * @param shown its path as a person gave it
   * @throws Refusal if it is not there or is none, with the command that makes one
   */
  public static Baseline read(Path file, String shown) {
    String make = "; make it with: tenon check --format json > " + shown;
    if (!Files.exists(file)) {
      throw new Refusal(shown + ": no such baseline" + make);
    }
    if (Files.isDirectory(file)) {
      throw new Refusal(shown + ": is a folder, a baseline is a file" + make + ".json");
    }
    try {
      return Baseline.read(Texts.read(file, shown));
    } catch (DesignProblem e) {
      throw new Refusal(shown + ": is no baseline: it " + e.getMessage() + make, e);
    }
  }
}
