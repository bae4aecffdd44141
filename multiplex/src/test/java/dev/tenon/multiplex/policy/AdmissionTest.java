package dev.tenon.multiplex.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AdmissionTest {
  @Test
  void countsCache() {
    assertTrue(Admission.byCache(19, 1_900, 2, 1_000, 1, 100));
    assertFalse(Admission.byCache(20, 2_000, 2, 1_000, 1, 100));
    assertTrue(Admission.byCache(20, 2_000, 2, 1_000, 1.5, 100));
    assertFalse(Admission.byCache(10, 2_000, 2, 1_000, 1, 100));
    assertTrue(Admission.byCache(7, 9_999, 2, 1_000, 1, 100));
    assertTrue(Admission.byCache(0, 0, 0, 10, 1, 100));
    assertEquals(25, Admission.mean(100, 100, 100));
    assertThrows(
        IllegalArgumentException.class, () -> Admission.byCache(1, 0, 2, 1_000, Double.NaN, 100));
  }

  @Test
  void countsNumbers() {
    assertTrue(Admission.byNumber(7, 8));
    assertFalse(Admission.byNumber(8, 8));
    assertThrows(IllegalArgumentException.class, () -> Admission.byNumber(0, 0));
  }
}
