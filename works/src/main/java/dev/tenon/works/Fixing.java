package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code tenon check --fix}: gives headings that ask for a number the next free one. */
public final class Fixing {
  private Fixing() {}

  /**
   * Writes the numbers into the documents.
   *
   * @return a line for each that was given
   */
  public static List<String> numbers(Project project) {
    try (ProjectLock lock = ProjectLock.take(project.root(), "check --fix")) {
      Design design = project.design();
      Set<Id> taken = new HashSet<>();
      design.items().stream().map(Item::id).forEach(taken::add);
      Locks.read(project.root()).names("item").forEach(name -> Id.read(name).ifPresent(taken::add));
      List<String> given = new ArrayList<>();
      Map<String, String> texts = new HashMap<>();
      Map<String, Integer> shifts = new HashMap<>();
      for (Design.Unnumbered heading : design.unnumbered()) {
        Id id = next(heading.prefix(), taken);
        taken.add(id);
        String path = heading.at().file();
        Document document = design.document(path).orElseThrow();
        int start = document.lineStart(heading.at().line());
        int column = document.text().offsetByCodePoints(start, heading.at().column() - 1);
        int question = document.text().indexOf('?', column);
        int wide = document.text().indexOf('？', column);
        int at = question < 0 || wide >= 0 && wide < question ? wide : question;
        int shift = shifts.getOrDefault(path, 0);
        String text = texts.getOrDefault(path, document.text());
        String number = String.valueOf(id.number());
        texts.put(path, text.substring(0, at + shift) + number + text.substring(at + shift + 1));
        shifts.put(path, shift + number.length() - 1);
        given.add(path + ":" + heading.at().line() + ": " + id);
      }
      texts.forEach((path, text) -> Texts.write(project.root().resolve(path), text));
      return given;
    }
  }

  private static Id next(String prefix, Set<Id> taken) {
    for (int number = 1; ; number++) {
      Id id = Id.read(prefix + number).orElseThrow();
      int greatest =
          taken.stream()
              .filter(t -> t.prefix().equals(id.prefix()) && t.kind() == id.kind())
              .mapToInt(Id::number)
              .max()
              .orElse(0);
      if (id.number() > greatest) {
        return id;
      }
    }
  }
}
