package dev.tenon.design.trace;

import dev.tenon.design.Tongue;
import java.util.Locale;

/** What a node stands for, in the order of the way from wish to commit. */
public enum NodeKind {
  REQUIREMENT("需求"),
  DECISION("决策"),
  QUESTION("问题"),
  PARAMETER("参数"),
  TYPE("类型"),
  METHOD("方法"),
  CONTRACT("契约"),
  TEST("测试"),
  STEP("步骤"),
  EVIDENCE("证据"),
  COMMIT("提交");

  private final String chinese;

  NodeKind(String chinese) {
    this.chinese = chinese;
  }

  /** {@code requirement}. */
  public String word(Tongue tongue) {
    return tongue.pick(name().toLowerCase(Locale.ROOT), chinese);
  }
}
