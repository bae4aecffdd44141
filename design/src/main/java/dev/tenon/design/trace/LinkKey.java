package dev.tenon.design.trace;

import dev.tenon.design.Tongue;
import java.util.Locale;

/** What a link says, and which of its ends stands nearer to the requirement. */
public enum LinkKey {
  REFINES(Way.UP, "refined by", "细化", "被细化"),
  SATISFIES(Way.UP, "satisfied by", "满足", "被满足"),
  VERIFIES(Way.UP, "verified by", "验证", "被验证"),
  DECLARES(Way.DOWN, "member of", "声明", "属于"),
  CONTRACT(Way.DOWN, "contract of", "契约", "约束着"),
  HOLDS(Way.UP, "built in", "包含", "构建于"),
  VERIFIED_BY(Way.UP, "run in", "验证方式", "运行于"),
  EVIDENCE(Way.DOWN, "evidence of", "证据", "为其证据"),
  COMMIT(Way.DOWN, "commit of", "提交", "为其提交"),
  DEPENDS_ON(Way.ACROSS, "needed by", "依赖", "被依赖"),
  USES(Way.ACROSS, "used by", "使用", "被使用"),
  WHERE(Way.ACROSS, "constrained by", "约束", "受约束于"),
  AFTER(Way.ACROSS, "before", "后于", "先于"),
  REPLACES(Way.ACROSS, "replaced by", "取代", "被取代");

  /** Where a link leads. */
  enum Way {
    /** From a node to one that is nearer to the requirement. */
    UP,
    /** From a node to one that is nearer to the commit. */
    DOWN,
    ACROSS
  }

  private final Way way;
  private final String back;
  private final String chinese;
  private final String chineseBack;

  LinkKey(Way way, String back, String chinese, String chineseBack) {
    this.way = way;
    this.back = back;
    this.chinese = chinese;
    this.chineseBack = chineseBack;
  }

  Way way() {
    return way;
  }

  /** {@code depends on}. */
  public String word(Tongue tongue) {
    return tongue.pick(name().toLowerCase(Locale.ROOT).replace('_', ' '), chinese);
  }

  /** The same, read from its other end: {@code needed by}. */
  public String back(Tongue tongue) {
    return tongue.pick(back, chineseBack);
  }

  /** -1: towards the requirement, 1: towards the commit, 0: neither. */
  public int direction() {
    return switch (way) {
      case UP -> -1;
      case DOWN -> 1;
      case ACROSS -> 0;
    };
  }
}
