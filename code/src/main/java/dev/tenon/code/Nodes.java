package dev.tenon.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.ConstructorInvocation;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.SuperConstructorInvocation;
import org.eclipse.jdt.core.dom.SwitchStatement;
import org.eclipse.jdt.core.dom.VariableDeclaration;

/** Questions to syntax trees, whose lists have no element types. */
final class Nodes {
  private Nodes() {}

  static int start(ASTNode node) {
    return node.getStartPosition();
  }

  static int end(ASTNode node) {
    return node.getStartPosition() + node.getLength();
  }

  static String text(ASTNode node, String source) {
    return source.substring(start(node), end(node));
  }

  @SuppressWarnings("unchecked")
  static List<Statement> statements(Block block) {
    return (List<Statement>) block.statements();
  }

  /** The statements of a block or of a switch; empty for other nodes. */
  @SuppressWarnings("unchecked")
  static List<Statement> statementsOf(ASTNode parent) {
    return switch (parent) {
      case Block block -> statements(block);
      case SwitchStatement choice -> (List<Statement>) choice.statements();
      default -> List.of();
    };
  }

  @SuppressWarnings("unchecked")
  static List<BodyDeclaration> members(AbstractTypeDeclaration type) {
    return (List<BodyDeclaration>) type.bodyDeclarations();
  }

  @SuppressWarnings("unchecked")
  static List<SingleVariableDeclaration> parameters(MethodDeclaration method) {
    return (List<SingleVariableDeclaration>) method.parameters();
  }

  /** An explicit call of another constructor, if the body has one at its top. */
  static java.util.Optional<Statement> constructorCall(Block body) {
    return statements(body).stream()
        .filter(s -> s instanceof ConstructorInvocation || s instanceof SuperConstructorInvocation)
        .findFirst();
  }

  /** All nodes of a kind in a tree, in order. */
  static <T extends ASTNode> List<T> all(ASTNode root, Class<T> kind) {
    List<T> found = new ArrayList<>();
    root.accept(
        new ASTVisitor() {
          @Override
          public void preVisit(ASTNode node) {
            if (kind.isInstance(node)) {
              found.add(kind.cast(node));
            }
          }
        });
    return found;
  }

  static boolean any(ASTNode root, Predicate<ASTNode> test) {
    boolean[] found = {false};
    root.accept(
        new ASTVisitor() {
          @Override
          public boolean preVisit2(ASTNode node) {
            found[0] = found[0] || test.test(node);
            return !found[0];
          }
        });
    return found[0];
  }

  /** Every identifier that occurs in a tree. */
  static Set<String> identifiers(ASTNode root) {
    Set<String> names = new LinkedHashSet<>();
    all(root, SimpleName.class).forEach(name -> names.add(name.getIdentifier()));
    return names;
  }

  /** Names that variables are declared with in a tree. */
  static Set<String> declared(ASTNode root) {
    Set<String> names = new LinkedHashSet<>();
    all(root, VariableDeclaration.class).forEach(v -> names.add(v.getName().getIdentifier()));
    return names;
  }

  /** Whether a name stands for itself: no method, no member of something before a dot. */
  static boolean isFree(SimpleName name) {
    return switch (name.getParent()) {
      case MethodInvocation call -> call.getName() != name;
      case QualifiedName qualified -> qualified.getName() != name;
      case FieldAccess access -> access.getName() != name;
      case org.eclipse.jdt.core.dom.SuperFieldAccess access -> access.getName() != name;
      case org.eclipse.jdt.core.dom.SuperMethodInvocation call -> call.getName() != name;
      default -> true;
    };
  }

  /** Names in a tree that stand for variables or types, not for members of something else. */
  static Set<String> freeNames(ASTNode root) {
    Set<String> names = new LinkedHashSet<>();
    all(root, SimpleName.class).stream()
        .filter(Nodes::isFree)
        .forEach(name -> names.add(name.getIdentifier()));
    return names;
  }
}
