package dev.tenon.design.review;

import static dev.tenon.design.review.Desk.added;
import static dev.tenon.design.review.Desk.answer;
import static dev.tenon.design.review.Desk.edit;
import static dev.tenon.design.review.Desk.removing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each guard alone stops an answer, and lets pass what is named, or no loss. */
class GuardsTest {
  static final String DESIGN =
      """
      # Pool

      ## 1 Overview

      A pool lends workers to jobs, for a time.

      ### R-1 Lending

      When a job asks for a worker, the pool shall lend one within 200 ms.

      ### R-2 Taking back

      If a job is silent for 30 s, then the pool shall take its worker back. The pool shall not lend a
      worker twice.

      - refines: R-1

      ## 2 Architecture

      One process holds the state.

      ### D-1 One owner

      One thread owns the list of free workers and answers in turn.

      | parameter | value | unit | range | meaning |
      |---|---|---|---|---|
      | workers_max | 64 | – | 1..4096 | the most workers |
      | silence_max | 30 | s | 1..300 | how long a job may say nothing |

      - satisfies: R-1
      - where: `workers_max >= 1`, `silence_max >= 1 s`
      - because: a lock would be held while a job is waited for
      - rejects: a lock for each worker

      ### D-2 A queue for waiting jobs

      Jobs that find no free worker wait in a queue of 1,000 places, first come first served.

      - refines: D-1
      - because: a refusal would make all jobs ask again at once

      #### D-3 What is full refuses

      A full queue refuses with an error that names its length.

      - refines: D-2
      - because: memory has an end

      ### D-4 Silence is measured by the owner

      The owner looks every 5 s at the last sign of life of each job.

      - satisfies: R-2
      - depends on: D-1
      - because: no second clock is needed

      ## 3 Core flows

      A job asks, works, and gives back.

      ## 4 Interfaces

      ### `public final class Pool`

      Lends workers.

      #### `public int lend(String job)`

      The worker's number.

      ## 5 Implementation details

      ### `Pool.lend`

      Takes the first free worker.

      - VAL_NOT_BLANK(job)
      - satisfies: R-1

      ### T-1 A worker is lent

      - verifies: R-1, `Pool.lend`

      ```java test
      @Test
      void lends() {
        assertEquals(1, new Pool().lend("a"));
      }
      ```

      ### T-2 A silent job loses its worker

      - verifies: R-2

      ```java test
      @Test
      void takesBack() {
        assertEquals(1, new Pool().lend("a"));
      }
      ```

      ## 6 Implementation plan

      ## Revisions

      | version | date | change | reason |
      |---|---|---|---|
      | 1 | 2026-01-05 | first version | – |
      """;

  private final Desk desk = Desk.of(DESIGN);

  @Test
  void aCleanAnswerPasses() {
    assertThat(
            desk.stoppedBy(
                answer(
                    edit("D-2", desk.with("D-2", "first come first served", "in order of arrival")),
                    edit("D-3", desk.with("D-3", "names its length", "names its length and limit")),
                    added(
                        "D-2",
                        """
                        ### D-? A job that gives up leaves the queue

                        A job that is stopped while it waits leaves its place at once.

                        - refines: D-2
                        - because: its worker would be lent to nobody
                        """)),
                "D-2"))
        .isEmpty();
  }

  @Test
  void idsAreKept() {
    assertThat(desk.stoppedBy(answer(edit("D-9", desk.with("D-2", "D-2", "D-9"))), "D-2"))
        .containsExactly("id-changed");
    assertThat(desk.stoppedBy(answer(edit("D-2", desk.with("D-2", "D-2", "D-9"))), "D-2"))
        .containsExactly("id-changed");
    assertThat(desk.stoppedBy(answer(added("D-2", "### D-7 Mine\n\n- refines: D-2\n")), "D-2"))
        .containsExactly("id-changed");
    assertThat(
            desk.stoppedBy(
                answer(edit("D-2", desk.with("D-2") + "\n\n### D-8 More\n\nMore.\n")), "D-2"))
        .containsExactly("id-changed");
  }

  @Test
  void nothingAboveOrOutsideChanges() {
    assertThat(
            desk.stoppedBy(
                answer(edit("R-1", desk.with("R-1", "lend one", "hand one out"))), "D-2"))
        .containsExactly("out-of-scope");
    assertThat(
            desk.stoppedBy(answer(edit("D-4", desk.with("D-4", "sign of life", "message"))), "D-2"))
        .containsExactly("out-of-scope");
    // a fence that is left open swallows what follows
    assertThat(desk.stoppedBy(answer(edit("D-3", desk.with("D-3") + "\n\n```text\n")), "D-3"))
        .contains("out-of-scope");
  }

  @Test
  void noNewErrorComesIn() {
    assertThat(
            desk.stoppedBy(
                answer(edit("D-2", desk.with("D-2", "- refines: D-1", "- refines: D-1, D-77"))),
                "D-2"))
        .containsExactly("new-error");
    // nor one that is waived on the way
    assertThat(
            desk.stoppedBy(
                answer(
                    edit(
                        "D-2",
                        desk.with(
                            "D-2",
                            "- refines: D-1",
                            "- refines: D-1, D-77\n\n"
                                + "<!-- tenon:waive dangling-reference: later -->"))),
                "D-2"))
        .containsExactly("new-error");
  }

