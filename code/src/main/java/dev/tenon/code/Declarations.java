package dev.tenon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/**
 * All of a file but the bodies of its methods. Two texts with the same declarations look the same
 * to the rest of a program: constants, whose values the compiler copies, are no bodies.
 */
final class Declarations {

  private Declarations() {}

  static String of(String path, String text) {
    Source source = Source.parse(path, text);
    List<Block> bodies = new ArrayList<>();
    source
        .unit()
        .accept(
            new ASTVisitor() {
              @Override
              public boolean visit(MethodDeclaration node) {
                if (node.getBody() != null) {
                  bodies.add(node.getBody());
                }
                return false;
              }
            });
    List<Tokens.Token> tokens = new ArrayList<>();
    int from = 0;
    for (Block body : bodies) {
      tokens.addAll(Tokens.of(text, from, body.getStartPosition()));
      from = body.getStartPosition() + body.getLength();
    }
    tokens.addAll(Tokens.of(text, from, text.length()));
    return Fingerprint.canonical(tokens, Map.of());
  }
}
