package dev.tenon.multiplex.study;

/** Hears how far the work is; called from many threads. */
public interface Progress {
  /** Nobody listens. */
  Progress NONE =
      new Progress() {
        @Override
        public void begins(String what, int runs) {}

        @Override
        public void ended() {}
      };

  /** So many more runs are to be done. */
  void begins(String what, int runs);

  /** One of them is. */
  void ended();
}
