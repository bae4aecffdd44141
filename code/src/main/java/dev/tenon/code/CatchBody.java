package dev.tenon.code;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.ArrayCreation;
import org.eclipse.jdt.core.dom.AssertStatement;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.BreakStatement;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.CatchClause;
import org.eclipse.jdt.core.dom.CharacterLiteral;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.ContinueStatement;
import org.eclipse.jdt.core.dom.DoStatement;
import org.eclipse.jdt.core.dom.EmptyStatement;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.LabeledStatement;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NullLiteral;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.PostfixExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.ReturnStatement;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.SwitchExpression;
import org.eclipse.jdt.core.dom.SwitchStatement;
import org.eclipse.jdt.core.dom.SynchronizedStatement;
import org.eclipse.jdt.core.dom.TextBlock;
import org.eclipse.jdt.core.dom.ThisExpression;
import org.eclipse.jdt.core.dom.ThrowStatement;
import org.eclipse.jdt.core.dom.TryStatement;
import org.eclipse.jdt.core.dom.TypeDeclarationStatement;
import org.eclipse.jdt.core.dom.TypeLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;
import org.eclipse.jdt.core.dom.WhileStatement;
import org.eclipse.jdt.core.dom.YieldStatement;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a catch does with an error. It surfaces if something in the body throws, hands the
 * error on, keeps it where it is read later, or acts otherwise than by logging.
 */
final class CatchBody {

  private static final Set<String> LOG_WORDS =
      Set.of("log", "logger", "LOG", "LOGGER", "out", "err", "System.out", "System.err", "console");

  private static final Set<String> LOG_METHODS =
      Set.of(
          "printStackTrace",
          "println",
          "print",
          "printf",
          "trace",
          "debug",
          "info",
          "warn",
          "warning",
          "error",
          "fatal",
          "notice",
          "severe",
          "fine",
          "finer",
          "finest",
          "log",
          "logp");

  /** Calls that neither act nor hand anything on. */
  private static final Set<String> IDLE =
      Set.of(
          "getMessage",
          "getLocalizedMessage",
          "getCause",
          "getStackTrace",
          "fillInStackTrace",
          "toString",
          "hashCode",
          "getClass",
          "sleep",
          "yield",
          "onSpinWait",
          "requireNonNull",
          "identityHashCode",
          "gc",
          "flush",
          "nanoTime",
          "currentTimeMillis");

  /** Types whose static methods make a value and do nothing else. */
  private static final Set<String> VALUES =
      Set.of(
          "Objects",
          "String",
          "Optional",
          "List",
          "Set",
          "Map",
          "Math",
          "Integer",
          "Long",
          "Boolean",
          "Arrays",
          "Duration",
          "Instant");

  private static final Set<String> EMPTY_FACTORIES =
      Set.of(
          "of",
          "empty",
          "emptyList",
          "emptySet",
          "emptyMap",
          "emptyIterator",
          "noneOf",
          "completedFuture",
          "ofNullable",
          "valueOf",
          "copyOf",
          "singletonList");

  private final Source source;
  private final CatchClause clause;
  private final Set<String> tainted = new HashSet<>();
  private boolean logs;
  private boolean answers;
  private boolean overwrites;

  private CatchBody(Source source, CatchClause clause) {
    this.source = source;
    this.clause = clause;
    tainted.add(clause.getException().getName().getIdentifier());
  }

  /** What is wrong, as the end of a sentence; empty if the error surfaces. */
  static Optional<String> verdict(Source source, CatchClause clause) {
    CatchBody body = new CatchBody(source, clause);
    if (body.surfaces(clause.getBody())) {
      return Optional.empty();
    }
    if (clause.getBody().statements().isEmpty()) {
      return Optional.of("is empty: the error disappears");
    }
    if (body.answers) {
      return Optional.of("answers with a default: nobody learns of the error");
    }
    if (body.overwrites) {
      return Optional.of("puts a default in place of what failed: nobody learns of the error");
    }
    return Optional.of(
        body.logs
            ? "only logs and goes on: nobody can react to the error"
            : "goes on as if nothing had happened: the error disappears");
  }

