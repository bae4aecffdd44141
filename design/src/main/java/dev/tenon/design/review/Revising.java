package dev.tenon.design.review;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.Folding;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Ref;
import dev.tenon.design.SymbolSection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts an answer into the documents, section by section, and says what does not fit. */
public final class Revising {
  /** What stops ids that are not kept. */
  public static final String IDS = "id-changed";

  private final Design design;
  private final Sections sections;
  private final Answer answer;
  private final Map<Section, String> replaced = new LinkedHashMap<>();
  private final Set<Section> given = new HashSet<>();
  private final Set<Section> removed = new LinkedHashSet<>();
  private final List<Insertion> inserted = new ArrayList<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final List<Stop> problems = new ArrayList<>();
  private final Set<Id> taken;

  private record Insertion(Section after, String id, String text) {}

  private Revising(Design design, Sections sections, Answer answer, Collection<Id> used) {
    this.design = design;
    this.sections = sections;
    this.answer = answer;
    this.taken = new HashSet<>(used);
    design.items().forEach(i -> taken.add(i.id()));
  }

  /**
   * Puts an answer into a design.
   *
   * @param used ids that were given before, of items that may be gone
   * @param reparse the design with other texts of some documents, by path
   */
  public static Revision of(
      Design design,
      Sections sections,
      Scope scope,
      Answer answer,
      Collection<Id> used,
      Function<Map<String, String>, Design> reparse) {
    Revising revising = new Revising(design, sections, NamedParameters.in(design, answer), used);
    revising.edits(scope);
    revising.removals();
    Map<String, String> texts = revising.texts();
    Design after = texts.isEmpty() ? design : reparse.apply(texts);
    Sections now = texts.isEmpty() ? sections : Sections.of(after);
    return new Revision(
        design,
        sections,
        after,
        now,
        scope,
        revising.answer,
        texts,
        revising.changes(scope, now),
        revising.problems,
        Revision.Checks.none());
  }

  /** Whether an id, as an agent wrote it, means a section. */
  static boolean means(String written, Section section) {
    String name = written.strip();
    if (name.equals(section.name()) || name.equals(section.id()) || name.equals(section.key())) {
      return true;
    }
    return section.isItem()
        && Id.read(name).map(id -> id.toString().equals(section.id())).orElse(false);
  }

  private List<Section> find(String written) {
    Optional<Section> exact = sections.find(written.strip());
    if (exact.isPresent()) {
      return List.of(exact.get());
    }
    Optional<Section> byKey = sections.key(written.strip());
    if (byKey.isPresent()) {
      return List.of(byKey.get());
    }
    List<Section> bySymbol = sections.of(written.strip());
    return bySymbol.isEmpty()
        ? Id.read(written).map(id -> sections.of(id.toString())).orElse(List.of())
        : bySymbol;
  }

  private void edits(Scope scope) {
    for (Answer.Edit edit : answer.items()) {
      if (edit.id().strip().equalsIgnoreCase(Answer.NEW)) {
        added(edit, scope);
        continue;
      }
      List<Section> meant = find(edit.id());
      if (meant.isEmpty()) {
        problem(
            edit.id(),
            edit.id()
                + " is no item of the design; keep the ids, and give a new item the id \"new\".",
            edit.id() + " 不是设计中的条目；请保留原编号，新条目的编号写作 \"new\"。");
      } else {
        changed(edit, meant);
      }
    }
  }

  private void changed(Answer.Edit edit, List<Section> meant) {
    String first = edit.text().strip().lines().findFirst().orElse("");
    Section section =
        meant.stream().filter(s -> headingFits(s, first)).findFirst().orElse(meant.getFirst());
    if (!given.add(section)) {
      problem(
          section.name(),
          section.name() + " stands twice in \"items\"; give each section once.",
          section.name() + " 在 \"items\" 中出现两次；每个小节只给出一次。");
      return;
    }
    String text = SectionText.atLevel(edit.text(), section.level());
    SectionText.Cut cut = cut(section, text);
    if (cut.pieces().isEmpty()
        || !cut.stray().isEmpty()
        || !bare(cut.pieces().getFirst().id()).equals(bare(section.id()))) {
      String found = cut.pieces().isEmpty() ? first : cut.pieces().getFirst().id();
      problem(
          section.name(),
          cut.stray().isEmpty()
              ? "The text of "
                  + section.name()
                  + " begins with the heading of "
                  + found
                  + "; keep ids and names, and begin with the section's own heading."
              : "The text of "
                  + section.name()
                  + " holds a line that is not its own: \""
                  + cut.stray()
                  + "\"; give the section with its heading and nothing else.",
          cut.stray().isEmpty()
              ? section.name() + " 的文本以 " + found + " 的标题开头；请保留编号和名称，以该节自己的标题开头。"
              : section.name() + " 的文本含有不属于它的行：“" + cut.stray() + "”；只给出该节及其标题。");
      return;
    }
    reasons.put(section.key(), edit.reason().strip());
    if (cut.pieces().size() == 1) {
      put(section, cut.pieces().getFirst().section().text());
      return;
    }
    whole(section, cut, edit);
  }

