package dev.tenon.design;

import java.util.Optional;

/** Where a step stands. */
public enum Status {
  TODO("todo", "待办"),
  BUILDING("building", "进行中"),
  REVIEW("review", "待审"),
  DONE("done", "完成"),
  BLOCKED("blocked", "阻塞");

  private final String english;
  private final String chinese;

  Status(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  public String word(Tongue tongue) {
    return tongue.pick(english, chinese);
  }

  /** The status of that word, in either language and any case. */
  public static Optional<Status> of(String text) {
    for (Status status : values()) {
      if (status.english.equalsIgnoreCase(text.strip()) || status.chinese.equals(text.strip())) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
