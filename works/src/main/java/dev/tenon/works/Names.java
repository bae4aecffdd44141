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
      throw new Refusal(
          design
              .tongue()
              .pick(
                  "a name is empty; name an id, a parameter or a symbol: R-1",
                  "名称为空；请给出编号、参数或符号：R-1"));
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
                  + design
                      .tongue()
                      .pick(
                          " means more than one method; name one with its parameter types: ",
                          " 有多个含义；请连同参数类型给出其一：")
                  + String.join(", ", choices.stream().map(m -> '"' + m.symbol() + '"').toList()));
      case Design.Meaning.Unknown _ -> throw unknown(design, subjects, name);
    };
  }

  private static void requireBinding(Design design, Id id) {
    if (design.isReplaced(id)) {
      throw new Refusal(
          design
              .tongue()
              .pick(
                  id
                      + " is replaced by "
                      + design.successor(id).map(Id::toString).orElse("another")
                      + " and binds nobody; name that",
                  id
                      + " 已被 "
                      + design.successor(id).map(Id::toString).orElse("其他条目")
                      + " 取代，不再有约束力；请改用后者"));
    }
    PlanTable plan = design.plan();
    if (plan != null && plan.row(id) != null) {
      throw new Refusal(
          design
              .tongue()
              .pick(
                  id
                      + " is a row of the plan, not an item with text; name what it holds, or see:"
                      + " tenon status",
                  id + " 是计划中的一行，不是有正文的条目；请给出它所含的内容，或查看：tenon status"));
    }
  }

  private static Refusal unknown(Design design, Subjects subjects, String name) {
    String near = NearestName.of(name, subjects.all().stream().map(Subject::name).toList());
    return new Refusal(
        design
            .tongue()
            .pick(
                "no item, parameter or symbol "
                    + name
                    + " in the design"
                    + (near.isEmpty()
                        ? "; see what there is: tenon status"
                        : "; did you mean " + near + "?"),
                "设计中没有条目、参数或符号 "
                    + name
                    + (near.isEmpty() ? "；查看现有内容：tenon status" : "；是否指 " + near + "？")));
  }
}
