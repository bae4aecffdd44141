package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags as texts: {@code VAL_INT_RANGE(ratio, 0, 8)}, with a remark behind or not. */
final class TagText {
  private static final Pattern LINE =
      Pattern.compile("(?:VAL|AST|P0)\\s*:\\s*([A-Z][A-Z0-9_]*)\\s*\\(");

  private TagText() {}

  /** The tag of a line comment's text, in its canonical form. */
  static Optional<String> ofComment(String comment) {
    String text = comment.startsWith("//") ? comment.substring(2).strip() : comment.strip();
    Matcher matcher = LINE.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String rest = text.substring(matcher.end());
    List<String> arguments = new ArrayList<>();
    return split(rest, arguments)
        ? Optional.of(matcher.group(1) + "(" + String.join(", ", arguments) + ")")
        : Optional.empty();
  }

  /** The comment line above an expansion. */
  static String comment(Contract contract) {
    return (contract.pattern().startsWith("AST_") ? "// AST: " : "// VAL: ") + oneLine(contract);
  }

  /** A tag that spans lines in the design is one line in code. */
  static String oneLine(Contract contract) {
    return contract.tag().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Splits what follows the opening bracket, up to its closing one; false when there is none. */
  static boolean split(String text, List<String> arguments) {
    int depth = 0;
    char quote = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        String argument = text.substring(from, i).strip();
        if (!argument.isEmpty() || c == ',') {
          arguments.add(argument);
        }
        from = i + 1;
        if (c == ')') {
          return true;
        }
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      }
    }
    return false;
  }
}
