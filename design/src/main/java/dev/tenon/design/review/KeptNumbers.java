package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Parameter;
import dev.tenon.design.Prose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * No number is lost, or changed in passing: neither the number nor its unit, what it counts, or
 * whether it is the most, the least, or exact.
 */
final class KeptNumbers implements Guard {
  @Override
  public String id() {
    return "number-lost";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    Set<String> units = units(revision.before());
    for (Revision.Pair pair : revision.changed()) {
      List<Numbers.Found> before = Numbers.found(pair.old().text(), units);
      List<Numbers.Found> after = Numbers.found(pair.now().text(), units);
      Set<String> lost = lost(Numbers.counts(before), Numbers.counts(after));
      if (lost.isEmpty()) {
        lost.addAll(swapped(before, after));
      }
      lost.addAll(unbound(before, after));
      for (String number : lost) {
        if (!revision.names(pair.old(), what -> says(what, number))) {
          stops.add(stop(revision, pair.old().name(), number));
        }
      }
      stops.addAll(parameters(revision, pair));
    }
    return stops;
  }

  /** With its unit, or without: a removal says which number, not how it is written. */
  private static boolean says(String what, String lost) {
    String bare = lost.replaceFirst(" .*", "");
    return Numbers.of(" " + what).keySet().stream()
        .anyMatch(n -> n.equals(lost) || n.replaceFirst(" .*", "").equals(bare));
  }

  /** Units of counts that a design has of its own. */
  private static Set<String> units(Design design) {
    Set<String> units = new TreeSet<>();
    for (Parameter parameter : design.parameters()) {
      String unit = text(parameter.unit()).toLowerCase(Locale.ROOT);
      if (unit.chars().allMatch(Character::isLetter) && !unit.isEmpty()) {
        units.add(unit);
      }
    }
    return units;
  }

  /**
   * Numbers that stand nowhere any more; one that stands less often is lost too, if another came.
   */
  private static Set<String> lost(Map<String, Integer> old, Map<String, Integer> now) {
    boolean others =
        now.entrySet().stream().anyMatch(n -> n.getValue() > old.getOrDefault(n.getKey(), 0));
    Set<String> lost = new LinkedHashSet<>();
    old.forEach(
        (number, count) -> {
          int left = now.getOrDefault(number, 0);
          if (left == 0 || left < count && others) {
            lost.add(number);
          }
        });
    return lost;
  }

  /**
   * "3 retries, 5 workers" where "5 retries, 3 workers" stood: the same numbers, of other things.
   */
  private static Set<String> swapped(List<Numbers.Found> before, List<Numbers.Found> after) {
    Map<String, Set<String>> old = around(before);
    Map<String, Set<String>> now = around(after);
    Set<String> swapped = new LinkedHashSet<>();
    old.forEach(
        (word, numbers) -> {
          Set<String> others = now.getOrDefault(word, Set.of());
          if (!others.isEmpty() && Collections.disjoint(numbers, others)) {
            swapped.addAll(numbers);
          }
        });
    return swapped;
  }

  private static Map<String, Set<String>> around(List<Numbers.Found> numbers) {
    Map<String, Set<String>> around = new HashMap<>();
    for (Numbers.Found number : numbers) {
      for (String word : number.around()) {
        around.computeIfAbsent(word, _ -> new TreeSet<>()).add(number.text());
      }
    }
    return around;
  }

  /** The most became the least, or what was exact is about so much. */
  private static Set<String> unbound(List<Numbers.Found> before, List<Numbers.Found> after) {
    Map<String, Set<Numbers.Bound>> old = bounds(before);
    Set<String> unbound = new LinkedHashSet<>();
    bounds(after)
        .forEach(
            (number, now) -> {
              Set<Numbers.Bound> was = old.getOrDefault(number, now);
              boolean turned =
                  turned(was, now, Numbers.Bound.AT_MOST, Numbers.Bound.AT_LEAST)
                      || turned(was, now, Numbers.Bound.AT_LEAST, Numbers.Bound.AT_MOST);
              boolean vague =
                  now.contains(Numbers.Bound.ABOUT) && !was.contains(Numbers.Bound.ABOUT);
              if (turned || vague) {
                unbound.add(number);
              }
            });
    return unbound;
  }

  private static boolean turned(
      Set<Numbers.Bound> was, Set<Numbers.Bound> now, Numbers.Bound from, Numbers.Bound to) {
    return was.contains(from) && !was.contains(to) && now.contains(to) && !now.contains(from);
  }

  private static Map<String, Set<Numbers.Bound>> bounds(List<Numbers.Found> numbers) {
    Map<String, Set<Numbers.Bound>> bounds = new HashMap<>();
    numbers.forEach(
        n ->
            bounds
                .computeIfAbsent(n.text(), _ -> EnumSet.noneOf(Numbers.Bound.class))
                .add(n.bound()));
    return bounds;
  }

  /** A parameter's value is in one cell, its unit in another: words there say as much as digits. */
  private List<Stop> parameters(Revision revision, Revision.Pair pair) {
    List<Stop> stops = new ArrayList<>();
    Map<String, Parameter> now = new HashMap<>();
    revision.after().parameters().forEach(p -> now.putIfAbsent(p.name(), p));
    Set<String> seen = new HashSet<>();
    for (Parameter old : revision.before().parameters()) {
      Parameter after = now.get(old.name());
      boolean here = old.owner() != null && old.owner().toString().equals(pair.old().id());
      if (!here || after == null || !seen.add(old.name())) {
        continue;
      }
      String lost = changed(old, after);
      if (!lost.isEmpty()
          && !revision.names(
              pair.old(),
              what -> what.contains(old.name()) || what.contains(lost) || says(what, lost))) {
        stops.add(stop(revision, pair.old().name(), old.name() + " = " + lost));
      }
    }
    return stops;
  }

  /** The value with its unit, if one of them is another now and no digit says so already. */
  private static String changed(Parameter old, Parameter now) {
    String value = text(old.value());
    String unit = unit(old.unit());
    boolean word = !value.isEmpty() && Numbers.of(value).isEmpty();
    boolean other = word && !value.equals(text(now.value()));
    boolean otherUnit = !unit.isEmpty() && !unit.equals(unit(now.unit()));
    return other || otherUnit ? (value + " " + unit).strip() : "";
  }

  private static String unit(@Nullable Prose cell) {
    String unit = text(cell);
    return unit.matches("[-–—]?") ? "" : Numbers.unit(unit);
  }

  private static String text(@Nullable Prose cell) {
    return cell == null ? "" : cell.plain();
  }

  private Stop stop(Revision revision, String item, String lost) {
    return new Stop(
        id(),
        item,
        revision
            .tongue()
            .pick(
                item
                    + " no longer says "
                    + lost
                    + " as it did; keep the number and what it is of, or name it in \"removed\""
                    + " with a reason.",
                item + " 不再照原样写有 " + lost + "；请保留该数及其所指，或在 \"removed\" 中写明并说明理由。"));
  }
}
