package dev.tenon.design.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The order of what three versions of a list hold together, each thing once.
 *
 * <p>Ours is the ground; what theirs alone added or moved goes behind what stands before it there.
 * Where both added at one place, ours comes first; where both moved the same thing, ours stands.
 * What ours added below a heading goes with it where theirs moved that.
 */
final class Order {
  private static final String HEAD = "";

  private final List<String> base;
  private final List<String> ours;
  private final List<String> theirs;
  private final ToIntFunction<String> level;
  private final Map<String, String> next = new HashMap<>();
  private final Map<String, String> before = new HashMap<>();
  private final Set<String> added = new HashSet<>();

  private Order(
      List<String> base, List<String> ours, List<String> theirs, ToIntFunction<String> level) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.level = level;
  }

  /**
   * @param stays what is in the result
   * @param level of a heading: what is deeper stays under the one above it
   */
  static List<String> merge(
      Versions<List<String>> keys, Predicate<String> stays, ToIntFunction<String> level) {
    return new Order(or(keys.base()), or(keys.ours()), or(keys.theirs()), level).merge(stays);
  }

  private static List<String> or(@Nullable List<String> keys) {
    return keys == null ? List.of() : keys;
  }

  private List<String> merge(Predicate<String> stays) {
    Set<String> inBase = new HashSet<>(base);
    Set<String> inTheirs = new HashSet<>(theirs);
    Set<String> common = new HashSet<>(ours);
    common.retainAll(inBase);
    common.retainAll(inTheirs);
    Set<String> movedByOurs = moved(ours, common);
    Set<String> movedByTheirs = moved(theirs, common);
    movedByTheirs.removeAll(movedByOurs);
    String last = HEAD;
    String previous = HEAD;
    Map<String, String> carried = new LinkedHashMap<>();
    List<String> around = new ArrayList<>();
    for (String key : ours) {
      if (!stays.test(key)) {
        continue;
      }
      while (!around.isEmpty() && level.applyAsInt(around.getLast()) >= level.applyAsInt(key)) {
        around.removeLast();
      }
      boolean isNew = !inBase.contains(key) && !inTheirs.contains(key);
      String section = around.isEmpty() ? HEAD : around.getLast();
      if (isNew && (movedByTheirs.contains(section) || carried.containsKey(section))) {
        carried.put(key, previous);
      } else if (!movedByTheirs.contains(key)) {
        insert(last, key);
        last = key;
        if (isNew) {
          added.add(key);
        }
      }
      around.add(key);
      previous = key;
    }
    place(stays, movedByOurs);
    carried.forEach((key, behind) -> insert(behind, key));
    List<String> merged = new ArrayList<>();
    for (String key = next.get(HEAD); key != null; key = next.get(key)) {
      merged.add(key);
    }
    return merged;
  }

  /** Puts what is not there yet behind what stands before it in theirs. */
  private void place(Predicate<String> stays, Set<String> movedByOurs) {
    List<String> passed = new ArrayList<>();
    for (String key : theirs) {
      if (stays.test(key) && !before.containsKey(key)) {
        insert(behind(anchor(key, passed, movedByOurs), key), key);
      }
      if (before.containsKey(key)) {
        passed.add(key);
      }
    }
  }

  /** What is no part of a moved section doesn't go with it. */
  private String anchor(String key, List<String> passed, Set<String> movedByOurs) {
    for (int i = passed.size() - 1; i >= 0; i--) {
      String candidate = passed.get(i);
      boolean part = level.applyAsInt(key) > level.applyAsInt(candidate);
      if (part || !movedByOurs.contains(candidate)) {
        return candidate;
      }
    }
    return HEAD;
  }

  /** Behind what ours added at the same place, as long as that opens no section around it. */
  private String behind(String anchor, String key) {
    String at = anchor;
    String following = next.get(at);
    while (following != null
        && added.contains(following)
        && level.applyAsInt(following) >= level.applyAsInt(key)) {
      at = following;
      following = next.get(at);
    }
    return at;
  }

  private void insert(String behind, String key) {
    String following = next.get(behind);
    next.put(behind, key);
    before.put(key, behind);
    if (following != null) {
      next.put(key, following);
      before.put(following, key);
    }
  }

  /** What must have moved: all but a longest run that still stands in the order of the base. */
  private Set<String> moved(List<String> side, Set<String> common) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (String key : base) {
      if (common.contains(key)) {
        places.put(key, places.size());
      }
    }
    List<String> keys = side.stream().filter(common::contains).toList();
    int[] sequence = keys.stream().mapToInt(k -> places.getOrDefault(k, 0)).toArray();
    boolean[] stays = longestIncreasing(sequence);
    Set<String> moved = new HashSet<>();
    for (int i = 0; i < stays.length; i++) {
      if (!stays[i]) {
        moved.add(keys.get(i));
      }
    }
    return moved;
  }

  /** Fredman, "On computing the length of longest increasing subsequences" (1975): n log n. */
  private static boolean[] longestIncreasing(int[] sequence) {
    int[] tails = new int[sequence.length]; // index of the smallest end of a run of each length
    int[] previous = new int[sequence.length];
    int length = 0;
    for (int i = 0; i < sequence.length; i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sequence[tails[middle]] < sequence[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    boolean[] stays = new boolean[sequence.length];
    Arrays.fill(stays, false);
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      stays[i] = true;
    }
    return stays;
  }
}
