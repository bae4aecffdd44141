package dev.tenon.design.merge;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merges prose by lines, three ways.
 *
 * <p>After Khanna, Kunal and Pierce, "A Formal Investigation of Diff3" (2007): lines that all three
 * versions share part the text into chunks, and a chunk that both sides changed is a conflict.
 */
final class LineMerge {
  private final Markers markers;
  private final String ending;
  private final List<String> merged = new ArrayList<>();
  private boolean conflict;

  private LineMerge(Markers markers, String ending) {
    this.markers = markers;
    this.ending = ending;
  }

  /** Merged lines. */
  record Result(List<String> lines, boolean conflict) {}

  static Result merge(
      List<String> base, List<String> ours, List<String> theirs, Markers markers, String ending) {
    LineMerge merge = new LineMerge(markers, ending);
    int[] inOurs = matches(base, ours);
    int[] inTheirs = matches(base, theirs);
    int baseAt = 0;
    int oursAt = 0;
    int theirsAt = 0;
    for (int i = 0; i <= base.size(); i++) {
      boolean end = i == base.size();
      if (!end && (inOurs[i] < 0 || inTheirs[i] < 0)) {
        continue;
      }
      int oursTo = end ? ours.size() : inOurs[i];
      int theirsTo = end ? theirs.size() : inTheirs[i];
      merge.chunk(
          base.subList(baseAt, i),
          ours.subList(oursAt, oursTo),
          theirs.subList(theirsAt, theirsTo));
      if (!end) {
        merge.merged.add(ours.get(oursTo));
      }
      baseAt = i + 1;
      oursAt = oursTo + 1;
      theirsAt = theirsTo + 1;
    }
    return new Result(merge.merged, merge.conflict);
  }

  private void chunk(List<String> base, List<String> ours, List<String> theirs) {
    Versions<List<String>> chunk = new Versions<>(base, ours, theirs);
    switch (chunk.change()) {
      case OURS -> merged.addAll(ours);
      case THEIRS -> merged.addAll(theirs);
      case BOTH -> {
        int same = 0;
        int least = Math.min(ours.size(), theirs.size());
        while (same < least && ours.get(same).equals(theirs.get(same))) {
          same++;
        }
        int tail = 0;
        while (tail < least - same
            && ours.get(ours.size() - 1 - tail).equals(theirs.get(theirs.size() - 1 - tail))) {
          tail++;
        }
        merged.addAll(ours.subList(0, same));
        merged.addAll(
            markers.around(
                ours.subList(same, ours.size() - tail),
                theirs.subList(same, theirs.size() - tail),
                ending));
        merged.addAll(ours.subList(ours.size() - tail, ours.size()));
        conflict = true;
      }
    }
  }

  /** Of each line of one list the index of its equal in the other, -1 where it has none. */
  private static int[] matches(List<String> base, List<String> side) {
    int[] matches = new int[base.size()];
    Arrays.fill(matches, -1);
    int baseAt = 0;
    int sideAt = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(base, side).getDeltas()) {
      while (baseAt < delta.getSource().getPosition()) {
        matches[baseAt++] = sideAt++;
      }
      baseAt += delta.getSource().size();
      sideAt += delta.getTarget().size();
    }
    while (baseAt < base.size()) {
      matches[baseAt++] = sideAt++;
    }
    return matches;
  }
}
