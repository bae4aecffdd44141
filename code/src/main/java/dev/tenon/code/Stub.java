package dev.tenon.code;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/**
 * Takes the code out of methods. A constructor keeps its explicit call of another one; that its
 * final fields aren't assigned is no error behind a throw.
 */
final class Stub {
  private Stub() {}

  static String of(JavaFile file, Set<String> methods, String message) {
    Edits edits = new Edits();
    Set<Integer> done = new HashSet<>();
    String thrown =
        "throw new Error(\"" + message.replace("\\", "\\\\").replace("\"", "\\\"") + "\");";
    for (String symbol : methods) {
      file.method(symbol)
          .map(MethodDeclaration::getBody)
          .filter(body -> done.add(Nodes.start(body)))
          .ifPresent(
              body -> edits.replace(Nodes.start(body), Nodes.end(body), block(file, body, thrown)));
    }
    return edits.apply(file.text()).text();
  }

  private static String block(JavaFile file, Block body, String thrown) {
    return Nodes.constructorCall(body)
        .map(
            call -> file.text().substring(Nodes.start(body), Nodes.end(call)) + " " + thrown + " }")
        .orElse("{ " + thrown + " }");
  }
}
