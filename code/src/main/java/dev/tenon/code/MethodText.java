package dev.tenon.code;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Modifier;

/** Pieces of a method as they stand in a file, or as a pattern gives them. */
public final class MethodText {
  private MethodText() {}

  /** The body of a method without its braces; empty if the file has no such method with a body. */
  public static Optional<String> body(String text, String symbol) {
    return JavaFile.of(text)
        .method(symbol)
        .map(MethodDeclaration::getBody)
        .map(body -> text.substring(Nodes.start(body) + 1, Nodes.end(body) - 1));
  }

  /** Whether a method still throws what a skeleton has in the place of its body. */
  public static boolean isSkeleton(String text, String symbol) {
    return body(text, symbol).filter(b -> b.contains(TypeText.PLACEHOLDER)).isPresent();
  }

  /** The import lines of a file, as they stand. */
  public static List<String> imports(String text) {
    JavaFile file = JavaFile.of(text);
    return ((List<?>) file.unit().imports())
        .stream().map(line -> file.text((ImportDeclaration) line)).toList();
  }

  /**
   * The private members that a type has in one file and not in another, with their comments.
   *
   * @param before the file without them
   * @param after the file with them
   */
  public static List<String> helpers(String before, String after, String type) {
    JavaFile file = JavaFile.of(after);
    Set<String> known = JavaFile.of(before).type(type).map(MemberKeys::of).orElse(Set.of());
    return file.type(type).map(Nodes::members).orElse(List.of()).stream()
        .filter(m -> Modifier.isPrivate(m.getModifiers()))
        .filter(m -> Collections.disjoint(known, MemberKeys.of(m)))
        .map(file::text)
        .toList();
  }

  /** Which of some methods a line of a file, from 1, lies in. */
  public static Optional<String> at(String text, int line, Collection<String> symbols) {
    JavaFile file = JavaFile.of(text);
    for (String symbol : symbols) {
      Optional<MethodDeclaration> method = file.method(symbol);
      if (method.isPresent()
          && file.unit().getLineNumber(Nodes.start(method.get())) <= line
          && file.unit().getLineNumber(Nodes.end(method.get()) - 1) >= line) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
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

  /**
   * The dedicated validation method that a contract asks for.
   *
   * @param text the file that holds the method with the contract
   * @return empty if the pattern's expansion is not long
   */
  public static Optional<ValidationMethod> validation(
      Weaver weaver, String text, String path, MethodSpec method, Contract contract) {
    JavaFile file = JavaFile.of(text);
    return file.method(method).flatMap(m -> weaver.expander(file, path).validation(contract, m));
  }

  /**
   * The body of a declared validation method, from its pattern.
   *
   * @param parameters names of the method's parameters, in the place of the pattern's
   * @return empty if the pattern has no block for Java
   */
  public static Optional<ValidationBody> validationBody(Pattern pattern, List<String> parameters) {
    return pattern.templates().stream()
        .filter(t -> t.language().equals("java"))
        .findFirst()
        .map(
            block -> {
              Expansion expansion =
                  Expansion.of(pattern, block, parameters, Set.copyOf(parameters));
              return new ValidationBody(expansion.code(), expansion.imports());
            });
  }

  /** Statements, and the names that they import. */
  public record ValidationBody(String code, List<String> imports) {
    public ValidationBody {
      imports = List.copyOf(imports);
    }
  }
}
