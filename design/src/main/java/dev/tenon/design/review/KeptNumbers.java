package dev.tenon.design.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No number is lost, or changed in passing. */
final class KeptNumbers implements Guard {
  @Override
  public String id() {
    return "number-lost";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    for (Revision.Pair pair : revision.changed()) {
      for (String lost : lost(pair.old().text(), pair.now().text())) {
        if (!revision.names(pair.old(), what -> says(what, lost))) {
          stops.add(
              new Stop(
                  id(),
                  pair.old().name(),
                  revision
                      .tongue()
                      .pick(
                          pair.old().name()
                              + " no longer says "
                              + lost
                              + "; keep the number, or name it in \"removed\" with a reason.",
                          pair.old().name()
                              + " 不再写有 "
                              + lost
                              + "；请保留该数，或在 \"removed\" 中写明并说明理由。")));
        }
      }
    }
    return stops;
  }

  /** With its unit, or without: a removal says which number, not how it is written. */
  private static boolean says(String what, String lost) {
    String bare = lost.replaceFirst(" .*", "");
    return Numbers.of(" " + what).keySet().stream()
        .anyMatch(n -> n.equals(lost) || n.replaceFirst(" .*", "").equals(bare));
  }

  /**
   * Numbers that stand nowhere any more; one that stands less often is lost too, if another came.
   */
  private static List<String> lost(String before, String after) {
    Map<String, Integer> now = Numbers.of(after);
    Map<String, Integer> old = Numbers.of(before);
    boolean others =
        now.entrySet().stream().anyMatch(n -> n.getValue() > old.getOrDefault(n.getKey(), 0));
    List<String> lost = new ArrayList<>();
    old.forEach(
        (number, count) -> {
          int left = now.getOrDefault(number, 0);
          if (left == 0 || left < count && others) {
            lost.add(number);
          }
        });
    return lost;
  }
}
