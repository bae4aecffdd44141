package dev.tenon.design.review;

import static dev.tenon.design.review.Desk.added;
import static dev.tenon.design.review.Desk.answer;
import static dev.tenon.design.review.Desk.edit;
import static dev.tenon.design.review.Desk.removing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that lose something where nobody looks, and clean ones that look as if they did. */
class HostileAnswersTest {
  private static final String DESIGN =
      GuardsTest.DESIGN
          .replace(
              "One thread owns the list of free workers and answers in turn.",
              "One thread owns the list of free workers and answers in turn. It keeps at least two"
                  + " workers, tries three times, and lends at most 5 tokens within 7 s.")
          .replace(
              "| silence_max |",
              "| mode | eager | – | eager, lazy | when it looks |\n"
                  + "| burst | 9 | tokens | 1..20 | at once |\n"
                  + "| silence_max |");

  private final Desk desk = Desk.of(DESIGN);

  private java.util.Set<String> stops(String item, String... fromTo) {
    return desk.stoppedBy(answer(edit(item, desk.with(item, fromTo))), item);
  }

  @Test
  void numbersInWordsAreNumbers() {
    assertThat(stops("D-1", "least two", "least four")).containsExactly("number-lost");
    assertThat(stops("D-1", "three times", "thirty-five times")).containsExactly("number-lost");
    assertThat(stops("R-2", "twice", "more than three times")).containsExactly("number-lost");
    assertThat(stops("D-1", "three times", "3 times")).isEmpty();
    assertThat(Numbers.of("twenty-five, two hundred and one thing; at least one; p99; -5 °C"))
        .containsOnlyKeys("25", "200", "1", "p99", "-5");
    assertThat(Numbers.of("二十五次，百分之三十，一个，至少一个，两百 个")).containsOnlyKeys("25", "30 %", "1", "200");
  }

  @Test
  void whatANumberCountsIsPartOfIt() {
    assertThat(stops("D-1", "5 tokens", "5 requests")).containsExactly("number-lost");
    assertThat(stops("D-1", "| 9 | tokens |", "| 9 | jobs |")).containsExactly("number-lost");
    assertThat(stops("D-1", "| 30 | s |", "| 30 | min |")).contains("number-lost");
    assertThat(stops("D-1", "| mode | eager |", "| mode | lazy |")).containsExactly("number-lost");
    assertThat(
            desk.stoppedBy(
                removing(
                    answer(edit("D-1", desk.with("D-1", "| mode | eager |", "| mode | lazy |"))),
                    "D-1",
                    "mode was eager",
                    "asked for"),
                "D-1"))
        .isEmpty();
    // the same numbers, each of the other thing
    assertThat(stops("D-2", "in a queue of 1,000 places", "in a queue of 1,000 places, in 3 rows"))
        .isEmpty();
    Desk two = Desk.of(DESIGN.replace("of 1,000 places", "with 3 retries and 5 rows"));
    assertThat(
            two.stoppedBy(
                answer(
                    edit("D-2", two.with("D-2", "3 retries and 5 rows", "5 retries and 3 rows"))),
                "D-2"))
        .containsExactly("number-lost");
    assertThat(
            two.stoppedBy(
                answer(
                    edit("D-2", two.with("D-2", "3 retries and 5 rows", "5 rows and 3 retries"))),
                "D-2"))
        .isEmpty();
  }

  @Test
  void theMostDoesNotBecomeTheLeast() {
    assertThat(stops("D-1", "at most 5", "at least 5")).containsExactly("number-lost");
    assertThat(stops("D-1", "at least two", "at most two")).containsExactly("number-lost");
    assertThat(stops("D-1", "at most 5", "about 5")).containsExactly("number-lost");
    assertThat(stops("D-1", "at most 5", "no more than 5")).isEmpty();
  }

