package dev.tenon.design;

import java.util.List;

/**
 * A reasoned exception: {@code <!-- tenon:waive RULE, RULE: reason -->}.
 *
 * @param rules ids of rules
 * @param reason empty if none is given
 * @param at the comment
 */
public record Waiver(List<String> rules, String reason, Position at) {
  public Waiver {
    rules = List.copyOf(rules);
  }
}
