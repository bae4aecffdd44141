package dev.tenon.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A document in its sections.
 *
 * @param readable the text that is parsed, as long as the document's
 * @param definesLinks whether a part of it changes how all others are read
 */
record DocumentText(
    Document document, String readable, List<Section> sections, boolean definesLinks) {
  /** Sections keep the version of the document alive from which they were read. */
  private static final int VERSIONS_MAX = 16;

  DocumentText {
    sections = List.copyOf(sections);
  }

  static DocumentText read(Document document, Predicate<String> library) {
    String readable = Markdown.readable(document);
    SectionReader.Read read = SectionReader.read(document, readable, library);
    return new DocumentText(document, readable, read.sections(), read.definesLinks());
  }

  /**
   * The next version of the document: only the sections around what changed are read again.
   *
   * <p>A heading of one line ends whatever is open before it, so that what lies between two such
   * headings can be read by itself, as long as the second is still one. Definitions of links reach
   * through the whole document; with one, all of it is read.
   */
  DocumentText next(Document newer, Predicate<String> library) {
    if (newer.text().equals(document.text())) {
      return this;
    }
    if (definesLinks || versions() > VERSIONS_MAX) {
      return read(newer, library);
    }
    String newReadable = Markdown.readable(newer);
    DocumentText next = patched(newer, newReadable, library);
    return next == null ? read(newer, library) : next;
  }

  private int versions() {
    Set<Document> versions = Collections.newSetFromMap(new IdentityHashMap<>());
    sections.forEach(section -> versions.add(section.document()));
    return versions.size();
  }

  private @Nullable DocumentText patched(
      Document newer, String newReadable, Predicate<String> library) {
    int same = Math.min(prefix(document.text(), newer.text()), prefix(readable, newReadable));
    int sameEnd =
        Math.min(suffix(document.text(), newer.text(), same), suffix(readable, newReadable, same));
    int first = first(same);
    int behind = behind(first, document.text().length() - sameEnd);
    int delta = newer.text().length() - document.text().length();
    int from = sections.get(first).start();
    Section next = behind < sections.size() ? sections.get(behind) : null;
    int to = next == null ? newer.text().length() : next.start() + delta;
    // the heading behind is read too, to see whether it is one still
    int until = next == null ? to : document.lineStart(next.line() + 1) + delta;
    if (next != null && next.line() == document.lines()) {
      until = newer.text().length();
    }
    String part = newer.text().substring(from, until);
    if (part.startsWith("\uFEFF")) {
      return null; // a document of its own would begin behind it
    }
    SectionReader.Read read =
        SectionReader.read(
            new Document(newer.path(), part), newReadable.substring(from, until), library);
    List<Section> fresh = fresh(read, first > 0, next == null ? -1 : to - from);
    if (fresh == null) {
      return null;
    }
    List<Section> all = new ArrayList<>(sections.subList(0, first));
    Moved place = new Moved(newer, from, sections.get(first).line() - 1);
    fresh.forEach(section -> all.add(section.moved(place)));
    if (next != null) {
      Moved rest = new Moved(newer, delta, newer.lineAt(to) - next.line());
      boolean stays = rest.characters() == 0 && rest.lines() == 0;
      for (Section section : sections.subList(behind, sections.size())) {
        all.add(stays ? section : section.moved(rest));
      }
    }
    return new DocumentText(newer, newReadable, all, false);
  }

  /**
   * The sections of a part.
   *
   * @param beginsWithHeading whether it is not the first of the document
   * @param end where the heading behind it must begin, or -1 where the document ends
   * @return null if it can't be read by itself
   */
  private static @Nullable List<Section> fresh(
      SectionReader.Read read, boolean beginsWithHeading, int end) {
    List<Section> fresh = read.sections();
    if (read.definesLinks()) {
      return null;
    }
    if (end >= 0) {
      Section last = fresh.getLast();
      if (last.heading() == null || !last.standsAlone() || last.start() != end) {
        return null;
      }
      fresh = fresh.subList(0, fresh.size() - 1);
    }
    if (!beginsWithHeading) {
      return fresh;
    }
    boolean begins = fresh.size() > 1 && fresh.get(1).start() == 0;
    return begins ? fresh.subList(1, fresh.size()) : null;
  }

  /** The last section that begins, with all of its heading's line, before something changed. */
  private int first(int same) {
    for (int i = sections.size() - 1; i > 0; i--) {
      Section section = sections.get(i);
      if (section.standsAlone()
          && section.line() < document.lines()
          && document.lineStart(section.line() + 1) <= same) {
        return i;
      }
    }
    return 0;
  }

  /** The next section that begins, with the end of the line before it, behind all that changed. */
  private int behind(int first, int changedEnd) {
    int i = first + 1;
    while (i < sections.size()
        && (!sections.get(i).standsAlone() || sections.get(i).start() <= changedEnd)) {
      i++;
    }
    return i;
  }

  private static int prefix(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int at = 0;
    // whole blocks at a time, which the JDK compares fast
    int block = 4096;
    while (at + block <= most && one.regionMatches(at, other, at, block)) {
      at += block;
    }
    while (at < most && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  /** How much the ends have in common, without what the beginnings have. */
  private static int suffix(String one, String other, int prefix) {
    int most = Math.min(one.length(), other.length()) - prefix;
    int at = 0;
    int block = 4096;
    while (at + block <= most
        && one.regionMatches(
            one.length() - at - block, other, other.length() - at - block, block)) {
      at += block;
    }
    while (at < most
        && one.charAt(one.length() - 1 - at) == other.charAt(other.length() - 1 - at)) {
      at++;
    }
    return at;
  }
}
