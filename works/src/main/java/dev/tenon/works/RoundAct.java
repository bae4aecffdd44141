package dev.tenon.works;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the files of a round into the person's tree. What is to be written stands in the round's
 * file first, so that a command that was cut is finished by the next one.
 */
final class RoundAct {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private RoundAct() {}

  /** A file as it is to be, after what it is now; without text it is taken away. */
  static RoundFile.Written written(Path root, String path, String text) {
    Path file = root.resolve(path);
    String before = Files.exists(file) ? Texts.read(file, path) : "";
    boolean marked = before.startsWith(BYTE_ORDER_MARK) && !text.startsWith(BYTE_ORDER_MARK);
    return new RoundFile.Written(
        before.isEmpty() ? "" : Texts.sha256(before), marked ? BYTE_ORDER_MARK + text : text);
  }

  /** Finishes what a killed command was writing. */
  static void finishCut(Path root, Progress progress) {
    for (RoundFile file : RoundFile.open(root)) {
      if (!file.act().isEmpty()) {
        finish(root, file, progress);
      }
    }
  }

  /** Writes the files; one that somebody changed meanwhile stays as it is. */
  static void finish(Path root, RoundFile round, Progress progress) {
    round
        .act()
        .forEach(
            (path, w) -> {
              Path target = root.resolve(path);
              String now = Files.exists(target) ? Texts.read(target, path) : "";
              boolean asBefore =
                  now.isEmpty() ? w.before().isEmpty() : Texts.sha256(now).equals(w.before());
              if (asBefore) {
                write(target, w.text());
              } else if (!now.equals(w.text())) {
                progress.event(
                    new Event.Note(path + ": changed meanwhile by somebody; it stays as it is"));
              }
            });
    round.with(round.changes(), Map.of()).keep(root);
  }

  private static void write(Path target, String text) {
    if (!text.isEmpty()) {
      Texts.write(target, text);
      return;
    }
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      throw new Refusal(target + ": can't be deleted (" + Globs.reason(e) + ")", e);
    }
  }
}