  /** Whether any statement below makes the error surface. */
  private boolean surfaces(@Nullable Statement statement) {
    return switch (statement) {
      case null -> false;
      case Block block -> any(block.statements());
      case ThrowStatement s -> true;
      case ReturnStatement leave -> answers(leave.getExpression());
      case YieldStatement leave -> answers(leave.getExpression());
      case ExpressionStatement s -> acts(s.getExpression());
      case VariableDeclarationStatement local -> declares(local);
      case IfStatement branch -> branch(branch);
      case LabeledStatement labeled -> surfaces(labeled.getBody());
      case ForStatement loop -> surfaces(loop.getBody());
      case EnhancedForStatement loop -> surfaces(loop.getBody());
      case WhileStatement loop -> !isFalse(loop.getExpression()) && surfaces(loop.getBody());
      case DoStatement loop -> surfaces(loop.getBody());
      case SwitchStatement choice -> any(choice.statements());
      case TryStatement attempt ->
          surfaces(attempt.getBody())
              || surfaces(attempt.getFinally())
              || attempt.catchClauses().stream()
                  .anyMatch(each -> surfaces(((CatchClause) each).getBody()));
      case SynchronizedStatement locked -> surfaces(locked.getBody());
      case EmptyStatement s -> false;
      case AssertStatement s -> false;
      case TypeDeclarationStatement s -> false;
      case BreakStatement s -> false;
      case ContinueStatement s -> false;
      default -> false;
    };
  }

  private boolean any(List<?> statements) {
    boolean found = false;
    for (Object each : statements) {
      // no short cut: later statements say what kind of swallowing it is
      found |= each instanceof Statement statement && surfaces(statement);
    }
    return found;
  }

  private boolean branch(IfStatement branch) {
    boolean then = !isFalse(branch.getExpression()) && surfaces(branch.getThenStatement());
    boolean otherwise = !isTrue(branch.getExpression()) && surfaces(branch.getElseStatement());
    return then || otherwise;
  }

  private boolean declares(VariableDeclarationStatement local) {
    boolean acts = false;
    for (Object each : local.fragments()) {
      VariableDeclarationFragment variable = (VariableDeclarationFragment) each;
      Expression value = variable.getInitializer();
      if (value != null && mentions(value)) {
        tainted.add(variable.getName().getIdentifier());
      }
      acts |= value instanceof MethodInvocation call && handsOn(call);
    }
    return acts;
  }

  /** Whether a returned value carries the error, or another attempt than a default. */
  private boolean answers(@Nullable Expression value) {
    if (value != null && (usesAsValue(value) || !isDefault(value))) {
      return true;
    }
    answers |= value != null;
    return false;
  }

  private boolean isDefault(Expression value) {
    return switch (value) {
      case NullLiteral v -> true;
      case NumberLiteral v -> true;
      case StringLiteral v -> true;
      case TextBlock v -> true;
      case CharacterLiteral v -> true;
      case BooleanLiteral v -> true;
      case TypeLiteral v -> true;
      case Name v -> true;
      case FieldAccess v -> true;
      case PrefixExpression v -> isDefault(v.getOperand());
      case ParenthesizedExpression v -> isDefault(v.getExpression());
      case CastExpression v -> isDefault(v.getExpression());
      case InfixExpression v -> PatternScope.operands(v).stream().allMatch(this::isDefault);
      case ConditionalExpression v ->
          isDefault(v.getThenExpression()) && isDefault(v.getElseExpression());
      case ArrayCreation v -> true;
      case ClassInstanceCreation v -> allDefaults(v.arguments());
      case MethodInvocation v ->
          EMPTY_FACTORIES.contains(v.getName().getIdentifier()) && allDefaults(v.arguments());
      default -> false;
    };
  }

  private boolean allDefaults(List<?> values) {
    return values.stream()
        .allMatch(each -> isDefault((Expression) each) || onlyAsks((Expression) each));
  }

  /** A getter among the parts of an answer: what was there before is no second attempt. */
  private boolean onlyAsks(Expression value) {
    if (!(value instanceof MethodInvocation call) || !call.arguments().isEmpty()) {
      return false;
    }
    Expression on = call.getExpression();
    if (on == null || on instanceof ThisExpression) {
      return readsOnly(call.getName().getIdentifier());
    }
    return isDefault(on) || onlyAsks(on);
  }

  /** Whether each method of this name without parameters, if this file has one, changes nothing. */
  private boolean readsOnly(String name) {
    boolean[] changes = new boolean[1];
    source
        .unit()
        .accept(
            new ASTVisitor() {
              @Override
              public boolean visit(MethodDeclaration node) {
                boolean asked =
                    node.getName().getIdentifier().equals(name) && node.parameters().isEmpty();
                changes[0] |= asked && node.getBody() != null && acting(node.getBody());
                return true;
              }
            });
    return !changes[0];
  }

