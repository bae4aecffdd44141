package dev.tenon.run;

import java.nio.charset.StandardCharsets;

/**
 * What a process printed: the first and last 32 KiB, and a hash of all.
 *
 * @param head the first bytes
 * @param tail the last bytes, empty when all of it is in {@code head}
 * @param bytes how many there were
 * @param sha256 of all, lower-case hex
 */
public record Output(byte[] head, byte[] tail, long bytes, String sha256) {

  /** Head and tail as text, with a line in between that says how much was left out. */
  public String text() {
    String start = new String(head, StandardCharsets.UTF_8);
    if (tail.length == 0) {
      return start;
    }
    long left = bytes - head.length - tail.length;
    String gap = left > 0 ? "\n… " + left + " bytes left out …\n" : "";
    return start + gap + new String(tail, StandardCharsets.UTF_8);
  }
}