  /** The text of a section with those inside of it: what it no longer holds is taken out. */
  private void whole(Section section, SectionText.Cut cut, Answer.Edit edit) {
    List<Section> inside = sections.all().stream().filter(section::holds).toList();
    put(section, cut.pieces().getFirst().section().text());
    Set<Section> kept = new HashSet<>();
    for (SectionText.Piece piece : cut.pieces().subList(1, cut.pieces().size())) {
      Optional<Section> own =
          inside.stream()
              .filter(s -> bare(s.id()).equals(bare(piece.id())) && kept.add(s))
              .findFirst();
      if (own.isEmpty()) {
        problem(
            piece.id(),
            piece.id()
                + " stands in the text of "
                + section.name()
                + ", but not in its section; give each item as an entry of its own.",
            piece.id() + " 出现在 " + section.name() + " 的文本中，却不在它的小节里；每个条目请单独给出。");
        continue;
      }
      if (replaced.containsKey(own.get())) {
        continue; // it has an entry of its own
      }
      reasons.putIfAbsent(own.get().key(), edit.reason().strip());
      put(own.get(), piece.section().text());
    }
    if (!kept.isEmpty()) {
      // who gives the inner sections gives all of them; who gives none means the section's own text
      inside.stream()
          .filter(s -> !kept.contains(s) && !replaced.containsKey(s))
          .forEach(removed::add);
    }
  }

  private void put(Section section, String text) {
    removed.remove(section);
    replaced.put(section, text);
  }

  private static boolean headingFits(Section section, String heading) {
    boolean reference =
        section.owner() instanceof SymbolSection s && s.role() == SymbolSection.Role.REFERENCE;
    String code = heading.replaceAll("^[\\s#]*`+|`+\\s*$", "").replaceAll("\\s+", "");
    return section.isItem() || reference == code.equals(section.id().replaceAll("\\s+", ""));
  }

  /** A name without parameter types, which one text alone does not tell apart. */
  private static String bare(String id) {
    int bracket = id.indexOf('(');
    return bracket < 0 ? id : id.substring(0, bracket);
  }

  private SectionText.Cut cut(Section section, String text) {
    return SectionText.cut(design.config(), text, chapter(section), typeAround(section));
  }

  private static @Nullable Chapter chapter(Section section) {
    return section.isItem() ? null : section.owner().chapter();
  }

  /** The heading of the type in which a symbol is declared. */
  private @Nullable String typeAround(Section section) {
    if (!(section.owner() instanceof SymbolSection symbol)
        || symbol.role() != SymbolSection.Role.MEMBER) {
      return null;
    }
    String name = bare(section.id());
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? null
        : design
            .type(name.substring(0, dot))
            .map(t -> t.section().heading().text().strip())
            .orElse("class " + name.substring(name.lastIndexOf('.', dot - 1) + 1, dot));
  }

  private void added(Answer.Edit edit, Scope scope) {
    List<Section> after = edit.after().isBlank() ? List.of() : find(edit.after());
    if (!edit.after().isBlank() && after.isEmpty()) {
      problem(
          edit.after(),
          "A new item goes after " + edit.after() + ", which is no item of the design.",
          "新条目要放在 " + edit.after() + " 之后，但设计中没有它。");
      return;
    }
    Section anchor = after.isEmpty() ? usual(scope) : after.getLast();
    if (anchor == null) {
      problem(Answer.NEW, "A new item needs \"after\".", "新条目需要 \"after\"。");
      return;
    }
    String text = SectionText.atLevel(edit.text(), anchor.level());
    String prefix = SectionText.asksFor(design.config(), text);
    String id = "";
    if (!prefix.isEmpty()) {
      Id next = SectionText.next(prefix, taken);
      text = SectionText.numbered(text, next.number());
      id = next.toString();
    }
    SectionText.Cut cut = cut(anchor, text);
    boolean one = cut.pieces().size() == 1 && cut.stray().isEmpty();
    boolean symbol = one && prefix.isEmpty() && !cut.pieces().getFirst().section().isItem();
    if (symbol) {
      id = cut.pieces().getFirst().id();
    }
    if (!one || id.isEmpty() || symbol && !sections.of(id).isEmpty()) {
      problem(
          Answer.NEW,
          "A new item begins with a heading such as \"### D-? Title\" and holds one item; found: \""
              + edit.text().strip().lines().findFirst().orElse("")
              + "\".",
          "新条目以 \"### D-? 标题\" 这样的标题开头，且只含一个条目；实际是：“"
              + edit.text().strip().lines().findFirst().orElse("")
              + "”。");
      return;
    }
    Id.read(id).ifPresent(taken::add);
    reasons.put(cut.pieces().getFirst().key(), edit.reason().strip());
    inserted.add(new Insertion(anchor, cut.pieces().getFirst().key(), text));
  }

