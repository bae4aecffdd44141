package dev.tenon.design.review;

import dev.tenon.design.Item;
import dev.tenon.design.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** No item is lost, a parameter included, unless it is named as removed, with a reason. */
final class KeptItems implements Guard {
  private static final Pattern NUMBER_ALONE =
      Pattern.compile("\\s*[\\d.,]+\\s*[\\p{L}%]{0,12}\\s*");

  @Override
  public String id() {
    return "item-lost";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    Set<String> gone = new HashSet<>();
    for (Change change : revision.of(Change.Kind.REMOVED)) {
      gone.add(change.item());
      Section old = revision.old().key(change.key()).orElseThrow();
      if (!revision.names(old, what -> !isPart(what, old))) {
        stops.add(stop(revision, change.item(), change.item()));
      }
    }
    for (Item item : revision.before().items()) {
      boolean dead =
          !revision.before().isReplaced(item.id()) && revision.after().isReplaced(item.id());
      Optional<Section> old = revision.old().of(item.name()).stream().findFirst();
      if (dead && old.isPresent() && !revision.names(old.get(), _ -> true)) {
        stops.add(stop(revision, item.name(), item.name()));
      }
    }
    Set<String> parameters = new HashSet<>();
    revision.after().parameters().forEach(p -> parameters.add(p.name()));
    for (Parameter parameter : revision.before().parameters()) {
      String owner = parameter.owner() == null ? "" : parameter.owner().toString();
      if (parameters.add(parameter.name())
          && !gone.contains(owner)
          && !named(revision, parameter.name(), owner)) {
        stops.add(stop(revision, owner.isEmpty() ? parameter.name() : owner, parameter.name()));
      }
    }
    return stops;
  }

  /** Who names a number takes out a number: an item goes with words of its own. */
  private static boolean isPart(String what, Section old) {
    return !what.contains(old.id()) && NUMBER_ALONE.matcher(what).matches();
  }

  private static boolean named(Revision revision, String parameter, String owner) {
    return revision.old().of(owner).stream()
        .anyMatch(s -> revision.names(s, what -> what.contains(parameter)));
  }

  private Stop stop(Revision revision, String item, String lost) {
    return new Stop(
        id(),
        item,
        revision
            .tongue()
            .pick(
                lost
                    + " is gone; keep it, or name it in \"removed\": its id, what was there, and"
                    + " why.",
                lost + " 不见了；请保留，或在 \"removed\" 中写明编号、内容和理由。"));
  }
}
