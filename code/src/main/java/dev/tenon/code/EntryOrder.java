package dev.tenon.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.ConstructorInvocation;
import org.eclipse.jdt.core.dom.EmptyStatement;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.PostfixExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.SuperConstructorInvocation;
import org.eclipse.jdt.core.dom.SuperMethodInvocation;
import org.eclipse.jdt.core.dom.TypeDeclarationStatement;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/** What may happen in a method before a check at its entry: nothing that anybody could notice. */
final class EntryOrder {
  private final Set<String> parameters = new LinkedHashSet<>();
  private final Set<String> locals;

  EntryOrder(MethodDeclaration method) {
    Nodes.parameters(method).forEach(p -> parameters.add(p.getName().getIdentifier()));
    this.locals = Nodes.declared(method);
  }

  /** Why a statement must not stand before a contract's code; empty when it may. */
  Optional<String> harm(Statement statement, Contract contract) {
    if (statement instanceof ConstructorInvocation
        || statement instanceof SuperConstructorInvocation
        || statement instanceof EmptyStatement
        || statement instanceof TypeDeclarationStatement) {
      return Optional.empty();
    }
    boolean plain =
        statement instanceof VariableDeclarationStatement
            || statement instanceof ExpressionStatement;
    if (!plain) {
      return Optional.of("may leave the method or do something");
    }
    if (calls(statement)) {
      return Optional.of("calls something");
    }
    if (assignsField(statement)) {
      return Optional.of("assigns a field");
    }
    Set<String> read = Nodes.freeNames(statement);
    return names(contract).stream()
        .filter(name -> parameters.contains(name) && read.contains(name))
        .findFirst()
        .map(name -> "uses " + name);
  }

  boolean isHarmless(ASTNode node) {
    return !calls(node) && !assignsField(node);
  }

  static Set<String> names(Contract contract) {
    Set<String> names = new LinkedHashSet<>();
    contract.arguments().stream()
        .flatMap(argument -> Syntax.expression(argument).stream())
        .forEach(e -> names.addAll(Nodes.freeNames(e)));
    return names;
  }

  private static boolean calls(ASTNode root) {
    return Nodes.any(
        root,
        node ->
            node instanceof MethodInvocation
                || node instanceof SuperMethodInvocation
                || node instanceof ClassInstanceCreation);
  }

  private boolean assignsField(ASTNode root) {
    return Nodes.any(root, node -> target(node).filter(t -> !isLocal(t)).isPresent());
  }

  private static Optional<ASTNode> target(ASTNode node) {
    List<PrefixExpression.Operator> steps =
        List.of(PrefixExpression.Operator.INCREMENT, PrefixExpression.Operator.DECREMENT);
    return switch (node) {
      case Assignment assignment -> Optional.of(assignment.getLeftHandSide());
      case PostfixExpression postfix -> Optional.of(postfix.getOperand());
      case PrefixExpression prefix when steps.contains(prefix.getOperator()) ->
          Optional.of(prefix.getOperand());
      default -> Optional.empty();
    };
  }

  private boolean isLocal(ASTNode target) {
    return target instanceof SimpleName name && locals.contains(name.getIdentifier());
  }
}
