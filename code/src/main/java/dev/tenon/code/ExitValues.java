package dev.tenon.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.PostfixExpression;
import org.eclipse.jdt.core.dom.PrefixExpression;
import org.eclipse.jdt.core.dom.SimpleName;

/**
 * What the conditions of exits name that the code there names otherwise: values at entry.
 *
 * @param captures initializer of each value that must be kept at entry, with the name of its local
 */
record ExitValues(Map<String, String> captures, Set<String> parameters) {
  private static final String OLD = "old";

  /** Finds what must be kept; each gets a name that nobody has. */
  static ExitValues of(List<Contract> contracts, MethodDeclaration method, Set<String> used) {
    Map<String, String> captures = new LinkedHashMap<>();
    Set<String> reassigned = method.isCompactConstructor() ? Set.of() : reassigned(method);
    for (Contract contract : contracts) {
      for (String argument : contract.arguments()) {
        Optional<Expression> parsed = Syntax.expression(argument);
        if (parsed.isEmpty()) {
          continue;
        }
        for (MethodInvocation old : olds(parsed.get())) {
          String kept = text((ASTNode) old.arguments().getFirst(), argument);
          keep(captures, kept, OLD + camel(kept), used);
        }
        for (String name : Nodes.freeNames(parsed.get())) {
          if (reassigned.contains(name)) {
            keep(captures, name, name + "AtEntry", used);
          }
        }
      }
    }
    return new ExitValues(captures, reassigned);
  }

  /** The arguments of a contract as they are evaluated at an exit. */
  List<String> inCode(Contract contract, String result) {
    return contract.arguments().stream().map(argument -> inCode(argument, result)).toList();
  }

  private String inCode(String argument, String result) {
    Optional<Expression> parsed = Syntax.expression(argument);
    if (parsed.isEmpty()) {
      return argument;
    }
    Edits edits = new Edits();
    List<MethodInvocation> olds = olds(parsed.get());
    for (MethodInvocation old : olds) {
      String kept = text((ASTNode) old.arguments().getFirst(), argument);
      edits.replace(Nodes.start(old), Nodes.end(old), captures.getOrDefault(kept, kept));
    }
    for (SimpleName name : Nodes.all(parsed.get(), SimpleName.class)) {
      boolean inOld = olds.stream().anyMatch(old -> isInside(name, old));
      if (inOld || !Nodes.isFree(name)) {
        continue;
      }
      String id = name.getIdentifier();
      if (id.equals("result")) {
        edits.replace(Nodes.start(name), Nodes.end(name), result);
      } else if (parameters.contains(id)) {
        edits.replace(Nodes.start(name), Nodes.end(name), captures.getOrDefault(id, id));
      }
    }
    return edits.apply(argument).text();
  }

  static boolean namesResult(Contract contract) {
    return contract.arguments().stream()
        .flatMap(argument -> Syntax.expression(argument).stream())
        .anyMatch(e -> Nodes.freeNames(e).contains("result"));
  }

  private static void keep(
      Map<String, String> captures, String kept, String name, Set<String> used) {
    if (!captures.containsKey(kept)) {
      String fresh = Expansion.fresh(name, used);
      used.add(fresh);
      captures.put(kept, fresh);
    }
  }

  private static List<MethodInvocation> olds(Expression expression) {
    return Nodes.all(expression, MethodInvocation.class).stream()
        .filter(call -> call.getExpression() == null)
        .filter(call -> call.getName().getIdentifier().equals(OLD) && call.arguments().size() == 1)
        .toList();
  }

  private static boolean isInside(ASTNode node, ASTNode ancestor) {
    for (ASTNode at = node; at != null; at = at.getParent()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  private static String text(ASTNode node, String source) {
    return Nodes.text(node, source);
  }

  /** Parameters that the body gives another value. */
  private static Set<String> reassigned(MethodDeclaration method) {
    Set<String> parameters = new LinkedHashSet<>();
    Nodes.parameters(method).forEach(p -> parameters.add(p.getName().getIdentifier()));
    Set<String> assigned = assigned(method.getBody());
    parameters.retainAll(assigned);
    return parameters;
  }

  /** Simple names that are assigned to somewhere in a tree. */
  static Set<String> assigned(ASTNode root) {
    Set<String> names = new LinkedHashSet<>();
    List<ASTNode> targets = new ArrayList<>();
    Nodes.all(root, Assignment.class).forEach(a -> targets.add(a.getLeftHandSide()));
    Nodes.all(root, PostfixExpression.class).forEach(p -> targets.add(p.getOperand()));
    Nodes.all(root, PrefixExpression.class).stream()
        .filter(
            p ->
                p.getOperator() == PrefixExpression.Operator.INCREMENT
                    || p.getOperator() == PrefixExpression.Operator.DECREMENT)
        .forEach(p -> targets.add(p.getOperand()));
    for (ASTNode target : targets) {
      if (target instanceof SimpleName name) {
        names.add(name.getIdentifier());
      }
    }
    return names;
  }

  private static String camel(String expression) {
    StringBuilder name = new StringBuilder();
    for (String word : expression.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty() && !word.equals("this") && name.length() < 20) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.isEmpty() ? "Value" : name.toString();
  }
}
