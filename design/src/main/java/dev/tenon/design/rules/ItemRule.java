package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Surroundings;
import java.util.function.BiConsumer;

/**
 * A rule that holds items against itself one by one: what it finds in one depends on that item and
 * the project's settings alone, so that it need not be asked again while both are as they were.
 */
interface ItemRule extends Rule {

  /** Whether it is for an item. */
  boolean concerns(Design design, Item item);

  /** What reports every place where an item breaks the rule. */
  BiConsumer<Item, Report> asking(Design design);

  @Override
  default void check(Design design, Surroundings surroundings, Report report) {
    BiConsumer<Item, Report> asking = asking(design);
    for (Item item : design.items()) {
      if (concerns(design, item)) {
        asking.accept(item, report);
      }
    }
  }
}
