package dev.tenon.code;

import java.util.List;
import java.util.Map;

/** Puts the values of a design's parameters in the place of their names. */
final class Constants {
  private Constants() {}

  /**
   * The arguments with each name that stands for itself, not behind a dot or in a string, replaced.
   */
  static List<String> in(List<String> arguments, Map<String, String> values) {
    return values.isEmpty() ? arguments : arguments.stream().map(a -> in(a, values)).toList();
  }

  private static String in(String argument, Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < argument.length()) {
      char c = argument.charAt(i);
      if (c == '"' || c == '\'') {
        int end = literalEnd(argument, i);
        out.append(argument, i, end);
        i = end;
      } else if (Character.isJavaIdentifierStart(c)) {
        int end = i;
        while (end < argument.length() && Character.isJavaIdentifierPart(argument.charAt(end))) {
          end++;
        }
        String name = argument.substring(i, end);
        boolean called = argument.substring(end).stripLeading().startsWith("(");
        boolean member = out.toString().stripTrailing().endsWith(".");
        out.append(called || member ? name : values.getOrDefault(name, name));
        i = end;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int literalEnd(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == text.charAt(start)) {
        return i + 1;
      }
    }
    return text.length();
  }
}
