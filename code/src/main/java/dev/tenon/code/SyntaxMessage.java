package dev.tenon.code;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser's messages in words that say what is wrong and not which rule of a grammar failed. */
final class SyntaxMessage {

  private record Rule(Pattern pattern, String replacement) {}

  private static final List<Rule> RULES =
      List.of(
          rule("insert \"([^\"]+)\" to complete .*", "`$1` is missing here"),
          rule("on tokens?,? delete these tokens?", "this does not belong here"),
          rule("on token \"(.+)\", delete this token", "`$1` does not belong here"),
          rule("on token \"(.+)\", (.+) expected after this token", "after `$1`, $2 is missing"),
          rule("on token \"(.+)\", (.+) expected before this token", "before `$1`, $2 is missing"),
          rule("on token \"(.+)\", (.+) expected", "`$1` stands where $2 is expected"),
          rule("on token \"(.+)\", invalid .*", "`$1` can't stand here"),
          rule("on tokens?, misplaced construct\\(s\\)", "this does not belong here"),
          rule("on token\\(s\\), misplaced construct\\(s\\)", "this does not belong here"),
          rule("on tokens, (.+) expected instead", "$1 is expected instead"));

  private SyntaxMessage() {}

  static String of(String message) {
    String text = message.strip();
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(text);
      if (matcher.matches()) {
        return matcher.replaceAll(rule.replacement());
      }
    }
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static Rule rule(String pattern, String replacement) {
    return new Rule(Pattern.compile("Syntax error,? " + pattern), replacement);
  }
}
