package dev.tenon.design.rules;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.Declaration;
import dev.tenon.design.Design;
import dev.tenon.design.ExpressionNames;
import dev.tenon.design.MemberNames;
import dev.tenon.design.Method;
import dev.tenon.design.Parameter;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.SymbolTable;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that tags in a type may use: its own and those of what it extends, the design's and the
 * library's. Parameters and locals of a method are not among them.
 */
final class Scope {
  private static final Set<String> OF_OBJECTS = LibraryTypes.members(Object.class);
  private static final Set<String> OF_ENUMS =
      Set.of(
          "values",
          "valueOf",
          "name",
          "ordinal",
          "compareTo",
          "describeConstable",
          "getDeclaringClass");

  private final Design design;
  private final Type type;
  private final Set<String> variables = new HashSet<>();
  private final Set<String> methods = new HashSet<>();
  private final Set<String> types = new HashSet<>();

  /** What may be a variable or a method: words of blocks that are not read in detail. */
  private final Set<String> members = new HashSet<>();

  private final Set<String> parameters;
  private final Set<String> ownMembers;
  private boolean open;

  /**
   * @param parameters names of the design's parameters, {@link #parameters}
   */
  Scope(Design design, Type type, Set<String> parameters) {
    this.design = design;
    this.type = type;
    this.parameters = parameters;
    this.ownMembers = MemberNames.of(type, design.language());
    types.addAll(type.declaration().typeParameters());
    for (Type around : around()) {
      take(around);
      SymbolTable.supertypes(design, around).forEach(this::take);
    }
    methods.addAll(OF_OBJECTS);
    for (Design.BadSignature bad : design.unreadable()) {
      members.addAll(ExpressionNames.words(bad.heading(), design.language()));
    }
  }

  /** The names of the design's parameters and, of those with dots, their first words. */
  static Set<String> parameters(Design design) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : design.parameters()) {
      String name = parameter.name().strip();
      names.add(name);
      names.add(name.split("\\.", 2)[0]);
    }
    return names;
  }

  private Scope(Scope own, List<Type> heirs) {
    this.design = own.design;
    this.type = own.type;
    this.parameters = own.parameters;
    this.ownMembers = own.ownMembers;
    this.open = own.open;
    variables.addAll(own.variables);
    methods.addAll(own.methods);
    types.addAll(own.types);
    members.addAll(own.members);
    heirs.forEach(this::take);
  }

  /**
   * The scope of a method that is inherited: chapter 5 may tell of it under the name of an heir,
   * whose members its tags may then use.
   */
  Scope with(Design whole, Method method) {
    List<Type> heirs = new ArrayList<>();
    for (SymbolSection section : method.details()) {
      String written = section.heading().text().replaceAll("\\(.*", "").strip();
      int dot = written.lastIndexOf('.');
      if (dot > 0) {
        SymbolTable.type(whole, written.substring(0, dot), null)
            .filter(heir -> !heir.name().equals(type.name()))
            .ifPresent(heirs::add);
      }
    }
    return heirs.isEmpty() ? this : new Scope(this, heirs);
  }

  /** The type and those around it. */
  private List<Type> around() {
    List<Type> all = new ArrayList<>(List.of(type));
    String name = type.name();
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      design.type(name.substring(0, dot)).ifPresent(all::add);
    }
    return all;
  }

  private void take(Type at) {
    Declaration.OfType declaration = at.declaration();
    declaration
        .components()
        .forEach(
            c -> {
              variables.add(c.name());
              methods.add(c.name());
              typeWords(c.type());
            });
    at.fields()
        .forEach(
            f -> {
              // one heading may declare several fields, and its initialiser names types
              variables.add(f.declaration().name());
              members.addAll(
                  ExpressionNames.words(f.section().heading().text(), design.language()));
            });
    at.methods()
        .forEach(
            m -> {
              methods.add(m.declaration().name());
              signature(m.declaration());
            });
    members.addAll(at == type ? ownMembers : MemberNames.of(at, design.language()));
    imports(at);
    if (declaration.kind() == Declaration.TypeKind.ENUM) {
      methods.addAll(OF_ENUMS);
    }
    for (String supertype : declaration.supertypes()) {
      takeUndeclared(supertype, at);
    }
  }

  /** A supertype that the design doesn't declare: of the JDK, or nobody knows what it has. */
  private void takeUndeclared(String supertype, Type of) {
    types.add(supertype);
    if (SymbolTable.type(design, supertype, of.name()).isPresent()) {
      return;
    }
    Optional<Class<?>> library =
        design.language().equals("java") ? LibraryTypes.find(supertype) : Optional.empty();
    if (library.isPresent()) {
      members.addAll(LibraryTypes.members(library.get()));
    } else if (!supertype.equals("Generic") && !supertype.equals("ABC")) {
      open = true;
    }
  }

  private void imports(Type at) {
    for (SymbolSection section : at.sections()) {
      for (CodeBlock block : section.code()) {
        if (block.is(design.language(), "imports")) {
          Set<String> words = ExpressionNames.words(block.text(), design.language());
          types.addAll(words);
          members.addAll(words);
        }
      }
    }
  }

  /** What a signature names exists, wherever it is declared. */
  private void signature(Declaration.OfMethod method) {
    typeWords(method.returnType());
    method.parameters().forEach(p -> typeWords(p.type()));
    types.addAll(method.exceptions());
    types.addAll(method.typeParameters());
  }

  private void typeWords(String text) {
    types.addAll(ExpressionNames.words(text, design.language()));
  }

  /** Whether an undeclared supertype may have any member. */
  boolean isOpen() {
    return open;
  }

  private boolean isVariable(String name) {
    return variables.contains(name) || parameters.contains(name);
  }

  boolean hasField(String name) {
    return isVariable(name) || members.contains(name);
  }

  boolean hasMethod(String name) {
    return methods.contains(name) || members.contains(name);
  }

  boolean hasType(String name) {
    boolean java = design.language().equals("java");
    return types.contains(name)
        || members.contains(name)
        || isVariable(name)
        || SymbolTable.type(design, name, type.name()).isPresent()
        || java && LibraryTypes.has(name)
        || !java && PythonNames.has(name);
  }

  /** Whether the language itself knows a name that is no type. */
  boolean isBuiltIn(String name) {
    return design.language().equals("python") && PythonNames.has(name);
  }

  /** Whether a field is itself called so, told from what only might be one. */
  boolean declaresField(String name) {
    return type.fields().stream().anyMatch(f -> f.declaration().name().equals(name))
        || type.declaration().components().stream().anyMatch(c -> c.name().equals(name))
        || ownMembers.contains(name);
  }
}
