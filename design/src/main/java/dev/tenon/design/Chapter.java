package dev.tenon.design;

/** The chapters of a design, in their order. */
public enum Chapter {
  OVERVIEW(1, "Overview", "功能概述"),
  ARCHITECTURE(2, "Architecture", "架构设计"),
  FLOWS(3, "Core flows", "核心流程设计"),
  INTERFACES(4, "Interfaces", "接口设计"),
  DETAILS(5, "Implementation details", "实现细节设计"),
  PLAN(6, "Implementation plan", "实施计划"),
  REVISIONS(0, "Revisions", "迭代记录"),
  PROBLEMS(0, "Problems", "问题记录");

  private final int number;
  private final String english;
  private final String chinese;

  Chapter(int number, String english, String chinese) {
    this.number = number;
    this.english = english;
    this.chinese = chinese;
  }

  /** 1 to 6; 0 for the tables behind them. */
  public int number() {
    return number;
  }

  public String title(Tongue tongue) {
    return tongue.pick(english, chinese);
  }
}
