package dev.tenon.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * Fingerprints of tests: equal only if nothing has changed that could make a test easier.
 *
 * <p>A fingerprint covers the whole test class, annotations included, without the members that
 * belong to other tests; of the imports those whose names occur in it, and all on demand; and every
 * type of the test sources that it names, whole, and so on from there. To follow calls from the
 * test methods alone would be finer but not sound: a field's initializer, a life-cycle method, an
 * overridden method or a {@code @MethodSource} is reached without a call that a reader could see.
 */
public final class TestFingerprint {

  private TestFingerprint() {}

  /**
   * Fingerprint of some methods of a test class.
   *
   * @param tests all test sources that the class may reach
   * @param className simple name, with or without package
   * @param others names of its members that belong to other tests and are locked by fingerprints of
   *     their own: test methods, and what stands in their blocks of members. Never one that does
   *     not stand in the class yet, since nothing would hold what comes under that name
   * @return {@code sha256:…}
   * @throws IllegalArgumentException if the sources hold no such class
   */
  public static String of(JavaIndex tests, String className, Collection<String> others) {
    JavaType start =
        tests.types().stream()
            .filter(t -> t.qualifiedName().equals(className) || t.name().equals(className))
            .findFirst()
            .map(t -> outermost(tests, t))
            .orElseThrow(() -> new IllegalArgumentException("no test class " + className));
    Set<String> parts = new TreeSet<>();
    Set<JavaType> seen = new HashSet<>(Set.of(start));
    Deque<JavaType> queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      JavaType type = queue.remove();
      List<Tokens.Token> tokens =
          tokens(tests, type, type.equals(start) ? new HashSet<>(others) : Set.of());
      Source source = tests.source(type.file());
      Set<String> words = tokens.stream().map(Tokens.Token::text).collect(Collectors.toSet());
      parts.add(
          type.qualifiedName()
              + "\n"
              + imports(source, words)
              + Fingerprint.canonical(tokens, Locals.of(tests.tree(type)).numbers()));
      for (JavaType other : tests.types()) {
        String simple = other.name().substring(other.name().lastIndexOf('.') + 1);
        if (words.contains(simple)) {
          JavaType outermost = outermost(tests, other);
          if (seen.add(outermost)) {
            queue.add(outermost);
          }
        }
      }
    }
    return Fingerprint.of(String.join("\n", parts));
  }

  /** What stands around a nested type can change what it does. */
  private static JavaType outermost(JavaIndex index, JavaType type) {
    String name = type.name().split("\\.", 2)[0];
    return index.type(type.packageName(), name).orElse(type);
  }

  private static List<Tokens.Token> tokens(JavaIndex index, JavaType type, Set<String> others) {
    Source source = index.source(type.file());
    AbstractTypeDeclaration node = index.tree(type);
    List<Tokens.Token> tokens = new ArrayList<>();
    int from = node.getStartPosition();
    for (BodyDeclaration member : JavaIndex.declarations(node)) {
      List<String> names = names(member);
      if (!names.isEmpty() && others.containsAll(names)) {
        tokens.addAll(Tokens.of(source.text(), from, member.getStartPosition()));
        from = member.getStartPosition() + member.getLength();
      }
    }
    tokens.addAll(Tokens.of(source.text(), from, node.getStartPosition() + node.getLength()));
    return tokens;
  }

  private static List<String> names(BodyDeclaration member) {
    List<String> names = new ArrayList<>();
    switch (member) {
      case MethodDeclaration method -> names.add(method.getName().getIdentifier());
      case AbstractTypeDeclaration type -> names.add(type.getName().getIdentifier());
      case FieldDeclaration field -> {
        for (Object each : field.fragments()) {
          names.add(((VariableDeclarationFragment) each).getName().getIdentifier());
        }
      }
      default -> {}
    }
    return names;
  }

  private static String imports(Source source, Set<String> words) {
    Set<String> lines = new TreeSet<>();
    for (Object each : source.unit().imports()) {
      ImportDeclaration line = (ImportDeclaration) each;
      String name = line.getName().getFullyQualifiedName();
      if (line.isOnDemand() || words.contains(name.substring(name.lastIndexOf('.') + 1))) {
        lines.add(
            (line.isStatic() ? "static " : "") + name + (line.isOnDemand() ? ".*" : "") + "\n");
      }
    }
    return String.join("", lines);
  }
}
