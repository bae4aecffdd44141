package dev.tenon.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process where there is no {@code /proc}, with those descendants that Java can see. */
record PlainProcess(Process process) implements Started {

  @Override
  public void ask() {
    process.destroy();
  }

  @Override
  public void end(Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<ProcessHandle> all;
    do {
      all =
          Stream.concat(process.toHandle().descendants(), Stream.of(process.toHandle()))
              .filter(ProcessHandle::isAlive)
              .toList();
      all.forEach(ProcessHandle::destroyForcibly);
    } while (!all.isEmpty() && System.nanoTime() < deadline);
    if (!all.isEmpty()) {
      throw new IOException("process " + all.getFirst().pid() + " can't be ended");
    }
  }
}
