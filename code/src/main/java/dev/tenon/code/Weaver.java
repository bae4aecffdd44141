package dev.tenon.code;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.Javadoc;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * Puts a design into Java files: types, members, bodies, documentation, contracts. Each operation
 * takes a file's text and gives it back with what was asked; all other text stays byte for byte,
 * and an operation that finds everything there already changes nothing.
 */
public final class Weaver {
  private final Map<String, Pattern> patterns = new HashMap<>();
  private final Imports imports;
  private final ClassPath classPath;

  /**
   * A weaver for one design.
   *
   * @param types all types of the design
   * @param patterns the patterns that it may use; a later one wins over an earlier of its name
   * @param classPath what its code is compiled against
   */
  public Weaver(Collection<TypeSpec> types, Collection<Pattern> patterns, ClassPath classPath) {
    patterns.forEach(p -> this.patterns.put(p.name(), p));
    this.imports = new Imports(types, classPath);
    this.classPath = classPath;
  }

  /**
   * A file with all that stands of its types after a step.
   *
   * @param top the type that the file is named after
   * @param nested those of its nested types that stand
   * @param methods symbols of the methods that stand so far or from now on; methods without a body
   *     in code stand with their type
   * @param existing the file as it is, null when there is none
   */
  public String skeleton(
      TypeSpec top, Collection<TypeSpec> nested, Set<String> methods, @Nullable String existing) {
    List<String> wanted = new java.util.ArrayList<>(Imports.namesOf(top.imports()));
    nested.forEach(type -> wanted.addAll(Imports.namesOf(type.imports())));
    if (existing == null) {
      String text = Skeletons.newFile(top, nested, methods::contains);
      Edits.Result whole =
          new Edits.Result(text, List.of(new Edits.Span(0, text.length())));
      return Layout.whole(imports.into(whole, wanted).text());
    }
    Edits.Result woven =
        Skeletons.added(JavaFile.of(existing), top, nested, methods::contains);
    return Layout.parts(imports.into(woven, wanted));
  }

  /**
   * Puts the design's body into a method in place of the one that stands there.
   *
   * @throws IllegalArgumentException when the file has no such method with a body
   */
  public String body(String text, MethodSpec method) {
    if (method.body() == null) {
      return text;
    }
    MethodDeclaration there = method(JavaFile.of(text), method);
    String now = Bodies.placed(method);
    String old = text.substring(Nodes.start(there.getBody()) + 1, Nodes.end(there.getBody()) - 1);
    if (old.equals(now)) {
      return text;
    }
    Edits edits = new Edits();
    edits.replace(
        Nodes.start(there.getBody()),
        Nodes.end(there.getBody()),
        now.isBlank() ? "{}" : "{\n" + now + "\n}");
    return Layout.parts(imports.into(edits.apply(text), List.of()));
  }

  /**
   * Puts prose into the documentation comment of a type, method or field; empty prose takes it away.
   *
   * @throws IllegalArgumentException when the file has no such symbol
   */
  public String docs(String text, String symbol, String prose) {
    JavaFile file = JavaFile.of(text);
    BodyDeclaration member =
        Symbols.find(file, symbol)
            .orElseThrow(() -> new IllegalArgumentException("no " + symbol + " in the file"));
    String comment = JavadocText.of(prose);
    Edits edits = new Edits();
    Javadoc old = member.getJavadoc();
    int start = Nodes.start(member);
    int end = old == null ? start : behindSpace(text, Nodes.end(old));
    edits.replace(start, end, comment);
    Edits.Result result = edits.apply(text);
    // the place of the declaration behind it
    List<Edits.Span> spans =
        comment.isEmpty() ? List.of() : List.of(new Edits.Span(start, start + comment.length() + 1));
    return Layout.parts(new Edits.Result(result.text(), spans));
  }

  private static int behindSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * Weaves each contract that isn't there. A tag that stands already is left as it is: whether the
   * code behind it is right is asked by {@link ContractCheck}. Only in bodies that the design gives,
   * tags without their code are expanded in place.
   *
   * @throws IllegalArgumentException when the file has no such method
   */
  public String contracts(String text, Collection<MethodSpec> methods) {
    return contracts(text, methods, "File.java");
  }

  /** The same, for the file's path, by which its package is found when types are resolved. */
  public String contracts(String text, Collection<MethodSpec> methods, String path) {
    List<MethodSpec> tagged = methods.stream().filter(m -> !m.contracts().isEmpty()).toList();
    if (tagged.isEmpty()) {
      return text;
    }
    JavaFile given = JavaFile.of(text);
    Edits.Result made = CompactConstructors.made(given, tagged);
    JavaFile file = made.text().equals(text) ? given : JavaFile.of(made.text());
    ContractWeaver weaver = new ContractWeaver(file, expander(file, path));
    tagged.forEach(weaver::weave);
    Edits.Result woven = weaver.result(made.woven());
    return woven.text().equals(text) ? text : Layout.parts(imports.into(woven, weaver.imports()));
  }

  /**
   * The same file with methods that do nothing but fail; fields and types stay.
   *
   * @param methods symbols; those that the file doesn't have are passed over
   */
  public static String stub(String text, Set<String> methods, String message) {
    return Stub.of(JavaFile.of(text), methods, message);
  }

  Expander expander(JavaFile file, String path) {
    return new Expander(patterns, new ArgumentType(file, path, classPath));
  }

  private static MethodDeclaration method(JavaFile file, MethodSpec spec) {
    Optional<MethodDeclaration> found = file.method(spec);
    return found
        .filter(m -> m.getBody() != null)
        .orElseThrow(
            () -> new IllegalArgumentException("no method " + spec.symbol() + " with a body"));
  }
}
