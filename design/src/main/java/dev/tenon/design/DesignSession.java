package dev.tenon.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one design again and again, as an editor or a watch does: what was not changed since the
 * last time is not read again. Each result is what {@link DesignParser} gives for the same texts,
 * and items that did not change are the same objects. For one thread at a time.
 */
public final class DesignSession {
  private @Nullable Config config;
  private List<Document> patternFiles = List.of();
  private @Nullable PatternLibrary patterns;
  private Map<String, DocumentText> texts = new HashMap<>();

  /**
   * The design of some documents.
   *
   * @param documents in order of path
   * @param patterns the project's pattern files, in order of path
   * @throws DesignProblem if the marks of the plan are no pair; the session can go on
   */
  public Design parse(Config config, List<Document> documents, List<Document> patterns) {
    PatternLibrary library = library(config, patterns);
    Map<String, DocumentText> next = new HashMap<>();
    List<DocumentText> inOrder = new ArrayList<>(documents.size());
    for (Document document : documents) {
      DocumentText last = texts.get(document.path());
      DocumentText text =
          last == null
              ? DocumentText.read(document, name -> library.find(name).isPresent())
              : last.next(document, name -> library.find(name).isPresent());
      next.put(document.path(), text);
      inOrder.add(text);
    }
    texts = next;
    return DesignParser.assemble(config, inOrder, library);
  }

  private PatternLibrary library(Config now, List<Document> files) {
    if (patterns == null || !now.equals(config) || !isSame(files)) {
      patterns = PatternFiles.read(files);
      patternFiles = List.copyOf(files);
      config = now;
      texts = new HashMap<>();
    }
    return patterns;
  }

  private boolean isSame(List<Document> files) {
    if (files.size() != patternFiles.size()) {
      return false;
    }
    for (int i = 0; i < files.size(); i++) {
      Document one = files.get(i);
      Document other = patternFiles.get(i);
      if (!one.path().equals(other.path()) || !one.text().equals(other.text())) {
        return false;
      }
    }
    return true;
  }
}
