package dev.tenon.design;

import dev.tenon.design.Declaration.OfField;
import dev.tenon.design.Declaration.OfMethod;
import dev.tenon.design.Declaration.OfType;
import dev.tenon.design.Declaration.Parameter;
import dev.tenon.design.Declaration.Reading;
import dev.tenon.design.Declaration.TypeKind;
import dev.tenon.design.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Declarations of languages without a grammar of their own: a type's keyword and a name, a name and
 * round brackets, a name with a type.
 */
final class PlainGrammar implements Grammar {
  private static final Set<String> TYPE_WORDS =
      Set.of(
          "class",
          "struct",
          "interface",
          "trait",
          "enum",
          "type",
          "record",
          "protocol",
          "object",
          "union",
          "actor",
          "impl",
          "module",
          "namespace");
  private static final Set<String> FUNCTION_WORDS = Set.of("func", "fun", "fn", "function", "def");

  /** A field has no more words than this; more are a sentence. */
  private static final int MOST_WORDS = 6;

  private final String language;

  PlainGrammar(String language) {
    this.language = language;
  }

  @Override
  public Reading read(String heading, @Nullable OfType owner) {
    String text = Folding.fold(heading);
    List<Lexeme> tokens = Lexer.read(text, language);
    try {
      refuseOpenBrackets(tokens);
      int word = typeWord(tokens);
      if (word >= 0) {
        return new Reading.Read(type(tokens, word));
      }
      int bracket = parameterBracket(tokens);
      if (bracket > 0) {
        return new Reading.Read(method(text, tokens, bracket));
      }
      if (owner == null) {
        throw Slip.at(
            tokens.get(0),
            "neither a type (its keyword is missing) nor a name with round brackets",
            "既不是类型（缺少关键字），也不是带圆括号的名称");
      }
      return new Reading.Read(field(tokens));
    } catch (Slip slip) {
      return slip.reading(heading, guess(tokens));
    }
  }

  @Override
  public boolean hasBody(OfMethod method, OfType owner) {
    return owner.kind() != TypeKind.INTERFACE && !method.modifiers().contains("abstract");
  }

  private static void refuseOpenBrackets(List<Lexeme> tokens) {
    List<Lexeme> open = new ArrayList<>();
    for (Lexeme token : tokens) {
      int change = Tokens.brackets(token);
      if (change > 0) {
        open.add(token);
      } else if (change < 0) {
        if (open.isEmpty()) {
          throw Slip.at(token, "this bracket was never opened", "括号没有开始");
        }
        open.removeLast();
      }
    }
    if (!open.isEmpty()) {
      throw Slip.at(open.getFirst(), "this bracket is not closed", "括号没有闭合");
    }
  }

