package dev.tenon.code;

import java.util.List;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.BreakStatement;
import org.eclipse.jdt.core.dom.CatchClause;
import org.eclipse.jdt.core.dom.ContinueStatement;
import org.eclipse.jdt.core.dom.DoStatement;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.LabeledStatement;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.SwitchCase;
import org.eclipse.jdt.core.dom.SwitchExpression;
import org.eclipse.jdt.core.dom.SwitchStatement;
import org.eclipse.jdt.core.dom.SynchronizedStatement;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.TryStatement;
import org.eclipse.jdt.core.dom.WhileStatement;
import org.eclipse.jdt.core.dom.YieldStatement;
import org.jspecify.annotations.Nullable;

/** Whether statements can complete normally, by the rules of the Java language (JLS 14.22). */
final class Flow {
  private Flow() {}

  static boolean completes(Statement statement) {
    return switch (statement) {
      case Block block -> Nodes.statements(block).stream().allMatch(Flow::completes);
      case IfStatement choice ->
          choice.getElseStatement() == null
              || completes(choice.getThenStatement())
              || completes(choice.getElseStatement());
      case WhileStatement loop -> !isTrue(loop.getExpression()) || isLeft(loop.getBody(), loop);
      case DoStatement loop ->
          (!isTrue(loop.getExpression()) && (completes(loop.getBody()) || continues(loop)))
              || isLeft(loop.getBody(), loop);
      case ForStatement loop ->
          (loop.getExpression() != null && !isTrue(loop.getExpression()))
              || isLeft(loop.getBody(), loop);
      case LabeledStatement labeled ->
          completes(labeled.getBody()) || isLeft(labeled.getBody(), labeled);
      case SwitchStatement choice -> completes(choice);
      case SynchronizedStatement block -> completes(block.getBody());
      case TryStatement attempt -> completes(attempt);
      case ReturnStatement _,
          ThrowStatement _,
          BreakStatement _,
          ContinueStatement _,
          YieldStatement _ ->
          false;
      case EnhancedForStatement _ -> true;
      default -> true;
    };
  }

  private static boolean completes(TryStatement attempt) {
    Block last = attempt.getFinally();
    if (last != null && !completes(last)) {
      return false;
    }
    return completes(attempt.getBody())
        || attempt.catchClauses().stream().anyMatch(c -> completes(((CatchClause) c).getBody()));
  }

  private static boolean completes(SwitchStatement choice) {
    List<Statement> statements = Nodes.statementsOf(choice);
    if (statements.isEmpty() || isLeft(choice, choice)) {
      return true;
    }
    boolean rules =
        statements.stream().anyMatch(s -> s instanceof SwitchCase c && c.isSwitchLabeledRule());
    // a switch over patterns or a sealed type is exhaustive without default; the compiler knows
    boolean exhaustive =
        statements.stream()
            .anyMatch(s -> s instanceof SwitchCase c && (c.isDefault() || hasPattern(c)));
    if (!exhaustive) {
      return true;
    }
    if (rules) {
      return statements.stream().filter(s -> !(s instanceof SwitchCase)).anyMatch(Flow::completes);
    }
    Statement last = statements.getLast();
    return last instanceof SwitchCase || completes(last);
  }

  private static boolean hasPattern(SwitchCase label) {
    return label.expressions().stream()
        .anyMatch(
            e ->
                e instanceof org.eclipse.jdt.core.dom.Pattern
                    || e instanceof org.eclipse.jdt.core.dom.CaseDefaultExpression);
  }

  /** Whether a break inside leaves the given statement. */
  private static boolean isLeft(ASTNode inside, Statement target) {
    return Nodes.all(inside, BreakStatement.class).stream().anyMatch(b -> target(b) == target);
  }

  private static @Nullable Statement target(BreakStatement jump) {
    for (ASTNode at = jump.getParent(); at != null; at = at.getParent()) {
      if (jump.getLabel() != null) {
        if (at instanceof LabeledStatement labeled
            && labeled.getLabel().getIdentifier().equals(jump.getLabel().getIdentifier())) {
          return labeled;
        }
      } else if (isLoop(at) || at instanceof SwitchStatement) {
        return (Statement) at;
      } else if (at instanceof SwitchExpression) {
        return null;
      }
    }
    return null;
  }

  private static boolean continues(DoStatement loop) {
    return Nodes.any(loop.getBody(), node -> node instanceof ContinueStatement);
  }

  private static boolean isLoop(ASTNode node) {
    return node instanceof WhileStatement
        || node instanceof DoStatement
        || node instanceof ForStatement
        || node instanceof EnhancedForStatement;
  }

  private static boolean isTrue(Expression expression) {
    return switch (expression) {
      case BooleanLiteral literal -> literal.booleanValue();
      case ParenthesizedExpression inner -> isTrue(inner.getExpression());
      default -> false;
    };
  }
}
