package dev.tenon.code;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
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
      Edits.Result whole = new Edits.Result(text, List.of(new Edits.Span(0, text.length())));
      return Layout.whole(imports.into(whole, wanted).text());
    }
    return LineEnds.kept(
        existing,
        text ->
            Layout.parts(
                imports.into(
                    Skeletons.added(JavaFile.of(text), top, nested, methods::contains), wanted)));
  }

  /**
   * A file with a class of tests: the blocks as they stand, what is not there yet; JUnit's
   * annotations and {@code assert…} are imported.
   *
   * @param test package, name and declaration of the class, blocks as its members
   * @param existing the file as it is, null when there is none
   */
  public String tests(TypeSpec test, @Nullable String existing) {
    List<String> wanted = Imports.namesOf(test.imports());
    if (existing == null) {
      String text = Skeletons.newFile(test, List.of(), _ -> true);
      Edits.Result whole = new Edits.Result(text, List.of(new Edits.Span(0, text.length())));
      return Layout.whole(imports.ofTests(whole, wanted).text());
    }
    return LineEnds.kept(
        existing,
        text ->
            Layout.parts(
                imports.ofTests(
                    Skeletons.added(JavaFile.of(text), test, List.of(), _ -> true), wanted)));
  }

  /**
   * Puts the design's body into a method in place of the one that stands there.
   *
   * @throws IllegalArgumentException when the file has no such method with a body
   */
  public String body(String text, MethodSpec method) {
    return LineEnds.kept(text, lines -> bodyPut(lines, method));
  }

  private String bodyPut(String text, MethodSpec method) {
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
   * Puts prose into the documentation comment of a type, method or field; empty prose takes it
   * away.
   *
   * @throws IllegalArgumentException when the file has no such symbol
   */
  public String docs(String text, String symbol, String prose) {
    return LineEnds.kept(text, lines -> docsPut(lines, symbol, prose));
  }

  private static String docsPut(String text, String symbol, String prose) {
    JavaFile file = JavaFile.of(text);
    BodyDeclaration member =
        Symbols.find(file, symbol)
            .orElseThrow(() -> new IllegalArgumentException("no " + symbol + " in the file"));
    Javadoc old = member.getJavadoc();
    int start = Nodes.start(member);
    int end = old == null ? start : behindSpace(text, Nodes.end(old));
    String line = text.substring(text.lastIndexOf('\n', start) + 1, start);
    String comment = JavadocText.formatted(prose, depth(member), line.isBlank() ? line : "");
    Edits edits = new Edits();
    edits.replace(start, end, comment);
    return edits.apply(text).text();
  }

  private static int depth(BodyDeclaration member) {
    int depth = 0;
    for (ASTNode at = member.getParent(); at != null; at = at.getParent()) {
      depth += at instanceof AbstractTypeDeclaration ? 1 : 0;
    }
    return depth;
  }

  /**
   * Brings the members that the design gives as text up to date: those that changed, in the design
   * or in the file, are replaced, those that were taken out of the design go, new ones come.
   *
   * @param before the type as the design had it when the file was woven
   * @throws IllegalArgumentException when the file has no such type
   */
  public String members(String text, TypeSpec before, TypeSpec now) {
    return LineEnds.kept(text, lines -> membersPut(lines, before, now));
  }

  private String membersPut(String text, TypeSpec before, TypeSpec now) {
    if (before.members().isEmpty() && now.members().isEmpty()) {
      return text;
    }
    Edits.Result changed = MemberUpdate.of(JavaFile.of(text), before, now);
    Edits.Result added = MemberUpdate.added(JavaFile.of(changed.text()), now, changed.woven());
    if (added.text().equals(text)) {
      return text;
    }
    return Layout.parts(imports.into(added, Imports.namesOf(now.imports())));
  }

  /**
   * Gives a type the head that the design declares, its body as it stands.
   *
   * @throws IllegalArgumentException when the file has no such type
   */
  public String head(String text, TypeSpec type) {
    return LineEnds.kept(
        text, lines -> Layout.parts(imports.into(Heads.of(JavaFile.of(lines), type), List.of())));
  }

  /**
   * Gives a method the head that the design declares, its body as it stands. A method of other
   * parameter types is meant when it is the only one of its name.
   *
   * @throws IllegalArgumentException when the file has no such method
   */
  public String head(String text, MethodSpec method) {
    return LineEnds.kept(
        text, lines -> Layout.parts(imports.into(Heads.of(JavaFile.of(lines), method), List.of())));
  }

  /**
   * The methods of their own that the contracts of a method ask for because their expansion is
   * long; each once, in the design's order. The method stands in the file.
   */
  public List<ValidationMethod> validationMethods(String text, MethodSpec method, String path) {
    JavaFile file = JavaFile.of(text);
    Optional<MethodDeclaration> there = file.method(method);
    if (there.isEmpty()) {
      return List.of();
    }
    Map<String, ValidationMethod> once = new java.util.LinkedHashMap<>();
    Expander expander = expander(file, path);
    method.contracts().stream()
        .flatMap(contract -> expander.validation(contract, there.get()).stream())
        .forEach(v -> once.putIfAbsent(v.name(), v));
    return List.copyOf(once.values());
  }

  /**
   * What the contracts of a method stand for, as a writer is shown it: each the comment line and
   * the code behind it, in the design's order. {@code result} and {@code old(…)} stand as they are.
   */
  public List<String> expansions(String text, MethodSpec method, String path) {
    JavaFile file = JavaFile.of(text);
    Optional<MethodDeclaration> there = file.method(method);
    if (there.isEmpty()) {
      return List.of();
    }
    Expander expander = expander(file, path);
    return method.contracts().stream()
        .flatMap(
            contract ->
                expander
                    .expand(contract, there.get(), Set.of())
                    .map(e -> TagText.comment(contract) + "\n" + e.code())
                    .stream())
        .distinct()
        .toList();
  }

  /** Whether a pattern's expansion in Java is a method of its own. */
  public static boolean isLong(Pattern pattern) {
    return pattern.templates().stream()
        .filter(t -> t.language().equals("java"))
        .findFirst()
        .map(Expansion::isLong)
        .orElse(false);
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
   * code behind it is right is asked by {@link ContractCheck}. Only in bodies that the design
   * gives, tags without their code are expanded in place.
   *
   * @throws IllegalArgumentException when the file has no such method
   */
  public String contracts(String text, Collection<MethodSpec> methods) {
    return contracts(text, methods, "File.java");
  }

  /** The same, for the file's path, by which its package is found when types are resolved. */
  public String contracts(String text, Collection<MethodSpec> methods, String path) {
    return LineEnds.kept(text, lines -> contractsPut(lines, methods, path));
  }

  private String contractsPut(String text, Collection<MethodSpec> methods, String path) {
    List<MethodSpec> tagged = methods.stream().filter(m -> !m.contracts().isEmpty()).toList();
    if (tagged.isEmpty()) {
      return text;
    }
    JavaFile given = JavaFile.of(text);
    Edits.Result made = CompactConstructors.made(given, tagged);
    JavaFile file = made.text().equals(text) ? given : JavaFile.of(made.text());
    Set<String> wanted = new LinkedHashSet<>();

    ContractWeaver places = new ContractWeaver(file, expander(file, path));
    tagged.stream().filter(m -> m.body() != null).forEach(places::weaveInPlace);
    Edits.Result inPlace = places.result(made.woven());
    wanted.addAll(places.imports());
    file = inPlace.text().equals(file.text()) ? file : JavaFile.of(inPlace.text());

    // a return may hold a lambda with tags of its own, so exits come when those are expanded
    ContractWeaver around = new ContractWeaver(file, expander(file, path));
    tagged.forEach(around::weave);
    Edits.Result woven = around.result(inPlace.woven());
    wanted.addAll(around.imports());
    return woven.text().equals(text) ? text : Layout.parts(imports.into(woven, wanted));
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
