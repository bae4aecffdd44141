package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Parameter;
import dev.tenon.design.Prose;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who names a parameter as removed names its row: value, unit and range. */
final class NamedParameters {
  private NamedParameters() {}

  /** The answer with removals of parameters as removals of a part of the item that holds them. */
  static Answer in(Design design, Answer answer) {
    List<Answer.Removal> removed = new ArrayList<>();
    for (Answer.Removal removal : answer.removed()) {
      removed.add(named(design, removal));
    }
    return new Answer(answer.items(), removed, answer.opinions());
  }

  private static Answer.Removal named(Design design, Answer.Removal removal) {
    String id = removal.id().strip();
    StringBuilder what = new StringBuilder(removal.what());
    for (Parameter parameter : design.parameters()) {
      Id owner = parameter.owner();
      boolean itself = parameter.name().equals(id);
      if (owner == null || !itself && !mentions(removal.what(), parameter.name(), owner, id)) {
        continue;
      }
      what.append(' ').append(parameter.name());
      for (String cell :
          List.of(text(parameter.value()), text(parameter.unit()), text(parameter.range()))) {
        what.append(' ').append(cell.replace("..", " "));
      }
      id = itself ? owner.toString() : id;
    }
    return new Answer.Removal(id, what.toString(), removal.reason());
  }

  private static boolean mentions(String what, String parameter, Id owner, String id) {
    return what.contains(parameter) && Id.read(id).map(owner::equals).orElse(false);
  }

  private static String text(@Nullable Prose cell) {
    return cell == null ? "" : cell.plain();
  }
}