  @Test
  void anObligationElsewhereDoesNotMakeUpForOneThatIsWeaker() {
    assertThat(
            stops(
                "R-2",
                "the pool shall take its worker back.",
                "the pool should take its worker back. The pool shall write a line."))
        .containsExactly("obligation-lost");
    assertThat(stops("R-2", "shall not lend a", "shall never lend a")).isEmpty();
    // two sentences that oblige say what one said
    assertThat(
            stops(
                "R-2",
                "shall take its worker back. The pool shall not lend a\nworker twice.",
                "shall take its worker back. No worker is lent twice: the pool shall not lend\n"
                    + "a worker twice."))
        .isEmpty();
    Desk only = Desk.of(DESIGN.replace("the pool shall take its", "the pool shall only take its"));
    assertThat(
            only.stoppedBy(
                answer(edit("R-2", only.with("R-2", "shall only take", "shall take"))), "R-2"))
        .containsExactly("obligation-lost");
    assertThat(
            desk.stoppedBy(
                removing(
                    answer(edit("R-2", desk.with("R-2", "shall take its", "may take its"))),
                    "R-2",
                    "a shallow word",
                    "asked for"),
                "R-2"))
        .containsExactly("obligation-lost");
  }

  @Test
  void chineseObligationsHaveTheirRanks() {
    Desk chinese =
        new Desk(
            "[project]\nprose = \"zh\"\n",
            """
            # 资源池

            ## 1 功能概述

            ### R-1 借出

            当任务申请工人时，资源池必须在 200 毫秒内借出一个。响应应带有编号，至少保留两个。
            """);
    for (String[] weaker :
        new String[][] {
          {"资源池必须在", "资源池应在"}, {"响应应带有", "响应应该带有"}, {"响应应带有", "响应可带有"}, {"资源池必须在", "资源池无须在"}
        }) {
      assertThat(
              chinese.stoppedBy(
                  answer(edit("R-1", chinese.with("R-1", weaker[0], weaker[1]))), "R-1"))
          .as(weaker[1])
          .containsExactly("obligation-lost");
    }
    assertThat(
            chinese.stoppedBy(
                removing(
                    answer(edit("R-1", chinese.with("R-1", "响应应带有", "响应可带有"))),
                    "R-1",
                    "响应的编号",
                    "不需要"),
                "R-1"))
        .containsExactly("obligation-lost");
    assertThat(
            chinese.stoppedBy(answer(edit("R-1", chinese.with("R-1", "至少保留两个", "至多保留两个"))), "R-1"))
        .containsExactly("number-lost");
    assertThat(chinese.stoppedBy(answer(edit("R-1", chinese.with("R-1", "保留两个", "保留2个"))), "R-1"))
        .isEmpty();
    assertThat(
            chinese.stoppedBy(
                answer(
                    edit(
                        "R-1",
                        chinese.with("R-1", "带有编号，", "带有编号。The number is given to the job. 并且"))),
                "R-1"))
        .contains("translated");
  }

  @Test
  void whoNamesANumberTakesOutNoItem() {
    assertThat(desk.stoppedBy(removing(answer(), "D-3", "5 s", "asked for"), "D-3"))
        .containsExactly("item-lost");
    assertThat(desk.stoppedBy(removing(answer(), "D-3", "D-3, the refusal", "asked for"), "D-3"))
        .isEmpty();
  }

  @Test
  void whoNamesAParameterNamesItsRow() {
    Answer less =
        removing(
            answer(
                edit(
                    "D-1",
                    desk.with(
                        "D-1",
                        "| silence_max | 30 | s | 1..300 | how long a job may say nothing |\n",
                        "",
                        ", `silence_max >= 1 s`",
                        ""))),
            "D-1",
            "the constraint on it: 1 s",
            "R-2 says it");
    assertThat(desk.stoppedBy(less, "D-1")).contains("item-lost");
    assertThat(desk.stoppedBy(removing(less, "silence_max", "the row", "R-2 says it"), "D-1"))
        .isEmpty();
    assertThat(desk.stoppedBy(removing(less, "D-1", "silence_max", "R-2 says it"), "D-1"))
        .isEmpty();
  }

  @Test
  void aSectionInAFenceIsTheSection() {
    String text = desk.with("D-2", "first come", "early come");
    Answer fenced =
        AnswerReader.review(
                "{\"items\":[{\"id\":\"D-2\",\"reason\":\"so\",\"text\":\"```markdown\\n"
                    + text.replace("\n", "\\n")
                    + "\\n```\"}]}",
                dev.tenon.design.Tongue.EN)
            .value()
            .orElseThrow();
    assertThat(desk.stoppedBy(fenced, "D-2")).isEmpty();
    assertThat(Desk.text(desk.put(desk.scope("D-2"), fenced))).contains("early come");
  }

