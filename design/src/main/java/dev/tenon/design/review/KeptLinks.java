package dev.tenon.design.review;

import dev.tenon.design.Attribute;
import dev.tenon.design.Design;
import dev.tenon.design.Folding;
import dev.tenon.design.Id;
import dev.tenon.design.Key;
import dev.tenon.design.Ref;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** No link is lost: who takes one away takes away why something is there, or what it is held by. */
final class KeptLinks implements Guard {
  @Override
  public String id() {
    return "link-lost";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    for (Revision.Pair pair : revision.changed()) {
      Set<Link> lost = links(revision.before(), pair.old());
      lost.removeAll(links(revision.after(), pair.now()));
      for (Link link : lost) {
        boolean goneToo =
            !revision.old().of(link.to()).isEmpty() && revision.now().of(link.to()).isEmpty();
        if (!goneToo && !revision.names(pair.old(), what -> says(what, link.to()))) {
          stops.add(stop(revision, pair.old().name(), link));
        }
      }
    }
    return stops;
  }

  private static boolean says(String what, String target) {
    String text = Folding.hyphens(Folding.fold(what)).toUpperCase(Locale.ROOT);
    String wanted = target.toUpperCase(Locale.ROOT);
    int at = text.indexOf(wanted);
    while (at >= 0) {
      int behind = at + wanted.length();
      if (behind >= text.length() || !Character.isDigit(text.charAt(behind))) {
        return true;
      }
      at = text.indexOf(wanted, behind);
    }
    return false;
  }

  /** All that its attributes name, ranges one by one, names as they are written where unknown. */
  private static Set<Link> links(Design design, Section section) {
    Set<Link> links = new LinkedHashSet<>(Links.of(design, section.owner()));
    for (Attribute attribute : section.owner().attributes()) {
      if (attribute.key() == Key.REPLACES || attribute.key() == Key.TEST) {
        for (Ref ref : attribute.refs()) {
          List<Id> ids = design.ids(ref);
          if (ids.isEmpty()) {
            links.add(Link.of(section.id(), attribute.key(), ref.text()));
          } else {
            ids.forEach(i -> links.add(Link.of(section.id(), attribute.key(), i.toString())));
          }
        }
      }
    }
    return links;
  }

  private Stop stop(Revision revision, String item, Link link) {
    String said = link.withoutFrom(revision.tongue());
    return new Stop(
        id(),
        item,
        revision
            .tongue()
            .pick(
                item
                    + " no longer "
                    + said
                    + "; keep the link, or name it in \"removed\" with a reason.",
                item + " 不再“" + said + "”；请保留该链接，或在 \"removed\" 中写明并说明理由。"));
  }
}
