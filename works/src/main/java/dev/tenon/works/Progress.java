package dev.tenon.works;

/** Hears what happens, in order, on the thread that does the work. */
@FunctionalInterface
public interface Progress {
  void event(Event event);

  /** Both hear. */
  default Progress and(Progress other) {
    return event -> {
      event(event);
      other.event(event);
    };
  }

  /** Nobody listens. */
  static Progress silent() {
    return _ -> {};
  }
}
