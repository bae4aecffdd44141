package dev.tenon.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.AnnotationTypeDeclaration;
import org.eclipse.jdt.core.dom.AnnotationTypeMemberDeclaration;
import org.eclipse.jdt.core.dom.EnumConstantDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.IExtendedModifier;
import org.eclipse.jdt.core.dom.Initializer;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.RecordDeclaration;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.jspecify.annotations.Nullable;

/** Reads the types of one source, each with the tree that it was read from. */
final class TypeReader {

  /** Nested types deeper than this are left out: no person writes them. */
  private static final int DEPTH_MAX = 20;

  private final Source source;
  private final String packageName;
  private final SequencedMap<JavaType, AbstractTypeDeclaration> types = new LinkedHashMap<>();

  private TypeReader(Source source) {
    this.source = source;
    this.packageName =
        source.unit().getPackage() == null
            ? ""
            : source.unit().getPackage().getName().getFullyQualifiedName();
  }

  static SequencedMap<JavaType, AbstractTypeDeclaration> read(Source source) {
    TypeReader reader = new TypeReader(source);
    for (Object each : source.unit().types()) {
      if (each instanceof AbstractTypeDeclaration type) {
        reader.read(type, "", "", 0);
      }
    }
    return Collections.unmodifiableSequencedMap(reader.types);
  }

  private void read(AbstractTypeDeclaration node, String outer, String outerKind, int depth) {
    String name = outer + node.getName().getIdentifier();
    if (depth > DEPTH_MAX) {
      return;
    }
    String kind = kind(node);
    types.put(
        new JavaType(
            packageName,
            name,
            kind,
            typeModifiers(node, kind, outerKind),
            annotations(node.modifiers()),
            typeParameters(node),
            node instanceof TypeDeclaration type ? text(type.getSuperclassType()) : "",
            interfaces(node),
            node instanceof TypeDeclaration type ? texts(type.permittedTypes()) : List.of(),
            withSymbols(members(node, name, kind)),
            source.path(),
            source.line(node.getName()),
            source.column(node.getName()),
            Fingerprint.of(head(node)),
            Fingerprint.of(source, node)),
        node);
    for (Object member : node.bodyDeclarations()) {
      if (member instanceof AbstractTypeDeclaration nested) {
        read(nested, name + ".", kind, depth + 1);
      }
    }
  }

  static String kind(AbstractTypeDeclaration node) {
    return switch (node) {
      case TypeDeclaration type -> type.isInterface() ? "interface" : "class";
      case RecordDeclaration record -> "record";
      case EnumDeclaration choice -> "enum";
      case AnnotationTypeDeclaration annotation -> "@interface";
      default -> "type";
    };
  }

  /** The head and the initializer blocks, which no symbol stands for. */
  private String head(AbstractTypeDeclaration node) {
    StringBuilder text = new StringBuilder(Fingerprint.canonical(headTokens(node), Map.of()));
    for (Object each : node.bodyDeclarations()) {
      if (each instanceof Initializer block) {
        text.append(Fingerprint.canonical(source, block, Locals.of(block)));
      }
    }
    return text.toString();
  }

