package dev.tenon.works;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of several files: if one of them can't be made, those before it are taken back. */
final class AllOrNothing {
  private final Deque<Before> done = new ArrayDeque<>();

  /**
   * How a file was.
   *
   * @param bytes null if it was not there
   * @param folders around it that were not there, the innermost first
   */
  private record Before(Path file, byte @Nullable [] bytes, List<Path> folders) {}

  /**
   * Makes a change of one file.
   *
   * @throws Refusal the change's own, after everything is as it was before the first change
   */
  void change(Path file, Runnable change) {
    done.push(before(file));
    try {
      change.run();
    } catch (Refusal e) {
      takeBack();
      throw new Refusal(e.getMessage() + "; nothing was changed", e);
    }
  }

  /**
   * Puts all files back as they were.
   *
   * @throws Refusal naming the first that can't be; the others are tried all the same
   */
  void takeBack() {
    Refusal first = null;
    while (!done.isEmpty()) {
      try {
        putBack(done.pop());
      } catch (Refusal e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static Before before(Path file) {
    List<Path> folders = new ArrayList<>();
    for (Path at = file.getParent(); at != null && !Files.exists(at); at = at.getParent()) {
      folders.add(at);
    }
    try {
      return new Before(file, Files.exists(file) ? Files.readAllBytes(file) : null, folders);
    } catch (IOException e) {
      throw new Refusal(file + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }

  private static void putBack(Before before) {
    Path file = before.file();
    byte[] bytes = before.bytes();
    try {
      if (bytes == null) {
        delete(file);
      } else if (!Files.exists(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
        Texts.write(file, bytes);
      }
      for (Path folder : before.folders()) {
        delete(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      return; // tenon:waive swallowed-error: a folder in which another put something stays
    } catch (IOException e) {
      throw new Refusal(file + ": can't be put back (" + Globs.reason(e) + ")", e);
    }
  }

  /** What is not there needs no deleting; asked to, a system may object to the path. */
  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      Files.delete(path);
    }
  }
}
