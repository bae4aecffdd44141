package dev.tenon.design.change;

import dev.tenon.design.Attribute;
import dev.tenon.design.Chapter;
import dev.tenon.design.Content;
import dev.tenon.design.ContentReader;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.Parameter;
import dev.tenon.design.Ref;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All of a design that binds and that somebody can lean on, in reading order, with what it says.
 * Replaced items are none of it; of an id or name that occurs again the first counts.
 */
public final class Subjects {
  /** The keys of which a change goes on to the item that has them. */
  static final Set<Key> LEANING =
      Collections.unmodifiableSet(
          EnumSet.of(Key.REFINES, Key.DEPENDS_ON, Key.SATISFIES, Key.VERIFIES));

  private final Design design;
  private final Map<String, Subject> byName = new LinkedHashMap<>();
  private final Map<String, Supplier<Content>> contents = new HashMap<>();
  private final Map<String, String> fingerprints = new HashMap<>();

  private Subjects(Design design) {
    this.design = design;
  }

  public static Subjects of(Design design) {
    Subjects subjects = new Subjects(design);
    List<Subject> found = new ArrayList<>();
    design.items().forEach(item -> subjects.item(item, found));
    subjects.parameters(found);
    design.types().forEach(type -> subjects.type(type, found));
    found.sort(java.util.Comparator.comparing(Subject::at));
    found.forEach(subject -> subjects.byName.putIfAbsent(subject.name(), subject));
    return subjects;
  }

  private void item(Item item, List<Subject> found) {
    if (design.isReplaced(item.id()) || contents.containsKey(item.name())) {
      // who leans on history leans on its text; nothing else asks for it
      contents.putIfAbsent(item.name(), () -> ContentReader.of(item));
      return;
    }
    contents.put(item.name(), () -> ContentReader.of(item));
    Id parent = item.nesting().parent();
    found.add(
        new Subject(
            item.name(),
            Subject.Kind.ITEM,
            item.title().plain(),
            item.at(),
            chapters(item),
            parent == null ? null : parent.toString(),
            links(item.name(), List.of(item), null)));
  }

  private static Set<Chapter> chapters(Owner owner) {
    return owner.chapter() == null ? Set.of() : Set.of(owner.chapter());
  }

  private void parameters(List<Subject> found) {
    Map<String, TreeMap<Integer, Chapter>> chapters = new HashMap<>();
    for (Design.ChapterHeading heading : design.chapters()) {
      chapters
          .computeIfAbsent(heading.at().file(), _ -> new TreeMap<>())
          .put(heading.at().line(), heading.chapter());
    }
    for (Parameter parameter : design.parameters()) {
      Id owner = parameter.owner();
      if (contents.containsKey(parameter.name()) || owner != null && design.isReplaced(owner)) {
        continue;
      }
      contents.put(parameter.name(), () -> ContentReader.of(parameter));
      Map.Entry<Integer, Chapter> above =
          chapters
              .getOrDefault(parameter.at().file(), new TreeMap<>())
              .floorEntry(parameter.at().line());
      found.add(
          new Subject(
              parameter.name(),
              Subject.Kind.PARAMETER,
              "",
              parameter.at(),
              above == null ? Set.of() : Set.of(above.getValue()),
              owner == null ? null : owner.toString(),
              List.of()));
    }
  }

  private void type(Type type, List<Subject> found) {
    String language = design.language();
    add(
        type.name(),
        Subject.Kind.TYPE,
        type.sections(),
        type.name(),
        () -> ContentReader.of(type, language),
        found);
    for (Method method : type.methods()) {
      add(
          method.symbol(),
          Subject.Kind.METHOD,
          method.sections(),
          type.name(),
          () -> ContentReader.of(method, language),
          found);
    }
    for (Type.Field field : type.fields()) {
      add(
          field.symbol(),
          Subject.Kind.FIELD,
          List.of(field.section()),
          type.name(),
          () -> ContentReader.of(field, language),
          found);
    }
  }

  private void add(
      String name,
      Subject.Kind kind,
      List<SymbolSection> sections,
      String type,
      Supplier<Content> content,
      List<Subject> found) {
    if (contents.putIfAbsent(name, content) != null) {
      return;
    }
    Set<Chapter> chapters = EnumSet.noneOf(Chapter.class);
    sections.forEach(s -> chapters.addAll(chapters(s)));
    found.add(
        new Subject(
            name, kind, "", sections.getFirst().at(), chapters, null, links(name, sections, type)));
  }

  private List<Link> links(String name, List<? extends Owner> owners, @Nullable String type) {
    Map<String, Link> links = new LinkedHashMap<>();
    for (Owner owner : owners) {
      for (Attribute attribute : owner.attributes()) {
        if (!LEANING.contains(attribute.key())) {
          continue;
        }
        for (Ref ref : attribute.refs()) {
          for (String end : ends(design, ref, type)) {
            Link link = new Link(name, attribute.key(), end, ref.at());
            links.putIfAbsent(link.name(), link);
          }
        }
      }
    }
    return List.copyOf(links.values());
  }

  /** What a value names, as far as it is there. */
  static List<String> ends(Design design, Ref ref, @Nullable String type) {
    if (!(ref instanceof Ref.ToSymbol symbol)) {
      return design.ids(ref).stream().map(Id::toString).toList();
    }
    return switch (design.resolve(symbol, type)) {
      case Design.Meaning.OfMethod(Method method) -> List.of(method.symbol());
      case Design.Meaning.OfType(Type declared) -> List.of(declared.name());
      case Design.Meaning.OfField(Type.Field field) -> List.of(field.symbol());
      case Design.Meaning.Ambiguous _, Design.Meaning.Unknown _ -> List.of();
    };
  }

  public Design design() {
    return design;
  }

  /** All of them in reading order. */
  public Collection<Subject> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** The one of an id, a parameter's name or a symbol. */
  public Optional<Subject> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** What it says. */
  public Content content(String name) {
    Supplier<Content> content = contents.get(name);
    return content == null ? new Content(List.of()) : content.get();
  }

  /** The fingerprint of what it says; empty for a name that is none. */
  public String fingerprint(String name) {
    return contents.containsKey(name)
        ? fingerprints.computeIfAbsent(name, n -> content(n).fingerprint())
        : "";
  }

  /** The fingerprint of what a link to it leans on: of a type all of its members too. */
  String leanedOn(String name) {
    Optional<Type> type = design.type(name);
    return type.isEmpty() || byName.containsKey(name) && !isType(name)
        ? fingerprint(name)
        : fingerprints.computeIfAbsent(
            "type " + name, _ -> ContentReader.whole(type.get(), design.language()).fingerprint());
  }

  private boolean isType(String name) {
    Subject subject = byName.get(name);
    return subject != null && subject.kind() == Subject.Kind.TYPE;
  }
}
