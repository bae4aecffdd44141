package dev.tenon.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTMatcher;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;

/**
 * Compares syntax trees but for the names of locals: each stands for one name on the other side.
 */
final class TreeMatch extends ASTMatcher {
  private final Set<String> open;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> backwards = new HashMap<>();

  /** A comparison in which the given names of the expected side are open. */
  TreeMatch(Set<String> open) {
    super(false);
    this.open = open;
  }

  /** Says what an open name stands for. */
  void bind(String expected, String actual) {
    names.put(expected, actual);
    backwards.put(actual, expected);
  }

  /** What an open name was found to stand for; itself if it doesn't occur. */
  String meaning(String expected) {
    return names.getOrDefault(expected, expected);
  }

  boolean isBound(String expected) {
    return names.containsKey(expected);
  }

  boolean matches(List<Statement> expected, List<Statement> actual) {
    if (expected.isEmpty() || expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).subtreeMatch(this, actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean match(SimpleName node, Object other) {
    if (!(other instanceof SimpleName actual)) {
      return false;
    }
    String wanted = node.getIdentifier();
    String found = actual.getIdentifier();
    if (!open.contains(wanted) || !Nodes.isFree(node)) {
      return wanted.equals(found)
          && !(Nodes.isFree(node)
              && backwards.containsKey(found)
              && !open.contains(wanted)
              && !backwards.get(found).equals(wanted));
    }
    if (!names.containsKey(wanted) && !backwards.containsKey(found)) {
      bind(wanted, found);
    }
    return found.equals(names.get(wanted)) && wanted.equals(backwards.get(found));
  }
}
