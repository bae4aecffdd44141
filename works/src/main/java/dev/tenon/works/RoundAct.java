package dev.tenon.works;

import dev.tenon.design.Tongue;
import dev.tenon.design.review.Change;
import dev.tenon.design.review.Stop;
import dev.tenon.design.review.Taking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the files of a round into the person's tree. What is to be written stands in the round's
 * file first, so that a command that was cut is finished by the next one.
 */
final class RoundAct {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private RoundAct() {}

  /** A file as it is to be, after what it is now; without text it is taken away. */
  static RoundFile.Written written(Path root, String path, String text) {
    String before = now(root, path);
    boolean marked = before.startsWith(BYTE_ORDER_MARK) && !text.startsWith(BYTE_ORDER_MARK);
    return new RoundFile.Written(
        before.isEmpty() ? "" : Texts.sha256(before), marked ? BYTE_ORDER_MARK + text : text);
  }

  /** The text of a file, empty where there is none. */
  static String now(Path root, String path) {
    Path file = root.resolve(path);
    return Files.exists(file) ? Texts.read(file, path) : "";
  }

  /** What is said of a file that a person changed meanwhile. */
  static Stop changed(String path, Tongue tongue) {
    return new Stop(
        Taking.RULE,
        "",
        tongue.pick(
            path + " was changed meanwhile; it stays as it is, and nothing was written.",
            path + " 期间被修改过；它保持现状，没有写入任何内容。"));
  }

  /**
   * Finishes what a killed command was writing.
   *
   * @return the changes that are written now
   */
  static List<Change> finishCut(Project project, Progress progress) {
    List<Change> written = new ArrayList<>();
    for (RoundFile file : RoundFile.open(project.root())) {
      if (!file.act().isEmpty()) {
        Tongue tongue = project.config().project().prose();
        List<Stop> stops = finish(project.root(), file, tongue);
        stops.forEach(s -> progress.event(new Event.Note(s.message())));
        written.addAll(stops.isEmpty() ? file.taken() : List.of());
      }
    }
    return written;
  }

  /**
   * Writes the files. If somebody changed one of them meanwhile, that one and the rest stay as they
   * are, and what was taken waits again.
   *
   * @return what kept them from being written
   */
  static List<Stop> finish(Path root, RoundFile round, Tongue tongue) {
    List<Stop> stops = new ArrayList<>();
    round
        .act()
        .forEach(
            (path, w) -> {
              String now = now(root, path);
              boolean asBefore =
                  now.isEmpty() ? w.before().isEmpty() : Texts.sha256(now).equals(w.before());
              if (!asBefore && !now.equals(w.text())) {
                stops.add(changed(path, tongue));
              }
            });
    if (stops.isEmpty()) {
      round.act().forEach((path, w) -> write(root.resolve(path), w.text()));
    }
    List<Change> waiting = new ArrayList<>(round.changes());
    waiting.addAll(stops.isEmpty() ? List.of() : round.taken());
    round.with(waiting).keep(root);
    return stops;
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