  @Test
  void noItemIsLost() {
    Answer whole =
        answer(
            edit(
                "D-2",
                desk.with("D-2")
                    + "\n\n#### D-3 What is full refuses\n\nA full queue refuses with an error that"
                    + " names its length.\n\n- refines: D-2\n- because: memory has an end\n"));
    assertThat(desk.stoppedBy(whole, "D-2")).isEmpty();
    String table = "| silence_max | 30 | s | 1..300 | how long a job may say nothing |\n";
    Answer less =
        removing(
            removing(
                answer(edit("D-1", desk.with("D-1", table, "", ", `silence_max >= 1 s`", ""))),
                "D-1",
                "a constraint",
                "R-2 says it"),
            "D-1",
            "1 s, 30 s, 300",
            "R-2 says it");
    assertThat(desk.stoppedBy(less, "D-1")).containsExactly("item-lost");
    assertThat(
            desk.stoppedBy(
                removing(less, "D-1", "the parameter silence_max", "R-2 says it"), "D-1"))
        .isEmpty();
    // without a reason it is not named
    assertThat(desk.stoppedBy(removing(answer(), "D-3", "", ""), "D-2"))
        .containsExactly("item-lost");
    assertThat(desk.stoppedBy(removing(answer(), "D-3", "", "R-1 asks for none"), "D-2")).isEmpty();
  }

  @Test
  void whatIsReplacedIsLostToo() {
    Answer replacing =
        answer(
            added(
                "D-3",
                "#### D-? Wait longer\n\n"
                    + "A full queue waits.\n\n"
                    + "- replaces: D-3\n"
                    + "- refines: D-2\n"));
    assertThat(desk.stoppedBy(replacing, "D-2")).containsExactly("item-lost");
    assertThat(desk.stoppedBy(removing(replacing, "D-3", "the refusal", "jobs can wait"), "D-2"))
        .isEmpty();
  }

  @Test
  void noObligationIsLost() {
    Answer weaker = answer(edit("R-2", desk.with("R-2", "pool shall take", "pool should take")));
    assertThat(desk.stoppedBy(weaker, "R-2")).containsExactly("obligation-lost");
    assertThat(
            desk.stoppedBy(
                removing(weaker, "R-2", "shall take its worker back", "jobs may sleep"), "R-2"))
        .isEmpty();
    assertThat(
            desk.stoppedBy(
                answer(edit("R-2", desk.with("R-2", "shall not lend", "shall lend"))), "R-2"))
        .containsExactly("obligation-lost");
    assertThat(
            desk.stoppedBy(
                answer(
                    edit("R-2", desk.with("R-2", "take its worker", "as needed take its worker"))),
                "R-2"))
        .containsExactly("obligation-lost");
    assertThat(
            desk.stoppedBy(
                answer(
                    edit(
                        "D-1",
                        desk.with("D-1", ", `silence_max >= 1 s`", ", `silence_max >= 0 s`"))),
                "D-1"))
        .contains("obligation-lost");
    assertThat(
            desk.stoppedBy(
                answer(edit("Pool.lend", desk.with("Pool.lend@5", "- VAL_NOT_BLANK(job)\n", ""))),
                "R-1"))
        .containsExactly("obligation-lost");
  }

  @Test
  void noNumberChangesInPassing() {
    Answer slower = answer(edit("R-1", desk.with("R-1", "200 ms", "2000 ms")));
    assertThat(desk.stoppedBy(slower, "R-1")).containsExactly("number-lost");
    assertThat(desk.stoppedBy(removing(slower, "R-1", "200 ms", "the disk is slow"), "R-1"))
        .isEmpty();
    assertThat(desk.stoppedBy(answer(edit("R-1", desk.with("R-1", "200 ms", "200 s"))), "R-1"))
        .containsExactly("number-lost");
    assertThat(desk.stoppedBy(answer(edit("D-2", desk.with("D-2", "1,000", "1000"))), "D-2"))
        .isEmpty();
    assertThat(desk.stoppedBy(answer(edit("D-1", desk.with("D-1", "1..300", "1..600"))), "D-1"))
        .containsExactly("number-lost");
  }

  @Test
  void noLinkIsLost() {
    Answer free = answer(edit("D-4", desk.with("D-4", "- depends on: D-1\n", "")));
    assertThat(desk.stoppedBy(free, "D-4")).containsExactly("link-lost");
    assertThat(desk.stoppedBy(removing(free, "D-4", "depends on D-1", "it has a thread"), "D-4"))
        .isEmpty();
    assertThat(
            desk.stoppedBy(
                answer(edit("D-4", desk.with("D-4", "- satisfies: R-2", "- depends on: R-2"))),
                "D-4"))
        .contains("link-lost");
  }

