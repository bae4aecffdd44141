package dev.tenon.works;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps each attempt of a writer as a patch, for the writer {@code replay}. */
final class Recorder {
  private final @Nullable Path folder;

  Recorder(@Nullable Path folder) {
    this.folder = folder;
  }

  static Recorder none() {
    return new Recorder(null);
  }

  /** Whether anything is kept. */
  boolean isWanted() {
    return folder != null;
  }

  void attempt(int number, byte[] patch) {
    if (folder != null) {
      Texts.write(folder.resolve("attempt-" + number + ".patch"), patch);
    }
  }
}
