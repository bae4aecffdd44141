package dev.tenon.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Moves the bytes of one stream of a process on a thread of its own.
 *
 * <p>The threads are of the platform: a blocking read of a pipe would hold on to the carrier of a
 * virtual one.
 */
final class Pump {
  private static final int CHUNK = 64 << 10;

  private final Thread thread;

  private Pump(Thread thread) {
    this.thread = thread;
  }

  /** Drains a stream into a capture until its end. */
  static Pump drain(String name, InputStream from, Capture into) {
    return new Pump(Thread.ofPlatform().daemon().name(name).start(() -> copy(from, into)));
  }

  /** Writes bytes and closes; a process that does not want its input is not at fault. */
  static Pump feed(String name, byte[] input, OutputStream into) {
    return new Pump(Thread.ofPlatform().daemon().name(name).start(() -> write(input, into)));
  }

  /**
   * Waits for the end of the stream, not longer than given: a pipe can be held by a process that is
   * no descendant, to which it was handed over a socket.
   */
  void await(Duration limit) throws InterruptedException {
    boolean unused = thread.join(limit);
  }

  private static void copy(InputStream from, Capture into) {
    byte[] chunk = new byte[CHUNK];
    try (from) {
      for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
        into.take(chunk, n);
      }
    } catch (IOException e) {
      // a pipe that breaks while its process is being ended is at its end
    }
  }

  private static void write(byte[] input, OutputStream into) {
    try (into) {
      into.write(input);
    } catch (IOException e) {
      // it closed its standard input, or ended, before it read all
    }
  }
}
