package dev.tenon.design.plan;

import dev.tenon.design.Bullet;
import dev.tenon.design.Chapter;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Document;
import dev.tenon.design.Located;
import dev.tenon.design.Method;
import dev.tenon.design.Passage;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Puts a method as the code has it into the documents: declaration, prose, contracts, body. Only
 * lines that say something else change; all others stay byte for byte.
 */
public final class MethodSections {
  private final Design design;
  private final Method method;

  /** For each document, what happens to its lines; by path. */
  private final Map<String, DocumentLines> lined = new TreeMap<>();

  private MethodSections(Design design, Method method) {
    this.design = design;
    this.method = method;
  }

  /**
   * What the code says of a method.
   *
   * @param declaration on one line; empty: the document's stays
   * @param prose Markdown for its section in chapter 4; empty optional: the document's stays
   * @param contracts tags of bullets, in order
   * @param body each line with its end
   */
  public record Said(
      String declaration, Optional<String> prose, List<String> contracts, String body) {
    public Said {
      contracts = List.copyOf(contracts);
    }
  }

  /**
   * The new texts of the documents that change, by path.
   *
   * @throws DesignProblem if there is no place for it
   */
  public static Map<String, String> rewritten(Design design, Method method, Said said) {
    return new MethodSections(design, method).rewrite(said);
  }

  /**
   * The new text of the document in which a block says something else.
   *
   * @throws DesignProblem if the text can't stand between the block's fences
   */
  public static String withBlock(Design design, CodeBlock block, String text) {
    DocumentLines lines = new DocumentLines(design.document(block.info().file()).orElseThrow());
    lines.block(block, text);
    return lines.text();
  }

  private Map<String, String> rewrite(Said said) {
    if (!said.declaration().isEmpty()) {
      declaration(said.declaration());
    }
    said.prose().ifPresent(this::prose);
    List<String> added = contracts(said.contracts());
    body(said.body(), added);
    Map<String, String> texts = new LinkedHashMap<>();
    lined.forEach(
        (path, lines) -> {
          String text = lines.text();
          if (!text.equals(lines.before())) {
            texts.put(path, text);
          }
        });
    return texts;
  }

  private DocumentLines lines(Document document) {
    return lined.computeIfAbsent(document.path(), _ -> new DocumentLines(document));
  }

  // --- declaration and prose -----------------------------------------------------------------

  private void declaration(String declaration) {
    Located heading = method.section().heading();
    Document document = heading.document();
    int line = document.lineAt(heading.offset(0));
    int from = heading.offset(0) - document.lineStart(line);
    int to = heading.offset(heading.length() - 1) + 1 - document.lineStart(line);
    String old = document.line(line);
    String text = heading.text().strip().replaceAll("[;{:\\s]+$", "");
    if (!text.equals(declaration) && to <= old.length()) {
      lines(document)
          .replace(line, List.of(old.substring(0, from) + declaration + old.substring(to)));
    }
  }

  private void prose(String prose) {
    SymbolSection section = method.section();
    Document document = section.heading().document();
    DocumentLines lines = lines(document);
    int heading = document.lineAt(section.heading().offset(0));
    List<String> wanted = new ArrayList<>(prose.isEmpty() ? List.of() : prose.lines().toList());
    boolean first = true;
    for (Passage passage : section.passages()) {
      if (passage.kind() == Passage.Kind.HEADING || passage.kind() == Passage.Kind.TABLE) {
        break;
      }
      Located source = passage.source();
      if (source.length() == 0) {
        continue;
      }
      int from = document.lineAt(source.offset(0));
      int to = document.lineAt(source.offset(source.length() - 1));
      for (int line = from; line <= to; line++) {
        List<String> kept =
            document.line(line).contains("<!--") ? List.of(document.line(line)) : List.of();
        List<String> by = new ArrayList<>(first ? wanted : List.of());
        by.addAll(kept);
        lines.replace(line, by);
        first = false;
      }
      boolean gone = prose.isEmpty() || from > heading && !first && !isFirst(section, passage);
      if (gone && to < document.lines() && document.line(to + 1).isBlank()) {
        lines.replace(to + 1, List.of());
      }
    }
    if (first && !prose.isEmpty()) {
      List<String> more = new ArrayList<>(List.of(""));
      more.addAll(wanted);
      lines.after(heading, more);
    }
  }

  private static boolean isFirst(SymbolSection section, Passage passage) {
    return section.passages().getFirst() == passage;
  }

  // --- contracts -----------------------------------------------------------------------------

  /** A bullet with a tag, and where it stands. */
  private record Tagged(SymbolSection section, Bullet bullet, Tag tag) {}

