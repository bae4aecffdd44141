package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class CaptureTest {
  @Property(tries = 300)
  void keepsHeadAndTailWhateverThePieces(
      @ForAll @IntRange(max = 5 * Capture.KEPT) int length,
      @ForAll @IntRange(min = 1, max = 3 * Capture.KEPT) int largest,
      @ForAll long seed) {
    byte[] all = new byte[length];
    Random random = new Random(seed);
    random.nextBytes(all);
    Capture capture = new Capture();
    for (int at = 0; at < length; ) {
      int piece = Math.min(length - at, 1 + random.nextInt(largest));
      capture.take(Arrays.copyOfRange(all, at, at + piece), piece);
      at += piece;
    }
    Output output = capture.output();
    int head = Math.min(length, Capture.KEPT);
    assertThat(output.bytes()).isEqualTo(length);
    assertThat(output.head()).isEqualTo(Arrays.copyOf(all, head));
    assertThat(output.tail())
        .isEqualTo(Arrays.copyOfRange(all, Math.max(head, length - Capture.KEPT), length));
  }

  @Example
  void textIsWholeWhereAllIsKept() {
    String text = "测".repeat(20_000);
    assertThat(taken(text).text()).isEqualTo(text);
  }

  @Example
  void aCutLeavesNoHalfCharacter() {
    for (String prefix : new String[] {"", "a", "ab", "é", "😀"}) {
      String text = taken(prefix + "测".repeat(50_000) + "😀é").text();
      assertThat(text).doesNotContain("\uFFFD").contains("bytes left out").endsWith("测😀é");
      String[] parts = text.split("\n… | bytes left out …\n");
      long kept = bytes(parts[0]) + bytes(parts[2]);
      assertThat(kept + Long.parseLong(parts[1])).isEqualTo(bytes(prefix) + 150_006);
    }
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Output taken(String text) {
    Capture capture = new Capture();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    capture.take(bytes, bytes.length);
    return capture.output();
  }
}
