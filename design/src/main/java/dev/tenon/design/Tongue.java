package dev.tenon.design;

/** The language of what Tenon writes. */
public enum Tongue {
  EN,
  ZH;

  /** The one of two texts that is in this language. */
  public String pick(String english, String chinese) {
    return this == EN ? english : chinese;
  }
}
