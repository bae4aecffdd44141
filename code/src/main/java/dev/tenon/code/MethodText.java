package dev.tenon.code;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/** Pieces of a method as they stand in a file. */
public final class MethodText {
  private MethodText() {}

  /** The body of a method without its braces; empty if the file has no such method with a body. */
  public static Optional<String> body(String text, String symbol) {
    return JavaFile.of(text)
        .method(symbol)
        .map(MethodDeclaration::getBody)
        .map(body -> text.substring(Nodes.start(body) + 1, Nodes.end(body) - 1));
  }

  /**
   * What a contract becomes in a method.
   *
   * @param text the file that holds the method
   * @return statements; empty if the file has no such method, or the library no such pattern
   */
  public static Optional<String> expansion(
      Weaver weaver, String text, String path, MethodSpec method, Contract contract) {
    JavaFile file = JavaFile.of(text);
    return file.method(method)
        .flatMap(m -> weaver.expander(file, path).expand(contract, m, Set.of()))
        .map(Expansion::code);
  }
}
