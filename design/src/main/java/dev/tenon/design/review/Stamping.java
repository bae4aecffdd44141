package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Fingerprint;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Lock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Accepts what a person took out of a round: entries of items and of their links. */
public final class Stamping {
  private Stamping() {}

  /** The lock with fresh entries of some items, and without those of items that are gone. */
  public static Lock of(Design design, Lock lock, Collection<String> names) {
    Map<String, String> entries = new TreeMap<>(lock.entries());
    for (String name : names) {
      entries
          .keySet()
          .removeIf(e -> e.equals("item " + name) || e.startsWith("link " + name + " "));
      Item item = Id.read(name).flatMap(design::item).orElse(null);
      if (item != null && !design.isReplaced(item.id())) {
        entries.put("item " + name, Fingerprint.of(item));
        for (Link link : Links.of(design, item)) {
          Id.read(link.to())
              .flatMap(design::item)
              .ifPresent(
                  to ->
                      entries.put(
                          "link " + link.text(dev.tenon.design.Tongue.EN), Fingerprint.of(to)));
        }
      }
    }
    return new Lock(entries);
  }
}
