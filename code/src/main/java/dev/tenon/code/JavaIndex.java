package dev.tenon.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.eclipse.jdt.core.compiler.IProblem;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;

/**
 * The symbols of a set of Java sources. It reads syntax alone, needs no class path, and takes from
 * broken files what can be read of them.
 */
public final class JavaIndex {

  private final SequencedMap<String, Source> sources;
  private final SequencedMap<JavaType, AbstractTypeDeclaration> types;
  private final Map<String, List<JavaType>> byName = new HashMap<>();

  private JavaIndex(
      SequencedMap<String, Source> sources, SequencedMap<JavaType, AbstractTypeDeclaration> types) {
    this.sources = sources;
    this.types = types;
    types.keySet().forEach(t -> byName.computeIfAbsent(t.name(), n -> new ArrayList<>()).add(t));
  }

  /**
   * Reads sources.
   *
   * @param texts text of each file by its path; order of iteration is kept
   */
  public static JavaIndex of(Map<String, String> texts) {
    SequencedMap<String, Source> sources = new LinkedHashMap<>();
    SequencedMap<JavaType, AbstractTypeDeclaration> types = new LinkedHashMap<>();
    texts.forEach(
        (path, text) -> {
          Source source = Source.parse(path, text);
          sources.put(path, source);
          types.putAll(TypeReader.read(source));
        });
    return new JavaIndex(sources, types);
  }

  /** All types, nested ones after their outer one, files in their order. */
  public List<JavaType> types() {
    return List.copyOf(types.keySet());
  }

  /** The type of that name in that package. */
  public Optional<JavaType> type(String packageName, String name) {
    return types(name).stream().filter(t -> t.packageName().equals(packageName)).findFirst();
  }

  /** Types of that name in any package. */
  public List<JavaType> types(String name) {
    return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
  }

  /** Whether the symbol names a type or a member. */
  public boolean contains(String symbol) {
    return !types(symbol).isEmpty() || !members(symbol).isEmpty();
  }

  /**
   * Members that a symbol can mean: several for {@code Pool.put} where it is overloaded, one at
   * most for {@code Pool.put(String, byte[])}.
   */
  public List<JavaMember> members(String symbol) {
    int open = symbol.indexOf('(');
    String path = open < 0 ? symbol : symbol.substring(0, open);
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      return List.of();
    }
    String owner = path.substring(0, dot).strip();
    String name = path.substring(dot + 1).strip();
    List<JavaMember> found = new ArrayList<>();
    for (JavaType type : types(owner)) {
      for (JavaMember member : type.members()) {
        if (member.name().equals(name) && (open < 0 || takes(member, symbol, open))) {
          found.add(member);
        }
      }
    }
    return found;
  }

  private static boolean takes(JavaMember member, String symbol, int open) {
    int close = symbol.lastIndexOf(')');
    String list = symbol.substring(open + 1, close < open ? symbol.length() : close);
    List<String> wanted = TypeNames.split(list).stream().map(TypeNames::erased).toList();
    return member.isExecutable()
        && wanted.equals(
            member.parameters().stream().map(p -> TypeNames.erased(p.type())).toList());
  }

  /**
   * Fingerprint of each type's head and of each member, by symbol; one of both where a field and a
   * method share their name.
   */
  public SequencedMap<String, String> fingerprints() {
    SequencedMap<String, String> fingerprints = new LinkedHashMap<>();
    for (JavaType type : types.keySet()) {
      fingerprints.putIfAbsent(type.name(), type.fingerprint());
      for (JavaMember member : type.members()) {
        fingerprints.merge(
            member.symbol(),
            member.fingerprint(),
            (field, method) -> Fingerprint.of(field + "\n" + method));
      }
    }
    return fingerprints;
  }

  /** Errors of syntax in one file, as {@code file:line:column: message}; empty when it parses. */
  public List<SyntaxError> errors(String path) {
    Source source = sources.get(path);
    if (source == null) {
      return List.of();
    }
    List<SyntaxError> errors = new ArrayList<>();
    for (IProblem problem : source.unit().getProblems()) {
      if (problem.isError()) {
        int at = problem.getSourceStart();
        errors.add(
            new SyntaxError(
                source.lines().line(at),
                source.lines().column(at),
                SyntaxMessage.of(problem.getMessage())));
      }
    }
    return errors;
  }

  Collection<Source> sources() {
    return sources.values();
  }

  Source source(String path) {
    Source source = sources.get(path);
    if (source == null) {
      throw new IllegalArgumentException("no such file in the index: " + path);
    }
    return source;
  }

  AbstractTypeDeclaration tree(JavaType type) {
    AbstractTypeDeclaration node = types.get(type);
    if (node == null) {
      throw new IllegalArgumentException("no such type in the index: " + type.name());
    }
    return node;
  }

  static List<BodyDeclaration> declarations(AbstractTypeDeclaration type) {
    List<BodyDeclaration> all = new ArrayList<>();
    if (type instanceof EnumDeclaration choice) {
      choice.enumConstants().forEach(each -> all.add((BodyDeclaration) each));
    }
    type.bodyDeclarations().forEach(each -> all.add((BodyDeclaration) each));
    return all;
  }
}
