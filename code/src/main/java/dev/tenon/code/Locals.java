package dev.tenon.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.CatchClause;
import org.eclipse.jdt.core.dom.ChildListPropertyDescriptor;
import org.eclipse.jdt.core.dom.ChildPropertyDescriptor;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.DoStatement;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.GuardedPattern;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.Initializer;
import org.eclipse.jdt.core.dom.Javadoc;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Pattern;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.RecordDeclaration;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.StructuralPropertyDescriptor;
import org.eclipse.jdt.core.dom.SwitchCase;
import org.eclipse.jdt.core.dom.SwitchExpression;
import org.eclipse.jdt.core.dom.SwitchStatement;
import org.eclipse.jdt.core.dom.TryStatement;
import org.eclipse.jdt.core.dom.TypePattern;
import org.eclipse.jdt.core.dom.VariableDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.WhileStatement;
import org.jspecify.annotations.Nullable;

/**
 * The names of locals in a piece of code: for each place where one is declared or read, the number
 * of its declaration. Works on the tree alone, without a class path, so that the same text always
 * gives the same numbers. Parameters of methods and lambdas, variables of patterns, of {@code
 * catch}, {@code for} and {@code try} count as locals.
 */
final class Locals {

  private static final int NOT_LOCAL = -1;

  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<Integer, String> declared = new HashMap<>();
  private final Deque<Map<String, Integer>> scopes = new ArrayDeque<>();

  private Locals() {
    scopes.push(new HashMap<>());
  }

  static Locals of(ASTNode node) {
    Locals locals = new Locals();
    locals.walk(node);
    return locals;
  }

  /** Number of the local at each offset, from 0 in order of declaration. */
  Map<Integer, Integer> numbers() {
    return numbers;
  }

  /** Names of the locals in order of declaration, one for each declaration. */
  List<String> names() {
    return IntStream.range(0, declared.size())
        .mapToObj(i -> Objects.requireNonNull(declared.get(i)))
        .toList();
  }

  private void walk(@Nullable ASTNode node) {
    switch (node) {
      case null -> {}
      case Javadoc ignored -> {}
      case SimpleName name -> read(name);
      case Block block -> scoped(() -> statements(block.statements()));
      case VariableDeclaration variable -> variable(variable);
      case MethodDeclaration method -> scoped(() -> children(method));
      case Initializer initializer -> scoped(() -> children(initializer));
      case FieldDeclaration field -> field(field);
      case AbstractTypeDeclaration type -> type(type);
      case AnonymousClassDeclaration type ->
          members(type.bodyDeclarations(), hidden(type.bodyDeclarations()));
      case LambdaExpression lambda -> scoped(() -> children(lambda));
      case CatchClause clause -> scoped(() -> children(clause));
      case TryStatement attempt -> attempt(attempt);
      case IfStatement branch -> branch(branch);
      case WhileStatement loop -> loop(loop);
      case DoStatement loop -> {
        body(loop.getBody(), List.of());
        walk(loop.getExpression());
      }
      case ForStatement loop -> scoped(() -> loop(loop));
      case EnhancedForStatement loop -> loop(loop);
      case SwitchStatement choice -> {
        walk(choice.getExpression());
        cases(choice.statements());
      }
      case SwitchExpression choice -> {
        walk(choice.getExpression());
        cases(choice.statements());
      }
      case GuardedPattern guarded -> guarded(guarded);
      case TypePattern pattern -> pattern(pattern);
      case InfixExpression infix -> infix(infix);
      case ConditionalExpression choice -> choice(choice);
      default -> children(node);
    }
  }

  private void children(ASTNode node) {
    for (Object each : node.structuralPropertiesForType()) {
      StructuralPropertyDescriptor property = (StructuralPropertyDescriptor) each;
      if (property instanceof ChildPropertyDescriptor) {
        walk((ASTNode) node.getStructuralProperty(property));
      } else if (property instanceof ChildListPropertyDescriptor) {
        for (Object child : (List<?>) node.getStructuralProperty(property)) {
          walk((ASTNode) child);
        }
      }
    }
  }

  private void scoped(Runnable inside) {
    scopes.push(new HashMap<>());
    inside.run();
    scopes.pop();
  }

  private void declare(SimpleName name) {
    current().put(name.getIdentifier(), number(name));
  }

  private int number(SimpleName name) {
    return numbers.computeIfAbsent(
        name.getStartPosition(),
        offset -> {
          int next = declared.size();
          declared.put(next, name.getIdentifier());
          return next;
        });
  }

  private void bring(List<SimpleName> names) {
    names.forEach(this::declare);
  }

  private Map<String, Integer> current() {
    return scopes.element();
  }

  private void read(SimpleName name) {
    if (!isExpression(name)) {
      return;
    }
    for (Map<String, Integer> scope : scopes) {
      Integer number = scope.get(name.getIdentifier());
      if (number != null) {
        if (number != NOT_LOCAL) {
          numbers.put(name.getStartPosition(), number);
        }
        return;
      }
    }
  }

  /** A name that stands where a value stands: no name of a method, a type, a label. */
  private static boolean isExpression(ASTNode name) {
    StructuralPropertyDescriptor place = name.getLocationInParent();
    if (place == QualifiedName.QUALIFIER_PROPERTY) {
      return isExpression(name.getParent());
    }
    Class<?> type =
        switch (place) {
          case ChildPropertyDescriptor child -> child.getChildType();
          case ChildListPropertyDescriptor list -> list.getElementType();
          case null, default -> Object.class;
        };
    return type == Expression.class || place == SwitchCase.EXPRESSIONS2_PROPERTY;
  }

