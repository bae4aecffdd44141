package dev.tenon.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts declared types, their members and the sections that name them together. */
final class Symbols {
  private final Config config;
  private final Grammar grammar;
  private final Predicate<String> library;
  private final DocumentReader.Outline outline;

  Symbols(Config config, Grammar grammar, PatternLibrary patterns, DocumentReader.Outline outline) {
    this.config = config;
    this.grammar = grammar;
    this.library = name -> patterns.find(name).isPresent();
    this.outline = outline;
  }

  /**
   * What the references of chapter 5 mean.
   *
   * @param details sections by the symbol of the type or method that they name
   * @param references all of them
   */
  record Resolved(Map<String, List<SymbolSection>> details, List<SymbolSection> references) {}

  List<Design.BadSignature> unreadable() {
    List<Design.BadSignature> bad = new ArrayList<>();
    for (OwnerDraft draft : outline.owners) {
      if (draft.unreadable != null) {
        Located heading = draft.headingText();
        int end = Math.clamp(draft.unreadable.end(), 0, heading.length());
        int start = Math.clamp(draft.unreadable.start(), 0, end);
        bad.add(
            new Design.BadSignature(
                draft.unreadable,
                heading.at(start, end),
                heading.text(),
                draft.section(heading.text(), false)));
      }
    }
    return bad;
  }

  List<Type> types(Map<String, List<SymbolSection>> details) {
    Map<String, OwnerDraft> types = new LinkedHashMap<>();
    Map<String, List<OwnerDraft>> members = new HashMap<>();
    for (OwnerDraft draft : outline.owners) {
      if (draft.declaration instanceof Declaration.OfType) {
        types.putIfAbsent(DocumentReader.typeSymbol(draft), draft);
      } else if (draft.declaration != null) {
        String owner = draft.enclosing == null ? "" : draft.enclosing;
        members.computeIfAbsent(owner, _ -> new ArrayList<>()).add(draft);
      }
    }
    List<Type> all = new ArrayList<>();
    types.forEach(
        (symbol, draft) -> {
          if (draft.declaration instanceof Declaration.OfType declaration) {
            all.add(
                type(
                    symbol,
                    declaration,
                    draft,
                    members.getOrDefault(symbol, List.of()),
                    packageOf(symbol, types),
                    details));
          }
        });
    return all;
  }

  private Type type(
      String symbol,
      Declaration.OfType declaration,
      OwnerDraft draft,
      List<OwnerDraft> members,
      String packageName,
      Map<String, List<SymbolSection>> details) {
    List<Method> methods = new ArrayList<>();
    List<Type.Field> fields = new ArrayList<>();
    for (OwnerDraft member : members) {
      switch (member.declaration) {
        case Declaration.OfMethod method -> {
          String itsSymbol = symbolOf(symbol, method, members);
          if (methods.stream().noneMatch(m -> m.symbol().equals(itsSymbol))) {
            SymbolSection section = member.section(itsSymbol, true);
            List<SymbolSection> more = details.getOrDefault(itsSymbol, List.of());
            methods.add(
                new Method(
                    itsSymbol,
                    symbol,
                    method,
                    grammar.hasBody(method, declaration),
                    section,
                    more,
                    tags(section, more)));
          }
        }
        case Declaration.OfField field -> {
          String itsSymbol = symbol + "." + field.name();
          fields.add(new Type.Field(itsSymbol, field, member.section(itsSymbol, true)));
        }
        case null, default -> {}
      }
    }
    return new Type(
        symbol,
        packageName,
        declaration,
        draft.section(symbol, true),
        details.getOrDefault(symbol, List.of()),
        methods,
        fields);
  }

  private static String symbolOf(
      String type, Declaration.OfMethod method, List<OwnerDraft> members) {
    String name = type + "." + method.name();
    long same =
        members.stream()
            .filter(
                m ->
                    m.declaration instanceof Declaration.OfMethod other
                        && other.name().equals(method.name()))
            .map(m -> ((Declaration.OfMethod) m.declaration).parameterTypes())
            .distinct()
            .count();
    return same > 1 ? name + method.parameterTypes() : name;
  }

  private List<Tag> tags(SymbolSection first, List<SymbolSection> others) {
    List<Tag> bullets = new ArrayList<>();
    List<Tag> sketches = new ArrayList<>();
    List<Tag> body = new ArrayList<>();
    for (SymbolSection section : Method.sections(first, others)) {
      for (Bullet bullet : section.bullets()) {
        if (bullet.tag() != null) {
          bullets.add(bullet.tag());
        }
      }
      for (CodeBlock block : section.code()) {
        if (block.language().equals(config.project().language())) {
          if (block.role().equals("body")) {
            body.addAll(TagReader.code(block, library));
          } else if (block.role().isEmpty() || block.role().equals("sketch")) {
            sketches.addAll(TagReader.code(block, library));
          }
        }
      }
    }
    Map<String, Tag> once = new LinkedHashMap<>();
    bullets.forEach(t -> once.putIfAbsent(t.text(), t));
    sketches.forEach(t -> once.putIfAbsent(t.text(), t));
    body.forEach(t -> once.putIfAbsent(t.text(), t));
    return List.copyOf(once.values());
  }

  private String packageOf(String symbol, Map<String, OwnerDraft> types) {
    for (String at = symbol; ; at = at.substring(0, at.lastIndexOf('.'))) {
      OwnerDraft draft = types.get(at);
      if (draft != null) {
        for (Attribute attribute : draft.attributes()) {
          if (attribute.key() == Key.PACKAGE && !attribute.text().isBlank()) {
            return attribute.text().strip();
          }
        }
      }
      if (at.lastIndexOf('.') < 0) {
        return config.project().packageName();
      }
    }
  }

  Resolved resolve(Design declared) {
    Map<String, List<SymbolSection>> details = new HashMap<>();
    List<SymbolSection> references = new ArrayList<>();
    for (OwnerDraft draft : outline.owners) {
      if (draft.role == SymbolSection.Role.REFERENCE) {
        String written = draft.headingText().text().replaceAll("\\s+", "");
        String symbol = meant(declared, draft, written);
        SymbolSection section = draft.section(symbol == null ? written : symbol, symbol != null);
        references.add(section);
        if (symbol != null) {
          details.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(section);
        }
      }
    }
    return new Resolved(details, references);
  }

  private static @Nullable String meant(Design declared, OwnerDraft draft, String written) {
    Position at = draft.headingText().at();
    return switch (declared.resolve(new Ref.ToSymbol(written, written, at), draft.enclosing)) {
      case Design.Meaning.OfType(Type type) -> type.name();
      case Design.Meaning.OfMethod(Method method) -> method.symbol();
      case Design.Meaning.OfField(Type.Field field) -> field.symbol();
      case Design.Meaning.Ambiguous _, Design.Meaning.Unknown _ -> null;
    };
  }
}
