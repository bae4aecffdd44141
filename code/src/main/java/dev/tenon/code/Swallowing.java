package dev.tenon.code;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.CatchClause;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.TryStatement;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.UnionType;

/** Finds what around a check would keep its exception from the caller. */
final class Swallowing {
  /** Simple names of types that catch an AssertionError. */
  private static final Set<String> CATCHING = Set.of("Throwable", "Error", "AssertionError");

  private Swallowing() {}

  /** A catch that catches and goes on, or a finally that ends in its own way. */
  static Optional<ASTNode> around(ASTNode check, ASTNode body) {
    for (ASTNode at = check; at != body && at != null; at = at.getParent()) {
      if (at.getParent() instanceof TryStatement attempt) {
        if (attempt.getFinally() != null
            && attempt.getFinally() != at
            && !Flow.completes(attempt.getFinally())) {
          return Optional.of(attempt.getFinally());
        }
        if (attempt.getBody() == at) {
          for (Object each : attempt.catchClauses()) {
            CatchClause clause = (CatchClause) each;
            if (catches(clause) && goesOn(clause)) {
              return Optional.of(clause);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean catches(CatchClause clause) {
    Type type = clause.getException().getType();
    List<?> types = type instanceof UnionType union ? union.types() : List.of(type);
    return types.stream()
        .map(Object::toString)
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .anyMatch(CATCHING::contains);
  }

  private static boolean goesOn(CatchClause clause) {
    return Flow.completes(clause.getBody())
        || Nodes.any(
            clause.getBody(),
            node ->
                node instanceof ReturnStatement
                    || node instanceof org.eclipse.jdt.core.dom.BreakStatement
                    || node instanceof org.eclipse.jdt.core.dom.ContinueStatement);
  }
}
