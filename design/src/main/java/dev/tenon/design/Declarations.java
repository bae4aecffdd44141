package dev.tenon.design;

import dev.tenon.design.Declaration.OfField;
import dev.tenon.design.Declaration.OfMethod;
import dev.tenon.design.Declaration.OfType;
import dev.tenon.design.Declaration.Parameter;
import dev.tenon.design.Declaration.TypeKind;
import java.util.List;

/** Makes declarations of little: what a slip leaves readable. */
final class Declarations {
  private Declarations() {}

  static OfType typeNamed(String name) {
    return new OfType(name, TypeKind.CLASS, List.of(), List.of(), List.of(), List.of());
  }

  static OfField fieldNamed(String name) {
    return new OfField(name, List.of(), "");
  }

  static OfMethod methodNamed(String name, boolean constructor, List<Parameter> parameters) {
    return new OfMethod(
        name, constructor, List.of(), List.of(), "", !constructor, parameters, List.of());
  }
}