  @Test
  void itStaysInItsLanguage() {
    assertThat(
            desk.stoppedBy(
                answer(
                    edit(
                        "D-3",
                        "#### D-3 满则拒绝\n\n队列满时返回错误，并给出长度。\n\n- refines: D-2\n- because: 内存有限\n")),
                "D-3"))
        .containsExactly("translated");
  }

  @Test
  void nothingIsAddedThatNoRequirementAsksFor() {
    assertThat(
            desk.stoppedBy(
                answer(
                    added(
                        "D-2", "### D-? A cache\n\nA cache holds workers.\n\n- because: speed\n")),
                "D-2"))
        .containsExactly("orphan-addition");
    assertThat(desk.stoppedBy(answer(added("T-1", "### T-? More\n\nMore is tested.\n")), "R-1"))
        .containsExactly("orphan-addition");
  }

  @Test
  void noItemSwells() {
    String filler =
        "It does so because the jobs of the evening differ from those of the morning, and so do"
            + " their owners. Nobody knows in advance which of them comes first, or how many come"
            + " at all, on any given day. What is more, the operator changes.";
    assertThat(
            desk.stoppedBy(
                answer(edit("D-3", desk.with("D-3", "length.", "length. " + filler))), "D-3"))
        .containsExactly("swelling");
    String sentence = "A full queue refuses with an error that names its length.";
    assertThat(
            desk.stoppedBy(
                answer(edit("D-3", desk.with("D-3", sentence, sentence + " " + sentence))), "D-3"))
        .containsExactly("swelling");
  }

  @Test
  void theDesignGrowsByItsShare() {
    Desk strict = new Desk("[review]\ngrowth = \"2 %\"\n", DESIGN);
    Answer more =
        answer(
            edit(
                "D-3",
                strict.with("D-3", "length.", "length. The caller sees it and decides at once.")));
    assertThat(strict.stoppedBy(more, "D-3")).containsExactly("growth");
    assertThat(desk.stoppedBy(more, "D-3")).isEmpty();
  }

  @Test
  void whatDoesNotParseIsSaid() {
    for (String printed :
        List.of(
            "I think D-2 is fine.",
            "{\"items\":[{\"id\":\"D-2\",\"text\":\"### D-2 A qu",
            "{\"items\":[{\"id\":\"D-2\",\"text\":\"x\",\"reason\":\"y\"},{\"id\":\"D-3\",\"te",
            "{\"cost\":1}",
            "{\"items\":{}}",
            "{\"items\":[{\"id\":2,\"text\":\"x\",\"reason\":\"y\"}]}",
            "{\"items\":[{\"id\":\"D-2\",\"text\":\"x\"}]}")) {
      AnswerReader.Reading<Answer> reading =
          AnswerReader.review(printed, dev.tenon.design.Tongue.EN);
      assertThat(reading.value()).as(printed).isEmpty();
      assertThat(reading.stops()).as(printed).isNotEmpty();
      assertThat(reading.stops().getFirst().rule()).isEqualTo("answer-unreadable");
    }
  }

  @Test
  void chineseIsHeldTheSame() {
    Desk chinese =
        new Desk(
            "[project]\nprose = \"zh\"\n",
            """
            # 资源池

            ## 1 功能概述

            ### R-1 借出

            当任务申请工人时，资源池应在 200 毫秒内借出一个。资源池不得重复借出。

            ## 2 架构设计

            ### D-1 单一所有者

            一个线程持有空闲列表，最多重试三次。

            - 满足：R-1
            - 理由：避免加锁

            ## 5 实现细节设计

            ### T-1 借出工人

            - 验证：R-1
            """);
    assertThat(chinese.stoppedBy(answer(edit("R-1", chinese.with("R-1", "内借出一个", "内出借一个"))), "R-1"))
        .isEmpty();
    assertThat(chinese.stoppedBy(answer(edit("R-1", chinese.with("R-1", "应在", "宜在"))), "R-1"))
        .containsExactly("obligation-lost");
    assertThat(chinese.stoppedBy(answer(edit("R-1", chinese.with("R-1", "不得重复", "应重复"))), "R-1"))
        .containsExactly("obligation-lost");
    assertThat(chinese.stoppedBy(answer(edit("R-1", chinese.with("R-1", "毫秒", "秒"))), "R-1"))
        .containsExactly("number-lost");
    assertThat(chinese.stoppedBy(answer(edit("D-1", chinese.with("D-1", "三次", "五次"))), "D-1"))
        .containsExactly("number-lost");
    assertThat(
            chinese.stoppedBy(
                removing(
                    answer(edit("R-1", chinese.with("R-1", "200 毫秒", "1 秒"))),
                    "R-1",
                    "200毫秒",
                    "磁盘慢"),
                "R-1"))
        .isEmpty();
    assertThat(
            chinese.stoppedBy(
                answer(edit("D-1", "### D-1 One owner\n\nOne thread owns the list.\n\n- 满足：R-1\n")),
                "D-1"))
        .contains("translated");
  }
}
