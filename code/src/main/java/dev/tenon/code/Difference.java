package dev.tenon.code;

import java.util.List;
import java.util.Set;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.ThrowStatement;

/** Says in a sentence where code differs from what a pattern asks. */
final class Difference {
  private Difference() {}

  static String of(List<Statement> wanted, List<Statement> there) {
    for (int i = 0; i < wanted.size(); i++) {
      if (i >= there.size()) {
        return MethodContracts.oneLine(wanted.get(i)) + " is left out";
      }
      if (!wanted
          .get(i)
          .subtreeMatch(new TreeMatch(Set.copyOf(Nodes.declared(wanted.get(i)))), there.get(i))) {
        return between(wanted.get(i), there.get(i));
      }
    }
    return "its parts don't belong together";
  }

  /** Whether one may be a changed form of the other. */
  static boolean isAlike(Statement wanted, Statement there) {
    if (wanted instanceof IfStatement asked && there instanceof IfStatement stands) {
      boolean throwing = Nodes.any(stands.getThenStatement(), n -> n instanceof ThrowStatement);
      return throwing
          || asked.getExpression().subtreeMatch(new TreeMatch(Set.of()), stands.getExpression());
    }
    return wanted.getNodeType() == there.getNodeType();
  }

  private static String between(Statement wanted, Statement there) {
    if (wanted instanceof IfStatement asked && there instanceof IfStatement stands) {
      String condition = asked.getExpression().toString();
      String other = stands.getExpression().toString();
      if (!condition.equals(other)) {
        return "the pattern throws if "
            + MethodContracts.oneLine(condition)
            + ", the code if "
            + MethodContracts.oneLine(other);
      }
    }
    return "the pattern asks for "
        + MethodContracts.oneLine(wanted)
        + ", there stands "
        + MethodContracts.oneLine(there);
  }
}
