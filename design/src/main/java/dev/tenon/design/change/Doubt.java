package dev.tenon.design.change;

import dev.tenon.design.Position;
import java.util.List;

/**
 * What a change puts in doubt.
 *
 * @param item id, parameter, symbol or step
 * @param title for people, may be empty
 * @param via from what changed down to what it leans on itself
 * @param reasons by which links it leans on that, the one of {@code via} first
 * @param at where it stands
 */
public record Doubt(
    String item, String title, List<String> via, List<Reason> reasons, Position at) {

  /**
   * A link downwards.
   *
   * @param key {@code satisfies}, or what else binds: {@code where}, {@code uses}, {@code methods}
   * @param to what changed or is in doubt itself
   */
  public record Reason(String key, String to) {}

  public Doubt {
    via = List.copyOf(via);
    reasons = List.copyOf(reasons);
  }
}
