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

/** Reads one declaration of Java by recursive descent. */
final class JavaReader {
  private static final Set<String> MODIFIERS =
      Set.of(
          "public",
          "protected",
          "private",
          "static",
          "final",
          "abstract",
          "default",
          "native",
          "synchronized",
          "transient",
          "volatile",
          "strictfp");
  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "int", "long", "char", "float", "double");
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "void",
          "volatile",
          "while",
          "_");

  /** Deeper types than any person writes; keeps the stack small on hostile input. */
  private static final int DEEPEST = 64;

  private final Tokens tokens;
  private final @Nullable OfType owner;
  private final List<String> modifiers = new ArrayList<>();
  private @Nullable Declaration readable;

  JavaReader(String heading, @Nullable OfType owner) {
    this.tokens = new Tokens(heading, "java");
    this.owner = owner;
  }

  /** What could be read before a slip; null if not even a name. */
  @Nullable Declaration readable() {
    return readable == null ? guess() : readable;
  }

  Declaration read() {
    tokens.refuseWrongCharacters();
    modifiers();
    Declaration declaration = type();
    if (declaration == null) {
      declaration = member();
    }
    end();
    return declaration;
  }

  private void end() {
    tokens.take(";");
    if (tokens.atEnd()) {
      return;
    }
    Lexeme token = tokens.peek();
    if (token.is("{")) {
      throw new Slip(
          "a declaration stands without its body", "声明不带方法体", token.start(), Integer.MAX_VALUE);
    }
    throw unexpected(token);
  }

  private static Slip unexpected(Lexeme token) {
    return token.kind() == Kind.END
        ? Slip.at(token, "the declaration is cut short", "声明不完整")
        : Slip.at(
            token, "`" + token.text() + "` is not expected here", "此处不应出现 `" + token.text() + "`");
  }

  private void modifiers() {
    while (true) {
      Lexeme token = tokens.peek();
      if (token.is("@") && !tokens.peek(1).is("interface")) {
        modifiers.add(annotation());
      } else if (token.is("non") && tokens.peek(1).is("-") && tokens.peek(2).is("sealed")) {
        tokens.next();
        tokens.next();
        tokens.next();
        modifiers.add("non-sealed");
      } else if (token.isWord() && MODIFIERS.contains(token.text())
          || token.is("sealed") && tokens.peek(1).isWord()) {
        if (modifiers.contains(token.text())) {
          throw Slip.at(token, "`" + token.text() + "` stands twice", "`" + token.text() + "` 重复");
        }
        modifiers.add(tokens.next().text());
      } else {
        return;
      }
    }
  }

  private String annotation() {
    int from = tokens.index();
    tokens.next();
    qualified();
    if (tokens.is("(")) {
      tokens.group();
    }
    return tokens.written(from, tokens.index());
  }

  private void annotations() {
    while (tokens.is("@")) {
      annotation();
    }
  }

  private String qualified() {
    int from = tokens.index();
    name("a name is missing", "缺少名称");
    while (tokens.is(".") && tokens.peek(1).isWord()) {
      tokens.next();
      tokens.next();
    }
    return tokens.written(from, tokens.index());
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
    tokens.next();
    return token.text();
  }

  private @Nullable OfType type() {
    Lexeme keyword = tokens.peek();
    TypeKind kind = kind();
    if (kind == null) {
      return null;
    }
    Lexeme nameAt = tokens.peek();
    if (!nameAt.isWord()) {
      throw Slip.at(
          keyword,
          "the name of the type is missing behind `" + keyword.text() + "`",
          "`" + keyword.text() + "` 之后缺少类型名");
    }
    readable = typeOf(nameAt.text(), kind, List.of(), List.of(), List.of());
    String name = name("the name of the type is missing", "缺少类型名");
    if (tokens.is(".")) {
      throw Slip.at(
          tokens.peek(),
          "a nested type is declared by its simple name, under the heading of its outer type",
          "嵌套类型用简单名称声明，置于外层类型的标题之下");
    }
    List<String> typeParameters = typeParameters();
    List<Parameter> components = List.of();
    if (kind == TypeKind.RECORD) {
      if (!tokens.is("(")) {
        throw Slip.at(nameAt, "a record needs its components in brackets", "record 需要括号中的组成部分");
      }
      List<Parameter> read = new ArrayList<>();
      try {
        components = parameters(read);
      } finally {
        readable = typeOf(name, kind, typeParameters, read, List.of());
      }
    }
    List<String> supertypes = new ArrayList<>();
    readable = typeOf(name, kind, typeParameters, components, supertypes);
    clauses(kind, supertypes);
    OfType whole = typeOf(name, kind, typeParameters, components, supertypes);
    readable = whole;
    return whole;
  }

  private OfType typeOf(
      String name,
      TypeKind kind,
      List<String> typeParameters,
      List<Parameter> components,
      List<String> supertypes) {
    return new OfType(name, kind, modifiers, typeParameters, components, supertypes);
  }

  private @Nullable TypeKind kind() {
    if (tokens.is("@") && tokens.peek(1).is("interface")) {
      tokens.next();
      tokens.next();
      return TypeKind.ANNOTATION;
    }
    Lexeme token = tokens.peek();
    if (token.is("class") || token.is("interface") || token.is("enum")) {
      tokens.next();
      return TypeKind.valueOf(token.text().toUpperCase(java.util.Locale.ROOT));
    }
    boolean recordHeader =
        token.is("record")
            && (tokens.peek(1).kind() == Kind.END
                || tokens.peek(1).isWord()
                    && (tokens.peek(2).is("(")
                        || tokens.peek(2).is("<")
                        || tokens.peek(2).is("implements")
                        || tokens.peek(2).kind() == Kind.END));
    if (recordHeader) {
      tokens.next();
      return TypeKind.RECORD;
    }
    return null;
  }

  private void clauses(TypeKind kind, List<String> supertypes) {
    boolean extendsAllowed = kind == TypeKind.CLASS || kind == TypeKind.INTERFACE;
    boolean implementsAllowed =
        kind == TypeKind.CLASS || kind == TypeKind.RECORD || kind == TypeKind.ENUM;
    if (extendsAllowed && tokens.take("extends")) {
      types(supertypes, kind == TypeKind.INTERFACE);
    }
    if (implementsAllowed && tokens.take("implements")) {
      types(supertypes, true);
    }
    if (tokens.is("permits")) {
      tokens.next();
      types(new ArrayList<>(), true);
    }
  }

  private void types(List<String> names, boolean several) {
    do {
      names.add(SimpleTypes.of(typeUse(0, false)));
    } while (several && tokens.take(","));
  }

  /** The names of type parameters in angle brackets, if there are any. */
  private List<String> typeParameters() {
    List<String> names = new ArrayList<>();
    if (!tokens.take("<")) {
      return names;
    }
    do {
      annotations();
      names.add(name("a type parameter is missing", "缺少类型参数"));
      if (tokens.take("extends")) {
        do {
          typeUse(0, false);
        } while (tokens.take("&"));
      }
    } while (tokens.take(","));
    expect(">");
    return names;
  }

  private void expect(String sign) {
    if (!tokens.take(sign)) {
      Lexeme token = tokens.peek();
      throw Slip.at(token, "`" + sign + "` is missing here", "此处缺少 `" + sign + "`");
    }
  }

  /** Reads a type and gives it as written. */
  private String typeUse(int depth, boolean voidAllowed) {
    if (depth > DEEPEST) {
      throw Slip.at(tokens.peek(), "the type is nested too deeply", "类型嵌套过深");
    }
    int from = tokens.index();
    annotations();
    Lexeme token = tokens.peek();
    if (token.is("void") && voidAllowed) {
      tokens.next();
      return "void";
    }
    if (token.isWord() && PRIMITIVES.contains(token.text())) {
      tokens.next();
    } else {
      do {
        annotations();
        name("a type is missing", "缺少类型");
        typeArguments(depth);
      } while (tokens.take("."));
    }
    dimensions();
    return tokens.written(from, tokens.index());
  }

  private void dimensions() {
    while (tokens.is("[") || tokens.is("@")) {
      int before = tokens.index();
      annotations();
      if (tokens.is("...")) {
        tokens.back(before);
        return;
      }
      if (!tokens.take("[")) {
        throw unexpected(tokens.peek());
      }
      expect("]");
    }
  }

  private void typeArguments(int depth) {
    if (!tokens.take("<")) {
      return;
    }
    do {
      annotations();
      if (tokens.take("?")) {
        if (tokens.take("extends") || tokens.take("super")) {
          typeUse(depth + 1, false);
        }
      } else {
        typeUse(depth + 1, false);
      }
    } while (tokens.take(","));
    closeAngle();
  }

  private void closeAngle() {
    if (!tokens.take(">")) {
      throw Slip.at(tokens.peek(), "`>` is missing here", "此处缺少 `>`");
    }
  }

  private Declaration member() {
    List<String> typeParameters = typeParameters();
    Lexeme first = tokens.peek();
    if (isOwner(first) && tokens.peek(1).is("(")) {
      tokens.next();
      return method(first.text(), true, typeParameters, "");
    }
    if (isOwner(first) && isEnd(1)) {
      tokens.next();
      return compact(first.text());
    }
    if (isEnumConstant(first)) {
      return enumConstant();
    }
    refuseMissingType(first);
    String type = typeUse(0, true);
    Lexeme nameAt = tokens.peek();
    if (nameAt.isWord() && !KEYWORDS.contains(nameAt.text())) {
      readable = Declarations.fieldNamed(nameAt.text());
    }
    String name = name("a name is missing behind the type", "类型之后缺少名称");
    if (tokens.is("(")) {
      return method(name, false, typeParameters, type);
    }
    if (type.equals("void") || !typeParameters.isEmpty()) {
      readable = Declarations.methodNamed(name, false, List.of());
      throw Slip.at(
          nameAt, "the method `" + name + "` needs round brackets", "方法 `" + name + "` 缺少圆括号");
    }
    return field(name, type);
  }

  private boolean isEnd(int ahead) {
    Lexeme token = tokens.peek(ahead);
    return token.kind() == Kind.END || token.is(";") && tokens.peek(ahead + 1).kind() == Kind.END;
  }

  private boolean isOwner(Lexeme token) {
    return owner != null && token.isWord() && token.text().equals(owner.name());
  }

  /** The canonical constructor in short: its parameters are the record's components. */
  private OfMethod compact(String name) {
    List<Parameter> components = owner == null ? List.of() : owner.components();
    return new OfMethod(name, true, modifiers, List.of(), "", false, components, List.of());
  }

  private boolean isEnumConstant(Lexeme token) {
    return owner != null
        && owner.kind() == TypeKind.ENUM
        && token.isWord()
        && !KEYWORDS.contains(token.text())
        && (tokens.peek(1).kind() == Kind.END
            || tokens.peek(1).is("(")
                && token.text().equals(token.text().toUpperCase(java.util.Locale.ROOT)));
  }

  private OfField enumConstant() {
    String name = tokens.next().text();
    if (tokens.is("(")) {
      tokens.group();
    }
    return new OfField(name, modifiers, owner == null ? "" : owner.name());
  }

  private void refuseMissingType(Lexeme first) {
    if (!first.isWord()) {
      throw unexpected(first);
    }
    if (tokens.peek(1).is("(")) {
      tokens.next();
      List<Parameter> parameters = new ArrayList<>();
      readable = Declarations.methodNamed(first.text(), false, parameters);
      try {
        parameters(parameters);
      } catch (Slip _) {
        // the missing return type is told first
      }
      readable = Declarations.methodNamed(first.text(), false, parameters);
      throw Slip.at(
          first, "`" + first.text() + "` has no return type", "`" + first.text() + "` 缺少返回类型");
    }
    if (isEnd(1)) {
      readable =
          owner == null
              ? Declarations.typeNamed(first.text())
              : Declarations.fieldNamed(first.text());
      throw Slip.at(
          first, "`" + first.text() + "` alone declares nothing", "只有 `" + first.text() + "` 不成声明");
    }
    if (tokens.peek(1).is("=")) {
      readable = Declarations.fieldNamed(first.text());
      throw Slip.at(
          first, "the field `" + first.text() + "` has no type", "字段 `" + first.text() + "` 缺少类型");
    }
    if (first.is("var")) {
      throw Slip.at(first, "a field can't be declared with `var`", "字段不能用 `var` 声明");
    }
  }

  private OfMethod method(
      String name, boolean constructor, List<String> typeParameters, String returnType) {
    List<Parameter> parameters = new ArrayList<>();
    boolean returns = !constructor && !returnType.equals("void");
    List<String> exceptions = new ArrayList<>();
    readable = Declarations.methodNamed(name, constructor, List.of());
    try {
      parameters(parameters);
    } finally {
      readable =
          new OfMethod(
              name,
              constructor,
              modifiers,
              typeParameters,
              returnType,
              returns,
              parameters,
              exceptions);
    }
    dimensions();
    if (tokens.take("throws")) {
      types(exceptions, true);
    }
    if (tokens.take("default")) {
      initialiser();
    }
    OfMethod whole =
        new OfMethod(
            name,
            constructor,
            modifiers,
            typeParameters,
            returnType,
            returns,
            parameters,
            exceptions);
    readable = whole;
    return whole;
  }

  private OfField field(String name, String type) {
    dimensions();
    if (tokens.take("=")) {
      initialiser();
    }
    while (tokens.take(",")) {
      name("a name is missing behind the comma", "逗号之后缺少名称");
      dimensions();
      if (tokens.take("=")) {
        initialiser();
      }
    }
    return new OfField(name, modifiers, type);
  }

  /** An expression, read over up to a comma, a semicolon or the end. */
  private void initialiser() {
    int from = tokens.index();
    while (!tokens.atEnd() && !tokens.is(";") && !tokens.is(",")) {
      int brackets = Tokens.brackets(tokens.peek());
      if (brackets < 0) {
        throw unexpected(tokens.peek());
      }
      if (brackets > 0) {
        tokens.group();
      } else {
        tokens.next();
      }
    }
    if (tokens.index() == from) {
      throw Slip.at(tokens.peek(), "a value is missing here", "此处缺少值");
    }
  }

  /** Reads the round brackets; what was read before a slip stays in the list. */
  private List<Parameter> parameters(List<Parameter> read) {
    Lexeme open = tokens.next();
    if (tokens.take(")")) {
      return read;
    }
    boolean last = false;
    do {
      if (last) {
        throw Slip.at(tokens.peek(), "only the last parameter may be variable", "只有最后一个参数可以是变长的");
      }
      last = parameter(read);
    } while (tokens.take(","));
    if (tokens.atEnd()) {
      throw Slip.at(open, "this bracket is not closed", "括号没有闭合");
    }
    expect(")");
    return read;
  }

  /** Reads a parameter; whether it is variable. */
  private boolean parameter(List<Parameter> read) {
    while (tokens.is("final") || tokens.is("@")) {
      if (!tokens.take("final")) {
        annotation();
      }
    }
    Lexeme first = tokens.peek();
    if (tokens.atEnd() || first.is(")") || first.is(",")) {
      throw Slip.at(first, "a parameter is missing here", "此处缺少参数");
    }
    String type = typeUse(0, false);
    annotations();
    boolean variable = tokens.take("...");
    if (tokens.take("this")) {
      return false;
    }
    if (tokens.is(",") || tokens.is(")") || tokens.atEnd() && !type.isEmpty()) {
      throw lonely(first, type, read);
    }
    String name = name("the name of the parameter is missing", "缺少参数名");
    int from = tokens.index();
    dimensions();
    read.add(
        new Parameter(name, type + (variable ? "..." : "") + tokens.written(from, tokens.index())));
    return variable;
  }

  /** A parameter of one word: goes on over the others, so that a count of them stays. */
  private Slip lonely(Lexeme first, String type, List<Parameter> read) {
    boolean isName = Character.isLowerCase(type.codePointAt(0)) && !PRIMITIVES.contains(type);
    read.add(isName ? new Parameter(type, "") : new Parameter("", type));
    Slip slip =
        new Slip(
            isName
                ? "the parameter `" + type + "` has no type"
                : "the parameter of type `" + type + "` has no name",
            isName ? "参数 `" + type + "` 缺少类型" : "类型为 `" + type + "` 的参数缺少名称",
            first.start(),
            first.start() + type.length());
    try {
      while (tokens.take(",")) {
        parameter(read);
      }
    } catch (Slip _) {
      // the first slip is told
    }
    return slip;
  }

  /** The word before the first round bracket, where nothing better was read. */
  private @Nullable Declaration guess() {
    tokens.back(0);
    Lexeme before = tokens.next();
    while (!tokens.atEnd()) {
      if (tokens.is("(") && before.isWord() && !KEYWORDS.contains(before.text())) {
        boolean constructor = owner != null && before.text().equals(owner.name());
        return Declarations.methodNamed(before.text(), constructor, List.of());
      }
      before = tokens.next();
    }
    return null;
  }
}
