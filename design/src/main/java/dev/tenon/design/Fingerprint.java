package dev.tenon.design;

/** What an item says, as one hash: form, id, level, place and comments don't count. */
public final class Fingerprint {
  private Fingerprint() {}

  /** {@code sha256:…} of an item: title, text, attributes as a sorted set, code and tables. */
  public static String of(Item item) {
    return ContentReader.of(item).fingerprint();
  }
}
