package dev.tenon.app;

import dev.tenon.design.Id;
import dev.tenon.design.ItemKind;
import dev.tenon.works.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the steps that a person names. */
final class StepNames {
  private StepNames() {}

  /**
   * The steps, in their order.
   *
   * @throws Refusal if one is no id of a step
   */
  static Set<Id> all(List<String> names) {
    Set<Id> steps = new LinkedHashSet<>();
    names.forEach(name -> steps.add(one(name)));
    return steps;
  }

  static Id one(String name) {
    return Id.read(name)
        .filter(id -> id.kind() == ItemKind.STEP)
        .orElseThrow(
            () -> new Refusal(name + " is no step; steps are named like S-3: tenon status"));
  }

  /**
   * A step, and the text behind it.
   *
   * @param usage the command as it is to be given
   */
  static Id with(List<String> arguments, String usage) {
    if (arguments.size() != 2) {
      throw new Refusal(
          (arguments.size() > 2 ? "put the text into quotation marks: " : "say it like this: ")
              + usage);
    }
    return one(arguments.getFirst());
  }
}
