package dev.tenon.design.plan;

import dev.tenon.design.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Methods that no step holds yet, and which of them are ready: all that they use stands in a step.
 *
 * <p>Methods go by their number in the order of chapter 4, so that "the first" is the least.
 */
final class Pool {
  private final Uses uses;
  private final String language;
  private final List<Method> methods;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] open;
  private final boolean[] placed;
  private final boolean[] free;
  private final TreeSet<Integer> ready = new TreeSet<>();
  private final TreeSet<Integer> readyValidations = new TreeSet<>();
  private final Map<String, TreeSet<Integer>> readyByType = new HashMap<>();

  /** All methods are free, none is placed. */
  Pool(Uses uses, String language) {
    this.uses = uses;
    this.language = language;
    this.methods = uses.methods();
    this.open = new int[methods.size()];
    this.placed = new boolean[methods.size()];
    this.free = new boolean[methods.size()];
    for (int i = 0; i < open.length; i++) {
      numbers.put(methods.get(i).symbol(), i);
      open[i] = uses.used(methods.get(i).symbol()).size();
      free[i] = true;
      enter(i);
    }
  }

  /** Takes a method out of the pool: a row holds it, in its place or further down. */
  void reserve(String symbol) {
    int number = number(symbol);
    free[number] = false;
    leave(number);
  }

  /** Gives a method back that a row held. */
  void release(String symbol) {
    int number = number(symbol);
    if (!placed[number]) {
      free[number] = true;
      enter(number);
    }
  }

  /** A method stands in a step from now on. */
  void place(String symbol) {
    int number = number(symbol);
    if (placed[number]) {
      return;
    }
    placed[number] = true;
    free[number] = false;
    leave(number);
    for (String user : uses.users(symbol)) {
      int its = number(user);
      open[its]--;
      enter(its);
    }
  }

  boolean isPlaced(String symbol) {
    return placed[number(symbol)];
  }

  boolean isFree(String symbol) {
    return free[number(symbol)];
  }

  boolean isReady(String symbol) {
    return ready.contains(number(symbol)) || readyValidations.contains(number(symbol));
  }

  boolean isEmpty() {
    for (boolean one : free) {
      if (one) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes the next step of free methods and places them; empty if none is ready.
   *
   * @param among where its first method is looked for; null: among all
   */
  List<String> next(@Nullable Set<String> among, int least, int most) {
    Integer first = first(readyValidations, among);
    if (first != null) {
      return List.of(taken(first));
    }
    first = first(ready, among);
    if (first == null) {
      return List.of();
    }
    LinkedHashSet<String> step = new LinkedHashSet<>(List.of(taken(first)));
    fill(step, least, most);
    return List.copyOf(step);
  }

  private void fill(LinkedHashSet<String> step, int least, int most) {
    while (step.size() < most) {
      Integer next = ofSameType(step);
      if (next == null) {
        next = related(step);
      }
      if (next == null && step.size() < least && !ready.isEmpty()) {
        next = ready.first();
      }
      if (next == null) {
        return;
      }
      step.add(taken(next));
    }
  }

  /** Adds free ready methods of the types of a kept step, as many as have room, and places them. */
  List<String> join(Set<String> step, int most) {
    LinkedHashSet<String> grown = new LinkedHashSet<>(step);
    List<String> joined = new ArrayList<>();
    while (grown.size() < most) {
      Integer next = ofSameType(grown);
      if (next == null) {
        break;
      }
      String symbol = taken(next);
      grown.add(symbol);
      joined.add(symbol);
    }
    return joined;
  }

  private @Nullable Integer ofSameType(Set<String> step) {
    Integer least = null;
    for (String symbol : step) {
      TreeSet<Integer> candidates = readyByType.get(methods.get(number(symbol)).type());
      if (candidates != null && !candidates.isEmpty()) {
        least = least == null ? candidates.first() : Math.min(least, candidates.first());
      }
    }
    return least;
  }

  /** The first ready method that shares a used method or a user with one of the step. */
  private @Nullable Integer related(Set<String> step) {
    Integer least = null;
    for (String symbol : step) {
      for (String used : uses.used(symbol)) {
        least = leastReady(uses.users(used), least);
      }
      for (String user : uses.users(symbol)) {
        least = leastReady(uses.used(user), least);
      }
    }
    return least;
  }

  private @Nullable Integer leastReady(Set<String> symbols, @Nullable Integer least) {
    Integer result = least;
    for (String symbol : symbols) {
      int number = number(symbol);
      if (ready.contains(number) && (result == null || number < result)) {
        result = number;
      }
    }
    return result;
  }

  private @Nullable Integer first(TreeSet<Integer> candidates, @Nullable Set<String> among) {
    for (Integer candidate : candidates) {
      if (among == null || among.contains(methods.get(candidate).symbol())) {
        return candidate;
      }
    }
    return null;
  }

  private String taken(int number) {
    String symbol = methods.get(number).symbol();
    place(symbol);
    return symbol;
  }

  private void enter(int number) {
    if (!free[number] || open[number] > 0) {
      return;
    }
    Method method = methods.get(number);
    if (Validations.isValidation(method, language)) {
      readyValidations.add(number);
    } else {
      ready.add(number);
      readyByType.computeIfAbsent(method.type(), _ -> new TreeSet<>()).add(number);
    }
  }

  private void leave(int number) {
    ready.remove(number);
    readyValidations.remove(number);
    TreeSet<Integer> ofType = readyByType.get(methods.get(number).type());
    if (ofType != null) {
      ofType.remove(number);
    }
  }

  private int number(String symbol) {
    Integer number = numbers.get(symbol);
    if (number == null) {
      throw new IllegalArgumentException("no method with a body: " + symbol);
    }
    return number;
  }
}