  @Test
  void shorterIsNotLongerAndTakesNothingAway() {
    Answer longer = answer(edit("D-2", desk.with("D-2", "served.", "served, one by one.")));
    assertThat(Shorter.check(desk.put(desk.scope("D-2"), longer)))
        .extracting(Stop::rule)
        .containsExactly("swelling");
    Answer shorter =
        answer(edit("D-2", desk.with("D-2", "Jobs that find no free worker wait", "Jobs wait")));
    assertThat(Shorter.check(desk.put(desk.scope("D-2"), shorter))).isEmpty();
    assertThat(
            Shorter.check(
                desk.put(desk.scope("D-2"), removing(shorter, "D-2", "no free worker", "said"))))
        .extracting(Stop::rule)
        .containsExactly("obligation-lost");
  }

  @Test
  void aSectionIsGivenOnce() {
    assertThat(
            desk.stoppedBy(
                answer(
                    edit("D-2", desk.with("D-2", "first come", "early come")),
                    edit("D-2", desk.with("D-2", "places", "seats"))),
                "D-2"))
        .containsExactly("id-changed");
  }

  @Test
  void opinionsCiteWhatIsThere() {
    assertThat(
            desk.stoppedBy(
                new Answer(
                    List.of(),
                    List.of(),
                    List.of(new Opinion(List.of("D-2", "S-1", "Pool.lend"), "so"))),
                "D-2"))
        .isEmpty();
    assertThat(
            desk.stoppedBy(
                new Answer(
                    List.of(), List.of(), List.of(new Opinion(List.of("D-2", "D-99"), "so"))),
                "D-2"))
        .containsExactly("id-changed");
  }

  @Test
  void aSentenceInAnotherLanguageIsOneTooMany() {
    assertThat(stops("D-2", "served.", "served. 先到的任务先得到工人。")).containsExactly("translated");
    assertThat(
            stops(
                "D-2",
                "because: a refusal would make all jobs ask again at once",
                "because: 拒绝会使所有任务同时重试"))
        .contains("translated");
    assertThat(
            desk.stoppedBy(
                answer(
                    added(
                        "D-2",
                        "### D-? 放弃排队\n\n"
                            + "A job leaves the queue, and so does its place in it, for good and"
                            + " all.\n\n"
                            + "- refines: D-2\n"
                            + "- because: 否则工人会借给不存在的任务\n")),
                "D-2"))
        .containsExactly("translated");
    // a term that is quoted is none
    assertThat(stops("D-2", "served.", "served (先到先得).")).isEmpty();
  }

  @Test
  void wordsInAFenceAreWords() {
    String filler = "It waits since the day is long and the night longer. ".repeat(12);
    assertThat(stops("D-2", "served.", "served.\n\n```text\n" + filler + "\n```\n"))
        .contains("swelling");
  }

  @Test
  void partsOfAnAnswerAreNone() {
    for (String printed :
        List.of(
            "{\"opinions\":[{\"items\":[],\"text\":\"a\"},{\"ite",
            "{\"a\":{\"items\":[]},\"b\":",
            "{\"items\":[{\"id\":\"D-2\",\"text\":\"### D-2 caf\uFFFD\",\"reason\":\"y\"}]}",
            "{\"items\":[{\"id\":\"D-2\",\"text\":\"### D-2 \\u0000\",\"reason\":\"y\"}]}",
            "{\"items\":[{\"id\":\"D-2\",\"text\":\"### D-2 \\ud800\",\"reason\":\"y\"}]}")) {
      AnswerReader.Reading<Answer> reading =
          AnswerReader.review(printed, dev.tenon.design.Tongue.EN);
      assertThat(reading.value()).as(printed).isEmpty();
      assertThat(reading.stops()).as(printed).isNotEmpty();
    }
    assertThat(
            AnswerReader.review("{\"items\":[]} and so on {", dev.tenon.design.Tongue.EN).value())
        .isPresent();
  }
}
