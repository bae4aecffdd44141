package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentLogTest {
  @Test
  void booksByVersion() {
    SegmentLog log = new SegmentLog();
    log.made(0, 5);
    log.made(0, 2);
    log.made(0, 0);
    log.made(1, 4);

    assertEquals(List.of(new Segment(0, 7), new Segment(1, 4)), log.segments());
    assertEquals(11, log.total());
  }

  @Test
  void losesTheNewest() {
    SegmentLog log = new SegmentLog();
    log.made(0, 7);
    log.made(1, 4);
    log.unmade(6);

    assertEquals(List.of(new Segment(0, 5)), log.segments());
    assertEquals(5, log.total());
    assertThrows(IllegalArgumentException.class, () -> log.unmade(6));
    assertEquals(5, log.total());
  }
}
