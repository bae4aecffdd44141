package dev.tenon.design.rules;

import java.util.List;

/** Tells 等 that ends a list ("and so on") from 等 in other words and from the verb (to wait). */
final class ListEnding {
  private static final List<String> AFTER =
      List.of(
          "等待", "等于", "等级", "等同", "等价", "等值", "等效", "等候", "等到", "等分", "等长", "等距", "等比", "等差", "等式",
          "等号", "等额", "等量");
  private static final List<String> BEFORE =
      List.of(
          "相等", "同等", "对等", "平等", "均等", "不等", "中等", "高等", "初等", "上等", "何等", "头等", "次等", "特等", "劣等",
          "优等", "稍等", "久等", "一等", "二等", "三等", "四等", "五等");

  /** What stands behind 等 when it closes a list, be it of one entry. */
  private static final List<String> KINDS =
      List.of(
          "信息", "数据", "内容", "操作", "方式", "情况", "字段", "功能", "资源", "问题", "因素", "场景", "类型", "原因", "错误",
          "异常", "指标", "参数", "状态", "服务", "组件", "模块", "事件", "文件", "日志", "协议", "格式", "设备", "平台", "头部");

  private static final List<String> EXAMPLES = List.of("例如", "比如", "诸如", "包括", "包含", "如");
  private static final String CLAUSE_ENDS = "。!?;";

  /** Before the verb; 应 only where it is a word of its own. */
  private static final String VERB_BEFORE = "须需先再勿";

  /** How far back a list is looked for. */
  private static final int REACH = 200;

  /** A longer part between commas is a clause, not an entry of a list. */
  private static final int ENTRY = 8;

  private ListEnding() {}

  /** Behind the 等 or 等等 at a place if it ends a list, else -1. */
  static int behind(String text, int start, int at, int end) {
    int behind = at + 1 < end && text.charAt(at + 1) == '等' ? at + 2 : at + 1;
    for (String word : AFTER) {
      if (text.startsWith(word, behind - 1)) {
        return -1;
      }
    }
    for (String word : BEFORE) {
      if (at > start && text.startsWith(word, at - 1)) {
        return -1;
      }
    }
    int last = at - 1;
    while (last >= start && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    if (last < start
        || ",。!?;:".indexOf(text.charAt(last)) >= 0
        || VERB_BEFORE.indexOf(text.charAt(last)) >= 0
        || ChineseShape.isObligation(text, last)) {
      return -1;
    }
    int next = Scripts.skipSpace(text, behind, end);
    boolean counted = next < end && Character.isDigit(text.charAt(next)) && next > behind;
    if (behind == at + 2) {
      return behind;
    }
    if (next == end || ",、。!?;:)".indexOf(text.charAt(next)) >= 0 || isKind(text, next)) {
      return behind;
    }
    return !counted && endsList(text, Math.max(start, at - REACH), at) ? behind : -1;
  }

  private static boolean isKind(String text, int at) {
    return KINDS.stream().anyMatch(kind -> text.startsWith(kind, at));
  }

  private static boolean endsList(String whole, int start, int at) {
    String text = whole.substring(start, at);
    int clause = text.length();
    while (clause > 0 && CLAUSE_ENDS.indexOf(text.charAt(clause - 1)) < 0) {
      clause--;
    }
    int comma = text.lastIndexOf(',');
    String part = text.substring(Math.max(clause, comma + 1));
    if (part.indexOf('、') >= 0 || hasJoin(part) || EXAMPLES.stream().anyMatch(part::contains)) {
      return true;
    }
    return comma >= clause && isEntry(part) && endsLikeEntry(text, clause, comma);
  }

  private static boolean hasJoin(String part) {
    for (int i = 1; i + 1 < part.length(); i++) {
      if ("和与或及".indexOf(part.charAt(i)) >= 0 && "参饱总给赋".indexOf(part.charAt(i - 1)) < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEntry(String part) {
    String bare = part.strip();
    return !bare.isEmpty() && bare.length() <= ENTRY && bare.indexOf('应') < 0;
  }

  /** Whether what stands before a comma is an entry of a list too, and no preface. */
  private static boolean endsLikeEntry(String text, int clause, int comma) {
    int before = Math.max(clause, text.lastIndexOf(',', comma - 1) + 1);
    String part = text.substring(before, comma).strip();
    boolean preface =
        part.startsWith("当")
            || part.startsWith("若")
            || part.startsWith("如果")
            || part.startsWith("在");
    return !preface
        && !part.isEmpty()
        && "时后前间下则".indexOf(part.charAt(part.length() - 1)) < 0
        && (part.length() <= ENTRY || part.indexOf('应') >= 0 || part.indexOf('须') >= 0);
  }
}
