package dev.tenon.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a symbol means. */
public final class SymbolTable {
  private SymbolTable() {}

  /** A symbol in its parts: names, and parameter types or null where none are given. */
  private record Parts(List<String> names, @Nullable String parameters) {

    static Parts of(String symbol) {
      String normal = normal(symbol);
      int bracket = normal.indexOf('(');
      String path = bracket < 0 ? normal : normal.substring(0, bracket);
      return new Parts(List.of(path.split("\\.")), bracket < 0 ? null : normal.substring(bracket));
    }

    String last() {
      return names.getLast();
    }

    String type() {
      return String.join(".", names.subList(0, names.size() - 1));
    }
  }

  /**
   * A symbol in one form: no white space, no type arguments, parameter types by their simple names.
   */
  public static String normal(String symbol) {
    String text = withoutTypeArguments(symbol.strip());
    int open = text.indexOf('(');
    if (open < 0) {
      return text.replaceAll("\\s+", "");
    }
    int close = text.lastIndexOf(')');
    String inner = text.substring(open + 1, close < open ? text.length() : close);
    List<String> types = new ArrayList<>();
    for (String part : inner.split(",")) {
      if (!part.isBlank()) {
        types.add(SimpleTypes.of(part).replace("...", "[]"));
      }
    }
    String path = text.substring(0, open).replaceAll("\\s+", "");
    return path + "(" + String.join(",", types) + ")";
  }

