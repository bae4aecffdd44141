package dev.tenon.design.rules;

import dev.tenon.design.Declaration;
import dev.tenon.design.Design;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import java.util.List;

/** A heading that is one code span is a declaration of the project's language. */
final class BadSignature implements Rule {

  @Override
  public String id() {
    return "bad-signature";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    for (Design.BadSignature bad : design.unreadable()) {
      Declaration readable = bad.reading().readable();
      String item = readable == null ? bad.heading() : readable.name();
      report.add(
          bad.at(),
          List.of(item),
          report.say(
              "`" + bad.heading() + "` is no declaration: " + bad.reading().message() + ".",
              "`" + bad.heading() + "` 不是声明：" + bad.reading().chinese() + "。"),
          report.say(
              "Write it as it is to stand in the code, without a body; prose goes below.",
              "请按代码中的写法书写，不带方法体；说明写在下方。"),
          bad.heading());
    }
  }
}
