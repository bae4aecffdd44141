package dev.tenon.design;

import dev.tenon.design.Declaration.OfField;
import dev.tenon.design.Declaration.OfMethod;
import dev.tenon.design.Declaration.OfType;
import dev.tenon.design.Declaration.Parameter;
import dev.tenon.design.Declaration.TypeKind;
import dev.tenon.design.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one declaration of Python. */
final class PythonReader {
  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");
  private static final Set<String> NEVER_RETURNS = Set.of("None", "NoReturn", "Never");

  private final Tokens tokens;
  private final boolean underType;
  private final List<String> modifiers = new ArrayList<>();
  private @Nullable Declaration readable;

  PythonReader(String heading, boolean underType) {
    this.tokens = new Tokens(heading, "python");
    this.underType = underType;
  }

  @Nullable Declaration readable() {
    return readable;
  }

  Declaration read() {
    tokens.refuseWrongCharacters();
    decorators();
    if (tokens.is("class")) {
      return type();
    }
    if (tokens.is("async") && tokens.peek(1).isWord()) {
      modifiers.add(tokens.next().text());
    }
    boolean isDef = tokens.take("def");
    Lexeme nameAt = tokens.peek();
    boolean known = nameAt.isWord() && !KEYWORDS.contains(nameAt.text());
    if (known) {
      boolean method = isDef || tokens.peek(1).is("(");
      readable =
          method
              ? methodOf(nameAt.text(), List.of(), "")
              : underType
                  ? Declarations.fieldNamed(nameAt.text())
                  : Declarations.typeNamed(nameAt.text());
    }
    String name = name("a name is missing", "缺少名称");
    if (isDef || tokens.is("(") || tokens.is("[")) {
      return method(name);
    }
    return field(nameAt);
  }

  private void decorators() {
    while (tokens.is("@")) {
      int from = tokens.index();
      tokens.next();
      name("the name of the decorator is missing", "缺少装饰器名");
      while (tokens.is(".") && tokens.peek(1).isWord()) {
        tokens.next();
        tokens.next();
      }
      if (tokens.is("(")) {
        tokens.group();
      }
      modifiers.add(tokens.written(from, tokens.index()));
    }
  }

  private String name(String english, String chinese) {
    Lexeme token = tokens.peek();
    if (!token.isWord()) {
      throw Slip.at(token, english, chinese);
    }
    if (KEYWORDS.contains(token.text())) {
      throw Slip.at(
          token,
          "`" + token.text() + "` is a keyword and can't be a name",
          "`" + token.text() + "` 是关键字，不能作名称");
    }
    return tokens.next().text();
  }

  private OfType type() {
    Lexeme keyword = tokens.next();
    if (!tokens.peek().isWord()) {
      throw Slip.at(keyword, "the name of the class is missing", "缺少类名");
    }
    String name = name("the name of the class is missing", "缺少类名");
    readable = typeOf(name, List.of(), List.of());
    List<String> typeParameters = typeParameters();
    List<String> supertypes = new ArrayList<>();
    if (tokens.is("(")) {
      bases(supertypes);
    }
    readable = typeOf(name, typeParameters, supertypes);
    end();
    return typeOf(name, typeParameters, supertypes);
  }

  private OfType typeOf(String name, List<String> typeParameters, List<String> supertypes) {
    return new OfType(name, TypeKind.CLASS, modifiers, typeParameters, List.of(), supertypes);
  }

  private List<String> typeParameters() {
    List<String> names = new ArrayList<>();
    if (!tokens.is("[")) {
      return names;
    }
    for (int ahead = 1, depth = 1; depth > 0; ahead++) {
      Lexeme token = tokens.peek(ahead);
      if (token.kind() == Kind.END) {
        break;
      }
      depth += Tokens.brackets(token);
      boolean first = tokens.peek(ahead - 1).is("[") || tokens.peek(ahead - 1).is(",");
      if (depth == 1 && token.isWord() && first) {
        names.add(token.text());
      }
    }
    tokens.group();
    return names;
  }

  private void bases(List<String> supertypes) {
    Lexeme open = tokens.next();
    while (!tokens.is(")")) {
      int from = tokens.index();
      boolean keyword = tokens.peek().isWord() && tokens.peek(1).is("=");
      expression(open, "a base class is missing here", "此处缺少基类");
      String base = tokens.written(from, tokens.index());
      if (!keyword) {
        int bracket = base.indexOf('[');
        String plain = bracket < 0 ? base : base.substring(0, bracket);
        supertypes.add(plain.substring(plain.lastIndexOf('.') + 1).strip());
      }
      if (!tokens.take(",") && !tokens.is(")")) {
        throw unexpected(tokens.peek());
      }
    }
    tokens.next();
  }

  /** Reads over an expression up to a comma, a closing bracket, a colon or the end. */
  private void expression(Lexeme open, String english, String chinese) {
    int from = tokens.index();
    boolean operand = false;
    boolean lambda = false;
    while (!tokens.is(",") && !tokens.is(")") && (lambda || !tokens.is(":")) && !tokens.is("=")) {
      Lexeme token = tokens.peek();
      if (token.is("lambda")) {
        lambda = true;
      } else if (token.is(":")) {
        lambda = false;
        operand = false;
      }
      if (token.kind() == Kind.END) {
        throw Slip.at(open, "this bracket is not closed", "括号没有闭合");
      }
      operand = operand(token, operand);
    }
    if (tokens.is("=") && tokens.index() == from + 1) {
      tokens.next();
      expression(open, english, chinese);
    }
    if (tokens.index() == from) {
      throw Slip.at(tokens.peek(), english, chinese);
    }
  }

