package dev.tenon.design.change;

import dev.tenon.design.Key;
import dev.tenon.design.Lock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries of a lock that say what was accepted. */
final class Stamps {
  static final String ITEM = "item";
  static final String LINK = "link";

  private final Lock lock;

  Stamps(Lock lock) {
    this.lock = lock;
  }

  /** An entry of a link: {@code D-1 satisfies R-3}. */
  record Entry(String name, String from, Key key, String to) {}

  /** Whether anything was ever accepted. */
  boolean isBegun() {
    return lock.entries().keySet().stream()
        .anyMatch(k -> k.startsWith(ITEM + " ") || k.startsWith(LINK + " "));
  }

  /** The accepted links by the item or symbol in which they stand. */
  Map<String, List<Entry>> linksByOwner() {
    Map<String, List<Entry>> byOwner = new HashMap<>();
    for (String name : lock.names(LINK)) {
      Entry entry = entry(name);
      if (entry != null) {
        byOwner.computeIfAbsent(entry.from(), _ -> new ArrayList<>()).add(entry);
      }
    }
    return byOwner;
  }

  /** The first key parts the ends; neither an id nor a symbol holds one. */
  private static @org.jspecify.annotations.Nullable Entry entry(String name) {
    for (Key key : Subjects.LEANING) {
      String middle = " " + key.names().getFirst() + " ";
      int at = name.indexOf(middle);
      if (at > 0) {
        return new Entry(name, name.substring(0, at), key, name.substring(at + middle.length()));
      }
    }
    return null; // of a newer Tenon: it stays as it is
  }
}