  /** Whether a body tries something or calls a method for its effect. */
  private static boolean acting(Block body) {
    boolean[] found = new boolean[1];
    body.accept(
        new ASTVisitor() {
          @Override
          public boolean visit(TryStatement node) {
            found[0] = true;
            return false;
          }

          @Override
          public boolean visit(ExpressionStatement node) {
            found[0] |= node.getExpression() instanceof MethodInvocation;
            return true;
          }
        });
    return found[0];
  }

  /** Whether an expression that stands as a statement makes the error surface. */
  private boolean acts(Expression expression) {
    return switch (expression) {
      case ParenthesizedExpression inner -> acts(inner.getExpression());
      case Assignment assignment -> assigns(assignment);
      case PostfixExpression step -> kept(step.getOperand());
      case PrefixExpression step -> kept(step.getOperand());
      case MethodInvocation call -> handsOn(call);
      // an exception that is made and not thrown
      case ClassInstanceCreation creation -> false;
      case SwitchExpression choice -> any(choice.statements());
      default -> true;
    };
  }

  private boolean assigns(Assignment assignment) {
    Expression left = assignment.getLeftHandSide();
    Expression value = assignment.getRightHandSide();
    if (!usesAsValue(value) && isDefault(value) && triedToAssign(left)) {
      overwrites = true;
      return false;
    }
    if (left instanceof SimpleName name && mentions(value)) {
      tainted.add(name.getIdentifier());
    }
    return kept(left);
  }

  /** A default stands in for what the tried block would have assigned. */
  private boolean triedToAssign(Expression target) {
    String wanted = Tokens.join(Tokens.of(source, target));
    boolean[] found = new boolean[1];
    ((TryStatement) clause.getParent())
        .getBody()
        .accept(
            new ASTVisitor() {
              @Override
              public boolean visit(Assignment node) {
                String left = Tokens.join(Tokens.of(source, node.getLeftHandSide()));
                found[0] |=
                    left.equals(wanted)
                        || left.equals("this." + wanted)
                        || wanted.equals("this." + left);
                return true;
              }
            });
    return found[0];
  }

  /** Whether what is assigned here is read later: a field may be, a local only if it is. */
  private boolean kept(Expression target) {
    if (!(target instanceof SimpleName name)) {
      return true;
    }
    ASTNode method = enclosing(clause);
    Locals locals = Locals.of(method);
    Integer number = locals.numbers().get(name.getStartPosition());
    if (number == null) {
      return true; // a field
    }
    int clauseEnd = clause.getStartPosition() + clause.getLength();
    int from = loopStart().orElse(clauseEnd);
    boolean[] read = new boolean[1];
    method.accept(
        new ASTVisitor() {
          @Override
          public boolean visit(SimpleName node) {
            int at = node.getStartPosition();
            boolean outside = at < clause.getStartPosition() || at >= clauseEnd;
            read[0] |=
                outside
                    && at >= from
                    && number.equals(locals.numbers().get(at))
                    && !written(node)
                    && !declaration(node);
            return true;
          }
        });
    return read[0];
  }

  private static boolean written(SimpleName node) {
    return node.getParent() instanceof Assignment assignment
        && assignment.getLeftHandSide() == node;
  }

  private static boolean declaration(SimpleName node) {
    return node.getLocationInParent() == VariableDeclarationFragment.NAME_PROPERTY;
  }

  /** Start of the outermost loop around the catch: what it assigns is read in the next round. */
  private Optional<Integer> loopStart() {
    Optional<Integer> start = Optional.empty();
    for (ASTNode at = clause;
        at != null && !(at instanceof MethodDeclaration);
        at = at.getParent()) {
      if (isLoop(at)) {
        start = Optional.of(at.getStartPosition());
      }
    }
    return start;
  }

  private static ASTNode enclosing(ASTNode node) {
    ASTNode at = node;
    while (at.getParent() != null && !(at instanceof BodyDeclaration)) {
      at = at.getParent();
    }
    return at;
  }

  /** Whether a call hands the error on, or does something about it. */
  private boolean handsOn(MethodInvocation call) {
    String name = call.getName().getIdentifier();
    if (isLogging(call)) {
      logs = true;
      return false;
    }
    if (name.equals("interrupt")) {
      return Tokens.join(Tokens.of(source, clause.getException().getType()))
          .contains("Interrupted");
    }
    String on = call.getExpression() instanceof SimpleName simple ? simple.getIdentifier() : "";
    if (IDLE.contains(name) || VALUES.contains(on) || tainted.contains(on)) {
      return false;
    }
    if (name.equals("run") || name.equals("accept") || name.equals("execute")) {
      return true;
    }
    return !inertHere(call);
  }