  private void statements(List<?> statements) {
    for (Object each : statements) {
      Statement statement = (Statement) each;
      walk(statement);
      bring(PatternScope.after(statement));
    }
  }

  private void variable(VariableDeclaration variable) {
    if (variable instanceof SingleVariableDeclaration single) {
      each(single.modifiers(), this::walk);
      walk(single.getType());
    }
    declare(variable.getName());
    walk(variable.getInitializer());
  }

  private void field(FieldDeclaration field) {
    each(field.modifiers(), this::walk);
    walk(field.getType());
    for (Object each : field.fragments()) {
      scoped(() -> walk(((VariableDeclarationFragment) each).getInitializer()));
    }
  }

  private static void each(List<?> nodes, Consumer<ASTNode> action) {
    for (Object node : nodes) {
      action.accept((ASTNode) node);
    }
  }

  private void type(AbstractTypeDeclaration type) {
    each(type.modifiers(), this::walk);
    Map<String, Integer> hidden = hidden(type.bodyDeclarations());
    if (type instanceof RecordDeclaration record) {
      for (Object each : record.recordComponents()) {
        SingleVariableDeclaration component = (SingleVariableDeclaration) each;
        each(component.modifiers(), this::walk);
        walk(component.getType());
        hidden.put(component.getName().getIdentifier(), NOT_LOCAL);
      }
    }
    if (type instanceof EnumDeclaration choice) {
      each(choice.enumConstants(), this::walk);
    }
    members(type.bodyDeclarations(), hidden);
  }

  /** Fields of a local class hide the locals around it. */
  private static Map<String, Integer> hidden(List<?> members) {
    Map<String, Integer> names = new HashMap<>();
    for (Object member : members) {
      if (member instanceof FieldDeclaration field) {
        for (Object each : field.fragments()) {
          names.put(((VariableDeclarationFragment) each).getName().getIdentifier(), NOT_LOCAL);
        }
      }
    }
    return names;
  }

  private void members(List<?> members, Map<String, Integer> hidden) {
    scopes.push(hidden);
    each(members, this::walk);
    scopes.pop();
  }

  private void attempt(TryStatement attempt) {
    scoped(
        () -> {
          each(attempt.resources(), this::walk);
          walk(attempt.getBody());
        });
    each(attempt.catchClauses(), this::walk);
    walk(attempt.getFinally());
  }

  private void branch(IfStatement branch) {
    Expression condition = branch.getExpression();
    walk(condition);
    body(branch.getThenStatement(), PatternScope.introduced(condition, true));
    if (branch.getElseStatement() != null) {
      body(branch.getElseStatement(), PatternScope.introduced(condition, false));
    }
  }

  private void body(Statement body, List<SimpleName> names) {
    scoped(
        () -> {
          bring(names);
          walk(body);
        });
  }

  private void loop(WhileStatement loop) {
    walk(loop.getExpression());
    body(loop.getBody(), PatternScope.introduced(loop.getExpression(), true));
  }

  private void loop(ForStatement loop) {
    each(loop.initializers(), this::walk);
    walk(loop.getExpression());
    scoped(
        () -> {
          bring(PatternScope.introduced(loop.getExpression(), true));
          each(loop.updaters(), this::walk);
          walk(loop.getBody());
        });
  }

  private void loop(EnhancedForStatement loop) {
    walk(loop.getExpression());
    scoped(
        () -> {
          walk(loop.getParameter());
          walk(loop.getBody());
        });
  }

  private void cases(List<?> statements) {
    Map<String, Integer> ofCase = new HashMap<>();
    scopes.push(ofCase);
    scoped(
        () -> {
          for (Object each : statements) {
            if (each instanceof SwitchCase label) {
              ofCase.clear();
              label(label, ofCase);
            } else {
              Statement statement = (Statement) each;
              walk(statement);
              bring(PatternScope.after(statement));
            }
          }
        });
    scopes.pop();
  }

  private void label(SwitchCase label, Map<String, Integer> ofCase) {
    for (Object each : label.expressions()) {
      walk((ASTNode) each);
      if (each instanceof Pattern pattern) {
        PatternScope.names(pattern).forEach(n -> ofCase.put(n.getIdentifier(), number(n)));
      }
      if (each instanceof GuardedPattern guarded) {
        PatternScope.introduced(guarded.getExpression(), true)
            .forEach(n -> ofCase.put(n.getIdentifier(), number(n)));
      }
    }
  }

  private void guarded(GuardedPattern guarded) {
    walk(guarded.getPattern());
    scoped(
        () -> {
          bring(PatternScope.names(guarded.getPattern()));
          walk(guarded.getExpression());
        });
  }

  /** Numbers the variable; where it is in scope, its surroundings say. */
  private void pattern(TypePattern pattern) {
    VariableDeclaration variable = pattern.getPatternVariable2();
    if (variable instanceof SingleVariableDeclaration single) {
      walk(single.getType());
    }
    number(variable.getName());
  }

  private void infix(InfixExpression infix) {
    boolean and = infix.getOperator() == InfixExpression.Operator.CONDITIONAL_AND;
    boolean or = infix.getOperator() == InfixExpression.Operator.CONDITIONAL_OR;
    scoped(
        () -> {
          for (Expression operand : PatternScope.operands(infix)) {
            walk(operand);
            if (and || or) {
              bring(PatternScope.introduced(operand, and));
            }
          }
        });
  }

  private void choice(ConditionalExpression choice) {
    Expression condition = choice.getExpression();
    walk(condition);
    for (boolean when : new boolean[] {true, false}) {
      scoped(
          () -> {
            bring(PatternScope.introduced(condition, when));
            walk(when ? choice.getThenExpression() : choice.getElseExpression());
          });
    }
  }
}
