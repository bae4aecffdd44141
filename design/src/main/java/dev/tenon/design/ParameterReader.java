package dev.tenon.design;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a table of parameters: one whose first header is {@code parameter}. */
final class ParameterReader {
  private static final List<String> NAME = List.of("parameter", "参数", "参数名");
  private static final List<String> VALUE = List.of("value", "值", "取值", "默认值");
  private static final List<String> UNIT = List.of("unit", "单位");
  private static final List<String> RANGE = List.of("range", "范围");
  private static final List<String> MEANING = List.of("meaning", "含义");

  private ParameterReader() {}

  static void read(Table table, @Nullable Id owner, List<Parameter> into) {
    if (table.header().isEmpty() || !NAME.contains(word(table.header().getFirst()))) {
      return;
    }
    for (List<Prose> row : table.rows()) {
      String name = row.getFirst().plain();
      if (!name.isBlank()) {
        Located text = ProseReader.plain(row.getFirst());
        into.add(
            new Parameter(
                name,
                text.part(0, text.length()).at(),
                cell(table, row, VALUE),
                cell(table, row, UNIT),
                cell(table, row, RANGE),
                cell(table, row, MEANING),
                owner));
      }
    }
  }

  private static @Nullable Prose cell(Table table, List<Prose> row, List<String> names) {
    for (int i = 1; i < table.header().size(); i++) {
      if (names.contains(word(table.header().get(i)))) {
        return row.get(i);
      }
    }
    return null;
  }

  private static String word(Prose header) {
    return header.plain().toLowerCase(Locale.ROOT);
  }
}
