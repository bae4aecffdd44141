package dev.tenon.design.trace;

import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import java.util.Locale;

/** How far a node has come. */
public enum NodeStatus {
  /** Of a requirement or decision: each of its tests is one of a finished step. */
  VERIFIED("已验证"),
  /** Of a requirement or decision: it has tests, and not all of their steps are finished. */
  PLANNED("已计划"),
  /** Of a requirement or decision: no test names it. */
  UNTESTED("无测试"),
  DONE("完成"),
  REVIEW("待审"),
  BUILDING("进行中"),
  TODO("待办"),
  BLOCKED("阻塞"),
  /** Of a method, type or test: no step has it. */
  UNPLANNED("未计划"),
  /** Of a question that nobody has answered. */
  OPEN("未决"),
  /** History: another item stands in its place. */
  REPLACED("已取代"),
  /** Where there is nothing to say: parameters, commits. */
  NONE("");

  private final String chinese;

  NodeStatus(String chinese) {
    this.chinese = chinese;
  }

  /** {@code verified}; empty of {@link #NONE}. */
  public String word(Tongue tongue) {
    return this == NONE ? "" : tongue.pick(name().toLowerCase(Locale.ROOT), chinese);
  }

  static NodeStatus of(Status status) {
    return switch (status) {
      case TODO -> TODO;
      case BUILDING -> BUILDING;
      case REVIEW -> REVIEW;
      case DONE -> DONE;
      case BLOCKED -> BLOCKED;
    };
  }
}
