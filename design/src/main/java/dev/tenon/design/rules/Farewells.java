package dev.tenon.design.rules;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.DocumentOutline;
import dev.tenon.design.DocumentOutline.Head;
import dev.tenon.design.Folding;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Prose;
import dev.tenon.design.Ref;
import dev.tenon.design.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Items whose end a design tells of: those that are replaced, and those that Revisions names. */
final class Farewells {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![A-Z0-9-])((?:[A-Z][A-Z0-9]{0,30}-){0,5}[RDTSQ]-[0-9]{1,9})(?![A-Z0-9-])"
              + "(?:\\s*(?:\\.\\.|–|~)\\s*((?:[A-Z][A-Z0-9]{0,30}-){0,5}[RDTSQ]-[0-9]{1,9}))?",
          Pattern.CASE_INSENSITIVE);

  private final Set<Id> single = new HashSet<>();
  private final List<Range> ranges = new ArrayList<>();

  private Farewells() {}

  private record Range(Id from, Id to) {
    boolean holds(Id id) {
      return id.prefix().equals(from.prefix())
          && id.kind() == from.kind()
          && id.number() >= Math.min(from.number(), to.number())
          && id.number() <= Math.max(from.number(), to.number());
    }
  }

  static Farewells of(Design design) {
    Farewells farewells = new Farewells();
    for (Item item : design.items()) {
      for (Ref ref : item.refs(Key.REPLACES)) {
        switch (ref) {
          case Ref.ToItem to -> farewells.single.add(to.id());
          case Ref.ToRange range -> farewells.ranges.add(new Range(range.from(), range.to()));
          case Ref.ToSymbol _ -> {}
        }
      }
    }
    for (Document document : design.documents()) {
      farewells.read(DocumentOutline.of(document, design.language()));
    }
    return farewells;
  }

  /** Whether the design tells what became of it. */
  boolean explain(Id id) {
    return single.contains(id) || ranges.stream().anyMatch(r -> r.holds(id));
  }

  private void read(DocumentOutline outline) {
    for (Table table : outline.tables()) {
      Chapter chapter = null;
      for (Head head : outline.heads()) {
        if (head.line() < table.at().line()) {
          chapter = head.chapter();
        }
      }
      if (chapter == Chapter.REVISIONS) {
        table.rows().forEach(row -> row.forEach(this::read));
      }
    }
  }

  private void read(Prose cell) {
    Matcher m =
        NAMED.matcher(Folding.fold(cell.plain()).replaceAll("[\\u2010-\\u2012\\u2212]", "-"));
    while (m.find()) {
      Optional<Id> first = Id.read(m.group(1).toUpperCase(Locale.ROOT));
      Optional<Id> last = m.group(2) == null ? first : Id.read(m.group(2));
      first.ifPresent(single::add);
      if (first.isPresent() && last.isPresent()) {
        ranges.add(new Range(first.get(), last.get()));
      }
    }
  }
}
