package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.BreakStatement;
import org.eclipse.jdt.core.dom.CatchClause;
import org.eclipse.jdt.core.dom.ContinueStatement;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.TryStatement;
import org.eclipse.jdt.core.dom.TypeDeclarationStatement;
import org.eclipse.jdt.core.dom.VariableDeclaration;

/**
 * Finds errors that disappear: {@code swallowed-error}. A catch that is empty, only logs and goes
 * on, or answers with a default; a {@code finally} that leaves by itself; a stage of a future that
 * answers for a failure without looking at it.
 */
public final class SwallowedErrorCheck {

  private static final String RULE = "swallowed-error";
  private static final String HINT =
      "throw it again, wrap it as a cause, or say why it may be dropped:"
          + " // tenon:waive swallowed-error: reason";

  /** Stages that turn a failure into a value; the last parameter of their function is the error. */
  private static final Set<String> RECOVERING =
      Set.of(
          "exceptionally",
          "exceptionallyAsync",
          "exceptionallyCompose",
          "exceptionallyComposeAsync",
          "onErrorResume");

  private static final Set<String> HANDLING =
      Set.of(
          "handle",
          "handleAsync",
          "setUncaughtExceptionHandler",
          "uncaughtExceptionHandler",
          "setDefaultUncaughtExceptionHandler");

  private static final Set<String> DEFAULTING =
      Set.of("onErrorReturn", "onErrorComplete", "onErrorReturnItem");

  private SwallowedErrorCheck() {}

  /**
   * Checks code.
   *
   * @param index the code
   * @param symbols which types and members to look at; what stands in initializer blocks belongs to
   *     the type
   */
  public static List<Problem> check(JavaIndex index, Predicate<String> symbols) {
    List<Problem> problems = new ArrayList<>();
    for (JavaType type : index.types()) {
      Source source = index.source(type.file());
      AbstractTypeDeclaration tree = index.tree(type);
      for (BodyDeclaration member : JavaIndex.declarations(tree)) {
        if (member instanceof AbstractTypeDeclaration) {
          continue;
        }
        Optional<String> symbol = symbol(source, type, member, symbols);
        symbol.ifPresent(s -> member.accept(new Search(source, s, problems)));
      }
    }
    return problems;
  }

  private static Optional<String> symbol(
      Source source, JavaType type, BodyDeclaration member, Predicate<String> symbols) {
    int from = member.getStartPosition();
    int to = from + member.getLength();
    for (JavaMember each : type.members()) {
      boolean here =
          each.kind() != JavaMember.Kind.COMPONENT
              && between(source, each.line(), each.column(), from, to);
      if (here && (symbols.test(each.symbol()) || symbols.test(each.fullSymbol()))) {
        return Optional.of(each.symbol());
      }
      if (here) {
        return Optional.empty();
      }
    }
    return symbols.test(type.name()) ? Optional.of(type.name()) : Optional.empty();
  }

  private static boolean between(Source source, int line, int column, int from, int to) {
    LineIndex lines = source.lines();
    boolean after =
        lines.line(from) < line || (lines.line(from) == line && lines.column(from) <= column);
    boolean before = lines.line(to) > line || (lines.line(to) == line && lines.column(to) > column);
    return after && before;
  }

  private static final class Search extends ASTVisitor {

    private final Source source;
    private final String symbol;
    private final List<Problem> problems;

    Search(Source source, String symbol, List<Problem> problems) {
      this.source = source;
      this.symbol = symbol;
      this.problems = problems;
    }

    @Override
    public boolean visit(CatchClause clause) {
      Waivers.State waiver = Waivers.in(source, clause.getBody(), RULE);
      if (waiver == Waivers.State.GIVEN) {
        return true;
      }
      CatchBody.verdict(source, clause)
          .ifPresent(
              verdict -> {
                String message = "`catch (" + source.text(clause.getException()) + ")` " + verdict;
                String more =
                    waiver == Waivers.State.NO_REASON ? "; its waiver gives no reason" : "";
                report(clause, message + more, HINT);
              });
      return true;
    }

    @Override
    public boolean visit(TryStatement attempt) {
      Block last = attempt.getFinally();
      if (last != null && Waivers.in(source, last, RULE) != Waivers.State.GIVEN) {
        last.accept(new Leaving(last, this));
      }
      return true;
    }

    @Override
    public boolean visit(MethodInvocation call) {
      String name = call.getName().getIdentifier();
      ASTNode last = call.arguments().isEmpty() ? call : (ASTNode) call.arguments().getLast();
      boolean drops =
          DEFAULTING.contains(name)
              || (last instanceof LambdaExpression lambda
                  && (RECOVERING.contains(name) || HANDLING.contains(name))
                  && lambda.parameters().size() == (RECOVERING.contains(name) ? 1 : 2)
                  && ignores(lambda));
      if (drops && Waivers.in(source, call, RULE) != Waivers.State.GIVEN) {
        report(
            call.getName(),
            "`" + name + "` answers for a failure without looking at it",
            "use the error: fail with it as a cause, or say why it may be dropped in a comment"
                + " inside the call: // tenon:waive swallowed-error: reason");
      }
      return true;
    }

    private boolean ignores(LambdaExpression lambda) {
      VariableDeclaration error = (VariableDeclaration) lambda.parameters().getLast();
      return !CatchBody.usesAsValue(source, lambda.getBody(), error.getName().getIdentifier())
          && !CatchBody.throwsSomething(lambda.getBody());
    }

    void report(ASTNode at, String message, String hint) {
      problems.add(
          new Problem(
              RULE, symbol, source.path(), source.line(at), source.column(at), message, hint));
    }
  }

  /** Statements that leave a {@code finally} and drop the exception that was under way. */
  private static final class Leaving extends ASTVisitor {

    private final Block last;
    private final Search search;

    Leaving(Block last, Search search) {
      this.last = last;
      this.search = search;
    }

    @Override
    public boolean visit(ReturnStatement leave) {
      report(leave, "return");
      return false;
    }

    @Override
    public boolean visit(BreakStatement leave) {
      if (CatchBody.leaves(leave, leave.getLabel(), true, last)) {
        report(leave, "break");
      }
      return false;
    }

    @Override
    public boolean visit(ContinueStatement leave) {
      if (CatchBody.leaves(leave, leave.getLabel(), false, last)) {
        report(leave, "continue");
      }
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

    @Override
    public boolean visit(SimpleName node) {
      return false;
    }

    private void report(ASTNode at, String word) {
      search.report(
          at,
          "`" + word + "` in `finally` drops the exception that is under way",
          "leave the method after the try statement");
    }
  }
}
