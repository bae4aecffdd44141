package dev.tenon.design;

/** Types by their simple names, as overloads are told apart. */
final class SimpleTypes {
  private SimpleTypes() {}

  /** {@code final @A java.util.Map<K, V>[]} becomes {@code Map[]}. */
  static String of(String type) {
    return isSimple(type) ? type : simplified(type);
  }

  /** Most types are a plain name already. */
  private static boolean isSimple(String type) {
    for (int i = 0; i < type.length(); i++) {
      if (!Character.isJavaIdentifierPart(type.charAt(i))) {
        return false;
      }
    }
    return !type.equals("final");
  }

  private static String simplified(String type) {
    StringBuilder bare = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      if (c == '<') {
        depth++;
      } else if (c == '>') {
        depth--;
      } else if (depth == 0) {
        bare.append(c);
      }
    }
    String rest =
        bare.toString().replaceAll("@[\\w.]+(\\([^)]*\\))?", " ").replaceAll("\\bfinal\\b", " ");
    rest = rest.strip().replaceAll("\\s+", "");
    int dots = rest.endsWith("...") ? rest.length() - 3 : rest.length();
    int dot = rest.lastIndexOf('.', dots - 1);
    return dot < 0 ? rest : rest.substring(dot + 1);
  }
}
