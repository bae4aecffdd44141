package dev.tenon.design.trace;

import dev.tenon.design.Tongue;

/**
 * Where the way from requirement to commit breaks off.
 *
 * @param node its id
 */
public record Hole(String node, Kind kind) {

  /** What is missing, the worst first. */
  public enum Kind {
    NO_EVIDENCE("done without evidence", "标为完成，但没有证据"),
    NO_TEST("no test", "没有测试"),
    NO_ANSWER("nothing satisfies it", "没有内容满足它"),
    NO_REQUIREMENT("in no requirement", "不属于任何需求"),
    VERIFIES_NOTHING("verifies nothing", "没有验证任何内容"),
    NO_PLACE("no test stands in the code", "代码中没有对应的测试"),
    NO_STEP("in no step", "不在任何步骤中"),
    NO_COMMIT("done without a commit", "标为完成，但没有提交"),
    OPEN_QUESTION("open question", "未决问题"),
    NO_PURPOSE("no requirement asks for it", "没有需求用到它");

    private final String english;
    private final String chinese;

    Kind(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    public String words(Tongue tongue) {
      return tongue.pick(english, chinese);
    }
  }
}
