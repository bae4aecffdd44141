package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Waiver;
import java.util.List;

/** A waiver has a reason, names a rule that can be waived, and takes something away. */
final class StaleWaiver implements Rule {
  static final String ID = "stale-waiver";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  /** Nothing alone: what a waiver takes away is known only behind all other rules. */
  @Override
  public void check(Design design, Surroundings surroundings, Report report) {}

  /** Why a waiver is of no use. */
  enum Why {
    NO_REASON,
    NO_RULE,
    UNKNOWN_RULE,
    NOT_WAIVABLE,
    TEXT_CHANGED,
    NOTHING_TO_WAIVE
  }

  /**
   * @param owner name of the item or symbol, empty outside of one
   * @param rule the rule that it names, empty where there is none
   */
  static void report(Waiver waiver, String owner, String rule, Why why, Report report) {
    String message =
        switch (why) {
          case NO_REASON -> report.say("The waiver gives no reason.", "豁免没有写理由。");
          case NO_RULE -> report.say("The waiver names no rule.", "豁免没有写规则。");
          case UNKNOWN_RULE ->
              report.say("There is no rule \"" + rule + "\".", "没有规则“" + rule + "”。");
          case NOT_WAIVABLE ->
              report.say("\"" + rule + "\" can't be waived.", "“" + rule + "”不可豁免。");
          case TEXT_CHANGED ->
              report.say(
                  "The waiver of \"" + rule + "\" was accepted for another text of " + owner + ".",
                  "对“" + rule + "”的豁免是针对 " + owner + " 的旧文本接受的。");
          case NOTHING_TO_WAIVE ->
              report.say(
                  "The waiver of \"" + rule + "\" takes nothing away.", "对“" + rule + "”的豁免没有作用。");
        };
    String hint =
        switch (why) {
          case NO_REASON, NO_RULE ->
              report.say(
                  "Write <!-- tenon:waive RULE: why it is right here -->.",
                  "写成 <!-- tenon:waive 规则: 为什么在这里合理 -->。");
          case UNKNOWN_RULE -> report.say("Correct the name of the rule.", "改正规则的名字。");
          case NOT_WAIVABLE -> report.say("Take it out and mend the finding.", "删去它，并改正所报的问题。");
          case TEXT_CHANGED ->
              report.say(
                  "Read it again; if it still holds, accept " + owner + ".",
                  "重新审阅；若仍成立，接受 " + owner + "。");
          case NOTHING_TO_WAIVE ->
              report.say(
                  "Take it out, or put it into the item that it is for.", "删去它，或移到它所针对的条目中。");
        };
    report.add(
        waiver.at(),
        owner.isEmpty() ? List.of() : List.of(owner),
        message,
        hint,
        rule.isEmpty() ? why.name() + waiver.rules() : rule);
  }
}
