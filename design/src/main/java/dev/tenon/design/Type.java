package dev.tenon.design;

import java.util.List;

/**
 * A declared type.
 *
 * @param name simple, {@code Outer.Inner} if nested
 * @param packageName dotted, empty for the default package
 * @param declaration what its heading says
 * @param section its heading and what stands below
 * @param details the sections of chapter 5 that name it
 * @param methods its methods and constructors, in order
 * @param fields its fields, in order
 */
public record Type(
    String name,
    String packageName,
    Declaration.OfType declaration,
    SymbolSection section,
    List<SymbolSection> details,
    List<Method> methods,
    List<Field> fields) {

  /** A declared field or constant; its symbol is {@code Type.name}. */
  public record Field(String symbol, Declaration.OfField declaration, SymbolSection section) {}

  public Type {
    details = List.copyOf(details);
    methods = List.copyOf(methods);
    fields = List.copyOf(fields);
  }

  /** Its own section, then the details. */
  public List<SymbolSection> sections() {
    return Method.sections(section, details);
  }
}
