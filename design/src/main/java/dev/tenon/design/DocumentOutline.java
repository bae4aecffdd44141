package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one document is divided: its headings as the design reads them, and its tables.
 *
 * @param heads all headings that open a section, in order
 * @param tables in order
 * @param planFirst line of the plan's opening mark; 0 where the marks are no pair
 * @param planLast line of its closing mark; 0 where they are none
 */
public record DocumentOutline(List<Head> heads, List<Table> tables, int planFirst, int planLast) {

  /** What a heading is. */
  public enum Kind {
    CHAPTER,
    ITEM,
    SYMBOL,
    OTHER
  }

  /**
   * A heading.
   *
   * @param line of its first character, from 1
   * @param level from 1
   * @param name the id, the symbol without parameters, the chapter's constant, else the text
   * @param chapter the chapter that it stands in or is; null outside of the known ones
   */
  public record Head(int line, int level, Kind kind, String name, @Nullable Chapter chapter) {}

  public DocumentOutline {
    heads = List.copyOf(heads);
    tables = List.copyOf(tables);
  }

  /**
   * Divides a document.
   *
   * @param language of the code, in which symbols are declared
   */
  public static DocumentOutline of(Document document, String language) {
    DocumentReader.Outline outline = new DocumentReader.Outline();
    DocumentText text = DocumentText.read(document, _ -> false);
    DocumentReader.read(document, text.sections(), Grammar.of(language), outline);
    List<DocumentReader.Mark> marks = outline.marks;
    boolean pair = marks.size() == 2 && !marks.get(0).closing() && marks.get(1).closing();
    return new DocumentOutline(
        outline.heads,
        outline.tables.stream()
            .map(DocumentReader.PlacedTable::table)
            .collect(Collectors.toCollection(ArrayList::new)),
        pair ? marks.get(0).line() : 0,
        pair ? marks.get(1).line() : 0);
  }
}