  /** Reads one token or group of an expression; two operands without an operator are a slip. */
  private boolean operand(Lexeme token, boolean behindOperand) {
    boolean opens = Tokens.brackets(token) > 0;
    boolean value =
        token.kind() == Kind.NUMBER
            || token.kind() == Kind.STRING
            || token.is("...")
            || token.isWord() && (!KEYWORDS.contains(token.text()) || isConstant(token));
    if (behindOperand && value) {
      throw unexpected(token);
    }
    if (Tokens.brackets(token) < 0) {
      throw unexpected(token);
    }
    if (opens) {
      tokens.group();
    } else {
      tokens.next();
    }
    return value || opens;
  }

  private static boolean isConstant(Lexeme token) {
    return token.is("None") || token.is("True") || token.is("False");
  }

  private OfMethod methodOf(String name, List<Parameter> parameters, String returnType) {
    boolean constructor = name.equals("__init__");
    boolean returns = !constructor && !NEVER_RETURNS.contains(returnType);
    return new OfMethod(
        name, constructor, modifiers, List.of(), returnType, returns, parameters, List.of());
  }

  private OfMethod method(String name) {
    typeParameters();
    if (!tokens.is("(")) {
      Lexeme token = tokens.peek();
      throw Slip.at(token, "`" + name + "` needs round brackets", "`" + name + "` 缺少圆括号");
    }
    List<Parameter> parameters = new ArrayList<>();
    try {
      parameters(parameters);
    } finally {
      readable = methodOf(name, parameters, "");
    }
    String returnType = "";
    if (tokens.take("->")) {
      int from = tokens.index();
      returnType(from);
      returnType = tokens.written(from, tokens.index());
    }
    readable = methodOf(name, parameters, returnType);
    end();
    return methodOf(name, parameters, returnType);
  }

  private void returnType(int from) {
    boolean operand = false;
    while (!tokens.atEnd() && !tokens.is(":")) {
      operand = operand(tokens.peek(), operand);
    }
    if (tokens.index() == from) {
      throw Slip.at(tokens.peek(), "a type is missing behind the arrow", "箭头之后缺少类型");
    }
  }

  private void parameters(List<Parameter> read) {
    Lexeme open = tokens.next();
    boolean defaults = false;
    boolean named = false;
    int count = 0;
    while (!tokens.is(")")) {
      if (tokens.atEnd()) {
        throw Slip.at(open, "this bracket is not closed", "括号没有闭合");
      }
      Lexeme first = tokens.peek();
      boolean star = tokens.take("*");
      boolean twoStars = star && tokens.take("*");
      named |= star;
      boolean mark = star && !twoStars && tokens.is(",") || !star && tokens.take("/");
      if (!mark) {
        boolean hasDefault = parameter(open, star, read, count == 0);
        if (defaults && !hasDefault && !named) {
          throw Slip.at(
              first,
              "a parameter without default stands behind one with a default",
              "没有默认值的参数不能排在有默认值的参数之后");
        }
        defaults |= hasDefault;
      }
      count++;
      if (!tokens.take(",") && !tokens.is(")")) {
        throw tokens.atEnd()
            ? Slip.at(open, "this bracket is not closed", "括号没有闭合")
            : unexpected(tokens.peek());
      }
    }
    tokens.next();
  }

  /** Reads a parameter; whether it has a default. {@code self} is none of the list. */
  private boolean parameter(Lexeme open, boolean star, List<Parameter> read, boolean first) {
    String name = name("a parameter is missing here", "此处缺少参数");
    String type = "";
    if (tokens.take(":")) {
      int from = tokens.index();
      expression(open, "the type of the parameter is missing", "缺少参数类型");
      type = tokens.written(from, tokens.index());
    }
    boolean self = first && !star && type.isEmpty() && (name.equals("self") || name.equals("cls"));
    if (!self) {
      read.add(new Parameter(name, type));
    }
    if (tokens.take("=")) {
      expression(open, "the default is missing", "缺少默认值");
      return true;
    }
    return false;
  }

  private OfField field(Lexeme nameAt) {
    String type = "";
    if (!underType) {
      readable = Declarations.typeNamed(nameAt.text());
      throw Slip.at(
          nameAt,
          "`" + nameAt.text() + "` declares no type: `class` is missing",
          "`" + nameAt.text() + "` 不是类型声明：缺少 `class`");
    }
    if (tokens.take(":")) {
      int from = tokens.index();
      value("the type is missing", "缺少类型");
      type = tokens.written(from, tokens.index());
    }
    if (tokens.take("=")) {
      value("the value is missing", "缺少值");
    }
    if (!tokens.atEnd()) {
      throw unexpected(tokens.peek());
    }
    return new OfField(nameAt.text(), modifiers, type);
  }

  private void value(String english, String chinese) {
    int from = tokens.index();
    boolean operand = false;
    while (!tokens.atEnd() && !tokens.is("=")) {
      operand = operand(tokens.peek(), operand);
    }
    if (tokens.index() == from) {
      throw Slip.at(tokens.peek(), english, chinese);
    }
  }

  private void end() {
    if (tokens.take(":")) {
      tokens.take("...");
    }
    if (!tokens.atEnd()) {
      throw unexpected(tokens.peek());
    }
  }

  private static Slip unexpected(Lexeme token) {
    return token.kind() == Kind.END
        ? Slip.at(token, "the declaration is cut short", "声明不完整")
        : Slip.at(
            token, "`" + token.text() + "` is not expected here", "此处不应出现 `" + token.text() + "`");
  }
}
