package dev.tenon.design.plan;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.Declaration;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Method;
import dev.tenon.design.SymbolTable;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the code of a test reaches, read from its text: the types that it names, and the methods of
 * those, and of what they return, that it calls by name. No compiler is asked, so that it works in
 * any language and on code that does not compile yet.
 */
public final class TestReach {
  private static final Pattern NOISE =
      Pattern.compile(
          "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n"
              + "])*+\"|'(?:\\\\.|[^'\\\\\\n"
              + "])*+'|//[^\\n"
              + "]*|/\\*[\\s\\S]*?\\*/");
  private static final Pattern COMMENT_HASH = Pattern.compile("#[^\\n]*");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
  private static final Pattern CALL =
      Pattern.compile("(?:\\.|::)\\s*([\\p{L}_$][\\p{L}\\p{N}_$]*)");

  private final Design design;
  private final Map<String, List<Type>> bySimpleName = new LinkedHashMap<>();

  public TestReach(Design design) {
    this.design = design;
    for (Type type : design.types()) {
      String simple = type.name().substring(type.name().lastIndexOf('.') + 1);
      bySimpleName.computeIfAbsent(simple, _ -> new ArrayList<>()).add(type);
    }
  }

  /**
   * What a test reaches.
   *
   * @param types that its code names
   * @param methods that its code calls, those without a body too
   */
  public record Reached(Set<Type> types, Set<Method> methods) {}

  public Reached of(Item test) {
    StringBuilder code = new StringBuilder();
    for (CodeBlock block : test.code()) {
      if (block.is(design.language(), "test") || block.is(design.language(), "members")) {
        code.append(block.text()).append('\n');
      }
    }
    return code.isEmpty() ? new Reached(Set.of(), Set.of()) : of(readable(code.toString()));
  }

  private String readable(String code) {
    String text = NOISE.matcher(code).replaceAll(" \"\" ");
    return design.language().equals("python") ? COMMENT_HASH.matcher(text).replaceAll(" ") : text;
  }

  private Reached of(String code) {
    Set<Type> named = new LinkedHashSet<>();
    Matcher names = NAME.matcher(code);
    Set<String> words = new LinkedHashSet<>();
    while (names.find()) {
      words.add(names.group());
    }
    words.forEach(word -> named.addAll(bySimpleName.getOrDefault(word, List.of())));
    Set<Method> methods = new LinkedHashSet<>();
    for (Type type : named) {
      type.methods().stream()
          .filter(m -> m.declaration().constructor() && isMade(type, code))
          .filter(m -> fits(m, code, newOf(type)))
          .forEach(methods::add);
    }
    Set<String> calls = new LinkedHashSet<>();
    Matcher called = CALL.matcher(code);
    while (called.find()) {
      calls.add(called.group(1));
    }
    follow(named, calls, code, methods);
    return new Reached(named, methods);
  }

  /** Goes from the named types to what their called methods return, and on. */
  private void follow(Set<Type> named, Set<String> calls, String code, Set<Method> methods) {
    List<Type> open = new ArrayList<>(named);
    Set<String> seen = new HashSet<>();
    open.forEach(t -> seen.add(t.name()));
    for (int i = 0; i < open.size(); i++) {
      Type type = open.get(i);
      Set<String> results = new LinkedHashSet<>();
      type.declaration().components().stream()
          .filter(c -> calls.contains(c.name()))
          .forEach(c -> results.add(c.type()));
      type.fields().stream()
          .filter(f -> calls.contains(f.declaration().name()))
          .forEach(f -> results.add(f.declaration().type()));
      for (Method method : type.methods()) {
        String name = method.declaration().name();
        if (!method.declaration().constructor()
            && calls.contains(name)
            && fits(
                method, code, Pattern.compile("(?:\\.|::)\\s*" + Pattern.quote(name) + "\\b"))) {
          methods.add(method);
          results.add(method.declaration().returnType());
        }
      }
      SymbolTable.supertypes(design, type).stream()
          .filter(s -> seen.add(s.name()))
          .forEach(open::add);
      for (String result : results) {
        Matcher names = NAME.matcher(result);
        while (names.find()) {
          bySimpleName.getOrDefault(names.group(), List.of()).stream()
              .filter(t -> seen.add(t.name()))
              .forEach(open::add);
        }
      }
    }
  }

  private Pattern newOf(Type type) {
    String simple = Pattern.quote(type.name().substring(type.name().lastIndexOf('.') + 1));
    return design.language().equals("java")
        ? Pattern.compile(
            "\\bnew\\s+(?:[\\w.]+\\.)?"
                + simple
                + "\\b(?:\\s*<[^>;]*>)?|\\b"
                + simple
                + "\\s*::\\s*new\\b")
        : Pattern.compile("(?<![\\w.])" + simple + "(?=\\s*\\()");
  }

  private boolean isMade(Type type, String code) {
    return newOf(type).matcher(code).find();
  }

  /** Whether an overload may be meant: one call of the name has as many arguments as it takes. */
  private boolean fits(Method method, String code, Pattern call) {
    if (!method.symbol().endsWith(")")) {
      return true;
    }
    List<Declaration.Parameter> parameters = method.declaration().parameters();
    boolean open = !parameters.isEmpty() && parameters.getLast().type().endsWith("...");
    Matcher m = call.matcher(code);
    while (m.find()) {
      int arguments = arguments(code, m.end());
      if (arguments < 0
          || arguments == parameters.size()
          || open && arguments >= parameters.size() - 1) {
        return true;
      }
    }
    return false;
  }

  /** How many arguments stand in the bracket at a place; -1 if there is no bracket. */
  private static int arguments(String code, int at) {
    int i = at;
    while (i < code.length() && Character.isWhitespace(code.charAt(i))) {
      i++;
    }
    if (i >= code.length() || code.charAt(i) != '(') {
      return -1;
    }
    int depth = 0;
    int commas = 0;
    boolean empty = true;
    for (; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        empty &= depth == 0;
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
        if (depth == 0) {
          return empty ? 0 : commas + 1;
        }
      } else if (c == ',' && depth == 1) {
        commas++;
      } else if (!Character.isWhitespace(c)) {
        empty = false;
      }
    }
    return -1;
  }
}
