package dev.tenon.design;

import dev.tenon.design.Lexeme.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names in an expression: neither what stands behind a dot, nor what the expression declares
 * itself (parameters of lambdas, pattern variables, variables of comprehensions), nor keywords.
 */
public final class ExpressionNames {
  private static final Set<String> JAVA_WORDS =
      Set.of(
          "this",
          "super",
          "true",
          "false",
          "null",
          "new",
          "instanceof",
          "final",
          "var",
          "switch",
          "case",
          "default",
          "yield",
          "when",
          "class",
          "int",
          "long",
          "short",
          "byte",
          "char",
          "boolean",
          "float",
          "double",
          "void",
          "extends",
          "return",
          "if",
          "else",
          "for",
          "while",
          "throw",
          "try",
          "catch",
          "finally",
          "do",
          "break",
          "continue",
          "synchronized",
          "assert",
          "static",
          "_");
  private static final Set<String> PYTHON_WORDS =
      Set.of(
          "self", "cls", "True", "False", "None", "and", "or", "not", "in", "is", "if", "else",
          "for", "lambda", "await", "async", "yield", "from", "_");
  private static final Set<String> TYPE_WORDS =
      Set.of("int", "long", "short", "byte", "char", "boolean", "float", "double", "var", "final");

  private final List<Lexeme> lexemes;
  private final boolean python;
  private final Set<String> own = new HashSet<>();

  private ExpressionNames(String text, String language) {
    this.lexemes = Lexer.read(text, language);
    this.python = language.equals("python");
  }

  /** The names that an expression uses, in order. */
  public static List<NameUse> used(String expression, String language) {
    ExpressionNames names = new ExpressionNames(expression, language);
    if (names.python) {
      names.declareInPython();
    } else {
      names.declareInJava();
    }
    return names.uses();
  }

  /** The names that a body declares: rather one too many. */
  public static Set<String> declared(String body, String language) {
    ExpressionNames names = new ExpressionNames(body, language);
    names.declareVariables();
    if (names.python) {
      names.declareInPython();
    } else {
      names.declareInJava();
    }
    return names.own;
  }

  /** All words of a text. */
  public static Set<String> words(String text, String language) {
    Set<String> words = new HashSet<>();
    for (Lexeme lexeme : Lexer.read(text, language)) {
      if (lexeme.isWord()) {
        words.add(lexeme.text());
      }
    }
    return words;
  }

  private Lexeme at(int index) {
    return index < 0 || index >= lexemes.size() ? lexemes.getLast() : lexemes.get(index);
  }

  private boolean isKeyword(Lexeme lexeme) {
    return (python ? PYTHON_WORDS : JAVA_WORDS).contains(lexeme.text());
  }

  private void declareVariables() {
    for (int i = 0; i < lexemes.size(); i++) {
      if (!at(i).isWord() || isKeyword(at(i))) {
        continue;
      }
      Lexeme before = at(i - 1);
      Lexeme after = at(i + 1);
      boolean assigned = after.is("=") || after.is(":") || after.is(":=");
      boolean declared =
          python
              ? assigned || after.is(",") || before.is("as") || before.is("import")
              : i > 0
                  && (isType(before) || before.is(">") || before.is("]") || before.is(","))
                  && !after.is("(")
                  && !after.is(".");
      if (declared) {
        own.add(at(i).text());
      }
    }
  }

  private boolean isType(Lexeme lexeme) {
    return lexeme.isWord() && (!isKeyword(lexeme) || TYPE_WORDS.contains(lexeme.text()));
  }

  private void declareInJava() {
    for (int i = 0; i < lexemes.size(); i++) {
      if (at(i).is("->")) {
        declareBackwards(i - 1);
      } else if (at(i).is("instanceof")) {
        declarePattern(i + 1);
      } else if (i > 0 && at(i).isWord() && !isKeyword(at(i)) && isType(at(i - 1))) {
        own.add(at(i).text());
      }
    }
  }

  /** The parameters of a lambda, whose last token has this index. */
  private void declareBackwards(int last) {
    if (at(last).isWord()) {
      own.add(at(last).text());
      return;
    }
    int depth = 0;
    for (int i = last; i >= 0; i--) {
      depth += Tokens.brackets(at(i));
      if (at(i).isWord() && (at(i + 1).is(",") || at(i + 1).is(")"))) {
        own.add(at(i).text());
      }
      if (depth == 0) {
        return;
      }
    }
  }