  private static String withoutTypeArguments(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        depth++;
      } else if (c == '>') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        out.append(c);
      }
    }
    return out.toString();
  }

  static Design.Meaning resolve(Design design, String symbol, @Nullable String from) {
    if (symbol.isBlank()
        || !Character.isUnicodeIdentifierStart(symbol.strip().codePointAt(0))
            && symbol.strip().charAt(0) != '_'
            && symbol.strip().charAt(0) != '$') {
      return new Design.Meaning.Unknown();
    }
    Parts parts = Parts.of(symbol);
    if (parts.names().isEmpty() || parts.last().isEmpty()) {
      return new Design.Meaning.Unknown();
    }
    return new Resolution(design, from).of(parts);
  }

  /**
   * The declared types that a type extends or implements, near ones first, itself not included.
   * What the design doesn't declare is left out.
   */
  public static List<Type> supertypes(Design design, Type type) {
    List<Type> found = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(type.name()));
    List<Type> open = new ArrayList<>(List.of(type));
    for (int i = 0; i < open.size(); i++) {
      Type at = open.get(i);
      for (String name : at.declaration().supertypes()) {
        Optional<Type> declared = type(design, name, at.name());
        if (declared.isPresent() && seen.add(declared.get().name())) {
          found.add(declared.get());
          open.add(declared.get());
        }
      }
    }
    return found;
  }

  /**
   * A declared type by its symbol, by its simple name within another one, or by its name with its
   * package.
   */
  public static Optional<Type> type(Design design, String name, @Nullable String from) {
    for (String scope = from; scope != null; scope = outer(scope)) {
      Optional<Type> nested = design.type(scope + "." + name);
      if (nested.isPresent()) {
        return nested;
      }
    }
    Optional<Type> exact = design.type(name);
    if (exact.isPresent()) {
      return exact;
    }
    String nestedName = "." + name;
    boolean dotted = name.indexOf('.') >= 0;
    for (Type type : design.types()) {
      if (type.name().endsWith(nestedName) || dotted && isWithPackage(type, name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private static boolean isWithPackage(Type type, String name) {
    return !type.packageName().isEmpty() && name.equals(type.packageName() + "." + type.name());
  }

  private static @Nullable String outer(String symbol) {
    int dot = symbol.lastIndexOf('.');
    return dot < 0 ? null : symbol.substring(0, dot);
  }

  /** One question, put to the design. */
  private record Resolution(Design design, @Nullable String from) {

    Design.Meaning of(Parts parts) {
      if (parts.names().size() == 1) {
        return alone(parts);
      }
      Optional<Type> owner = type(design, parts.type(), from);
      if (owner.isPresent()) {
        Design.Meaning member = member(owner.get(), parts);
        if (!(member instanceof Design.Meaning.Unknown)) {
          return member;
        }
      }
      return whole(parts);
    }

    private Design.Meaning whole(Parts parts) {
      if (parts.parameters() == null) {
        Optional<Type> type = type(design, String.join(".", parts.names()), from);
        if (type.isPresent()) {
          return new Design.Meaning.OfType(type.get());
        }
      }
      return new Design.Meaning.Unknown();
    }

    /** A name without a type: of the own type first, then of the types around it. */
    private Design.Meaning alone(Parts parts) {
      for (String scope = from; scope != null; scope = outer(scope)) {
        Optional<Type> own = design.type(scope);
        if (own.isPresent()) {
          Design.Meaning member = member(own.get(), parts);
          if (!(member instanceof Design.Meaning.Unknown)) {
            return member;
          }
        }
      }
      Optional<Type> named = type(design, parts.last(), from);
      if (named.isPresent()) {
        return parts.parameters() == null
            ? new Design.Meaning.OfType(named.get())
            : member(named.get(), parts);
      }
      return elsewhere(parts);
    }

    private Design.Meaning elsewhere(Parts parts) {
      List<Method> methods = new ArrayList<>();
      Design.Meaning other = new Design.Meaning.Unknown();
      for (Type type : design.types()) {
        switch (own(type, parts)) {
          case Design.Meaning.OfMethod(Method method) -> methods.add(method);
          case Design.Meaning.Ambiguous(List<Method> choices) -> methods.addAll(choices);
          case Design.Meaning.OfField field -> other = field;
          case Design.Meaning.OfType _, Design.Meaning.Unknown _ -> {}
        }
      }
      return methods.isEmpty() ? other : among(methods);
    }

    private static Design.Meaning among(List<Method> methods) {
      return methods.size() == 1
          ? new Design.Meaning.OfMethod(methods.getFirst())
          : new Design.Meaning.Ambiguous(methods);
    }

    /** A member of a type or of what it extends. */
    private Design.Meaning member(Type type, Parts parts) {
      Design.Meaning own = own(type, parts);
      if (!(own instanceof Design.Meaning.Unknown)) {
        return own;
      }
      for (Type supertype : supertypes(design, type)) {
        Design.Meaning inherited = own(supertype, parts);
        if (!(inherited instanceof Design.Meaning.Unknown)) {
          return inherited;
        }
      }
      return implied(type, parts);
    }

    private Design.Meaning own(Type type, Parts parts) {
      String name = parts.last();
      String simple = type.declaration().name();
      List<Method> methods = new ArrayList<>();
      List<Method> all = new ArrayList<>();
      for (Method method : type.methods()) {
        boolean named =
            method.declaration().name().equals(name)
                || method.declaration().constructor()
                    && (name.equals(simple) || name.equals("__init__"));
        if (named) {
          all.add(method);
          if (fits(method, parts.parameters())) {
            methods.add(method);
          }
        }
      }
      if (methods.isEmpty() && "()".equals(parts.parameters()) && all.size() == 1) {
        // the brackets say "a method", as in prose; there is only one
        return new Design.Meaning.OfMethod(all.getFirst());
      }
      if (!methods.isEmpty()) {
        return among(methods);
      }
      if (parts.parameters() == null) {
        for (Type.Field field : type.fields()) {
          if (field.declaration().name().equals(name)) {
            return new Design.Meaning.OfField(field);
          }
        }
      }
      return new Design.Meaning.Unknown();
    }

    /** Only Java has overloads by parameter types; elsewhere the types are a reading aid. */
    private boolean fits(Method method, @Nullable String parameters) {
      return parameters == null
          || !design.language().equals("java")
          || normal("m" + method.declaration().parameterTypes()).equals("m" + parameters);
    }

    /** What is there without a heading: accessors, constructors, and what {@code members} hold. */
    private Design.Meaning implied(Type type, Parts parts) {
      String name = parts.last();
      for (Declaration.Parameter component : type.declaration().components()) {
        if (component.name().equals(name)) {
          return field(type, name, component.type());
        }
      }
      boolean constructor = name.equals(type.declaration().name()) || name.equals("__init__");
      boolean explicit = type.methods().stream().anyMatch(m -> m.declaration().constructor());
      if (constructor && !explicit) {
        return new Design.Meaning.OfType(type);
      }
      boolean inMembers = MemberNames.of(type, design.language()).contains(name);
      return inMembers ? field(type, name, "") : new Design.Meaning.Unknown();
    }

    private static Design.Meaning field(Type type, String name, String itsType) {
      return new Design.Meaning.OfField(
          new Type.Field(
              type.name() + "." + name,
              new Declaration.OfField(name, List.of(), itsType),
              type.section()));
    }
  }
}
