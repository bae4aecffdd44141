package dev.tenon.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.compiler.IProblem;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/**
 * Syntax of the pieces of Java that stand in a design: what is wrong with them, at lines and
 * columns of the piece itself, and which names they declare. No piece can close the braces that are
 * put around it.
 */
public final class JavaSyntax {

  /** What a piece of Java is. */
  public enum Fragment {
    /** Statements of a method or constructor. */
    BODY,
    /** Members of a type. */
    MEMBERS,
    /** Import lines. */
    IMPORTS,
    /** Test methods with their annotations. */
    TEST,
    /** A type's head or a member, without body. */
    DECLARATION,
    /** A whole file. */
    FILE
  }

  /** A member or nested type that a piece declares. */
  public record Declared(String kind, String name, List<String> parameterTypes) {
    public Declared {
      parameterTypes = List.copyOf(parameterTypes);
    }
  }

  private static final int ERRORS_MAX = 20;
  private static final String TYPE = "class Fragment";
  private static final Pattern TYPE_HEAD =
      Pattern.compile(
          "(?s)^(?:@?[\\w.]+(?:\\([^)]*\\))?\\s+|non-sealed\\s+)*?"
              + "(?:class|record|interface|enum|@\\s*interface)\\s+\\w+.*");

  private JavaSyntax() {}

  /** Errors of a piece; members are read as those of a class. */
  public static List<SyntaxError> errors(Fragment kind, String text) {
    return errors(kind, text, TYPE);
  }

  /**
   * Errors of a piece.
   *
   * @param kind what it is
   * @param text the piece
   * @param type head of the type that it belongs to, {@code public record Report(int active)}: a
   *     record has compact constructors, an enum constants
   * @return at most 20, in order of place, empty if it parses
   */
  public static List<SyntaxError> errors(Fragment kind, String text, String type) {
    Wrapped wrapped = wrap(kind, text, type);
    Source source = Source.parse("fragment", wrapped.whole());
    LineIndex lines = new LineIndex(text);
    SequencedSet<SyntaxError> errors = new LinkedHashSet<>();
    List<IProblem> problems = new ArrayList<>();
    for (IProblem problem : source.unit().getProblems()) {
      // a type's head is checked by itself, so what it lacks is no error of the piece
      if (problem.isError() && problem.getSourceStart() >= wrapped.from() - 1) {
        problems.add(problem);
      }
    }
    problems.sort((a, b) -> Integer.compare(a.getSourceStart(), b.getSourceStart()));
    for (IProblem problem : problems.subList(0, Math.min(ERRORS_MAX, problems.size()))) {
      int at = lastOfCode(text, problem.getSourceStart() - wrapped.from());
      errors.add(error(lines, at, SyntaxMessage.of(problem.getMessage())));
    }
    int escape = escape(kind, source, wrapped);
    if (escape >= 0 && (errors.isEmpty() || text.startsWith("}", escape))) {
      int at = lastOfCode(text, escape);
      String message = stray(kind, text, at);
      if (errors.stream().noneMatch(e -> e.equals(error(lines, at, e.message())))) {
        errors.add(error(lines, at, message));
      }
    }
    nameless(kind, source, wrapped, type)
        .forEach(
            method ->
                errors.add(
                    error(
                        lines,
                        method.getName().getStartPosition() - wrapped.from(),
                        "`" + method.getName() + "` has no return type")));
    return errors.stream()
        .sorted(
            (a, b) ->
                a.line() != b.line()
                    ? Integer.compare(a.line(), b.line())
                    : Integer.compare(a.column(), b.column()))
        .toList();
  }