  /**
   * Rewrites the bullets; those that have no bullet to stand beside are given back, as lines.
   *
   * @param wanted tags in the order of the code
   */
  private List<String> contracts(List<String> wanted) {
    List<Tagged> there = new ArrayList<>();
    for (SymbolSection section : method.sections()) {
      for (Bullet bullet : section.bullets()) {
        Tag tag = bullet.tag();
        if (tag != null) {
          there.add(new Tagged(section, bullet, tag));
        }
      }
    }
    Predicate<String> sketched =
        tag ->
            method.tags().stream()
                .anyMatch(
                    t -> t.origin() == Tag.Origin.SKETCH && normal(t.text()).equals(normal(tag)));
    List<String> bullets = wanted.stream().filter(t -> !sketched.test(t)).toList();
    if (ordered(there.stream().map(t -> t.tag().text()).toList()).equals(ordered(bullets))) {
      return List.of();
    }
    Map<String, List<String>> asWritten = new LinkedHashMap<>();
    there.forEach(t -> asWritten.putIfAbsent(normal(t.tag().text()), written(t)));
    List<String> all = new ArrayList<>();
    bullets.forEach(t -> all.addAll(asWritten.getOrDefault(normal(t), List.of("- " + t))));
    boolean first = true;
    for (Tagged each : there) {
      Document document = each.bullet().source().document();
      for (int line = firstLine(each); line <= lastLine(each); line++) {
        lines(document).replace(line, first ? all : List.of());
        first = false;
      }
    }
    return first ? all : List.of();
  }

  /**
   * Tags as code has them, each once: those of the exits last, wherever their bullets stand.
   *
   * @param tags in the order of the document, or of the code
   */
  public static List<String> ordered(List<String> tags) {
    return tags.stream()
        .map(MethodSections::normal)
        .distinct()
        .sorted(Comparator.comparing(MethodSections::isOfExits))
        .toList();
  }

  private static boolean isOfExits(String tag) {
    return tag.startsWith("AST_POSTCONDITION") || tag.startsWith("AST_INVARIANT");
  }

  private static String normal(String tag) {
    return tag.replaceAll("\\s+", " ").strip();
  }

  private static int firstLine(Tagged tagged) {
    return tagged.bullet().source().document().lineAt(tagged.bullet().source().offset(0));
  }

  private static int lastLine(Tagged tagged) {
    Located source = tagged.bullet().source();
    return source.document().lineAt(source.offset(Math.max(0, source.length() - 1)));
  }

  private static List<String> written(Tagged tagged) {
    List<String> lines = new ArrayList<>();
    Document document = tagged.bullet().source().document();
    for (int line = firstLine(tagged); line <= lastLine(tagged); line++) {
      lines.add(document.line(line));
    }
    return lines;
  }

  // --- body ----------------------------------------------------------------------------------

  private void body(String body, List<String> bullets) {
    Optional<CodeBlock> block = method.body(design.language());
    if (block.isPresent()) {
      inBlock(block.get(), body);
      if (!bullets.isEmpty()) {
        SymbolSection section = sectionOf(block.get());
        insert(section, withGap(bullets));
      }
      return;
    }
    List<String> more = new ArrayList<>(bullets.isEmpty() ? List.of() : withGap(bullets));
    more.add("");
    more.addAll(fenced(body));
    if (!method.details().isEmpty()) {
      insert(method.details().getFirst(), more);
      return;
    }
    Design.ChapterHeading chapter =
        design.chapters().stream()
            .filter(c -> c.chapter() == Chapter.DETAILS)
            .reduce((_, last) -> last)
            .orElse(null);
    if (chapter == null) {
      insert(method.section(), more);
      return;
    }
    int end = PlanTables.chapterEnd(design, chapter);
    Document document = chapter.document();
    while (end > chapter.at().line() && document.line(end).isBlank()) {
      end--;
    }
    List<String> section = new ArrayList<>(List.of("", "### `" + method.symbol() + "`"));
    section.addAll(more);
    lines(document).after(end, section);
  }

  private static List<String> withGap(List<String> bullets) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(bullets);
    return lines;
  }

  private SymbolSection sectionOf(CodeBlock block) {
    return method.sections().stream()
        .filter(s -> s.code().contains(block))
        .findFirst()
        .orElseThrow();
  }

  private void inBlock(CodeBlock block, String body) {
    if (block.text().equals(body)) {
      return;
    }
    Document document = design.document(block.info().file()).orElseThrow();
    lines(document).block(block, body);
  }

  private List<String> fenced(String body) {
    int run = Arrays.stream(body.split("[^`]+")).mapToInt(String::length).max().orElse(0);
    String fence = "`".repeat(Math.max(3, run + 1));
    List<String> lines = new ArrayList<>(List.of(fence + design.language() + " body"));
    lines.addAll(body.lines().toList());
    lines.add(fence);
    return lines;
  }

  /** Puts lines behind all that stands directly in a section. */
  private void insert(SymbolSection section, List<String> more) {
    Document document = section.heading().document();
    int last = document.lineAt(section.heading().offset(0));
    for (Passage passage : section.passages()) {
      if (passage.kind() == Passage.Kind.HEADING) {
        break;
      }
      last = Math.max(last, lastLine(document, passage.source()));
    }
    for (Bullet bullet : section.bullets()) {
      last = Math.max(last, lastLine(document, bullet.source()));
    }
    for (CodeBlock block : section.code()) {
      last = Math.max(last, block.firstLine() + (int) block.text().lines().count());
    }
    // what goes on without a gap, a nested list, belongs to it
    while (last < document.lines()
        && !document.line(last + 1).isBlank()
        && !document.line(last + 1).startsWith("#")) {
      last++;
    }
    lines(document).after(last, more);
  }

  private static int lastLine(Document document, Located source) {
    return source.length() == 0 ? 0 : document.lineAt(source.offset(source.length() - 1));
  }
}
