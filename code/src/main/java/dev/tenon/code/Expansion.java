package dev.tenon.code;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ArrayAccess;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.CharacterLiteral;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.DoStatement;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.InstanceofExpression;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NullLiteral;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.PostfixExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.SwitchExpression;
import org.eclipse.jdt.core.dom.ThisExpression;
import org.eclipse.jdt.core.dom.VariableDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;
import org.eclipse.jdt.core.dom.WhileStatement;

/**
 * What a tag stands for in Java: the statements of its pattern with its arguments put in.
 *
 * @param code whole statements
 * @param imports names that they need
 * @param locals names of all variables that they declare
 * @param visible those of them that the statements behind can see
 */
record Expansion(String code, List<String> imports, Set<String> locals, Set<String> visible) {

  /** Lines that aren't blank above which an expansion becomes a method of its own. */
  static final int LONG = 10;

  private static final java.util.regex.Pattern HOLE =
      java.util.regex.Pattern.compile("\\{([A-Za-z_]\\w*)}");
  private static final String MARK = "tenonArgument$";

  Expansion {
    imports = List.copyOf(imports);
    locals = Set.copyOf(locals);
    visible = Set.copyOf(visible);
  }

  /**
   * Expands a block.
   *
   * @param taken names that its locals must not have
   */
  static Expansion of(
      Pattern pattern, Pattern.Template block, List<String> arguments, Set<String> taken) {
    return of(pattern, block, arguments, arguments, taken);
  }

  /**
   * Expands a block.
   *
   * @param arguments as the design has them, for messages
   * @param inCode the same as they are to be evaluated
   * @param taken names that its locals must not have
   */
  static Expansion of(
      Pattern pattern,
      Pattern.Template block,
      List<String> arguments,
      List<String> inCode,
      Set<String> taken) {
    Map<String, String> values = values(pattern, inCode);
    Marked marked =
        marked(withoutMissing(block.code(), pattern, values), values(pattern, arguments));
    Optional<List<Statement>> statements = Syntax.statements(marked.code());
    return statements.isPresent()
        ? placed(pattern, block, marked, statements.get(), values, taken)
        : new Expansion(plain(marked, values), block.imports(), Set.of(), Set.of());
  }

  /** A call of the validation method that a long expansion has become. */
  static Expansion call(String method, List<String> arguments) {
    return new Expansion(
        method + "(" + String.join(", ", arguments) + ");", List.of(), Set.of(), Set.of());
  }

  List<Statement> statements() {
    return Syntax.statements(code).orElse(List.of());
  }

  static boolean isLong(Pattern.Template block) {
    return block.code().lines().filter(line -> !line.isBlank()).count() > LONG;
  }

  // --- arguments -----------------------------------------------------------------------------

