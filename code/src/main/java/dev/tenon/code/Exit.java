package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.PrimitiveType;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.TypeDeclarationStatement;
import org.jspecify.annotations.Nullable;

/**
 * A place where a method ends normally.
 *
 * @param statement the return; null for the end of the body
 * @param parent what holds the statement; the body for its end
 * @param at where it begins; the closing brace for the end of the body
 */
record Exit(@Nullable ReturnStatement statement, ASTNode parent, int at) {

  /** The exits of a method itself, not of lambdas and classes inside it, in order. */
  static List<Exit> of(MethodDeclaration method) {
    Block body = method.getBody();
    List<Exit> exits = new ArrayList<>();
    body.accept(
        new ASTVisitor() {
          @Override
          public boolean visit(ReturnStatement node) {
            exits.add(new Exit(node, node.getParent(), Nodes.start(node)));
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
    boolean returnsNothing =
        method.getReturnType2() == null
            || (method.getReturnType2() instanceof PrimitiveType type
                && type.getPrimitiveTypeCode() == PrimitiveType.VOID);
    if (returnsNothing && Flow.completes(body)) {
      exits.add(new Exit(null, body, Nodes.end(body) - 1));
    }
    return exits;
  }

  @Nullable Expression expression() {
    return statement == null ? null : statement.getExpression();
  }

  /** The statements before it in its own block or group of a switch. */
  List<Statement> before() {
    List<Statement> all = Nodes.statementsOf(parent);
    int index = statement == null ? all.size() : all.indexOf(statement);
    return index <= 0 ? List.of() : all.subList(0, index);
  }
}