  private static boolean isLogging(MethodInvocation call) {
    String name = call.getName().getIdentifier();
    Expression on = call.getExpression();
    if (name.equals("printStackTrace") || name.equals("println") || name.equals("printf")) {
      return true;
    }
    String receiver = on == null ? "" : receiver(on);
    boolean logger =
        LOG_WORDS.contains(receiver) || receiver.toLowerCase(Locale.ROOT).contains("log");
    return LOG_METHODS.contains(name) && (on == null || logger)
        || (logger && name.startsWith("at"));
  }

  private static String receiver(Expression on) {
    return switch (on) {
      case QualifiedName name -> name.getName().getIdentifier();
      case SimpleName name -> name.getIdentifier();
      case FieldAccess field -> field.getName().getIdentifier();
      case MethodInvocation inner ->
          inner.getExpression() == null
              ? inner.getName().getIdentifier()
              : receiver(inner.getExpression());
      default -> "";
    };
  }

  /** A method of this file whose body is empty or only logs handles nothing. */
  private boolean inertHere(MethodInvocation call) {
    Expression on = call.getExpression();
    if (on != null && !on.toString().equals("this")) {
      return false;
    }
    boolean[] found = new boolean[2];
    source
        .unit()
        .accept(
            new ASTVisitor() {
              @Override
              public boolean visit(MethodDeclaration node) {
                if (node.getName().getIdentifier().equals(call.getName().getIdentifier())
                    && node.parameters().size() == call.arguments().size()
                    && node.getBody() != null) {
                  found[0] = true;
                  found[1] |= !inert(node.getBody());
                }
                return true;
              }
            });
    return found[0] && !found[1];
  }

  private static boolean inert(Block body) {
    return body.statements().stream()
        .allMatch(
            s ->
                s instanceof EmptyStatement
                    || (s instanceof ReturnStatement leave && leave.getExpression() == null)
                    || (s instanceof ExpressionStatement e
                        && e.getExpression() instanceof MethodInvocation call
                        && (isLogging(call) || IDLE.contains(call.getName().getIdentifier()))));
  }

  private boolean mentions(ASTNode node) {
    return tainted.stream().anyMatch(name -> mentions(node, name));
  }

  private boolean usesAsValue(ASTNode node) {
    return tainted.stream().anyMatch(name -> usesAsValue(source, node, name));
  }

  private static boolean mentions(ASTNode node, String wanted) {
    boolean[] found = new boolean[1];
    node.accept(
        new ASTVisitor() {
          @Override
          public boolean visit(SimpleName name) {
            found[0] |= name.getIdentifier().equals(wanted);
            return true;
          }
        });
    return found[0];
  }

  /** Whether a variable is read otherwise than to log it. */
  static boolean usesAsValue(Source source, ASTNode node, String wanted) {
    boolean[] found = new boolean[1];
    node.accept(
        new ASTVisitor() {
          @Override
          public boolean visit(MethodInvocation call) {
            return !isLogging(call);
          }

          @Override
          public boolean visit(SimpleName name) {
            found[0] |= name.getIdentifier().equals(wanted);
            return true;
          }
        });
    return found[0];
  }

  /** Whether a piece of code throws by itself, not in a lambda or class inside it. */
  static boolean throwsSomething(ASTNode node) {
    boolean[] found = new boolean[1];
    node.accept(
        new ASTVisitor() {
          @Override
          public boolean visit(ThrowStatement statement) {
            found[0] = true;
            return false;
          }

          @Override
          public boolean visit(LambdaExpression lambda) {
            return lambda == node;
          }

          @Override
          public boolean visit(AnonymousClassDeclaration type) {
            return false;
          }
        });
    return found[0];
  }

  /** Whether a break or continue goes to a statement outside of a block. */
  static boolean leaves(ASTNode jump, @Nullable SimpleName label, boolean isBreak, Block block) {
    for (ASTNode at = jump; at != null && at != block; at = at.getParent()) {
      boolean target =
          label == null
              ? isLoop(at) || (isBreak && at instanceof SwitchStatement)
              : at instanceof LabeledStatement labeled
                  && labeled.getLabel().getIdentifier().equals(label.getIdentifier());
      if (target) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLoop(ASTNode node) {
    return node instanceof ForStatement
        || node instanceof EnhancedForStatement
        || node instanceof WhileStatement
        || node instanceof DoStatement;
  }

  private static boolean isTrue(Expression expression) {
    return expression instanceof BooleanLiteral literal && literal.booleanValue();
  }

  private static boolean isFalse(Expression expression) {
    return expression instanceof BooleanLiteral literal && !literal.booleanValue();
  }
}
