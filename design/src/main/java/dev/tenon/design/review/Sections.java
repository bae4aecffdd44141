package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.Item;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import dev.tenon.design.plan.Lines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The documents of a design, cut at the headings of items and symbols. */
public final class Sections {
  private final Map<String, Section> byName = new LinkedHashMap<>();
  private final Map<String, Section> byKey = new LinkedHashMap<>();
  private final Map<String, List<Section>> byId = new LinkedHashMap<>();
  private final List<String> between = new ArrayList<>();

  private Sections() {}

  /** Cuts a design. */
  public static Sections of(Design design) {
    Map<String, TreeMap<Integer, Owner>> owners = owners(design);
    Map<String, TreeSet<Integer>> starts = new HashMap<>();
    owners.forEach((path, byLine) -> starts.put(path, new TreeSet<>(byLine.keySet())));
    design
        .unnumbered()
        .forEach(
            u -> starts.computeIfAbsent(u.at().file(), _ -> new TreeSet<>()).add(u.at().line()));
    Map<String, Integer> occurrences = new HashMap<>();
    List<Section> cut = new ArrayList<>();
    Sections sections = new Sections();
    for (Document document : design.documents()) {
      TreeMap<Integer, Owner> here = owners.getOrDefault(document.path(), new TreeMap<>());
      TreeSet<Integer> heads = starts.getOrDefault(document.path(), new TreeSet<>());
      Lines lines = Lines.of(document);
      int at = 1;
      for (Map.Entry<Integer, Owner> entry : here.entrySet()) {
        int first = entry.getKey();
        int end = lines.sectionEnd(first);
        Integer next = heads.higher(first);
        int last = next == null ? end : Math.min(end, next - 1);
        Owner owner = entry.getValue();
        String key = key(owner);
        int occurrence = occurrences.merge(key, 1, Integer::sum);
        cut.add(
            new Section(
                "",
                owner.name(),
                occurrence == 1 ? key : key + "#" + occurrence,
                owner,
                document,
                first,
                filled(document, first, last),
                filled(document, first, end),
                Math.max(1, lines.level(first))));
        sections.between(document, at, first - 1);
        at = last + 1;
      }
      sections.between(document, at, document.lines());
    }
    sections.name(cut);
    return sections;
  }

  private static int filled(Document document, int first, int last) {
    int line = last;
    while (line > first && document.line(line).isBlank()) {
      line--;
    }
    return line;
  }

  private void between(Document document, int from, int to) {
    for (int line = from; line <= to; line++) {
      if (!document.line(line).isBlank()) {
        between.add(document.path() + "\n" + document.line(line).strip());
      }
    }
  }

  private static String key(Owner owner) {
    if (owner instanceof Item) {
      return owner.name();
    }
    boolean detail = owner instanceof SymbolSection s && s.role() == SymbolSection.Role.REFERENCE;
    return owner.name() + (detail ? "@5" : "@4");
  }

  private void name(List<Section> cut) {
    Map<String, Integer> uses = new HashMap<>();
    cut.forEach(s -> uses.merge(s.id(), 1, Integer::sum));
    for (Section s : cut) {
      boolean alone = uses.getOrDefault(s.id(), 0) == 1;
      Section named =
          new Section(
              alone ? s.id() : s.key(),
              s.id(),
              s.key(),
              s.owner(),
              s.document(),
              s.first(),
              s.last(),
              s.end(),
              s.level());
      byName.put(named.name(), named);
      byKey.put(named.key(), named);
      byId.computeIfAbsent(named.id(), _ -> new ArrayList<>()).add(named);
    }
  }

  /** Each heading's owner by file and line. */
  private static Map<String, TreeMap<Integer, Owner>> owners(Design design) {
    Map<String, TreeMap<Integer, Owner>> owners = new HashMap<>();
    design.items().forEach(i -> add(owners, i));
    for (Type type : design.types()) {
      type.sections().forEach(s -> add(owners, s));
      for (Method method : type.methods()) {
        method.sections().forEach(s -> add(owners, s));
      }
      type.fields().forEach(f -> add(owners, f.section()));
    }
    design.references().forEach(s -> add(owners, s));
    design.unreadable().forEach(b -> add(owners, b.section()));
    return owners;
  }

  private static void add(Map<String, TreeMap<Integer, Owner>> owners, Owner owner) {
    owners
        .computeIfAbsent(owner.at().file(), _ -> new TreeMap<>())
        .putIfAbsent(owner.at().line(), owner);
  }

  /** All of them in reading order. */
  public List<Section> all() {
    return List.copyOf(byName.values());
  }

  /** The section of a unique name. */
  public Optional<Section> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<Section> key(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The sections of an id or symbol: several where chapters 4 and 5 both have one. */
  public List<Section> of(String id) {
    return Collections.unmodifiableList(byId.getOrDefault(id, List.of()));
  }

  /** The lines that stand in no section, each with its file; blank ones left out. */
  List<String> between() {
    return Collections.unmodifiableList(between);
  }
}
