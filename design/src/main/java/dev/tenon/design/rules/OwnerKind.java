package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Owner;
import dev.tenon.design.SymbolSection;
import java.util.EnumSet;
import java.util.Set;

/** What an attribute may stand on, and which keys may stand there. */
enum OwnerKind {
  REQUIREMENT("a requirement", "需求", Key.REFINES, Key.DEPENDS_ON),
  DECISION(
      "a decision", "决策", Key.REFINES, Key.DEPENDS_ON, Key.SATISFIES, Key.BECAUSE, Key.REJECTS),
  TEST("a test", "测试", Key.DEPENDS_ON, Key.VERIFIES, Key.TEST),
  STEP("a step", "步骤"),
  QUESTION("a question", "问题", Key.DEPENDS_ON),
  TYPE("a type", "类型", Key.SATISFIES, Key.PACKAGE),
  METHOD(
      "a method", "方法", Key.SATISFIES, Key.USES, Key.THROWS, Key.RETURNS, Key.CHECKS, Key.ON_ERROR),
  FIELD("a field", "字段"),
  /** A symbol that is not declared: nobody can tell whether it is a type or a method. */
  SYMBOL(
      "a symbol",
      "符号",
      Key.SATISFIES,
      Key.PACKAGE,
      Key.USES,
      Key.THROWS,
      Key.RETURNS,
      Key.CHECKS,
      Key.ON_ERROR);

  private final String english;
  private final String chinese;
  private final Set<Key> keys;

  OwnerKind(String english, String chinese, Key... keys) {
    this.english = english;
    this.chinese = chinese;
    this.keys = EnumSet.of(Key.REPLACES, Key.WHERE);
    this.keys.addAll(Set.of(keys));
  }

  static OwnerKind of(Design design, Owner owner) {
    return switch (owner) {
      case Item item ->
          switch (item.id().kind()) {
            case REQUIREMENT -> REQUIREMENT;
            case DECISION -> DECISION;
            case TEST -> TEST;
            case STEP -> STEP;
            case QUESTION -> QUESTION;
          };
      case SymbolSection section -> ofSymbol(design, section);
    };
  }

  private static OwnerKind ofSymbol(Design design, SymbolSection section) {
    if (design.method(section.symbol()).isPresent()) {
      return METHOD;
    }
    if (design.type(section.symbol()).isPresent()) {
      return TYPE;
    }
    return section.resolved() ? FIELD : SYMBOL;
  }

  /** Whether a key's row in the language names it. */
  boolean takes(Key key) {
    return keys.contains(key);
  }

  Set<Key> keys() {
    return keys;
  }

  String words(Report report) {
    return report.say(english, chinese);
  }
}
