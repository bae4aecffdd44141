package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what an item, a parameter or a symbol says. */
public final class ContentReader {
  /** What stands between the names in a value and says nothing. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;、`\\[\\]*\"“”「」]+|\\band\\b|和");

  /** Languages whose comments and white space between tokens have no meaning. */
  private static final Set<String> FREE =
      Set.of("java", "typescript", "javascript", "go", "rust", "kotlin", "c", "cpp", "json");

  private static final Set<String> DASHES = Set.of("-", "–", "—", "");

  private final List<Content.Part> parts = new ArrayList<>();

  private ContentReader() {}

  /** Title, text up to the first inner item, attributes as a sorted set, code and tables. */
  public static Content of(Item item) {
    ContentReader reader = new ContentReader();
    reader.words(Content.Kind.TITLE, item.title().plain());
    List<Passage> own = item.passages().subList(0, item.nesting().ownPassages());
    for (Passage passage : own) {
      if (passage.kind() != Passage.Kind.TABLE) {
        Words.sentences(passage.prose().plain()).forEach(s -> reader.words(Content.Kind.TEXT, s));
      }
    }
    reader.attributes(item);
    item.code().forEach(reader::code);
    item.asides().forEach(aside -> reader.words(Content.Kind.CODE, aside));
    for (Table table : item.tables()) {
      reader.row(table.header());
      table.rows().forEach(reader::row);
    }
    return new Content(reader.parts);
  }

  /** The cells of its row but its name. */
  public static Content of(Parameter parameter) {
    ContentReader reader = new ContentReader();
    reader.cell("value", parameter.value());
    reader.cell("unit", parameter.unit());
    reader.cell("range", parameter.range());
    if (parameter.meaning() != null && !DASHES.contains(parameter.meaning().plain())) {
      reader.words(Content.Kind.TEXT, parameter.meaning().plain());
    }
    return new Content(reader.parts);
  }

  private void cell(String name, @Nullable Prose cell) {
    String text = cell == null ? "" : Words.shown(cell.plain());
    if (!DASHES.contains(text)) {
      parts.add(
          new Content.Part(
              Content.Kind.ROW, name + ": " + text, name + " " + Words.expression(text)));
    }
  }

  /**
   * A method as those who call it see it, and the body that the document gives: declaration,
   * exceptions, contracts. Neither the names of its parameters count, nor its prose.
   */
  public static Content of(Method method, String language) {
    ContentReader reader = new ContentReader();
    Map<String, String> names = new TreeMap<>();
    method.declaration().parameters().forEach(p -> names.put(p.name(), "$" + names.size()));
    reader.declaration(method.section(), language, names);
    for (Tag tag : method.tags()) {
      reader.part(
          Content.Kind.ATTRIBUTE,
          tag.text(),
          tag.name() + " " + renamed(String.join(" , ", tag.arguments()), language, names));
    }
    method.sections().forEach(s -> reader.attributes(s, Set.of(Key.THROWS, Key.RETURNS)));
    method
        .body(language)
        .ifPresent(
            body ->
                reader.part(Content.Kind.CODE, body.text(), renamed(body.text(), language, names)));
    return new Content(reader.parts);
  }

  /** A type without its members: declaration, package, contracts, blocks of members and imports. */
  public static Content of(Type type, String language) {
    ContentReader reader = new ContentReader();
    reader.declaration(type.section(), language, Map.of());
    reader.part(Content.Kind.ATTRIBUTE, "package: " + type.packageName(), type.packageName());
    for (SymbolSection section : type.sections()) {
      reader.tags(section);
      section.code().stream()
          .filter(b -> b.is(language, "members") || b.is(language, "imports"))
          .forEach(reader::code);
    }
    return new Content(reader.parts);
  }

  /** A declared field. */
  public static Content of(Type.Field field, String language) {
    ContentReader reader = new ContentReader();
    reader.declaration(field.section(), language, Map.of());
    return new Content(reader.parts);
  }

  /** A type with all of its members. */
  public static Content whole(Type type, String language) {
    List<Content.Part> all = new ArrayList<>(of(type, language).parts());
    type.fields().forEach(f -> all.addAll(of(f, language).parts()));
    type.methods().forEach(m -> all.addAll(of(m, language).parts()));
    return new Content(all);
  }

  private void declaration(SymbolSection section, String language, Map<String, String> names) {
    String heading = section.heading().text().strip().replaceAll("[;{:\\s]+$", "");
    part(Content.Kind.TITLE, heading, renamed(heading, language, names));
  }