  private @Nullable Section usual(Scope scope) {
    Section last = null;
    for (String id : scope.named()) {
      last = sections.of(id).isEmpty() ? last : sections.of(id).getLast();
    }
    return last;
  }

  /** A removal without a section of its own takes the item out. */
  private void removals() {
    Set<String> replacedIds = replacedByAnswer();
    for (Answer.Removal removal : answer.removed()) {
      List<Section> meant = find(removal.id());
      if (meant.isEmpty()) {
        problem(
            removal.id(),
            removal.id() + " is no item of the design; \"removed\" names items that were there.",
            removal.id() + " 不是设计中的条目；\"removed\" 只列原有的条目。");
        continue;
      }
      boolean rewritten = meant.stream().anyMatch(replaced::containsKey);
      if (!rewritten && !replacedIds.contains(meant.getFirst().id())) {
        removed.addAll(meant);
        meant.forEach(s -> reasons.putIfAbsent(s.key(), removal.reason().strip()));
      }
    }
  }

  /** What the new texts replace: it stays, as history. */
  private Set<String> replacedByAnswer() {
    Set<String> ids = new HashSet<>();
    List<String> texts = new ArrayList<>(replaced.values());
    inserted.forEach(i -> texts.add(i.text()));
    for (String text : texts) {
      Design alone =
          dev.tenon.design.DesignParser.parse(
              design.config(), List.of(new Document("answer.md", text)), List.of());
      for (Item item : alone.items()) {
        for (Ref ref : item.refs(Key.REPLACES)) {
          ids.add(Id.read(ref.text()).map(Id::toString).orElse(Folding.fold(ref.text())));
        }
      }
    }
    return ids;
  }

  private Map<String, String> texts() {
    Map<String, Texts> byPath = new LinkedHashMap<>();
    removed.removeAll(replaced.keySet());
    replaced.forEach(
        (s, text) -> {
          if (!text.equals(s.text())) {
            of(byPath, s).replace(s, text);
          }
        });
    removed.forEach(s -> of(byPath, s).remove(s));
    inserted.forEach(i -> of(byPath, i.after()).insert(i.after().end(), i.text()));
    Map<String, String> texts = new LinkedHashMap<>();
    byPath.forEach((path, text) -> texts.put(path, text.text()));
    return texts;
  }

  private static Texts of(Map<String, Texts> byPath, Section section) {
    return byPath.computeIfAbsent(section.document().path(), _ -> new Texts(section.document()));
  }

  /** What is different now, whatever the answer says of it. */
  private List<Change> changes(Scope scope, Sections now) {
    List<Change> changes = new ArrayList<>();
    for (Section after : now.all()) {
      Optional<Section> before = sections.key(after.key());
      if (before.isEmpty()) {
        changes.add(change(scope, after, Change.Kind.ADDED, "", after.text(), anchor(after)));
      } else if (!before.get().text().equals(after.text())) {
        changes.add(
            change(
                scope, before.get(), Change.Kind.CHANGED, before.get().text(), after.text(), ""));
      }
    }
    for (Section before : sections.all()) {
      if (now.key(before.key()).isEmpty()) {
        changes.add(change(scope, before, Change.Kind.REMOVED, before.text(), "", ""));
      }
    }
    return changes;
  }

  /** The section behind which an added one was put. */
  private String anchor(Section added) {
    for (Insertion insertion : inserted) {
      if (insertion.id().equals(added.key())) {
        return insertion.after().key();
      }
    }
    return "";
  }

  private Change change(
      Scope scope, Section section, Change.Kind kind, String before, String after, String anchor) {
    return new Change(
        section.name(),
        section.key(),
        kind,
        before,
        after,
        reasons.getOrDefault(section.key(), ""),
        scope.pulledBy(section.id()),
        scope.links(section.id()).stream().map(l -> l.text(design.tongue())).toList(),
        anchor);
  }

  private void problem(String item, String english, String chinese) {
    problems.add(new Stop(IDS, item.strip(), design.tongue().pick(english, chinese)));
  }
}
