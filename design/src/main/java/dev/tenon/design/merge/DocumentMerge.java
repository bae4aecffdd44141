package dev.tenon.design.merge;

import dev.tenon.design.merge.Versions.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges one document by item, three ways.
 *
 * <p>A document is cut into what stands before the first heading, items, symbols and the prose
 * below other headings; out of these are taken the rows of parameters, steps, revisions and
 * problems. What only one side changed, added, moved or took out is so in the result; an item,
 * symbol or row that both changed is a conflict that shows both; prose is merged by lines. What
 * nobody touched stays byte for byte.
 */
public final class DocumentMerge {
  private final Markers markers;
  private final String ending;
  private final Map<String, Piece> base;
  private final Map<String, Piece> ours;
  private final Map<String, Piece> theirs;
  private final Set<String> conflicts = new LinkedHashSet<>();

  private DocumentMerge(
      Markers markers,
      String ending,
      Map<String, Piece> base,
      Map<String, Piece> ours,
      Map<String, Piece> theirs) {
    this.markers = markers;
    this.ending = ending;
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
  }

  /**
   * Merges.
   *
   * @param base empty where the document was on neither side before
   * @param language of the code, in which symbols are declared
   */
  public static MergeResult merge(
      String base, String ours, String theirs, String language, Markers markers) {
    for (String version : List.of(base, ours, theirs)) {
      if (Markers.isIn(version)) {
        return new MergeResult.NotByItem("a version holds the marks of an older conflict");
      }
    }
    Versions<Text> texts = new Versions<>(Text.of(base), Text.of(ours), Text.of(theirs));
    Text.Style style = style(texts);
    Cuts cuts = Cuts.of(texts, style, language);
    for (Cut cut : cuts.all()) {
      Set<String> ids = new HashSet<>();
      for (String id : cut.items()) {
        if (!ids.add(id)) {
          return new MergeResult.NotByItem("a version has two headings of " + id);
        }
      }
    }
    DocumentMerge merge =
        new DocumentMerge(
            markers,
            style.ending(),
            cuts.base().pieces(cuts.ambiguous()),
            cuts.ours().pieces(cuts.ambiguous()),
            cuts.theirs().pieces(cuts.ambiguous()));
    Set<String> items = new HashSet<>();
    Text merged =
        new Text(
            Boolean.TRUE.equals(texts.map(Text::mark).chosen()),
            style,
            Boolean.TRUE.equals(texts.map(Text::closed).chosen()),
            merge.lines(items));
    boolean clean = merge.conflicts.isEmpty();
    if (clean && !new HashSet<>(Cut.of(merged, language).items()).equals(items)) {
      return new MergeResult.NotByItem("a block of code or a comment is not closed");
    }
    return new MergeResult.Merged(merged.text(), List.copyOf(merge.conflicts));
  }

  private static Text.Style style(Versions<Text> texts) {
    boolean plain = texts.present().stream().noneMatch(t -> t.style() == Text.Style.MIXED);
    Text.Style chosen = texts.map(Text::style).chosen();
    return plain && chosen != null ? chosen : Text.Style.MIXED;
  }

  /** The three versions, cut. */
  private record Cuts(Cut base, Cut ours, Cut theirs) {

    static Cuts of(Versions<Text> texts, Text.Style style, String language) {
      Versions<Cut> cuts =
          texts.map(t -> style == Text.Style.MIXED ? t : t.in(style)).map(t -> Cut.of(t, language));
      Set<String> scattered = new HashSet<>();
      cuts.present().forEach(cut -> scattered.addAll(cut.scattered()));
      Versions<Cut> apart = cuts.map(cut -> cut.apart(scattered));
      return new Cuts(
          Objects.requireNonNull(apart.base()),
          Objects.requireNonNull(apart.ours()),
          Objects.requireNonNull(apart.theirs()));
    }

    List<Cut> all() {
      return List.of(base, ours, theirs);
    }

    Set<String> ambiguous() {
      Set<String> ambiguous = new HashSet<>();
      all().forEach(cut -> ambiguous.addAll(cut.repeated()));
      return ambiguous;
    }
  }

