package dev.tenon.design.review;

import dev.tenon.design.Chapter;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nothing above or outside the scope is changed. */
final class InScope implements Guard {
  @Override
  public String id() {
    return "out-of-scope";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    for (Change change : revision.changes()) {
      String id = revision.old().key(change.key()).map(Section::id).orElse("");
      if (change.kind() != Change.Kind.ADDED && !revision.scope().contains(id)) {
        stops.add(outside(revision, change.item(), id));
      }
    }
    for (Section now : revision.now().all()) {
      Optional<Section> old = revision.old().key(now.key());
      if (old.isPresent() && !sameChapter(old.get(), now)) {
        stops.add(moved(revision, now.name()));
      }
    }
    for (Item item : revision.before().items()) {
      boolean newly =
          !revision.before().isReplaced(item.id()) && revision.after().isReplaced(item.id());
      if (newly && !revision.scope().contains(item.name())) {
        stops.add(replaced(revision, item.id()));
      }
    }
    between(revision).ifPresent(stops::add);
    return stops;
  }

  private static boolean sameChapter(Section a, Section b) {
    Chapter before = a.owner().chapter();
    return before == b.owner().chapter();
  }

  private Stop outside(Revision revision, String item, String id) {
    boolean above = revision.scope().above().contains(id);
    return stop(
        revision,
        item,
        item
            + (above ? " stands above what is reviewed" : " is not in the scope of this round")
            + "; leave it as it is, and say in a reason what it would need.",
        item + (above ? " 位于所评审内容的上层" : " 不在本轮范围内") + "；请保持原样，需要的改动写在理由里。");
  }

  private Stop moved(Revision revision, String item) {
    return stop(
        revision,
        item,
        item + " stands in another chapter now; keep headings and fences whole.",
        item + " 换到了另一章；请保持标题和代码围栏完整。");
  }

  private Stop replaced(Revision revision, Id id) {
    return stop(
        revision,
        id.toString(),
        id + " is replaced, but it is not in the scope of this round.",
        id + " 被取代，但它不在本轮范围内。");
  }

  /** The first line outside of all items that is not what it was. */
  private Optional<Stop> between(Revision revision) {
    Map<String, Integer> lines = new HashMap<>();
    revision.old().between().forEach(l -> lines.merge(l, 1, Integer::sum));
    for (String line : revision.now().between()) {
      if (lines.merge(line, -1, Integer::sum) < 0) {
        return Optional.of(text(revision, line));
      }
    }
    return revision.old().between().stream()
        .filter(l -> lines.getOrDefault(l, 0) > 0)
        .findFirst()
        .map(l -> text(revision, l));
  }

  private Stop text(Revision revision, String line) {
    String shown = line.substring(line.indexOf('\n') + 1);
    return stop(
        revision,
        "",
        "A line outside of all items would change: \"" + shown + "\".",
        "条目之外的一行会改变：“" + shown + "”。");
  }

  private Stop stop(Revision revision, String item, String english, String chinese) {
    return new Stop(id(), item, revision.tongue().pick(english, chinese));
  }
}
