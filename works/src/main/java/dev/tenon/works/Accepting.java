package dev.tenon.works;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Lock;
import dev.tenon.design.change.Acceptance;
import dev.tenon.design.change.Subjects;
import java.util.Arrays;
import java.util.List;

/** {@code tenon accept}: stamps in {@code tenon.lock} what a person has read. Commits nothing. */
public final class Accepting {
  private Accepting() {}

  /** What is to be accepted. */
  public sealed interface Choice {}

  /** Items, parameters and symbols by their names. */
  public record Named(List<String> names) implements Choice {
    public Named {
      names = List.copyOf(names);
    }
  }

  /** All that stands in a chapter, by its number. */
  public record OfChapter(String number) implements Choice {}

  /** All that binds. */
  public record All() implements Choice {}

  /** What came of it. */
  public sealed interface Result {}

  /** It stands in the lock. */
  public record Accepted(Acceptance acceptance, boolean changed) implements Result {}

  /** What the chapter leans on has to be read first. */
  public record InDoubt(Chapter chapter, List<String> items) implements Result {
    public InDoubt {
      items = List.copyOf(items);
    }
  }

  /**
   * Accepts, under the project's lock.
   *
   * @throws Refusal for a name that is none, a chapter that is none, or a file that can't be read
   *     or written
   * @throws LockedException if another command is at work
   */
  public static Result accept(Project project, Choice choice) {
    try (ProjectLock held = ProjectLock.take(project.root(), "accept")) {
      Design design = project.design();
      Lock lock = Locks.read(project.root());
      if (choice instanceof OfChapter(String number)) {
        Chapter chapter = chapter(number, design);
        List<String> doubts = Acceptance.doubtsAbove(design, lock, chapter);
        if (!doubts.isEmpty()) {
          return new InDoubt(chapter, doubts);
        }
      }
      Acceptance acceptance =
          switch (choice) {
            case All _ -> Acceptance.all(design, lock);
            case OfChapter(String number) ->
                Acceptance.chapter(design, lock, chapter(number, design));
            case Named(List<String> names) -> {
              Subjects subjects = Subjects.of(design);
              yield Acceptance.of(
                  design,
                  lock,
                  names.stream().map(n -> Names.resolve(design, subjects, n)).toList());
            }
          };
      boolean changed = !acceptance.lock().equals(lock);
      if (changed) {
        Texts.write(project.root().resolve(Project.LOCK), acceptance.lock().text());
      }
      return new Accepted(acceptance, changed);
    }
  }

  private static Chapter chapter(String number, Design design) {
    return Arrays.stream(Chapter.values())
        .filter(c -> c.number() > 0 && number.strip().equals(String.valueOf(c.number())))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    design
                        .tongue()
                        .pick(
                            "--chapter " + number + " is none; it is a number from 1 to 6",
                            "--chapter " + number + " 不存在；应为 1 到 6")));
  }
}
