package dev.tenon.design;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed set of documents. It always parses: what is wrong with it, the rules say.
 *
 * @param config the project's settings
 * @param documents in order of path
 * @param chapters which chapters stand where, each heading of one
 * @param items headings with ids in reading order, those of an id that occurs again included
 * @param unnumbered headings that ask for a number: {@code D-?}
 * @param parameters rows of parameter tables in reading order, repeated names included
 * @param types declared types in the order of chapter 4
 * @param references headings of chapter 5 that name symbols, in reading order, resolved or not
 * @param unreadable headings of chapters 4 and 5 that are no declaration
 * @param plan the plan table; null without marks
 * @param patterns the library: the built-in patterns and the project's
 * @param waivers that stand in no item and no symbol
 */
public record Design(
    Config config,
    List<Document> documents,
    List<ChapterHeading> chapters,
    List<Item> items,
    List<Unnumbered> unnumbered,
    List<Parameter> parameters,
    List<Type> types,
    List<SymbolSection> references,
    List<BadSignature> unreadable,
    @Nullable PlanTable plan,
    PatternLibrary patterns,
    List<Waiver> waivers,
    Index index) {

  /** A heading of a chapter. */
  public record ChapterHeading(Chapter chapter, Document document, Position at) {}

  /** A heading {@code D-? Title}: {@code prefix} is {@code D-}, {@code at} the place of the id. */
  public record Unnumbered(String prefix, Position at) {}

  /**
   * A heading that is one code span but no declaration.
   *
   * @param at the wrong text
   * @param heading the whole code span
   * @param section what stands below it
   */
  public record BadSignature(
      Declaration.Reading.Unreadable reading, Position at, String heading, SymbolSection section) {}

  /** Where things are found by name. */
  public record Index(
      Map<Id, Item> items,
      Map<String, Type> types,
      Map<String, Method> methods,
      Map<Id, Id> replacedBy) {}

  public Design {
    documents = List.copyOf(documents);
    chapters = List.copyOf(chapters);
    items = List.copyOf(items);
    unnumbered = List.copyOf(unnumbered);
    parameters = List.copyOf(parameters);
    types = List.copyOf(types);
    references = List.copyOf(references);
    unreadable = List.copyOf(unreadable);
    waivers = List.copyOf(waivers);
  }

  /** The same design, its index made from its parts. */
  Design indexed(Map<Id, Id> replacedBy) {
    Map<String, Type> typesBySymbol = new LinkedHashMap<>();
    Map<String, Method> methodsBySymbol = new LinkedHashMap<>();
    for (Type type : types) {
      typesBySymbol.put(type.name(), type);
      type.methods().forEach(m -> methodsBySymbol.put(m.symbol(), m));
    }
    return new Design(
        config,
        documents,
        chapters,
        items,
        unnumbered,
        parameters,
        types,
        references,
        unreadable,
        plan,
        patterns,
        waivers,
        new Index(index.items(), typesBySymbol, methodsBySymbol, replacedBy));
  }

  /** The same design with the sections of chapter 5 in their places. */
  Design with(List<Type> complete, List<SymbolSection> resolvedReferences) {
    return new Design(
            config,
            documents,
            chapters,
            items,
            unnumbered,
            parameters,
            complete,
            resolvedReferences,
            unreadable,
            plan,
            patterns,
            waivers,
            index)
        .indexed(index.replacedBy());
  }

  public Tongue tongue() {
    return config.project().prose();
  }

  /** Language of the code: {@code java}. */
  public String language() {
    return config.project().language();
  }

  /** The item of an id; the first, if there are several. */
  public Optional<Item> item(Id id) {
    return Optional.ofNullable(index.items().get(id));
  }

  /** Items of a kind that nobody replaces, each id once, in reading order. */
  public List<Item> live(ItemKind kind) {
    return index.items().values().stream()
        .filter(i -> i.id().kind() == kind && !isReplaced(i.id()))
        .toList();
  }

  /** Whether a live or dead item replaces it: then it is history. */
  public boolean isReplaced(Id id) {
    return index.replacedBy().containsKey(id);
  }

  /** What replaces it, directly. */
  public Optional<Id> successor(Id id) {
    return Optional.ofNullable(index.replacedBy().get(id));
  }

  public Optional<Type> type(String symbol) {
    return Optional.ofNullable(index.types().get(symbol));
  }

  /** The method of an exact symbol. */
  public Optional<Method> method(String symbol) {
    return Optional.ofNullable(index.methods().get(symbol));
  }

  /** All declared methods and constructors in the order of chapter 4. */
  public Collection<Method> methods() {
    return Collections.unmodifiableCollection(index.methods().values());
  }

  /** The document of a path. */
  public Optional<Document> document(String path) {
    return documents.stream().filter(d -> d.path().equals(path)).findFirst();
  }

  /** The ids that a reference means and that exist: one, or those of a range. */
  public List<Id> ids(Ref ref) {
    return switch (ref) {
      case Ref.ToItem to -> index.items().containsKey(to.id()) ? List.of(to.id()) : List.of();
      case Ref.ToRange range ->
          index.items().keySet().stream()
              .filter(
                  id ->
                      id.prefix().equals(range.from().prefix())
                          && id.kind() == range.from().kind()
                          && id.number() >= Math.min(range.from().number(), range.to().number())
                          && id.number() <= Math.max(range.from().number(), range.to().number()))
              .sorted()
              .toList();
      case Ref.ToSymbol _ -> List.of();
    };
  }

  /**
   * What a symbol means.
   *
   * @param from the type in whose section it stands, which a name without a type means first; null
   *     elsewhere
   */
  public Meaning resolve(Ref.ToSymbol ref, @Nullable String from) {
    return SymbolTable.resolve(this, ref.symbol(), from);
  }

  /** What a symbol in a value means. */
  public sealed interface Meaning {

    /** A declared type. */
    record OfType(Type type) implements Meaning {}

    /** A declared method or constructor. */
    record OfMethod(Method method) implements Meaning {}

    /** A declared field. */
    record OfField(Type.Field field) implements Meaning {}

    /** A name that means more than one method. */
    record Ambiguous(List<Method> choices) implements Meaning {}

    /** Nothing that is declared. */
    record Unknown() implements Meaning {}
  }
}
