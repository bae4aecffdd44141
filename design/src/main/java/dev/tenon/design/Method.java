package dev.tenon.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A declared method or constructor.
 *
 * @param symbol {@code Type.name}, {@code Type.Type} of a constructor; with its parameter types,
 *     {@code Type.name(String, byte[])}, where the name alone means more than one
 * @param type symbol of its type
 * @param declaration what its heading says
 * @param hasBody whether it has a body in code: neither abstract nor a plain interface method
 * @param section its heading in chapter 4 and what stands below
 * @param details the sections of chapter 5 that name it, in order
 * @param tags its contracts in order: bullets, sketches, then those in comments of its body
 */
public record Method(
    String symbol,
    String type,
    Declaration.OfMethod declaration,
    boolean hasBody,
    SymbolSection section,
    List<SymbolSection> details,
    List<Tag> tags) {

  public Method {
    details = List.copyOf(details);
    tags = List.copyOf(tags);
  }

  /** Its own section, then the details. */
  public List<SymbolSection> sections() {
    return sections(section, details);
  }

  static List<SymbolSection> sections(SymbolSection first, List<SymbolSection> others) {
    List<SymbolSection> all = new ArrayList<>(others.size() + 1);
    all.add(first);
    all.addAll(others);
    return all;
  }

  /** The body that the document gives, the first one. */
  public Optional<CodeBlock> body(String language) {
    return sections().stream()
        .flatMap(s -> s.code().stream())
        .filter(c -> c.is(language, "body"))
        .findFirst();
  }

  /** What its {@code uses} attributes name. */
  public List<Ref> uses() {
    return sections().stream().flatMap(s -> s.refs(Key.USES).stream()).toList();
  }
}
