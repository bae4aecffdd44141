package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Method;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Position;
import dev.tenon.design.Ref;
import dev.tenon.design.change.Subject;
import dev.tenon.design.change.Subjects;
import dev.tenon.design.rules.NearestName;
import java.util.List;
import java.util.Optional;

/** What a person names at the command line: ids, parameters, symbols. */
public final class Names {
  private Names() {}

  /**
   * The name by which a design knows it.
   *
   * @throws Refusal if there is no such thing, or it binds nobody; the nearest name is told
   */
  public static String resolve(Design design, Subjects subjects, String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      throw new Refusal("a name is empty; name an id, a parameter or a symbol: R-1");
    }
    Optional<Id> id = Id.read(text);
    String name = id.map(Id::toString).orElse(text);
    if (subjects.find(name).isPresent()) {
      return name;
    }
    if (id.isPresent()) {
      requireBinding(design, id.get());
    }
    return switch (design.resolve(
        new Ref.ToSymbol(text.replaceAll("\\s+", ""), text, Position.startOf("")), null)) {
      case Design.Meaning.OfMethod(Method method) -> method.symbol();
      case Design.Meaning.OfType(dev.tenon.design.Type type) -> type.name();
      case Design.Meaning.OfField(dev.tenon.design.Type.Field field) -> field.symbol();
      case Design.Meaning.Ambiguous(List<Method> choices) ->
          throw new Refusal(
              text
                  + " means more than one method; name one with its parameter types: "
                  + String.join(", ", choices.stream().map(m -> '"' + m.symbol() + '"').toList()));
      case Design.Meaning.Unknown _ -> throw unknown(subjects, name);
    };
  }

  private static void requireBinding(Design design, Id id) {
    if (design.isReplaced(id)) {
      throw new Refusal(
          id
              + " is replaced by "
              + design.successor(id).map(Id::toString).orElse("another")
              + " and binds nobody; name that");
    }
    PlanTable plan = design.plan();
    if (plan != null && plan.row(id) != null) {
      throw new Refusal(
          id
              + " is a row of the plan, not an item with text; name what it holds, or see: tenon"
              + " status");
    }
  }

  private static Refusal unknown(Subjects subjects, String name) {
    String near = NearestName.of(name, subjects.all().stream().map(Subject::name).toList());
    return new Refusal(
        "no item, parameter or symbol "
            + name
            + " in the design"
            + (near.isEmpty()
                ? "; see what there is: tenon status"
                : "; did you mean " + near + "?"));
  }
}
