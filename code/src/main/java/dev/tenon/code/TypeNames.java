package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;

/** Types as texts: their simple names, and whether two texts can mean one type. */
final class TypeNames {

  private TypeNames() {}

  /**
   * Simple name without type arguments and annotations: {@code Entry[]} for {@code
   * java.util.Map.Entry<K, V>[]}.
   */
  static String simple(String type) {
    StringBuilder flat = new StringBuilder();
    int depth = 0;
    for (Tokens.Token token : Tokens.of(type, 0, type.length())) {
      switch (token.text()) {
        case "<" -> depth++;
        case ">" -> depth--;
        default -> {
          if (depth == 0) {
            boolean words = !flat.isEmpty() && isWord(token.text()) && isWord(flat.toString());
            flat.append(words ? " " : "").append(token.text());
          }
        }
      }
    }
    String name = flat.toString();
    int annotationEnd = name.lastIndexOf(' ');
    name = annotationEnd >= 0 ? name.substring(annotationEnd + 1) : name;
    boolean variable = name.endsWith("...");
    String stem = variable ? name.substring(0, name.length() - 3) : name;
    return stem.substring(stem.lastIndexOf('.') + 1) + (variable ? "..." : "");
  }

  /** {@code String...} is an array to those who look for a method. */
  static String erased(String type) {
    String simple = simple(type);
    return simple.endsWith("...") ? simple.substring(0, simple.length() - 3) + "[]" : simple;
  }

  /**
   * Whether two types as texts are the same, where one may be written with its package and the
   * other without.
   */
  static boolean same(String left, String right) {
    List<String> a = names(left);
    List<String> b = names(right);
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      String x = a.get(i);
      String y = b.get(i);
      if (!x.equals(y) && !x.endsWith("." + y) && !y.endsWith("." + x)) {
        return false;
      }
    }
    return true;
  }

  /** Tokens with dotted names whole; annotations left out. */
  private static List<String> names(String type) {
    List<String> names = new ArrayList<>();
    boolean joining = false;
    boolean annotation = false;
    for (Tokens.Token token : Tokens.of(type, 0, type.length())) {
      String text = token.text();
      if (text.equals("@")) {
        annotation = true;
      } else if (text.equals(".") && !names.isEmpty()) {
        joining = true;
      } else if (joining) {
        names.add(names.removeLast() + "." + text);
        joining = false;
      } else if (annotation) {
        annotation = false;
      } else {
        names.add(text);
      }
    }
    return names;
  }

  /**
   * Parts of a parameter list: {@code Map<K, V> m, int n} gives two. Commas between angle or round
   * brackets part nothing.
   */
  static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '<' || c == '(') {
        depth++;
      } else if (c == '>' || c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(list.substring(from, i).strip());
        from = i + 1;
      }
    }
    String last = list.substring(from).strip();
    if (!last.isEmpty() || !parts.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }

  private static boolean isWord(String text) {
    return Character.isJavaIdentifierPart(text.charAt(text.length() - 1))
        && Character.isJavaIdentifierPart(text.charAt(0));
  }
}
