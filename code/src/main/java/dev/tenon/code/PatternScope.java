package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.BreakStatement;
import org.eclipse.jdt.core.dom.CatchClause;
import org.eclipse.jdt.core.dom.ContinueStatement;
import org.eclipse.jdt.core.dom.DoStatement;
import org.eclipse.jdt.core.dom.EitherOrMultiPattern;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.GuardedPattern;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.LabeledStatement;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.Pattern;
import org.eclipse.jdt.core.dom.PatternInstanceofExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.RecordPattern;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.SwitchExpression;
import org.eclipse.jdt.core.dom.SwitchStatement;
import org.eclipse.jdt.core.dom.SynchronizedStatement;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.TryStatement;
import org.eclipse.jdt.core.dom.TypeDeclarationStatement;
import org.eclipse.jdt.core.dom.TypePattern;
import org.eclipse.jdt.core.dom.WhileStatement;
import org.eclipse.jdt.core.dom.YieldStatement;
import org.jspecify.annotations.Nullable;

/** Where pattern variables are in scope: chapter 6.3 of the Java language specification. */
final class PatternScope {

  private PatternScope() {}

  /** Pattern variables that an expression introduces when it is true, or when it is false. */
  static List<SimpleName> introduced(@Nullable Expression expression, boolean when) {
    List<SimpleName> names = new ArrayList<>();
    collect(expression, when, names);
    return names;
  }

  private static void collect(
      @Nullable Expression expression, boolean when, List<SimpleName> names) {
    switch (expression) {
      case ParenthesizedExpression inner -> collect(inner.getExpression(), when, names);
      case PrefixExpression not when not.getOperator() == PrefixExpression.Operator.NOT ->
          collect(not.getOperand(), !when, names);
      case InfixExpression infix
          when infix.getOperator() == InfixExpression.Operator.CONDITIONAL_AND && when ->
          operands(infix).forEach(each -> collect(each, true, names));
      case InfixExpression infix
          when infix.getOperator() == InfixExpression.Operator.CONDITIONAL_OR && !when ->
          operands(infix).forEach(each -> collect(each, false, names));
      case PatternInstanceofExpression match when when -> names.addAll(names(match.getPattern()));
      case null, default -> {}
    }
  }

  static List<Expression> operands(InfixExpression infix) {
    List<Expression> operands = new ArrayList<>();
    operands.add(infix.getLeftOperand());
    operands.add(infix.getRightOperand());
    for (Object more : infix.extendedOperands()) {
      operands.add((Expression) more);
    }
    return operands;
  }

  /** Names that a pattern binds. */
  static List<SimpleName> names(@Nullable Pattern pattern) {
    return switch (pattern) {
      case TypePattern type -> List.of(type.getPatternVariable2().getName());
      case RecordPattern record ->
          record.patterns().stream().flatMap(each -> names(each).stream()).toList();
      case GuardedPattern guarded -> names(guarded.getPattern());
      case EitherOrMultiPattern either ->
          either.patterns().stream().flatMap(each -> names(each).stream()).toList();
      case null, default -> List.of();
    };
  }

  /** Pattern variables that are in scope in the statements that follow this one. */
  static List<SimpleName> after(Statement statement) {
    return switch (statement) {
      case IfStatement branch -> afterIf(branch);
      case WhileStatement loop when !breaks(loop.getBody()) ->
          introduced(loop.getExpression(), false);
      case DoStatement loop when !breaks(loop.getBody()) -> introduced(loop.getExpression(), false);
      case ForStatement loop when !breaks(loop.getBody()) ->
          introduced(loop.getExpression(), false);
      case LabeledStatement labeled -> after(labeled.getBody());
      default -> List.of();
    };
  }

  private static List<SimpleName> afterIf(IfStatement branch) {
    boolean then = completes(branch.getThenStatement());
    Statement otherwise = branch.getElseStatement();
    boolean other = otherwise == null || completes(otherwise);
    if (then && !other) {
      return introduced(branch.getExpression(), true);
    }
    return !then && other ? introduced(branch.getExpression(), false) : List.of();
  }

  /** Whether a statement can complete normally. */
  static boolean completes(@Nullable Statement statement) {
    return switch (statement) {
      case null -> true;
      case ReturnStatement s -> false;
      case ThrowStatement s -> false;
      case BreakStatement s -> false;
      case ContinueStatement s -> false;
      case YieldStatement s -> false;
      case Block block -> block.statements().stream().allMatch(s -> completes((Statement) s));
      case IfStatement branch ->
          branch.getElseStatement() == null
              || completes(branch.getThenStatement())
              || completes(branch.getElseStatement());
      case WhileStatement loop -> !isTrue(loop.getExpression()) || breaks(loop.getBody());
      case DoStatement loop -> !isTrue(loop.getExpression()) || breaks(loop.getBody());
      case ForStatement loop ->
          (loop.getExpression() != null && !isTrue(loop.getExpression())) || breaks(loop.getBody());
      case SynchronizedStatement locked -> completes(locked.getBody());
      case LabeledStatement labeled -> completes(labeled.getBody()) || breaks(labeled.getBody());
      case TryStatement attempt ->
          completes(attempt.getFinally())
              && (completes(attempt.getBody())
                  || attempt.catchClauses().stream()
                      .anyMatch(each -> completes(((CatchClause) each).getBody())));
      default -> true;
    };
  }

  private static boolean isTrue(Expression expression) {
    return expression instanceof BooleanLiteral literal && literal.booleanValue();
  }

  /** Whether a break may leave the loop whose body this is; a labelled one counts. */
  private static boolean breaks(Statement body) {
    boolean[] found = new boolean[1];
    body.accept(
        new ASTVisitor() {
          @Override
          public boolean visit(BreakStatement node) {
            found[0] |= node.getLabel() != null || target(node, body);
            return false;
          }

          @Override
          public boolean visit(LambdaExpression node) {
            return false;
          }

          @Override
          public boolean visit(AnonymousClassDeclaration node) {
            return false;
          }

          @Override
          public boolean visit(TypeDeclarationStatement node) {
            return false;
          }
        });
    return found[0];
  }

  private static boolean target(BreakStatement node, Statement body) {
    for (ASTNode at = node; at != null; at = at.getParent()) {
      if (at == body && !catchesBreak(at)) {
        return true;
      }
      if (catchesBreak(at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean catchesBreak(ASTNode node) {
    return node instanceof ForStatement
        || node instanceof EnhancedForStatement
        || node instanceof WhileStatement
        || node instanceof DoStatement
        || node instanceof SwitchStatement
        || node instanceof SwitchExpression;
  }
}
