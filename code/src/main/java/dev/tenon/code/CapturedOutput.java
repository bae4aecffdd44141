package dev.tenon.code;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The beginning of what is printed; the rest is counted and dropped. */
final class CapturedOutput extends OutputStream {

  private static final int BYTES_MAX = 4 << 10;

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private long dropped;

  @Override
  public synchronized void write(int b) {
    if (head.size() < BYTES_MAX) {
      head.write(b);
    } else {
      dropped++;
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int fits = Math.min(length, BYTES_MAX - head.size());
    head.write(bytes, offset, fits);
    dropped += length - fits;
  }

  /** What was printed since the last call. */
  synchronized String take() {
    String text = head.toString(StandardCharsets.UTF_8);
    String result = dropped == 0 ? text : text + "\n… and " + dropped + " more bytes";
    head.reset();
    dropped = 0;
    return result;
  }
}