  /** The variables of a pattern behind {@code instanceof}. */
  private void declarePattern(int first) {
    int depth = 0;
    int angles = 0;
    for (int i = first; i < lexemes.size(); i++) {
      Lexeme lexeme = at(i);
      int change = Tokens.brackets(lexeme);
      if (depth + change < 0) {
        return;
      }
      depth += change;
      angles += lexeme.is("<") ? 1 : lexeme.is(">") ? -1 : 0;
      boolean goesOn =
          depth > 0
              || change != 0
              || angles > 0
              || lexeme.is(">")
              || lexeme.is(".")
              || lexeme.is("final")
              || lexeme.isWord();
      if (!goesOn) {
        return;
      }
      Lexeme before = at(i - 1);
      boolean behindType = isType(before) || before.is(">") || before.is("]");
      if (i > first && lexeme.isWord() && !isKeyword(lexeme) && behindType) {
        own.add(lexeme.text());
        if (depth == 0) {
          return;
        }
      }
    }
  }

  private void declareInPython() {
    for (int i = 0; i < lexemes.size(); i++) {
      boolean target = at(i).is("for");
      boolean lambda = at(i).is("lambda");
      if (at(i).isWord() && at(i + 1).is(":=")) {
        own.add(at(i).text());
      }
      String end = target ? "in" : ":";
      for (int j = i + 1; (target || lambda) && j < lexemes.size() && !at(j).is(end); j++) {
        if (at(j).isWord() && !at(j - 1).is("=")) {
          own.add(at(j).text());
        }
      }
    }
  }

  private List<NameUse> uses() {
    List<NameUse> uses = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = at(i);
      depth += Tokens.brackets(lexeme);
      if (!lexeme.isWord() || isKeyword(lexeme)) {
        continue;
      }
      Lexeme before = i == 0 ? at(-1) : at(i - 1);
      boolean called = at(i + 1).is("(");
      if (i > 0 && before.is(".")) {
        boolean ofThis = i > 1 && isThis(at(i - 2)) && (i < 3 || !at(i - 3).is("."));
        if (ofThis) {
          NameUse.Kind kind = called ? NameUse.Kind.OWN_CALL : NameUse.Kind.OWN_FIELD;
          uses.add(new NameUse(lexeme.text(), lexeme.start(), kind));
        }
        continue;
      }
      boolean keywordArgument = python && depth > 0 && at(i + 1).is("=");
      boolean skipped =
          i > 0 && (before.is("::") || before.is("@"))
              || keywordArgument
              || called && isBehindTypeArguments(i)
              || isQualifiedType(i);
      if (!skipped && !own.contains(lexeme.text())) {
        uses.add(new NameUse(lexeme.text(), lexeme.start(), kind(lexeme, before, called)));
      }
    }
    return uses;
  }

  /** Whether a called name has a receiver and type arguments before it: {@code List.<T>of()}. */
  private boolean isBehindTypeArguments(int index) {
    int depth = 0;
    for (int i = index - 1; i > 0; i--) {
      depth += at(i).is(">") ? 1 : at(i).is("<") ? -1 : 0;
      if (depth <= 0) {
        return at(i).is("<") && at(i - 1).is(".");
      }
    }
    return false;
  }

  private boolean isThis(Lexeme lexeme) {
    return python ? lexeme.is("self") || lexeme.is("cls") : lexeme.is("this");
  }

  private NameUse.Kind kind(Lexeme lexeme, Lexeme before, boolean called) {
    if (before.kind() != Kind.END && (before.is("new") || before.is("instanceof"))) {
      return NameUse.Kind.TYPE;
    }
    boolean capital = Character.isUpperCase(lexeme.text().codePointAt(0));
    if (called) {
      return capital ? NameUse.Kind.TYPE : NameUse.Kind.CALL;
    }
    boolean constant = lexeme.text().equals(lexeme.text().toUpperCase(java.util.Locale.ROOT));
    return capital && (!constant || lexeme.text().length() == 1)
        ? NameUse.Kind.TYPE
        : NameUse.Kind.VARIABLE;
  }

  /** Whether a name begins a type that is written in full: {@code java.time.Duration.ZERO}. */
  private boolean isQualifiedType(int index) {
    int i = index;
    while (Character.isLowerCase(at(i).text().codePointAt(0))) {
      if (!at(i + 1).is(".") || !at(i + 2).isWord()) {
        return false;
      }
      i += 2;
    }
    String last = at(i).text();
    return i > index
        && Character.isUpperCase(last.codePointAt(0))
        && (last.length() == 1 || !last.equals(last.toUpperCase(java.util.Locale.ROOT)));
  }
}
