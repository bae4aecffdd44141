package dev.tenon.design;

/** What an item is. */
public enum ItemKind {
  REQUIREMENT('R'),
  DECISION('D'),
  TEST('T'),
  STEP('S'),
  QUESTION('Q');

  private final char letter;

  ItemKind(char letter) {
    this.letter = letter;
  }

  public char letter() {
    return letter;
  }

  static ItemKind of(String letter) {
    for (ItemKind kind : values()) {
      if (letter.charAt(0) == kind.letter) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of item: " + letter);
  }
}
