package dev.tenon.works;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.CodeText;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.Ref;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a step is built from, as one hash over sorted fingerprints: signatures, contracts and their
 * patterns, bodies, members, tests and files; of what its methods use the signatures and contracts.
 * Prose is none of it.
 */
final class StepInputs {
  private final Design design;
  private final Set<String> lines = new TreeSet<>();

  private StepInputs(Design design) {
    this.design = design;
  }

  /** The hash, {@code sha256:…}. */
  static String hash(
      Design design,
      List<Method> methods,
      List<Type> types,
      List<Item> tests,
      List<CodeBlock> files) {
    StepInputs inputs = new StepInputs(design);
    methods.forEach(inputs::method);
    types.forEach(inputs::type);
    tests.forEach(inputs::test);
    files.forEach(f -> inputs.add("file " + f.role(), f.text()));
    return Texts.sha256(String.join("\n", inputs.lines) + "\n");
  }

  private void method(Method method) {
    interfaceOf(method);
    method.body(design.language()).ifPresent(b -> add("body " + method.symbol(), normal(b)));
    for (Ref ref : method.uses()) {
      if (ref instanceof Ref.ToSymbol symbol
          && design.resolve(symbol, method.type())
              instanceof Design.Meaning.OfMethod(Method used)) {
        interfaceOf(used);
      }
    }
  }

  /** What a caller relies on. */
  private void interfaceOf(Method method) {
    add("signature " + method.symbol(), declaration(method.section()));
    Map<String, String> values = ParameterValues.of(design, method);
    for (Tag tag : method.tags()) {
      values.forEach(
          (name, value) -> {
            if (tag.text().contains(name)) {
              add("parameter " + name, value);
            }
          });
      add("contract " + method.symbol() + " " + tag.text(), tag.origin().name());
      design.patterns().find(tag.name()).ifPresent(this::pattern);
    }
  }

  private void pattern(dev.tenon.design.Pattern pattern) {
    for (dev.tenon.design.Pattern.Block block : pattern.blocks()) {
      if (block.language().equals(design.language())) {
        add(
            "pattern " + pattern.heading() + " " + block.variant(),
            CodeText.normal(design.language(), block.code()) + block.imports());
      }
    }
  }

  private void type(Type type) {
    add("type " + type.packageName() + " " + type.name(), declaration(type.section()));
    type.fields().forEach(f -> add("field " + f.symbol(), declaration(f.section())));
    for (SymbolSection section : type.sections()) {
      shared(type.name(), section);
    }
    type.methods().stream().filter(m -> !m.hasBody()).forEach(this::interfaceOf);
    type.section().bullets().stream()
        .filter(b -> b.tag() != null)
        .forEach(b -> add("contract " + type.name() + " " + b.source().text(), ""));
  }

  private void test(Item item) {
    shared(item.name(), item);
    for (CodeBlock block : item.code()) {
      if (block.is(design.language(), "test")) {
        add("test " + item.name(), normal(block));
      }
    }
    item.refs(Key.TEST).forEach(r -> add("test " + item.name() + " at", r.text()));
  }

  private void shared(String name, Owner owner) {
    for (CodeBlock block : owner.code()) {
      if (block.is(design.language(), "members") || block.is(design.language(), "imports")) {
        add(block.role() + " " + name, normal(block));
      }
    }
  }

  private String declaration(SymbolSection section) {
    return CodeText.normal(design.language(), section.heading().text());
  }

  private String normal(CodeBlock block) {
    return CodeText.normal(design.language(), block.text());
  }

  private void add(String name, String text) {
    lines.add(name + " " + Texts.sha256(text));
  }
}
