package dev.tenon.design.rules;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.Declaration;
import dev.tenon.design.Design;
import dev.tenon.design.ExpressionNames;
import dev.tenon.design.NameUse;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a tag's arguments name is there where the tag is woven in. */
final class ContractUnknownName implements Rule {

  @Override
  public String id() {
    return "contract-unknown-name";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Set<String> parameters = Scope.parameters(design);
    for (Type type : design.types()) {
      List<Tagged> all = Tagged.of(design, type);
      if (all.isEmpty()) {
        continue;
      }
      Scope own = new Scope(design, type, parameters);
      for (Tagged tagged : all) {
        if (tagged.method() == null || !Sections.isUnreadable(design, tagged.method())) {
          Scope scope = tagged.method() == null ? own : own.with(design, tagged.method());
          new Check(design, surroundings, report, tagged, scope).run();
        }
      }
    }
  }

  /** The tags of one method. */
  private static final class Check {
    private final Design design;
    private final Surroundings surroundings;
    private final Report report;
    private final Tagged tagged;
    private final Scope scope;
    private final Set<String> parameters;
    private final @Nullable Set<String> locals;
    private final Set<String> said = new HashSet<>();

    Check(Design design, Surroundings surroundings, Report report, Tagged tagged, Scope scope) {
      this.design = design;
      this.surroundings = surroundings;
      this.report = report;
      this.tagged = tagged;
      this.scope = scope;
      this.parameters =
          tagged.parameters().stream()
              .map(Declaration.Parameter::name)
              .collect(Collectors.toUnmodifiableSet());
      this.locals = locals(design, tagged);
    }

    /** The locals of the body; null where the body is still to be written. */
    private static @Nullable Set<String> locals(Design design, Tagged tagged) {
      CodeBlock body =
          tagged.method() == null ? null : tagged.method().body(design.language()).orElse(null);
      return body == null ? null : ExpressionNames.declared(body.text(), design.language());
    }

    void run() {
      for (Tag tag : tagged.tags()) {
        if (design.patterns().find(tag.name()).isPresent()) {
          for (int i = 0; i < tag.arguments().size(); i++) {
            argument(tag, tag.arguments().get(i), tag.argumentsAt().get(i));
          }
        }
      }
    }

    private void argument(Tag tag, String argument, Position at) {
      List<NameUse> uses = ExpressionNames.used(argument, design.language());
      for (NameUse use : uses) {
        if (!isKnown(tag, use, uses.size() == 1 && use.name().equals(argument))
            && said.add(use.name())) {
          unknown(tag, argument, at, use);
        }
      }
    }

    private boolean isKnown(Tag tag, NameUse use, boolean alone) {
      String name = use.name();
      boolean read = design.language().equals("java") || design.language().equals("python");
      if (!read) {
        // nothing of the language is known but its words: only a lone name is sure
        boolean sure = alone && use.kind() == NameUse.Kind.VARIABLE;
        return !sure || isVariable(tag, name);
      }
      return switch (use.kind()) {
        case VARIABLE -> isVariable(tag, name);
        case CALL -> isCall(tag, name);
        case TYPE ->
            // of Python nobody says what its modules import
            design.language().equals("python")
                || scope.hasType(name)
                || scope.hasMethod(name)
                || surroundings.declaredInSources(name);
        case OWN_FIELD ->
            scope.hasField(name)
                || design.language().equals("python") && scope.hasMethod(name)
                || isInherited(name);
        case OWN_CALL -> scope.hasMethod(name) || isInherited(name);
      };
    }

    private boolean isVariable(Tag tag, String name) {
      if (name.equals("result") && tag.name().equals("AST_POSTCONDITION")) {
        return tagged.returns() && !parameters.contains(name) && !scope.declaresField(name);
      }
      return parameters.contains(name)
          || scope.hasField(name)
          || scope.hasType(name)
          || isLocal(tag, name)
          || isInherited(name)
          || Character.isUpperCase(name.codePointAt(0)) && surroundings.declaredInSources(name);
    }

    /** A local of the body, or of a body that is still to be written. */
    private boolean isLocal(Tag tag, String name) {
      return !tag.name().startsWith("VAL_")
          && tagged.method() != null
          && !name.equals("result")
          && (locals == null
              ? tag.name().startsWith("AST_") || hasSketch(tag)
              : locals.contains(name));
    }

    private static boolean hasSketch(Tag tag) {
      return tag.origin() == Tag.Origin.SKETCH;
    }

    private boolean isCall(Tag tag, String name) {
      boolean old = name.equals("old") && tag.name().equals("AST_POSTCONDITION");
      return old || scope.hasMethod(name) || scope.isBuiltIn(name) || isInherited(name);
    }

    private boolean isInherited(String name) {
      return scope.isOpen() || surroundings.declaredInSources(tagged.type().name() + "." + name);
    }

    private void unknown(Tag tag, String argument, Position at, NameUse use) {
      report.add(
          place(argument, at, use),
          List.of(tagged.symbol()),
          message(tag, use),
          hint(use),
          use.name());
    }

    private String message(Tag tag, NameUse use) {
      String name = use.name();
      if (name.equals("result") && tag.name().equals("AST_POSTCONDITION")) {
        return tagged.returns()
            ? report.say(
                "`result` means two things: what is returned, and a parameter or field.",
                "`result` 有歧义：既指返回值，又是参数或字段的名称。")
            : report.say(
                "`" + tagged.symbol() + "` returns nothing, so there is no `result`.",
                "`" + tagged.symbol() + "` 没有返回值，因此没有 `result`。");
      }
      if (name.equals("result") || name.equals("old") && use.kind() == NameUse.Kind.CALL) {
        return report.say(
            "`" + name + "` is known in AST_POSTCONDITION alone.",
            "`" + name + "` 只能用于 AST_POSTCONDITION。");
      }
      return report.say(
          "`" + name + "` is not known to `" + tagged.symbol() + "`.",
          "`" + tagged.symbol() + "` 中没有 `" + name + "`。");
    }

    private String hint(NameUse use) {
      List<String> names = List.copyOf(parameters);
      String near = NearestName.of(use.name(), names);
      return near.isEmpty()
          ? report.say(
              "Name a parameter, a member of `" + tagged.type().name() + "` or a declared type.",
              "请使用参数、`" + tagged.type().name() + "` 的成员或已声明的类型。")
          : report.say("Did you mean `" + near + "`?", "是否指 `" + near + "`？");
    }

    /** The place of the name, or of the argument where code marks or line breaks shift it. */
    private Position place(String argument, Position at, NameUse use) {
      String line = design.document(at.file()).map(d -> d.line(at.line())).orElse("");
      int column = at.column() + argument.codePointCount(0, use.start());
      int length = use.name().codePointCount(0, use.name().length());
      int from = column - 1;
      boolean there =
          from + length <= line.codePointCount(0, line.length())
              && line.startsWith(use.name(), line.offsetByCodePoints(0, from));
      return there ? new Position(at.file(), at.line(), column, length) : at;
    }
  }
}
