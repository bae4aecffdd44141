package dev.tenon.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.ArrayType;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ITypeBinding;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParameterizedType;
import org.eclipse.jdt.core.dom.PrimitiveType;
import org.eclipse.jdt.core.dom.RecordDeclaration;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SimpleType;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.ThisExpression;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.VariableDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * The static type of an argument, as the choice among a pattern's blocks needs it. Declarations
 * beside the tag mostly say it; only where they don't, the file is resolved against the class path.
 */
final class ArgumentType {
  private static final Set<String> COLLECTIONS =
      Set.of(
          "Collection",
          "SequencedCollection",
          "List",
          "ArrayList",
          "LinkedList",
          "Set",
          "HashSet",
          "LinkedHashSet",
          "SequencedSet",
          "SortedSet",
          "NavigableSet",
          "TreeSet",
          "EnumSet",
          "Queue",
          "Deque",
          "ArrayDeque",
          "PriorityQueue",
          "Vector",
          "Stack",
          "BlockingQueue");
  private static final Set<String> MAPS =
      Set.of(
          "Map",
          "HashMap",
          "LinkedHashMap",
          "SequencedMap",
          "SortedMap",
          "NavigableMap",
          "TreeMap",
          "EnumMap",
          "ConcurrentMap",
          "ConcurrentHashMap");
  private static final Set<String> TEXTS =
      Set.of("String", "CharSequence", "StringBuilder", "StringBuffer");
  private static final Set<String> PLAIN =
      Set.of("Integer", "Long", "Short", "Byte", "Character", "Double", "Float", "Boolean");
  private static final String PROBE = "tenonProbe$";

  private final JavaFile file;
  private final String path;
  private final ClassPath classPath;
  private final Map<String, Optional<ITypeBinding>> asked = new HashMap<>();

  ArgumentType(JavaFile file, String path, ClassPath classPath) {
    this.file = file;
    this.path = path;
    this.classPath = classPath;
  }

  /** The Java block of a pattern that fits the first argument of a tag on a method. */
  Optional<Pattern.Template> block(Pattern pattern, Contract contract, MethodDeclaration method) {
    List<Pattern.Template> blocks =
        pattern.templates().stream().filter(t -> t.language().equals("java")).toList();
    if (blocks.size() <= 1 || contract.arguments().isEmpty()) {
      return blocks.stream().findFirst();
    }
    String variant = variant(contract.arguments().getFirst(), method);
    return named(blocks, variant).or(() -> named(blocks, "")).or(() -> blocks.stream().findFirst());
  }

  private static Optional<Pattern.Template> named(List<Pattern.Template> blocks, String variant) {
    return blocks.stream().filter(t -> t.variant().equals(variant)).findFirst();
  }

  /** {@code collection}, {@code map}, {@code array}, {@code text}, or empty for all else. */
  String variant(String argument, MethodDeclaration method) {
    return Syntax.expression(argument)
        .flatMap(e -> declared(e, method))
        .or(() -> binding(argument, method).map(ArgumentType::variantOf))
        .orElse("");
  }

  /** The type of an argument as source text, for a parameter that takes it. */
  String typeName(String argument, MethodDeclaration method) {
    Optional<String> written =
        Syntax.expression(argument)
            .flatMap(e -> declaration(e, method))
            .filter(t -> !t.isVar())
            .map(Object::toString);
    return written
        .or(() -> binding(argument, method).map(ITypeBinding::getName))
        .filter(name -> !name.isEmpty() && !name.equals("null"))
        .orElse("Object");
  }

  // --- by declaration ------------------------------------------------------------------------

  private Optional<String> declared(Expression argument, MethodDeclaration method) {
    return switch (argument) {
      case StringLiteral _ -> Optional.of("text");
      case NumberLiteral _ -> Optional.of("");
      default -> declaration(argument, method).flatMap(ArgumentType::variantOf);
    };
  }

  private static Optional<Type> declaration(Expression argument, MethodDeclaration method) {
    return switch (argument) {
      case SimpleName name -> variable(name.getIdentifier(), method);
      case FieldAccess access when access.getExpression() instanceof ThisExpression ->
          field(access.getName().getIdentifier(), method);
      case MethodInvocation call when call.getExpression() == null -> returned(call, method);
      default -> Optional.empty();
    };
  }

  private static Optional<Type> variable(String name, MethodDeclaration method) {
    for (SingleVariableDeclaration parameter : Nodes.parameters(method)) {
      if (parameter.getName().getIdentifier().equals(name)) {
        return parameter.isVarargs() || parameter.getExtraDimensions() > 0
            ? Optional.of(arrayOf(parameter))
            : Optional.of(parameter.getType());
      }
    }
    if (name.equals("result") && method.getReturnType2() != null) {
      return Optional.of(method.getReturnType2());
    }
    if (method.getBody() != null) {
      List<VariableDeclaration> locals =
          Nodes.all(method.getBody(), VariableDeclaration.class).stream()
              .filter(v -> v.getName().getIdentifier().equals(name))
              .toList();
      if (!locals.isEmpty()) {
        return locals.size() == 1 ? local(locals.getFirst()) : Optional.empty();
      }
    }
    return field(name, method);
  }