  /** Index of a type's keyword before any bracket, the last of several; -1 without. */
  private static int typeWord(List<Lexeme> tokens) {
    int found = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Lexeme token = tokens.get(i);
      if (!token.isWord() && !token.is("@")) {
        break;
      }
      Lexeme next = tokens.get(Math.min(i + 1, tokens.size() - 1));
      if (TYPE_WORDS.contains(token.text()) && (next.isWord() || next.kind() == Kind.END)) {
        found = i;
        if (!TYPE_WORDS.contains(next.text())) {
          break;
        }
      }
    }
    return found;
  }

  private static OfType type(List<Lexeme> tokens, int word) {
    Lexeme name = tokens.get(word + 1);
    if (!name.isWord()) {
      throw Slip.at(tokens.get(word), "the name of the type is missing", "缺少类型名");
    }
    boolean isInterface = false;
    List<String> supertypes = new ArrayList<>();
    boolean inSupertypes = false;
    for (int i = word; i < tokens.size(); i++) {
      Lexeme token = tokens.get(i);
      isInterface |= token.is("interface") || token.is("trait") || token.is("protocol");
      if (token.is("extends") || token.is("implements") || token.is(":")) {
        inSupertypes = true;
      } else if (inSupertypes && token.isWord()) {
        supertypes.add(token.text());
      }
    }
    TypeKind kind =
        isInterface
            ? TypeKind.INTERFACE
            : tokens.get(word).is("enum") ? TypeKind.ENUM : TypeKind.CLASS;
    return new OfType(name.text(), kind, words(tokens, word), List.of(), List.of(), supertypes);
  }

  private static List<String> words(List<Lexeme> tokens, int end) {
    return tokens.subList(0, end).stream().filter(Lexeme::isWord).map(Lexeme::text).toList();
  }

  /** Index of the round bracket behind a name; 0 without. Go's receiver is passed over. */
  private static int parameterBracket(List<Lexeme> tokens) {
    int depth = 0;
    for (int i = 1; i < tokens.size(); i++) {
      Lexeme token = tokens.get(i);
      Lexeme before = tokens.get(i - 1);
      boolean receiver = before.isWord() && FUNCTION_WORDS.contains(before.text());
      if (token.is("(") && depth == 0 && !receiver) {
        return nameBefore(tokens, i) >= 0 ? i : 0;
      }
      depth += Tokens.brackets(token);
    }
    return 0;
  }

  /** Index of the name before a bracket, type parameters between passed over. */
  private static int nameBefore(List<Lexeme> tokens, int bracket) {
    int depth = 0;
    for (int i = bracket - 1; i >= 0; i--) {
      Lexeme token = tokens.get(i);
      if (token.is(">") || token.is("]")) {
        depth++;
      } else if (token.is("<") || token.is("[")) {
        depth--;
      } else if (depth == 0) {
        return token.isWord() ? i : -1;
      }
    }
    return -1;
  }

  private OfMethod method(String text, List<Lexeme> tokens, int bracket) {
    int name = nameBefore(tokens, bracket);
    if (name > MOST_WORDS) {
      throw Slip.at(tokens.get(name), "this is a sentence, no declaration", "这是句子，不是声明");
    }
    List<Parameter> parameters = new ArrayList<>();
    int depth = 0;
    int start = bracket + 1;
    int close = tokens.size() - 1;
    for (int i = bracket; i < tokens.size(); i++) {
      Lexeme token = tokens.get(i);
      depth += Tokens.brackets(token);
      boolean ends = depth == 0;
      if (ends || depth == 1 && token.is(",")) {
        if (i > start) {
          parameters.add(parameter(text, tokens.subList(start, i)));
        }
        start = i + 1;
      }
      if (ends) {
        close = i;
        break;
      }
    }
    String rest = text.substring(Math.min(text.length(), tokens.get(close).end())).strip();
    String returnType = rest.replaceFirst("^(->|:)", "").strip();
    boolean isVoid =
        returnType.equals("void")
            || returnType.equals("()")
            || returnType.equals("Unit")
            || words(tokens, name).contains("void");
    boolean constructor = tokens.get(name).is("constructor");
    return new OfMethod(
        tokens.get(name).text(),
        constructor,
        words(tokens, name),
        List.of(),
        returnType,
        !isVoid && !constructor,
        parameters,
        List.of());
  }

  private Parameter parameter(String text, List<Lexeme> tokens) {
    int colon = -1;
    for (int i = 0; i < tokens.size() && colon < 0; i++) {
      colon = tokens.get(i).is(":") || tokens.get(i).is("?") ? i : -1;
    }
    List<Lexeme> words = tokens.stream().filter(Lexeme::isWord).toList();
    Lexeme name =
        words.isEmpty()
            ? tokens.get(0)
            : colon > 0
                ? tokens.get(colon - 1)
                : language.equals("go") ? words.getFirst() : words.getLast();
    String written = text.substring(tokens.getFirst().start(), tokens.getLast().end());
    return new Parameter(name.text(), written.equals(name.text()) ? "" : written);
  }

  private OfField field(List<Lexeme> tokens) {
    List<Lexeme> head = new ArrayList<>();
    int typed = -1;
    for (Lexeme token : tokens) {
      if (token.is("=") || token.is(":")) {
        typed = head.size();
        break;
      }
      head.add(token);
    }
    List<Lexeme> words = head.stream().filter(Lexeme::isWord).toList();
    boolean sentence = typed < 0 ? words.size() > 3 : words.size() > MOST_WORDS;
    if (words.isEmpty() || sentence) {
      throw Slip.at(
          tokens.get(0), "neither a name with round brackets nor a field", "既不是带圆括号的名称，也不是字段");
    }
    Lexeme name = language.equals("go") ? words.getFirst() : words.getLast();
    return new OfField(
        name.text(), words.stream().filter(w -> w != name).map(Lexeme::text).toList(), "");
  }

  private static @Nullable Declaration guess(List<Lexeme> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("(") && tokens.get(i - 1).isWord()) {
        return Declarations.methodNamed(tokens.get(i - 1).text(), false, List.of());
      }
    }
    return null;
  }
}
