package dev.tenon.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a process printed: the first and last 32 KiB, and a hash of all.
 *
 * @param head the first bytes
 * @param tail the last bytes, empty when all of it is in {@code head}
 * @param bytes how many there were
 * @param sha256 of all, lower-case hex
 */
public record Output(byte[] head, byte[] tail, long bytes, String sha256) {

  /**
   * Head and tail as text, with a line in between that says how much was left out. A character that
   * a cut goes through is left out with the rest.
   */
  public String text() {
    long left = bytes - head.length - tail.length;
    if (left <= 0) {
      byte[] all = Arrays.copyOf(head, head.length + tail.length);
      System.arraycopy(tail, 0, all, head.length, tail.length);
      return new String(all, StandardCharsets.UTF_8);
    }
    int end = head.length - opened(head);
    int start = 0;
    while (start < Math.min(3, tail.length) && continues(tail[start])) {
      start++;
    }
    return new String(head, 0, end, StandardCharsets.UTF_8)
        + ("\n… " + (left + head.length - end + start) + " bytes left out …\n")
        + new String(tail, start, tail.length - start, StandardCharsets.UTF_8);
  }

  /** How many bytes at the end begin a character of UTF-8 that is not complete. */
  private static int opened(byte[] text) {
    for (int back = 1; back <= Math.min(3, text.length); back++) {
      byte unit = text[text.length - back];
      if (!continues(unit)) {
        int needs = (unit & 0xE0) == 0xC0 ? 2 : (unit & 0xF0) == 0xE0 ? 3 : unit < -8 ? 4 : 1;
        return needs > back ? back : 0;
      }
    }
    return 0;
  }

  private static boolean continues(byte unit) {
    return (unit & 0xC0) == 0x80;
  }
}