  /** Methods that read as constructors of another type. */
  private static List<MethodDeclaration> nameless(
      Fragment kind, Source source, Wrapped wrapped, String type) {
    boolean known = kind == Fragment.MEMBERS || kind == Fragment.DECLARATION;
    List<MethodDeclaration> found = new ArrayList<>();
    if (!known || type.equals(TYPE) || source.unit().types().isEmpty()) {
      return found;
    }
    if (source.unit().types().getFirst() instanceof AbstractTypeDeclaration owner) {
      for (BodyDeclaration member : JavaIndex.declarations(owner)) {
        if (member instanceof MethodDeclaration method
            && method.getReturnType2() == null
            && !method.isCompactConstructor()
            && method.getStartPosition() >= wrapped.from()
            && !method.getName().getIdentifier().equals(owner.getName().getIdentifier())) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private static String stray(Fragment kind, String text, int at) {
    if (at < text.length() && text.charAt(at) == '}') {
      return "`}` closes more than was opened";
    }
    return switch (kind) {
      case IMPORTS -> "only import lines may stand here";
      case DECLARATION -> "only one declaration may stand here, without a body";
      default -> "this does not belong here";
    };
  }

  private static SyntaxError error(LineIndex lines, int at, String message) {
    return new SyntaxError(lines.line(at), lines.column(at), message);
  }

  /** An error behind the piece is one at its last character that is code. */
  private static int lastOfCode(String text, int at) {
    int last = Math.max(0, Math.min(at, text.length()));
    if (last < text.length()) {
      return last;
    }
    int end = text.stripTrailing().length();
    return Math.max(0, end - 1);
  }

  /** The piece in a unit that parses if it does. */
  private record Wrapped(String whole, int from, int to) {}

  private static Wrapped wrap(Fragment kind, String text, String type) {
    return switch (kind) {
      case BODY -> wrap(TYPE + " { void m() {\n", text, "\n} }");
      case MEMBERS -> wrap(type + " {\n", text, "\n}");
      case TEST -> wrap(TYPE + " {\n", text, "\n}");
      case IMPORTS, FILE -> wrap("", text, "\n");
      case DECLARATION -> declaration(text, type);
    };
  }

  private static Wrapped declaration(String text, String type) {
    if (TYPE_HEAD.matcher(text.strip()).matches()) {
      return wrap("", text, "\n{}");
    }
    String open = type + " { ";
    Wrapped abstractMember = wrap(open, text, "\n; }");
    if (Source.parse("fragment", abstractMember.whole()).unit().getProblems().length == 0) {
      return abstractMember;
    }
    Wrapped withBody = wrap(open, text, "\n{} }");
    return Source.parse("fragment", withBody.whole()).unit().getProblems().length == 0
        ? withBody
        : abstractMember;
  }

  private static Wrapped wrap(String before, String text, String after) {
    return new Wrapped(before + text + after, before.length(), before.length() + text.length());
  }

  /** Offset in the piece where it leaves its wrapper or holds what it may not; -1 if nowhere. */
  private static int escape(Fragment kind, Source source, Wrapped wrapped) {
    List<?> types = source.unit().types();
    switch (kind) {
      case FILE -> {
        return -1;
      }
      case IMPORTS -> {
        ASTNode first = types.isEmpty() ? source.unit().getPackage() : (ASTNode) types.getFirst();
        return first == null ? -1 : first.getStartPosition();
      }
      default -> {}
    }
    if (types.isEmpty() || !(types.getFirst() instanceof AbstractTypeDeclaration type)) {
      return -1;
    }
    List<BodyDeclaration> members = JavaIndex.declarations(type);
    if (kind == Fragment.BODY
        && !members.isEmpty()
        && members.getFirst() instanceof MethodDeclaration method) {
      int close = method.getStartPosition() + method.getLength();
      return close <= wrapped.to() ? close - 1 - wrapped.from() : -1;
    }
    int end = type.getStartPosition() + type.getLength();
    if (end <= wrapped.to()) {
      return end - 1 - wrapped.from();
    }
    if (kind == Fragment.DECLARATION
        && members.size() == 1
        && members.getFirst() instanceof MethodDeclaration method
        && method.getBody() != null
        && method.getBody().getStartPosition() < wrapped.to()) {
      return method.getBody().getStartPosition() - wrapped.from();
    }
    if (kind == Fragment.DECLARATION && members.size() > 1) {
      return members.get(1).getStartPosition() - wrapped.from();
    }
    if (types.size() > 1) {
      return ((ASTNode) types.get(1)).getStartPosition() - wrapped.from();
    }
    return -1;
  }

  /** Names of the locals of a body, in order of declaration, each once. */
  public static List<String> locals(String body) {
    Source source = Source.parse("fragment", wrap(Fragment.BODY, body, TYPE).whole());
    return Locals.of(source.unit()).names().stream().distinct().toList();
  }

  /**
   * Members and nested types that a block of members declares.
   *
   * @param text the block
   * @param type head of the type that it belongs to
   */
  public static List<Declared> members(String text, String type) {
    List<Declared> declared = new ArrayList<>();
    String whole = wrap(Fragment.MEMBERS, text, type).whole();
    List<JavaType> types = JavaIndex.of(Map.of("fragment", whole)).types();
    for (JavaType each : types) {
      if (each == types.getFirst()) {
        each.members().stream()
            .filter(m -> m.kind() != JavaMember.Kind.COMPONENT)
            .forEach(m -> declared.add(declared(m)));
      } else if (each.name().indexOf('.') == each.name().lastIndexOf('.')) {
        String simple = each.name().substring(each.name().indexOf('.') + 1);
        declared.add(new Declared("type", simple, List.of()));
      }
    }
    return declared;
  }

  private static Declared declared(JavaMember member) {
    String kind =
        switch (member.kind()) {
          case METHOD -> "method";
          case CONSTRUCTOR -> "constructor";
          default -> "field";
        };
    List<String> types = member.parameters().stream().map(p -> TypeNames.simple(p.type())).toList();
    return new Declared(kind, member.name(), types);
  }

  /** Names of the test methods of a test block, in order, each once. */
  public static List<String> testMethods(String text) {
    Source source = Source.parse("fragment", wrap(Fragment.TEST, text, TYPE).whole());
    SequencedSet<String> names = new LinkedHashSet<>();
    for (Object each : source.unit().types()) {
      for (BodyDeclaration member : JavaIndex.declarations((AbstractTypeDeclaration) each)) {
        if (member instanceof MethodDeclaration method && TestMethods.is(method)) {
          names.add(method.getName().getIdentifier());
        }
      }
    }
    return List.copyOf(names);
  }
}