  private static Type arrayOf(SingleVariableDeclaration parameter) {
    var ast = parameter.getAST();
    return ast.newArrayType((Type) ASTNode.copySubtree(ast, parameter.getType()));
  }

  private static Optional<Type> local(VariableDeclaration variable) {
    return switch (variable) {
      case SingleVariableDeclaration single -> Optional.of(single.getType());
      case VariableDeclarationFragment fragment
          when fragment.getParent() instanceof VariableDeclarationStatement statement
              && fragment.getExtraDimensions() == 0 ->
          Optional.of(statement.getType());
      default -> Optional.empty();
    };
  }

  private static Optional<Type> field(String name, MethodDeclaration method) {
    for (ASTNode at = method.getParent(); at != null; at = at.getParent()) {
      if (at instanceof AbstractTypeDeclaration type) {
        Optional<Type> found = field(name, type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Type> field(String name, AbstractTypeDeclaration type) {
    if (type instanceof RecordDeclaration record) {
      for (Object component : record.recordComponents()) {
        SingleVariableDeclaration single = (SingleVariableDeclaration) component;
        if (single.getName().getIdentifier().equals(name)) {
          return Optional.of(single.isVarargs() ? arrayOf(single) : single.getType());
        }
      }
    }
    for (BodyDeclaration member : Nodes.members(type)) {
      if (member instanceof FieldDeclaration field) {
        for (Object fragment : field.fragments()) {
          VariableDeclarationFragment variable = (VariableDeclarationFragment) fragment;
          if (variable.getName().getIdentifier().equals(name)
              && variable.getExtraDimensions() == 0) {
            return Optional.of(field.getType());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Type> returned(MethodInvocation call, MethodDeclaration method) {
    if (!(method.getParent() instanceof AbstractTypeDeclaration type)) {
      return Optional.empty();
    }
    List<Type> types =
        Nodes.members(type).stream()
            .filter(MethodDeclaration.class::isInstance)
            .map(MethodDeclaration.class::cast)
            .filter(m -> m.getName().getIdentifier().equals(call.getName().getIdentifier()))
            .map(MethodDeclaration::getReturnType2)
            .filter(java.util.Objects::nonNull)
            .toList();
    return types.size() == 1 ? Optional.of(types.getFirst()) : Optional.empty();
  }

  private static Optional<String> variantOf(Type type) {
    return switch (type) {
      case ArrayType _ -> Optional.of("array");
      case PrimitiveType _ -> Optional.of("");
      case ParameterizedType generic -> variantOf(generic.getType());
      case SimpleType simple -> known(simple.getName().getFullyQualifiedName());
      default -> Optional.empty();
    };
  }

  private static Optional<String> known(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    if (COLLECTIONS.contains(simple)) {
      return Optional.of("collection");
    }
    if (MAPS.contains(simple)) {
      return Optional.of("map");
    }
    if (TEXTS.contains(simple)) {
      return Optional.of("text");
    }
    return PLAIN.contains(simple) ? Optional.of("") : Optional.empty();
  }

  // --- by binding ----------------------------------------------------------------------------

  private Optional<ITypeBinding> binding(String argument, MethodDeclaration method) {
    return asked.computeIfAbsent(
        method.getStartPosition() + " " + argument, _ -> resolve(argument, method));
  }

  private Optional<ITypeBinding> resolve(String argument, MethodDeclaration method) {
    if (method.getBody() == null) {
      return Optional.empty();
    }
    int at =
        Nodes.constructorCall(method.getBody())
            .map(Nodes::end)
            .orElse(Nodes.start(method.getBody()) + 1);
    String text = file.text();
    String probed =
        text.substring(0, at) + " var " + PROBE + " = " + argument + "; " + text.substring(at);
    List<VariableDeclarationFragment> found =
        Nodes.all(Syntax.boundUnit(probed, path, classPath), VariableDeclarationFragment.class);
    return found.stream()
        .filter(v -> v.getName().getIdentifier().equals(PROBE))
        .findFirst()
        .map(VariableDeclarationFragment::getInitializer)
        .map(Expression::resolveTypeBinding)
        .filter(type -> !type.isRecovered());
  }

  private static String variantOf(ITypeBinding type) {
    if (type.isArray()) {
      return "array";
    }
    if (isA(type, "java.util.Collection") || isA(type, "java.lang.Iterable")) {
      return "collection";
    }
    if (isA(type, "java.util.Map")) {
      return "map";
    }
    return isA(type, "java.lang.CharSequence") ? "text" : "";
  }

  private static boolean isA(ITypeBinding type, String name) {
    if (type.getErasure().getQualifiedName().equals(name)) {
      return true;
    }
    ITypeBinding parent = type.getSuperclass();
    if (parent != null && isA(parent, name)) {
      return true;
    }
    for (ITypeBinding each : type.getInterfaces()) {
      if (isA(each, name)) {
        return true;
      }
    }
    for (ITypeBinding bound : type.isTypeVariable() ? type.getTypeBounds() : new ITypeBinding[0]) {
      if (isA(bound, name)) {
        return true;
      }
    }
    return false;
  }
}
