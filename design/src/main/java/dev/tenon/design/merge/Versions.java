package dev.tenon.design.merge;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same thing in three versions.
 *
 * @param base where both sides came from; null where it was not there
 * @param ours the side that is merged into; null where it is not there
 * @param theirs the side that is merged; null where it is not there
 */
public record Versions<T>(@Nullable T base, @Nullable T ours, @Nullable T theirs) {

  /** What became of a thing. */
  enum Change {
    /** Both sides have the same, or one of them left it as it was. */
    OURS,
    THEIRS,
    /** Each side did something else. */
    BOTH
  }

  /** Which side's version stands. */
  Change change() {
    if (Objects.equals(ours, theirs) || Objects.equals(base, theirs)) {
      return Change.OURS;
    }
    return Objects.equals(base, ours) ? Change.THEIRS : Change.BOTH;
  }

  /** The version that stands; ours where each side did something else. */
  @Nullable T chosen() {
    return change() == Change.THEIRS ? theirs : ours;
  }

  /** The same of a part of each version that is there. */
  <R> Versions<R> map(Function<T, R> part) {
    return new Versions<>(of(base, part), of(ours, part), of(theirs, part));
  }

  private static <T, R> @Nullable R of(@Nullable T version, Function<T, R> part) {
    return version == null ? null : part.apply(version);
  }

  /** The versions that are there. */
  List<T> present() {
    return java.util.stream.Stream.of(base, ours, theirs)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }
}
