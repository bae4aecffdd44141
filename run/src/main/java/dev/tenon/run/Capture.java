package dev.tenon.run;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Takes any number of bytes in fixed memory: keeps the first and the last, hashes all. */
final class Capture {
  static final int KEPT = 32 << 10;

  private final MessageDigest digest = sha256();
  private final byte[] head = new byte[KEPT];
  private final byte[] ring = new byte[KEPT];
  private long bytes;

  synchronized void take(byte[] from, int length) {
    digest.update(from, 0, length);
    int start = 0;
    if (bytes < KEPT) {
      start = (int) Math.min(length, KEPT - bytes);
      System.arraycopy(from, 0, head, (int) bytes, start);
    }
    // of what goes round, only the last round is worth copying
    int first = Math.max(start, length - KEPT);
    long at = bytes + first - KEPT;
    for (int i = first; i < length; ) {
      int slot = (int) (at % KEPT);
      int piece = Math.min(length - i, KEPT - slot);
      System.arraycopy(from, i, ring, slot, piece);
      i += piece;
      at += piece;
    }
    bytes += length;
  }

  /** What was taken so far; more may be taken afterwards. */
  synchronized Output output() {
    byte[] start = Arrays.copyOf(head, (int) Math.min(bytes, KEPT));
    return new Output(start, tail(), bytes, HexFormat.of().formatHex(copy(digest).digest()));
  }

  private byte[] tail() {
    long round = bytes - KEPT;
    if (round <= 0) {
      return new byte[0];
    }
    if (round <= KEPT) {
      return Arrays.copyOf(ring, (int) round);
    }
    byte[] tail = new byte[KEPT];
    int oldest = (int) (round % KEPT);
    System.arraycopy(ring, oldest, tail, 0, KEPT - oldest);
    System.arraycopy(ring, 0, tail, KEPT - oldest, oldest);
    return tail;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can't be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
