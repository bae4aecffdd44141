package dev.tenon.design.plan;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Lock;
import dev.tenon.design.PlanTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers for new steps: no number is given twice, not even that of a step that is gone. */
final class StepIds {
  private static final Pattern WRITTEN =
      Pattern.compile("(?<![\\w-])((?:[A-Z][A-Z0-9]*-){0,20}S-[1-9]\\d{0,8})(?!\\d)");
  private final String prefix;
  private int last;

  private StepIds(String prefix, int last) {
    this.prefix = prefix;
    this.last = last;
  }

  /**
   * Looks at every place where a step may have left its id: rows, headings, the lock, and the table
   * of problems. New steps take the prefix that all rows share.
   */
  static StepIds of(Design design, Lock lock) {
    TreeSet<Id> known = new TreeSet<>();
    PlanTable plan = design.plan();
    Set<String> prefixes = new TreeSet<>();
    if (plan != null) {
      for (PlanTable.Row row : plan.rows()) {
        known.add(row.id());
        prefixes.add(row.id().prefix());
      }
    }
    design.items().stream().map(Item::id).forEach(known::add);
    lock.names("step").forEach(name -> Id.read(name).ifPresent(known::add));
    design.chapters().stream()
        .filter(c -> c.chapter() == Chapter.PROBLEMS)
        .forEach(c -> problems(c.document(), c.at().line(), known));
    String prefix = prefixes.size() == 1 ? List.copyOf(prefixes).getFirst() : "";
    int last =
        known.stream()
            .filter(id -> id.kind() == ItemKind.STEP && id.prefix().equals(prefix))
            .mapToInt(Id::number)
            .max()
            .orElse(0);
    return new StepIds(prefix, last);
  }

  private static void problems(Document document, int heading, Set<Id> known) {
    int end = Lines.of(document).sectionEnd(heading);
    for (int line = heading + 1; line <= end; line++) {
      String text = document.line(line);
      if (text.stripLeading().startsWith("|")) {
        Matcher m = WRITTEN.matcher(text);
        while (m.find()) {
          Id.read(m.group(1)).ifPresent(known::add);
        }
      }
    }
  }

  Id next() {
    return new Id(prefix, ItemKind.STEP, ++last);
  }
}
