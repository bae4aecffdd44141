package dev.tenon.multiplex.page;

/** The language of a page. */
public enum Tongue {
  EN,
  ZH;

  public String pick(String english, String chinese) {
    return this == EN ? english : chinese;
  }

  /** How HTML names it. */
  String code() {
    return pick("en", "zh-CN");
  }
}
