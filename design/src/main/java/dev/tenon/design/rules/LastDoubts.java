package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Lock;
import dev.tenon.design.change.Doubts;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Keeps what is in doubt for the next rule, which asks the same of the same design. */
final class LastDoubts {
  private @Nullable Answer last;

  private record Answer(
      WeakReference<Design> design, WeakReference<Lock> lock, SoftReference<Doubts> doubts) {

    /** Both are values: the same ones, not equal ones, since to compare them takes as long. */
    @Nullable Doubts of(Design asked, Lock by) {
      return design.refersTo(asked) && lock.refersTo(by) ? doubts.get() : null;
    }
  }

  synchronized Doubts of(Design design, Lock lock) {
    Doubts known = last == null ? null : last.of(design, lock);
    if (known != null) {
      return known;
    }
    Doubts doubts = Doubts.of(design, lock);
    last =
        new Answer(
            new WeakReference<>(design), new WeakReference<>(lock), new SoftReference<>(doubts));
    return doubts;
  }
}
