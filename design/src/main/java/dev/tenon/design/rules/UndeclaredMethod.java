package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Owner;
import dev.tenon.design.Position;
import dev.tenon.design.Ref;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.SymbolTable;
import dev.tenon.design.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chapter 5, {@code uses} and {@code verifies} name what chapter 4 or the sources declare. */
final class UndeclaredMethod implements Rule {

  @Override
  public String id() {
    return "undeclared-method";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    Question question = new Question(design, surroundings, report);
    for (SymbolSection section : design.references()) {
      if (!section.resolved()) {
        Ref.ToSymbol ref =
            new Ref.ToSymbol(section.symbol(), section.heading().text(), section.at());
        question.ask(section.name(), ref, null);
        question.askAll(section, Key.USES, null);
      }
    }
    for (Type type : design.types()) {
      for (SymbolSection section : type.sections()) {
        question.askAll(section, Key.USES, type.name());
      }
      for (Method method : type.methods()) {
        for (SymbolSection section : method.sections()) {
          question.askAll(section, method.symbol(), Key.USES, type.name());
        }
      }
    }
    for (Item test : design.live(ItemKind.TEST)) {
      question.askAll(test, Key.VERIFIES, null);
    }
  }

  /** Asks for symbols, each once for an item. */
  private record Question(
      Design design, Surroundings surroundings, Report report, Set<String> asked) {

    Question(Design design, Surroundings surroundings, Report report) {
      this(design, surroundings, report, new HashSet<>());
    }

    void askAll(Owner owner, Key key, @Nullable String from) {
      askAll(owner, owner.name(), key, from);
    }

    void askAll(Owner owner, String item, Key key, @Nullable String from) {
      for (Ref ref : owner.refs(key)) {
        if (ref instanceof Ref.ToSymbol symbol) {
          ask(item, symbol, from);
        }
      }
    }

    void ask(String item, Ref.ToSymbol ref, @Nullable String from) {
      switch (design.resolve(ref, from)) {
        case Design.Meaning.Unknown _ -> {
          if (!inSources(ref.symbol(), from) && asked.add(item + "\n" + ref.symbol())) {
            unknown(item, ref, from);
          }
        }
        case Design.Meaning.Ambiguous(List<Method> choices) -> {
          if (asked.add(item + "\n" + ref.symbol())) {
            ambiguous(item, ref, choices);
          }
        }
        case Design.Meaning.OfType _, Design.Meaning.OfMethod _, Design.Meaning.OfField _ -> {}
      }
    }

    private boolean inSources(String symbol, @Nullable String from) {
      return surroundings.declaredInSources(symbol)
          || from != null
              && symbol.indexOf('.') < 0
              && surroundings.declaredInSources(from + "." + symbol);
    }

    private void unknown(String item, Ref.ToSymbol ref, @Nullable String from) {
      String near = nearest(ref.symbol(), from);
      Position at = ref.at();
      report.add(
          at,
          List.of(item),
          report.say(
              "`" + ref.text() + "` is declared neither in chapter 4 nor in the sources.",
              "`" + ref.text() + "` 既未在第 4 章声明，也不在源代码中。"),
          near.isEmpty()
              ? report.say(
                  "Declare it in chapter 4; methods of a library don't belong here.",
                  "请在第 4 章声明；库方法不写在这里。")
              : report.say("Did you mean `" + near + "`?", "是否指 `" + near + "`？"),
          ref.symbol());
    }

    private void ambiguous(String item, Ref.ToSymbol ref, List<Method> choices) {
      String list =
          choices.stream()
              .map(
                  m ->
                      "`"
                          + m.type()
                          + "."
                          + m.declaration().name()
                          + m.declaration().parameterTypes()
                          + "`")
              .collect(Collectors.joining(", "));
      report.add(
          ref.at(),
          List.of(item),
          report.say(
              "`" + ref.text() + "` means more than one method: " + list + ".",
              "`" + ref.text() + "` 可指多个方法：" + list + "。"),
          report.say("Write the one that is meant.", "请写明所指的方法。"),
          ref.symbol());
    }

    /** Looks among the methods of the type that is named, or of the own one. */
    private String nearest(String symbol, @Nullable String from) {
      int dot = symbol.indexOf('(') < 0 ? symbol.lastIndexOf('.') : -1;
      String owner = dot < 0 ? from : symbol.substring(0, dot);
      Optional<Type> type =
          owner == null ? Optional.empty() : SymbolTable.type(design, owner, from);
      if (type.isEmpty()) {
        List<String> types = design.types().stream().map(Type::name).toList();
        String near = owner == null || dot < 0 ? "" : NearestName.of(owner, types);
        return near.isEmpty() ? "" : near + symbol.substring(dot);
      }
      List<String> names =
          type.get().methods().stream().map(m -> m.declaration().name()).distinct().toList();
      String near = NearestName.of(symbol.substring(dot + 1), names);
      return near.isEmpty() || dot < 0 ? near : owner + "." + near;
    }
  }
}