  /** From the first modifier to the opening brace. */
  private List<Tokens.Token> headTokens(AbstractTypeDeclaration node) {
    List<Tokens.Token> tokens = Tokens.of(source, node);
    int name = node.getName().getStartPosition();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).text()) {
        case "(" -> depth++;
        case ")" -> depth--;
        case "{" -> {
          if (depth == 0 && tokens.get(i).offset() > name) {
            return tokens.subList(0, i);
          }
        }
        default -> {}
      }
    }
    return tokens;
  }

  private List<String> interfaces(AbstractTypeDeclaration node) {
    List<?> types =
        switch (node) {
          case TypeDeclaration type -> type.superInterfaceTypes();
          case RecordDeclaration record -> record.superInterfaceTypes();
          case EnumDeclaration choice -> choice.superInterfaceTypes();
          default -> List.of();
        };
    return texts(types);
  }

  private List<String> typeParameters(AbstractTypeDeclaration node) {
    return switch (node) {
      case TypeDeclaration type -> texts(type.typeParameters());
      case RecordDeclaration record -> texts(record.typeParameters());
      default -> List.of();
    };
  }

  private List<JavaMember> members(AbstractTypeDeclaration node, String owner, String kind) {
    List<JavaMember> members = new ArrayList<>();
    if (node instanceof RecordDeclaration record) {
      for (Object each : record.recordComponents()) {
        members.add(component((SingleVariableDeclaration) each, owner));
      }
    }
    if (node instanceof EnumDeclaration choice) {
      for (Object each : choice.enumConstants()) {
        members.add(constant((EnumConstantDeclaration) each, owner));
      }
    }
    for (Object each : node.bodyDeclarations()) {
      switch (each) {
        case MethodDeclaration method -> members.add(method(method, owner, kind));
        case FieldDeclaration field -> members.addAll(fields(field, owner, kind));
        case AnnotationTypeMemberDeclaration element -> members.add(element(element, owner));
        default -> {}
      }
    }
    return members;
  }

  private JavaMember component(SingleVariableDeclaration node, String owner) {
    return member(
        JavaMember.Kind.COMPONENT,
        owner,
        node.getName(),
        List.of(),
        annotations(node.modifiers()),
        text(node.getType()) + (node.isVarargs() ? "..." : ""),
        "",
        node);
  }

  private JavaMember constant(EnumConstantDeclaration node, String owner) {
    return member(
        JavaMember.Kind.CONSTANT,
        owner,
        node.getName(),
        List.of("final", "public", "static"),
        annotations(node.modifiers()),
        "",
        "",
        node);
  }

  private JavaMember element(AnnotationTypeMemberDeclaration node, String owner) {
    TreeSet<String> modifiers = keywords(node.modifiers());
    modifiers.addAll(List.of("abstract", "public"));
    return new JavaMember(
        JavaMember.Kind.METHOD,
        "",
        owner,
        node.getName().getIdentifier(),
        List.copyOf(modifiers),
        annotations(node.modifiers()),
        List.of(),
        text(node.getType()),
        List.of(),
        List.of(),
        node.getDefault() == null ? "" : text(node.getDefault()),
        false,
        false,
        source.path(),
        source.line(node.getName()),
        source.column(node.getName()),
        Fingerprint.of(source, node));
  }

  private List<JavaMember> fields(FieldDeclaration node, String owner, String kind) {
    TreeSet<String> modifiers = keywords(node.modifiers());
    if (isInterface(kind)) {
      modifiers.addAll(List.of("final", "public", "static"));
    }
    List<JavaMember> fields = new ArrayList<>();
    for (Object each : node.fragments()) {
      VariableDeclarationFragment fragment = (VariableDeclarationFragment) each;
      JavaMember field =
          member(
              JavaMember.Kind.FIELD,
              owner,
              fragment.getName(),
              List.copyOf(modifiers),
              annotations(node.modifiers()),
              text(node.getType()) + "[]".repeat(fragment.getExtraDimensions()),
              fragment.getInitializer() == null ? "" : text(fragment.getInitializer()),
              fragment);
      fields.add(fingerprinted(field, node, fragment));
    }
    return fields;
  }

  /** A field of several in one declaration is that declaration with this field alone. */
  private JavaMember fingerprinted(
      JavaMember field, FieldDeclaration node, VariableDeclarationFragment fragment) {
    Map<Integer, Integer> locals = Locals.of(node).numbers();
    Type type = node.getType();
    List<Tokens.Token> tokens =
        new ArrayList<>(
            Tokens.of(
                source.text(),
                node.getStartPosition(),
                type.getStartPosition() + type.getLength()));
    tokens.addAll(Tokens.of(source, fragment));
    return new JavaMember(
        field.kind(),
        field.symbol(),
        field.owner(),
        field.name(),
        field.modifiers(),
        field.annotations(),
        field.typeParameters(),
        field.type(),
        field.parameters(),
        field.exceptions(),
        field.initializer(),
        field.overrides(),
        field.hasBody(),
        field.file(),
        field.line(),
        field.column(),
        Fingerprint.of(Fingerprint.canonical(tokens, locals)));
  }

  private JavaMember member(
      JavaMember.Kind kind,
      String owner,
      SimpleName name,
      List<String> modifiers,
      List<String> annotations,
      String type,
      String initializer,
      ASTNode node) {
    return new JavaMember(
        kind,
        "",
        owner,
        name.getIdentifier(),
        modifiers,
        annotations,
        List.of(),
        type,
        List.of(),
        List.of(),
        initializer,
        false,
        false,
        source.path(),
        source.line(name),
        source.column(name),
        // what a component or a field is called is part of it
        Fingerprint.of(Fingerprint.canonical(Tokens.of(source, node), named(node))));
  }

  private static Map<Integer, Integer> named(ASTNode node) {
    return node instanceof EnumConstantDeclaration ? Locals.of(node).numbers() : Map.of();
  }

  private JavaMember method(MethodDeclaration node, String owner, String kind) {
    List<JavaMember.Parameter> parameters = new ArrayList<>();
    for (Object each : parameters(node)) {
      SingleVariableDeclaration parameter = (SingleVariableDeclaration) each;
      String type =
          text(parameter.getType())
              + "[]".repeat(parameter.getExtraDimensions())
              + (parameter.isVarargs() ? "..." : "");
      parameters.add(new JavaMember.Parameter(type, parameter.getName().getIdentifier()));
    }
    boolean constructor = node.isConstructor() || node.isCompactConstructor();
    List<String> annotations = annotations(node.modifiers());
    return new JavaMember(
        constructor ? JavaMember.Kind.CONSTRUCTOR : JavaMember.Kind.METHOD,
        "",
        owner,
        node.getName().getIdentifier(),
        methodModifiers(node, kind),
        annotations,
        texts(node.typeParameters()),
        constructor ? "" : text(node.getReturnType2()) + "[]".repeat(node.getExtraDimensions()),
        parameters,
        texts(node.thrownExceptionTypes()),
        "",
        annotations.contains("@Override") || annotations.contains("@java.lang.Override"),
        node.getBody() != null,
        source.path(),
        source.line(node.getName()),
        source.column(node.getName()),
        Fingerprint.of(source, node));
  }

  /** A compact constructor takes the components of its record. */
  private static List<?> parameters(MethodDeclaration node) {
    return node.isCompactConstructor() && node.getParent() instanceof RecordDeclaration record
        ? record.recordComponents()
        : node.parameters();
  }

  private static List<String> methodModifiers(MethodDeclaration node, String kind) {
    TreeSet<String> modifiers = keywords(node.modifiers());
    if (isInterface(kind)) {
      if (!modifiers.contains("private")) {
        modifiers.add("public");
      }
      if (node.getBody() == null
          && !modifiers.contains("static")
          && !modifiers.contains("default")) {
        modifiers.add("abstract");
      }
    }
    if (kind.equals("enum") && node.isConstructor()) {
      modifiers.add("private");
    }
    return List.copyOf(modifiers);
  }

  private static List<String> typeModifiers(
      AbstractTypeDeclaration node, String kind, String outerKind) {
    TreeSet<String> modifiers = keywords(node.modifiers());
    boolean nested = !outerKind.isEmpty();
    if (kind.equals("record")) {
      modifiers.add("final");
    }
    if (isInterface(kind)) {
      modifiers.add("abstract");
    }
    if (nested && !kind.equals("class")) {
      modifiers.add("static");
    }
    if (nested && isInterface(outerKind)) {
      modifiers.addAll(List.of("public", "static"));
    }
    return List.copyOf(modifiers);
  }

  private static boolean isInterface(String kind) {
    return kind.equals("interface") || kind.equals("@interface");
  }

  private static TreeSet<String> keywords(List<?> modifiers) {
    TreeSet<String> keywords = new TreeSet<>();
    for (Object each : modifiers) {
      if (each instanceof Modifier modifier) {
        keywords.add(modifier.getKeyword().toString());
      }
    }
    return keywords;
  }

  private List<String> annotations(List<?> modifiers) {
    List<String> annotations = new ArrayList<>();
    for (Object each : modifiers) {
      if (((IExtendedModifier) each).isAnnotation()) {
        annotations.add(text((Annotation) each));
      }
    }
    return annotations;
  }

  private List<String> texts(List<?> nodes) {
    return nodes.stream().map(node -> text((ASTNode) node)).toList();
  }

  private String text(@Nullable ASTNode node) {
    return node == null ? "" : Tokens.join(Tokens.of(source, node));
  }

  /** A symbol names the parameter types where its type has several members of the name. */
  private static List<JavaMember> withSymbols(List<JavaMember> members) {
    Map<String, Integer> counts = new HashMap<>();
    for (JavaMember member : members) {
      if (member.isExecutable()) {
        counts.merge(member.name(), 1, Integer::sum);
      }
    }
    return members.stream()
        .map(
            m ->
                m.isExecutable() && counts.getOrDefault(m.name(), 0) > 1
                    ? m.withSymbol(m.fullSymbol())
                    : m.withSymbol(m.owner() + "." + m.name()))
        .toList();
  }
}
