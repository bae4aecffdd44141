package dev.tenon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands on a design in Chinese. */
class ReviewInChineseTest {
  @TempDir Path temp;

  @Test
  void rejectedApprovedTakenBackAndBuiltAgain() throws Exception {
    Person person = Reviewed.person(temp.resolve("求和"));
    person.replace("tenon.toml", "name = \"sums\"", "name = \"sums\"\nprose = \"zh\"");
    person.commit("中文");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isEqualTo(3);
    assertThat(build.out()).contains("契约与签名", "方法体", "测试", "关卡", "等待评审");
    assertThat(person.read(Reviewed.DOCUMENT)).contains("| 待审 |");
    assertThat(person.tenon("status").out()).contains("评审", "tenon approve S-2");
    assertThat(person.tenon("reject", "S-2", "请换一种写法").exit()).isZero();
    assertThat(person.read(Reviewed.DOCUMENT)).contains("## 问题记录", "请换一种写法", "| 待办 |");
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    assertThat(Reviewed.task(person, 2)).contains("请换一种写法");
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
    assertThat(person.tenon("build").exit()).isZero();
    Person.Ran undo = person.tenon("undo", "S-2");
    assertThat(undo.exit()).as(undo.all()).isZero();
    assertThat(undo.out()).contains("已撤回：S-2, S-3");
    Sentence.refused(person.tenon("approve", "S-2"), "待审", "S-2");
    assertThat(person.tenon("build").exit()).isEqualTo(3);
    assertThat(person.tenon("approve", "S-2").exit()).isZero();
    assertThat(person.tenon("build").exit()).isZero();
    assertThat(person.tenon("verify").exit()).isZero();
    assertThat(person.status()).isEmpty();
  }

  @Test
  void whatItRestsOnIsShownAsItIsWritten() throws Exception {
    Person person = Reviewed.person(temp.resolve("原文"));
    person.replace("tenon.toml", "name = \"sums\"", "name = \"sums\"\nprose = \"zh\"");
    person.replace(
        Reviewed.DOCUMENT,
        "### D-1 One type\n\nOne type holds all of it.\n",
        "### D-1 一个类型（求和）\n\n全部由 `Sums` 承担，不保存状态；简单：够用。\n");
    person.replace(Reviewed.DOCUMENT, "- verifies: `Sums.twice`", "- verifies: D-1, `Sums.twice`");
    person.commit("中文");
    Person.Ran build = person.tenon("build");
    assertThat(build.exit()).as(build.all()).isEqualTo(3);
    String written = "一个类型（求和）：全部由 `Sums` 承担，不保存状态；简单：够用。";
    assertThat(build.out()).contains("D-1  " + written);
    assertThat(Reviewed.task(person, 1)).contains("**D-1** " + written);
    assertThat(person.tenon("approve", "--show", "--format", "json").out()).contains(written);
  }
}