  /**
   * Code without comments and white space, some names replaced; in Python the depth of lines
   * counts.
   */
  private static String renamed(String code, String language, Map<String, String> names) {
    if (language.equals("python") && code.contains("\n")) {
      return CodeText.normal(language, code);
    }
    List<Lexeme> all = Lexer.read(code, language);
    StringBuilder out = new StringBuilder(code.length());
    for (int i = 0; i < all.size(); i++) {
      Lexeme token = all.get(i);
      boolean free = token.isWord() && (i == 0 || !all.get(i - 1).is("."));
      out.append(free ? names.getOrDefault(token.text(), token.text()) : token.text()).append(' ');
    }
    return out.toString().strip();
  }

  private void attributes(Item item) {
    TreeMap<String, String> said = new TreeMap<>();
    item.attributes().forEach(a -> attribute(a, said));
    item.bullets().stream()
        .filter(b -> b.tag() != null)
        .forEach(b -> said.put("tag " + Words.expression(b.source().text()), b.source().text()));
    said.forEach((meaning, text) -> part(Content.Kind.ATTRIBUTE, text, meaning));
  }

  private void attributes(SymbolSection section, Set<Key> keys) {
    TreeMap<String, String> said = new TreeMap<>();
    section.attributes().stream()
        .filter(a -> keys.contains(a.key()))
        .forEach(a -> attribute(a, said));
    said.forEach((meaning, text) -> part(Content.Kind.ATTRIBUTE, text, meaning));
  }

  private void tags(SymbolSection section) {
    for (Bullet bullet : section.bullets()) {
      Tag tag = bullet.tag();
      if (tag != null) {
        part(Content.Kind.ATTRIBUTE, tag.text(), Words.expression(tag.text()));
      }
    }
  }

  /** Each value of an attribute by what counts of it. */
  private static void attribute(Attribute attribute, Map<String, String> said) {
    String key = attribute.key().names().getFirst();
    switch (attribute.key().form()) {
      case REFS -> {
        String rest = attribute.text();
        int at = 0;
        StringBuilder remark = new StringBuilder();
        for (Ref ref : attribute.refs()) {
          String name = name(ref);
          said.put(key + " " + name, key + ": " + name);
          int found = rest.indexOf(ref.text(), at);
          if (found >= 0) {
            remark.append(rest, at, found).append(' ');
            at = found + ref.text().length();
          }
        }
        remark(key, remark.append(rest.substring(at)).toString(), said);
      }
      case CODE -> {
        for (Prose value : attribute.values()) {
          for (CodeSpan span : value.code()) {
            String text = Words.shown(span.text().text());
            said.put(key + " " + Words.expression(text), key + ": " + text);
          }
          String words = value.text().text().replace(Prose.CODE, ' ');
          remark(key, words, said);
        }
      }
      case TEXT ->
          attribute
              .values()
              .forEach(
                  v ->
                      said.put(
                          key + " " + Words.meant(v.plain()), key + ": " + Words.shown(v.plain())));
    }
  }

  private static void remark(String key, String text, Map<String, String> said) {
    if (text.chars().allMatch(c -> c == ' ' || c == ',')) {
      return; // as nearly all values are
    }
    String words = Words.meant(BETWEEN.matcher(text).replaceAll(" "));
    if (!words.isEmpty()) {
      said.put(key + " remark " + words, key + ": " + words);
    }
  }

  private static String name(Ref ref) {
    return switch (ref) {
      case Ref.ToItem(Id id, String _, Position _) -> id.toString();
      case Ref.ToRange(Id from, Id to, String _, Position _) -> from + ".." + to;
      case Ref.ToSymbol(String symbol, String _, Position _) -> symbol;
    };
  }

  private void code(CodeBlock block) {
    String head = block.language() + " " + block.role() + "\n";
    String text = block.text();
    String meaning =
        FREE.contains(block.language()) || block.language().equals("python")
            ? CodeText.normal(block.language(), text)
            : block.isFile()
                ? text
                : text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    part(Content.Kind.CODE, text, head + meaning);
  }

  private void row(List<Prose> cells) {
    String text =
        cells.stream().map(c -> Words.shown(c.plain())).collect(Collectors.joining(" | "));
    String meaning =
        cells.stream().map(c -> Words.meant(c.plain())).collect(Collectors.joining(" | "));
    part(Content.Kind.ROW, text, meaning);
  }

  private void words(Content.Kind kind, String text) {
    part(kind, Words.shown(text), Words.meant(text));
  }

  private void part(Content.Kind kind, String text, String meaning) {
    parts.add(new Content.Part(kind, text.strip(), meaning));
  }
}
