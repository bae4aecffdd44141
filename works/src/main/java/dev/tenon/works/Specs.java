package dev.tenon.works;

import dev.tenon.code.Contract;
import dev.tenon.code.MethodSpec;
import dev.tenon.code.MethodText;
import dev.tenon.code.Pattern;
import dev.tenon.code.TypeSpec;
import dev.tenon.design.Bullet;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Declaration;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Located;
import dev.tenon.design.Method;
import dev.tenon.design.Passage;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import dev.tenon.design.plan.Validations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a design says of code, in the words of the code module. */
final class Specs {
  /** What a reader of prose passes over at the ends of words. */
  private static final String MARKS = "`*_";

  private final Design design;

  Specs(Design design) {
    this.design = design;
  }

  /** All declared types in the order of chapter 4. */
  List<TypeSpec> types() {
    return design.types().stream().map(this::type).toList();
  }

  List<Pattern> patterns() {
    return design.patterns().all().stream().map(Specs::pattern).toList();
  }

  private static Pattern pattern(dev.tenon.design.Pattern pattern) {
    return new Pattern(
        pattern.name(),
        pattern.parameters().stream()
            .map(p -> new Pattern.Parameter(p.name(), p.optional(), p.variadic()))
            .toList(),
        pattern.blocks().stream()
            .map(b -> new Pattern.Template(b.language(), b.variant(), b.code(), b.imports()))
            .toList());
  }

  TypeSpec type(Type type) {
    List<String> imports = new ArrayList<>();
    List<String> members = new ArrayList<>();
    for (SymbolSection section : type.sections()) {
      for (CodeBlock block : section.code()) {
        if (block.is(design.language(), "imports")) {
          imports.addAll(Arrays.stream(block.text().split("\n")).map(String::strip).toList());
        } else if (block.is(design.language(), "members")) {
          members.add(block.text());
        }
      }
    }
    imports.removeIf(line -> !line.startsWith("import "));
    type.methods().stream()
        .filter(m -> m.body(design.language()).isEmpty())
        .flatMap(m -> validation(design, m).stream())
        .flatMap(v -> v.imports().stream())
        .forEach(name -> imports.add("import " + name + ";"));
    return new TypeSpec(
        type.packageName(),
        type.name(),
        declaration(type.section()),
        documentation(type.section()),
        imports,
        members,
        type.fields().stream()
            .map(
                f ->
                    new TypeSpec.FieldSpec(
                        f.symbol(), declaration(f.section()), documentation(f.section())))
            .toList(),
        type.methods().stream().map(this::method).toList());
  }

  /** The contracts of a record, as those of its compact constructor; empty if it has none. */
  Optional<MethodSpec> recordConstructor(Type type) {
    Map<String, String> constants = ParameterValues.of(design, type);
    List<Contract> contracts =
        type.sections().stream()
            .flatMap(s -> s.bullets().stream())
            .map(Bullet::tag)
            .filter(Objects::nonNull)
            .map(t -> new Contract(t.name(), t.arguments(), false, constants))
            .distinct()
            .toList();
    boolean isRecord = type.declaration().kind() == Declaration.TypeKind.RECORD;
    if (!isRecord || contracts.isEmpty()) {
      return Optional.empty();
    }
    String name = type.declaration().name();
    return Optional.of(new MethodSpec(type.name() + "." + name, name, "", null, contracts));
  }

  MethodSpec method(Method method) {
    String body =
        method
            .body(design.language())
            .map(CodeBlock::text)
            .or(() -> validation(design, method).map(MethodText.ValidationBody::code))
            .orElse(null);
    Map<String, String> constants = ParameterValues.of(design, method);
    return new MethodSpec(
        method.symbol(),
        declaration(method.section()),
        documentation(method.section()),
        body,
        method.tags().stream()
            .map(
                t ->
                    new Contract(t.name(), t.arguments(), t.origin() == Tag.Origin.BODY, constants))
            .toList());
  }

  /** The body that a declared validation method has from its pattern, if it is one. */
  static Optional<MethodText.ValidationBody> validation(Design design, Method method) {
    String name = method.declaration().name();
    List<String> parameters =
        method.declaration().parameters().stream().map(p -> p.name()).toList();
    return design.type(method.type()).stream()
        .flatMap(t -> t.methods().stream())
        .flatMap(m -> m.tags().stream())
        .filter(t -> Validations.methodName(t.name(), design.language()).equals(name))
        .filter(t -> Validations.isLong(design, t))
        .findFirst()
        .flatMap(t -> design.patterns().find(t.name()))
        .flatMap(p -> MethodText.validationBody(pattern(p), parameters));
  }

  /** The declaration as written, without what ends it. */
  private static String declaration(SymbolSection section) {
    return section.heading().text().strip().replaceAll("[;{:\\s]+$", "");
  }

  /** The prose below a heading up to the first sub-heading, as written. */
  static String documentation(SymbolSection section) {
    StringBuilder text = new StringBuilder();
    Passage last = null;
    for (Passage passage : section.passages()) {
      if (passage.kind() == Passage.Kind.HEADING || passage.kind() == Passage.Kind.TABLE) {
        break;
      }
      boolean bullet = passage.kind() == Passage.Kind.BULLET;
      boolean goesOn = bullet && last != null && last.kind() == Passage.Kind.BULLET;
      if (last != null) {
        text.append(goesOn ? "\n" : "\n\n");
      }
      text.append(bullet ? "- " : "").append(written(passage));
      last = passage;
    }
    return text.toString().strip();
  }

  /** A passage as its author wrote it; comments are no part of it. */
  static String written(Passage passage) {
    return passage.source().text().replaceAll("(?s)<!--.*?-->", "").strip();
  }

  /** An item's title as its author wrote it. */
  static String title(Item item) {
    Located read = item.title().text();
    String text = read.document().text();
    int from = read.offset(0);
    int to = read.offset(read.length());
    while (from > 0 && MARKS.indexOf(text.charAt(from - 1)) >= 0) {
      from--;
    }
    while (to < text.length() && MARKS.indexOf(text.charAt(to)) >= 0) {
      to++;
    }
    return text.substring(from, to).strip();
  }
}
