package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser's messages in words that say what is wrong and not which rule of a grammar failed. */
final class SyntaxMessage {

  /** A form of message; the groups of its pattern are put into the sentence, in order. */
  private record Rule(Pattern pattern, String sentence) {}

  private static final List<Rule> RULES =
      List.of(
          rule("insert \"(.+)\" to complete .*", "%s is missing here"),
          rule("on token \"(.+)\", delete this token", "%s does not belong here"),
          rule("on tokens?,? delete these tokens?", "this does not belong here"),
          rule("on token \"(.+)\", (.+) expected after this token", "after %s, %s is missing"),
          rule("on token \"(.+)\", (.+) expected before this token", "before %s, %s is missing"),
          rule("on token \"(.+)\", (.+) expected", "%s stands where %s is expected"),
          rule("on token \"(.+)\", invalid .*", "%s can't stand here"),
          rule("on token(?:s|\\(s\\)),? misplaced construct\\(s\\)", "this does not belong here"),
          rule("on tokens, (.+) expected instead", "%s is expected instead"));

  /** Names of the parser's grammar that a reader can't know; empty: says nothing more. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Statement", "a statement"),
          Map.entry("BlockStatements", "a statement"),
          Map.entry("Finally", "`catch` or `finally`"),
          Map.entry("Catches", "`catch`"),
          Map.entry("Identifier", "a name"),
          Map.entry("VariableDeclaratorId", "a name"),
          Map.entry("VariableDeclarator", "a name"),
          Map.entry("VariableInitializer", "a value"),
          Map.entry("Expression", "an expression"),
          Map.entry("AssignmentOperator", "an assignment"),
          Map.entry("Type", "a type"),
          Map.entry("SimpleName", "a name"),
          Map.entry("Name", "a name"),
          Map.entry("Block", "a block"),
          Map.entry("MethodBody", "a body"),
          Map.entry("ClassBody", "a body"),
          Map.entry("InterfaceBody", "a body"),
          Map.entry("EnumBody", "a body"),
          Map.entry("RecordBody", "a body"),
          Map.entry("Dimensions", "`[]`"),
          Map.entry("...", ""));

  private SyntaxMessage() {}

  static String of(String message) {
    String text = message.strip();
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(text);
      if (matcher.matches()) {
        Object[] groups = new Object[matcher.groupCount()];
        for (int i = 0; i < groups.length; i++) {
          groups[i] = words(matcher.group(i + 1));
        }
        return rule.sentence().formatted(groups);
      }
    }
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** Tokens in code marks; what follows a token that is missing is missing with it. */
  private static String words(String tokens) {
    List<String> words = new ArrayList<>();
    for (String token : tokens.split(" ")) {
      String word = WORDS.get(token);
      if (word == null) {
        words.add("`" + token + "`");
      } else if (words.isEmpty() && !word.isEmpty()) {
        words.add(word);
      }
    }
    return words.isEmpty() ? "something" : String.join(" and ", words);
  }

  private static Rule rule(String pattern, String sentence) {
    return new Rule(Pattern.compile("Syntax error,? " + pattern), sentence);
  }
}
