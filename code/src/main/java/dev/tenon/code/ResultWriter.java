package dev.tenon.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes sealed lines, each at once, so that a process that ends leaves whole ones behind. */
final class ResultWriter implements AutoCloseable {

  private final FileChannel file;
  private final String secret;
  private int number;

  ResultWriter(Path path, String secret) throws IOException {
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    this.secret = secret;
  }

  synchronized void write(String... fields) {
    String line = Wire.sealed(secret, number, List.of(fields));
    number++;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write results", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
