package dev.tenon.design;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that a type's {@code members} blocks declare. Rather one too many: all words outside of
 * bodies and brackets.
 */
public final class MemberNames {
  private MemberNames() {}

  public static Set<String> of(Type type, String language) {
    Set<String> names = new HashSet<>();
    for (SymbolSection section : type.sections()) {
      for (CodeBlock block : section.code()) {
        if (block.is(language, "members")) {
          add(block.text(), language, names);
        }
      }
    }
    return names;
  }

  private static void add(String text, String language, Set<String> names) {
    List<Lexeme> lexemes = Lexer.read(text, language);
    int depth = 0;
    for (Lexeme lexeme : lexemes) {
      depth = Math.max(0, depth + Tokens.brackets(lexeme));
      if (depth == 0 && lexeme.isWord()) {
        names.add(lexeme.text());
      }
    }
  }
}
