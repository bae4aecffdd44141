package dev.tenon.works;

import dev.tenon.run.Command;
import dev.tenon.run.Outcome;
import dev.tenon.run.Output;
import dev.tenon.run.Runner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Starts processes without groups or limits on output, keeping 32 KiB at each end as asked. */
public final class PlainRunner implements Runner {
  private static final int KEPT = 32 << 10;

  @Override
  public Outcome run(Command command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path out = Files.createTempFile("run", ".out");
    Path err = Files.createTempFile("run", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command.argv());
      builder.directory(command.directory().toFile());
      builder.environment().clear();
      builder.environment().putAll(command.environment());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      Process process = builder.start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(command.input());
      } catch (IOException e) {
        // it did not want its input
      }
      boolean ended = process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome(process.exitValue(), !ended, time, output(out), output(err));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static Output output(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    byte[] head = Arrays.copyOf(all, Math.min(all.length, KEPT));
    byte[] tail = Arrays.copyOfRange(all, Math.max(head.length, all.length - KEPT), all.length);
    return new Output(head, tail, all.length, "");
  }
}