  private static Map<String, String> values(Pattern pattern, List<String> arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Pattern.Parameter> parameters = pattern.parameters();
    for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
      Pattern.Parameter parameter = parameters.get(i);
      int last = parameter.variadic() ? arguments.size() - (parameters.size() - i - 1) : i + 1;
      int to = Math.min(Math.max(last, i + 1), arguments.size());
      values.put(parameter.name(), String.join(", ", arguments.subList(i, to)));
    }
    if (!arguments.isEmpty()) {
      values.putIfAbsent("message", arguments.getLast());
    }
    return values;
  }

  private static String withoutMissing(String code, Pattern pattern, Map<String, String> values) {
    String kept = code;
    for (Pattern.Parameter parameter : pattern.parameters()) {
      if (parameter.optional() && !values.containsKey(parameter.name())) {
        String hole = "{" + parameter.name() + "}";
        kept = String.join("\n", kept.lines().filter(line -> !line.contains(hole)).toList());
      }
    }
    return kept;
  }

  // --- text with marks -----------------------------------------------------------------------

  /** Code in which each argument outside of literals is an identifier of its own. */
  private record Marked(String code, Map<String, String> names) {}

  private static Marked marked(String code, Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    Map<String, String> names = new HashMap<>();
    Matcher hole = HOLE.matcher(code);
    char quote = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '{' && code.startsWith("{{", i)) {
        out.append('{');
        i++;
        continue;
      }
      if (c == '{'
          && hole.region(i, code.length()).lookingAt()
          && values.containsKey(hole.group(1))) {
        String name = hole.group(1);
        if (quote != 0) {
          out.append(escaped(values.getOrDefault(name, "")));
        } else {
          names.put(MARK + name, name);
          out.append(MARK).append(name);
        }
        i = hole.end() - 1;
        continue;
      }
      out.append(c);
      if (quote != 0 && c == '\\' && i + 1 < code.length()) {
        out.append(code.charAt(++i));
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote || c == '\n') {
        quote = 0;
      }
    }
    return new Marked(out.toString(), names);
  }

  private static String escaped(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String plain(Marked marked, Map<String, String> values) {
    String code = marked.code();
    for (Map.Entry<String, String> entry : marked.names().entrySet()) {
      code = code.replace(entry.getKey(), value(entry.getValue(), values));
    }
    return code;
  }

  private static String value(String parameter, Map<String, String> values) {
    String text = values.getOrDefault(parameter, "");
    return parameter.equals("limit") ? TimeLimit.of(text) : text;
  }

  // --- by syntax tree ------------------------------------------------------------------------

  private static Expansion placed(
      Pattern pattern,
      Pattern.Template block,
      Marked marked,
      List<Statement> statements,
      Map<String, String> values,
      Set<String> taken) {
    ASTNode root = statements.isEmpty() ? null : statements.getFirst().getParent();
    if (root == null) {
      return new Expansion(marked.code(), block.imports(), Set.of(), Set.of());
    }
    Set<String> used = new LinkedHashSet<>(taken);
    Map<String, Expression> parsed = parsed(values);
    parsed.values().forEach(e -> used.addAll(Nodes.identifiers(e)));

    Map<String, String> renamed = new HashMap<>();
    Set<String> locals = new LinkedHashSet<>();
    for (String name : Nodes.declared(root)) {
      String fresh = fresh(name, used);
      renamed.put(name, fresh);
      locals.add(fresh);
    }
    Set<String> visible = new LinkedHashSet<>();
    for (Statement statement : statements) {
      if (statement instanceof VariableDeclarationStatement declaration) {
        for (Object fragment : declaration.fragments()) {
          String name = ((VariableDeclaration) fragment).getName().getIdentifier();
          visible.add(renamed.getOrDefault(name, name));
        }
      }
    }
    used.addAll(locals);

    Map<String, String> hoisted = new LinkedHashMap<>();
    StringBuilder before = new StringBuilder();
    for (Pattern.Parameter parameter : pattern.parameters()) {
      Expression argument = parsed.get(parameter.name());
      boolean one = !parameter.variadic() && !parameter.name().equals("limit");
      if (argument != null
          && one
          && !isSteady(argument)
          && canBeLocal(argument)
          && isEvaluatedOften(root, parameter.name())) {
        String local = fresh(parameter.name(), used);
        used.add(local);
        locals.add(local);
        visible.add(local);
        hoisted.put(parameter.name(), local);
        before.append("var ").append(local).append(" = ").append(values.get(parameter.name()));
        before.append(";\n");
      }
    }

    Edits edits = new Edits();
    for (SimpleName name : Nodes.all(root, SimpleName.class)) {
      String id = name.getIdentifier();
      if (marked.names().containsKey(id)) {
        String parameter = marked.names().get(id);
        String text = hoisted.getOrDefault(parameter, value(parameter, values));
        boolean loose = !hoisted.containsKey(parameter) && isLoose(parsed.get(parameter));
        edits.replace(
            Nodes.start(name), Nodes.end(name), loose && isOperand(name) ? "(" + text + ")" : text);
      } else if (renamed.containsKey(id) && !renamed.get(id).equals(id) && Nodes.isFree(name)) {
        edits.replace(Nodes.start(name), Nodes.end(name), renamed.get(id));
      }
    }
    String code = before + edits.apply(marked.code()).text();
    return new Expansion(code.strip(), block.imports(), locals, visible);
  }

  private static Map<String, Expression> parsed(Map<String, String> values) {
    Map<String, Expression> parsed = new HashMap<>();
    values.forEach((name, text) -> Syntax.expression(text).ifPresent(e -> parsed.put(name, e)));
    return parsed;
  }

  /** A name like the wanted one that nobody has. */
  static String fresh(String wanted, Set<String> used) {
    String name = wanted;
    for (int i = 2; used.contains(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  /** More than once, or in something that is repeated. */
  private static boolean isEvaluatedOften(ASTNode root, String parameter) {
    int times = 0;
    for (SimpleName name : Nodes.all(root, SimpleName.class)) {
      if (name.getIdentifier().equals(MARK + parameter)) {
        times += isRepeated(name, root) ? 2 : 1;
      }
    }
    return times > 1;
  }

  private static boolean isRepeated(ASTNode node, ASTNode root) {
    for (ASTNode at = node; at != root; at = at.getParent()) {
      ASTNode parent = at.getParent();
      boolean loop =
          parent instanceof WhileStatement
              || parent instanceof DoStatement
              || parent instanceof ForStatement
              || parent instanceof LambdaExpression
              || (parent instanceof EnhancedForStatement each && each.getExpression() != at);
      if (loop) {
        return true;
      }
    }
    return false;
  }

  /** Whether it gives the same value each time, whoever looks, and changes nothing. */
  static boolean isSteady(Expression expression) {
    return !Nodes.any(
        expression,
        node ->
            !(node instanceof Name
                || node instanceof FieldAccess
                || node instanceof ThisExpression
                || node instanceof ParenthesizedExpression
                || node instanceof InfixExpression
                || node instanceof ConditionalExpression
                || node instanceof ArrayAccess
                || node instanceof NumberLiteral
                || node instanceof StringLiteral
                || node instanceof CharacterLiteral
                || node instanceof BooleanLiteral
                || node instanceof NullLiteral
                || (node instanceof PrefixExpression prefix && !changes(prefix))));
  }

  private static boolean changes(PrefixExpression prefix) {
    return prefix.getOperator() == PrefixExpression.Operator.INCREMENT
        || prefix.getOperator() == PrefixExpression.Operator.DECREMENT;
  }

  private static boolean canBeLocal(Expression expression) {
    return !(expression instanceof LambdaExpression
        || expression instanceof org.eclipse.jdt.core.dom.MethodReference
        || expression instanceof NullLiteral
        || expression instanceof org.eclipse.jdt.core.dom.ArrayInitializer);
  }

  private static boolean isLoose(@org.jspecify.annotations.Nullable Expression expression) {
    return expression instanceof InfixExpression
        || expression instanceof ConditionalExpression
        || expression instanceof Assignment
        || expression instanceof LambdaExpression
        || expression instanceof InstanceofExpression
        || expression instanceof org.eclipse.jdt.core.dom.PatternInstanceofExpression
        || expression instanceof CastExpression
        || expression instanceof PrefixExpression
        || expression instanceof PostfixExpression
        || expression instanceof SwitchExpression;
  }

  /** Whether an operator or a dot stands beside it. */
  private static boolean isOperand(SimpleName name) {
    return switch (name.getParent()) {
      case InfixExpression _,
          PrefixExpression _,
          PostfixExpression _,
          CastExpression _,
          InstanceofExpression _,
          ConditionalExpression _,
          FieldAccess _ ->
          true;
      case QualifiedName qualified -> qualified.getQualifier() == name;
      case MethodInvocation call -> call.getExpression() == name;
      case ArrayAccess access -> access.getArray() == name;
      case Assignment assignment -> assignment.getLeftHandSide() == name;
      default -> false;
    };
  }
}