  /** All lines of the result; the ids that stand in it are added to {@code items}. */
  private List<String> lines(Set<String> items) {
    Set<String> contested = contested();
    Map<String, List<String>> merged = new HashMap<>();
    Set<String> keys = new LinkedHashSet<>(base.keySet()); // told alike whichever side is ours
    keys.addAll(ours.keySet());
    keys.addAll(theirs.keySet());
    for (String key : keys) {
      List<String> lines = merged(at(key), contested);
      if (lines != null) {
        merged.put(key, lines);
      }
    }
    Versions<List<String>> orders =
        new Versions<>(
            List.copyOf(base.keySet()), List.copyOf(ours.keySet()), List.copyOf(theirs.keySet()));
    List<String> order = Order.merge(orders, merged::containsKey, this::level);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      String key = order.get(i);
      List<String> piece = merged.getOrDefault(key, List.of());
      lines.addAll(piece);
      lines.addAll(gap(at(key), piece.isEmpty(), i == order.size() - 1));
      if (key.startsWith("item ")) {
        items.add(key.substring("item ".length()));
      }
    }
    return lines;
  }

  private Versions<Piece> at(String key) {
    return new Versions<>(base.get(key), ours.get(key), theirs.get(key));
  }

  private int level(String key) {
    return at(key).present().getLast().level();
  }

  /** Items of several sections that both changed: the text of one, or which ones are its own. */
  private Set<String> contested() {
    Map<String, Set<String>> sections = new HashMap<>();
    for (Map<String, Piece> version : List.of(base, ours, theirs)) {
      for (Piece piece : version.values()) {
        if (piece.whole() && !piece.owner().equals(piece.key())) {
          sections.computeIfAbsent(piece.owner(), _ -> new HashSet<>()).add(piece.key());
        }
      }
    }
    Set<String> contested = new HashSet<>();
    sections.forEach(
        (owner, parts) -> {
          parts.add(owner);
          boolean byOurs = false;
          boolean byTheirs = false;
          for (String key : parts) {
            Versions<List<List<String>>> text =
                at(key).map(p -> p.owner().equals(owner) ? p.text() : List.of());
            boolean same = Objects.equals(text.ours(), text.theirs());
            byOurs |= !same && !Objects.equals(text.base(), text.ours());
            byTheirs |= !same && !Objects.equals(text.base(), text.theirs());
          }
          if (byOurs && byTheirs) {
            contested.add(owner);
          }
        });
    return contested;
  }

  /** The lines of a section in the result; null if it is in none. */
  private @Nullable List<String> merged(Versions<Piece> versions, Set<String> contested) {
    Versions<List<String>> lines = versions.map(Piece::lines);
    Piece mine = versions.ours();
    Piece other = versions.theirs();
    if (versions.present().stream().map(Piece::owner).anyMatch(contested::contains)) {
      Versions<List<List<String>>> text = versions.map(Piece::text);
      if (!Objects.equals(text.ours(), text.theirs())) {
        return conflict(versions);
      }
    }
    if (lines.change() != Change.BOTH) {
      return lines.chosen();
    }
    Piece before = versions.base();
    boolean alike =
        mine != null
            && other != null
            && mine.shape().equals(other.shape())
            && (before == null || before.shape().equals(mine.shape()));
    if (mine == null || other == null) {
      return conflict(versions);
    }
    if (mine.whole()) {
      boolean both = versions.map(Piece::text).change() == Change.BOTH;
      return alike && !both ? byParts(versions, mine) : conflict(versions);
    }
    return alike ? byParts(versions, mine) : byLines(versions, lines);
  }

  private List<String> byParts(Versions<Piece> versions, Piece mine) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < mine.parts().size(); i++) {
      int part = i;
      Versions<Part> parts = versions.map(p -> p.parts().get(part));
      if (mine.parts().get(i) instanceof Part.Rows) {
        lines.addAll(rows(parts.map(p -> (Part.Rows) p)));
      } else {
        lines.addAll(byLines(versions, parts.map(Part::lines)));
      }
    }
    return lines;
  }

  private List<String> byLines(Versions<Piece> versions, Versions<List<String>> lines) {
    LineMerge.Result result =
        LineMerge.merge(or(lines.base()), or(lines.ours()), or(lines.theirs()), markers, ending);
    if (result.conflict()) {
      conflicts.add(versions.present().getLast().name());
    }
    return result.lines();
  }

  private List<String> conflict(Versions<Piece> versions) {
    conflicts.add(versions.present().getLast().name());
    Versions<List<String>> lines = versions.map(Piece::lines);
    return markers.around(or(lines.ours()), or(lines.theirs()), ending);
  }

  private static List<String> or(@Nullable List<String> lines) {
    return lines == null ? List.of() : lines;
  }

  private List<String> rows(Versions<Part.Rows> tables) {
    Map<String, List<String>> merged = new HashMap<>();
    Versions<Map<String, Row>> rows = tables.map(DocumentMerge::byKey);
    Set<String> keys = new LinkedHashSet<>();
    rows.present().forEach(r -> keys.addAll(r.keySet()));
    Part.Kind kind = tables.present().getFirst().kind();
    for (String key : keys) {
      Versions<Row> row =
          new Versions<>(row(rows.base(), key), row(rows.ours(), key), row(rows.theirs(), key));
      List<String> lines = row(row, kind);
      if (!lines.isEmpty()) {
        merged.put(key, lines);
      }
    }
    List<String> lines = new ArrayList<>(or(tables.map(Part.Rows::head).chosen()));
    Versions<List<String>> orders = rows.map(r -> List.copyOf(r.keySet()));
    for (String key : Order.merge(orders, merged::containsKey, _ -> 0)) {
      lines.addAll(merged.getOrDefault(key, List.of()));
    }
    return lines;
  }

  private static @Nullable Row row(@Nullable Map<String, Row> rows, String key) {
    return rows == null ? null : rows.get(key);
  }

  private static Map<String, Row> byKey(Part.Rows rows) {
    Map<String, Row> byKey = new java.util.LinkedHashMap<>();
    rows.rows().forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }

  /** The lines of a row in the result, none if it is in none. */
  private List<String> row(Versions<Row> row, Part.Kind kind) {
    Change change = row.map(Row::said).change();
    if (change == Change.BOTH && kind == Part.Kind.NAMED) {
      conflicts.add(row.present().getLast().key());
      Versions<List<String>> lines = row.map(r -> List.of(r.line()));
      return markers.around(or(lines.ours()), or(lines.theirs()), ending);
    }
    boolean same = Objects.equals(row.map(Row::said).ours(), row.map(Row::said).theirs());
    Row chosen = same ? row.chosen() : change == Change.THEIRS ? row.theirs() : row.ours();
    return chosen == null ? List.of() : List.of(chosen.line());
  }

  /** The blank lines behind a section. */
  private List<String> gap(Versions<Piece> versions, boolean empty, boolean last) {
    Versions<Piece.Gap> gaps = versions.map(Piece::gap);
    Piece.Gap chosen = gaps.chosen();
    Piece.Gap gap = chosen == null ? gaps.present().getLast() : chosen;
    if (gap.last() == last) {
      return gap.lines();
    }
    if (last) {
      return List.of();
    }
    return empty || !gap.lines().isEmpty() ? gap.lines() : List.of(ending);
  }
}
