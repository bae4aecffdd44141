package dev.tenon.design.change;

import dev.tenon.design.Content;
import dev.tenon.design.Design;
import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two states of a design, item by item: by their names, whatever files they stand in.
 *
 * @param changed in reading order, the removed ones where they stood
 * @param remarks what a list of items does not show: texts that went to another id
 */
public record Comparison(List<Changed> changed, List<String> remarks) {

  public Comparison {
    changed = List.copyOf(changed);
    remarks = List.copyOf(remarks);
  }

  /** Compares two designs. */
  public static Comparison of(Design before, Design now) {
    return of(Subjects.of(before), Subjects.of(now));
  }

  static Comparison of(Subjects before, Subjects now) {
    List<Changed> changed = new ArrayList<>();
    for (Subject subject : now.all()) {
      Subject old = before.find(subject.name()).orElse(null);
      if (old == null) {
        changed.add(
            changed(
                subject,
                Changed.Kind.ADDED,
                Difference.all(now.content(subject.name()), Difference.Fate.ADDED)));
      } else if (!before.fingerprint(old.name()).equals(now.fingerprint(subject.name()))) {
        Content text = now.content(subject.name());
        changed.add(
            changed(
                subject,
                Changed.Kind.CHANGED,
                Difference.between(before.content(old.name()), text)));
      } else if (isMoved(old, subject)) {
        changed.add(changed(subject, Changed.Kind.MOVED, Difference.none()));
      }
    }
    for (Subject old : before.all()) {
      if (now.find(old.name()).isEmpty()) {
        changed.add(
            changed(
                old,
                Changed.Kind.REMOVED,
                Difference.all(before.content(old.name()), Difference.Fate.REMOVED)));
      }
    }
    changed.sort(
        java.util.Comparator.comparing(Changed::at)
            .thenComparing(Changed::kind)
            .thenComparing(Changed::item));
    return new Comparison(changed, remarks(before, now, changed));
  }

  private static Changed changed(Subject subject, Changed.Kind kind, Difference difference) {
    return new Changed(subject.name(), subject.title(), kind, subject.at(), difference);
  }

  /** A member goes where its type goes. */
  private static boolean isMoved(Subject old, Subject now) {
    boolean member = now.kind() == Subject.Kind.METHOD || now.kind() == Subject.Kind.FIELD;
    return !member
        && !(old.at().file().equals(now.at().file())
            && old.chapters().equals(now.chapters())
            && java.util.Objects.equals(old.parent(), now.parent()));
  }

  /** Items whose old text now stands under another id. */
  private static List<String> remarks(Subjects before, Subjects now, List<Changed> changed) {
    Map<String, String> newNames = new HashMap<>();
    for (Changed one : changed) {
      boolean item = now.find(one.item()).map(Subject::isStamped).orElse(false);
      if (item && (one.kind() == Changed.Kind.ADDED || one.kind() == Changed.Kind.CHANGED)) {
        newNames.putIfAbsent(now.fingerprint(one.item()), one.item());
      }
    }
    Map<String, String> went = new TreeMap<>();
    for (Changed one : changed) {
      boolean item = before.find(one.item()).map(Subject::isStamped).orElse(false);
      String name = item ? newNames.get(before.fingerprint(one.item())) : null;
      if (name != null && !name.equals(one.item())) {
        went.put(one.item(), name);
      }
    }
    Tongue tongue = now.design().tongue();
    List<String> remarks = new ArrayList<>();
    went.forEach(
        (old, name) -> {
          if (old.equals(went.get(name))) {
            if (old.compareTo(name) < 0) {
              remarks.add(
                  tongue.pick(
                      old + " and " + name + " have exchanged their texts.",
                      old + " 与 " + name + " 的内容互换了。"));
            }
          } else {
            remarks.add(
                tongue.pick(
                    "The text of " + old + " now stands under " + name + ".",
                    old + " 的内容现在属于 " + name + "。"));
          }
        });
    return remarks;
  }
}
