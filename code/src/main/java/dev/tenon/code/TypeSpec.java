package dev.tenon.code;

import java.util.List;

/**
 * A declared type: all that a design says of what stands in its file.
 *
 * @param packageName dotted, empty for the default package
 * @param name simple name, {@code Outer.Inner} for a nested type
 * @param declaration as written in the design, without body: {@code public final class Pool}
 * @param documentation prose for the Javadoc, Markdown, may be empty
 * @param imports import lines of {@code java imports} blocks, as written
 * @param members text of {@code java members} blocks, as written, in order
 * @param fields declared fields (chapter 4) in the design's order
 * @param methods declared methods and constructors in the design's order
 */
public record TypeSpec(
    String packageName,
    String name,
    String declaration,
    String documentation,
    List<String> imports,
    List<String> members,
    List<FieldSpec> fields,
    List<MethodSpec> methods) {

  public TypeSpec {
    imports = List.copyOf(imports);
    members = List.copyOf(members);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /** A field of chapter 4: its declaration as written, and its documentation. */
  public record FieldSpec(String symbol, String declaration, String documentation) {}
}
