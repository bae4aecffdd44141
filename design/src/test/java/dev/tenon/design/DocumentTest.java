package dev.tenon.design;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DocumentTest {

  @Test
  void columnsCountCodePoints() {
    Document document = new Document("a.md", "x\r\n𝐱𝐲 z\n");
    assertThat(document.position(8, 9)).isEqualTo(new Position("a.md", 2, 4, 1));
    assertThat(document.position(3, 7)).isEqualTo(new Position("a.md", 2, 1, 2));
    assertThat(document.line(2)).isEqualTo("𝐱𝐲 z");
  }

  @Property(tries = 300)
  void columnsAreThoseOfTheText(
      @ForAll @StringLength(min = 1, max = 40) String text, @ForAll @IntRange(max = 39) int at) {
    Document document = new Document("a.md", text);
    int offset = Math.min(at, document.text().length());
    Position place = document.position(offset, offset + 1);
    int start = document.lineStart(place.line());
    int behind = Math.min(offset, start + document.line(place.line()).length());
    assertThat(place.column()).isEqualTo(document.text().codePointCount(start, behind) + 1);
  }

  @Test
  @Timeout(20)
  void placesOfALongLineAreCheap() {
    Document document = new Document("a.md", "𝐱 word ".repeat(500_000));
    for (int i = 0; i < 500_000; i++) {
      document.position(i * 7, i * 7 + 3);
    }
    assertThat(document.lines()).isEqualTo(1);
  }
}
