package dev.tenon.design.merge;

import dev.tenon.design.Lock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges {@code tenon.lock} by entry, three ways, so that nothing is claimed that neither side saw.
 *
 * <p>An item and its links are one acceptance: they say of one text that it was read beside others.
 * Where one side accepted another text, its links come with it. Where both did, nobody has read the
 * result, and the entries go: the item is to be accepted again. Entries of code name what passed
 * the gates: ours stays where both changed one, and the code is held against it. A step that was
 * built anew on both sides has no evidence of what came of it, and loses its entry.
 */
public final class LockMerge {
  private static final Set<String> CODE = Set.of("symbol", "test");

  private final Versions<Map<String, String>> versions;
  private final TreeMap<String, String> merged = new TreeMap<>();
  private final Set<String> dropped = new LinkedHashSet<>();

  private LockMerge(Versions<Map<String, String>> versions) {
    this.versions = versions;
  }

  /**
   * A merged lock.
   *
   * @param dropped items to accept and steps to build again, in order: {@code R-3}, {@code S-1}
   */
  public record Result(Lock lock, List<String> dropped) {
    public Result {
      dropped = List.copyOf(dropped);
    }
  }

  public static Result merge(Lock base, Lock ours, Lock theirs) {
    LockMerge merge =
        new LockMerge(new Versions<>(base.entries(), ours.entries(), theirs.entries()));
    Set<String> keys = new TreeSet<>();
    merge.versions.present().forEach(v -> keys.addAll(v.keySet()));
    Map<String, List<String>> links = new TreeMap<>();
    for (String key : keys) {
      switch (word(key, 0)) {
        case "item" -> links.computeIfAbsent(word(key, 1), _ -> new ArrayList<>());
        case "link" -> links.computeIfAbsent(word(key, 1), _ -> new ArrayList<>()).add(key);
        default -> merge.single(key);
      }
    }
    links.forEach(merge::acceptance);
    return new Result(new Lock(merge.merged), List.copyOf(merge.dropped));
  }

  private static String word(String key, int index) {
    String[] words = key.split(" ", index + 2);
    return words.length > index ? words[index] : "";
  }

  private Versions<String> at(String key) {
    return versions.map(v -> v.getOrDefault(key, ""));
  }

  private void put(String key, String hash) {
    if (!hash.isEmpty()) {
      merged.put(key, hash);
    }
  }

  private void single(String key) {
    Versions<String> hash = at(key);
    if (hash.change() != Versions.Change.BOTH) {
      put(key, or(hash.chosen()));
    } else if (CODE.contains(word(key, 0))) {
      put(key, or(hash.ours()).isEmpty() ? or(hash.theirs()) : or(hash.ours()));
    } else {
      dropped.add(word(key, 1));
    }
  }

  private static String or(@org.jspecify.annotations.Nullable String hash) {
    return hash == null ? "" : hash;
  }

  /** Merges an item's entry and those of its links. */
  private void acceptance(String item, List<String> links) {
    String key = "item " + item;
    Versions<String> own = at(key);
    if (Objects.equals(own.ours(), own.theirs())) {
      sameText(item, links);
      return;
    }
    switch (own.change()) {
      case OURS -> {
        put(key, or(own.ours()));
        links.forEach(link -> put(link, or(at(link).ours())));
      }
      case THEIRS -> {
        put(key, or(own.theirs()));
        links.forEach(link -> put(link, or(at(link).theirs())));
      }
      case BOTH -> dropped.add(item);
    }
  }

  /** Both sides read the same text: each link counts for itself. */
  private void sameText(String item, List<String> links) {
    String key = "item " + item;
    Versions<String> own = at(key);
    boolean untouched = Objects.equals(own.base(), own.ours());
    Map<String, String> kept = new TreeMap<>();
    for (String link : links) {
      Versions<String> hash = at(link);
      if (hash.change() != Versions.Change.BOTH) {
        kept.put(link, or(hash.chosen()));
      } else if (untouched) {
        kept.put(
            link, or(hash.base())); // what was read before: whatever came of it, it is in doubt
      } else {
        dropped.add(item);
        return;
      }
    }
    put(key, or(own.ours()));
    kept.forEach(this::put);
  }
}
