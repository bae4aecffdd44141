package dev.tenon.design.rules;

import dev.tenon.design.Attribute;
import dev.tenon.design.Bullet;
import dev.tenon.design.CodeSpan;
import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.design.Method;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Prose;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Type;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether two designs of one session differ in nothing but the words of items: all names, links,
 * symbols, parameters and steps are the same and stand at the same places.
 */
final class Shape {
  private Shape() {}

  static boolean isSame(Design before, Design now) {
    return before.config().equals(now.config())
        && before.patterns() == now.patterns()
        && all(before.documents(), now.documents(), (a, b) -> a.path().equals(b.path()))
        && all(
            before.chapters(),
            now.chapters(),
            (a, b) -> a.chapter() == b.chapter() && a.at().equals(b.at()))
        && before.unnumbered().equals(now.unnumbered())
        && before.parameters().equals(now.parameters())
        && all(before.references(), now.references(), (a, b) -> a == b)
        && all(
            before.unreadable(),
            now.unreadable(),
            (a, b) -> a.section() == b.section() && a.at().equals(b.at()))
        && all(before.types(), now.types(), Shape::isSame)
        && isSame(before.plan(), now.plan())
        && all(before.items(), now.items(), Shape::isSame);
  }

  private static <T> boolean all(List<T> before, List<T> now, BiPredicate<T, T> same) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!same.test(before.get(i), now.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Type before, Type now) {
    return before.section() == now.section()
        && before.name().equals(now.name())
        && before.packageName().equals(now.packageName())
        && before.declaration().equals(now.declaration())
        && areSections(before.details(), now.details())
        && all(before.methods(), now.methods(), Shape::isSame)
        && all(
            before.fields(),
            now.fields(),
            (a, b) -> a.section() == b.section() && a.symbol().equals(b.symbol()));
  }

  private static boolean isSame(Method before, Method now) {
    return before.section() == now.section()
        && before.symbol().equals(now.symbol())
        && before.hasBody() == now.hasBody()
        && before.declaration().equals(now.declaration())
        && areSections(before.details(), now.details());
  }

  private static boolean areSections(List<SymbolSection> before, List<SymbolSection> now) {
    return all(before, now, (a, b) -> a == b);
  }

  private static boolean isSame(@Nullable PlanTable before, @Nullable PlanTable now) {
    if (before == null || now == null) {
      return before == now;
    }
    return before.firstLine() == now.firstLine()
        && before.lastLine() == now.lastLine()
        && before.document().path().equals(now.document().path())
        && before.header().equals(now.header())
        && before.rows().equals(now.rows());
  }

  private static boolean isSame(Item before, Item now) {
    return before == now
        || before.id().equals(now.id())
            && before.idAt().equals(now.idAt())
            && before.chapter() == now.chapter()
            && isSame(before.title(), now.title())
            && before.tables().isEmpty()
            && now.tables().isEmpty()
            && before.code().equals(now.code())
            && all(before.bullets(), now.bullets(), Shape::isSame)
            && all(before.attributes(), now.attributes(), Shape::isSame);
  }

  private static boolean isSame(Bullet before, Bullet now) {
    Attribute old = before.attribute();
    Attribute present = now.attribute();
    return Objects.equals(before.label(), now.label())
        && before.labelAt().equals(now.labelAt())
        && all(before.values(), now.values(), Shape::isSame)
        && Objects.equals(before.tag(), now.tag())
        && (old == null || present == null ? old == present : isSame(old, present));
  }

  private static boolean isSame(Attribute before, Attribute now) {
    return before.key() == now.key()
        && before.at().equals(now.at())
        && before.refs().equals(now.refs())
        && all(before.values(), now.values(), Shape::isSame);
  }

  private static boolean isSame(Prose before, Prose now) {
    return before.text().text().equals(now.text().text())
        && isSamePlaced(before, now)
        && all(before.code(), now.code(), Shape::isSame);
  }

  /** Character by character: white space that is read as one may stand between them. */
  private static boolean isSamePlaced(Prose before, Prose now) {
    for (int i = 0; i < before.text().length(); i++) {
      if (!before.text().at(i, i + 1).equals(now.text().at(i, i + 1))) {
        return false;
      }
    }
    return before.at().equals(now.at());
  }

  private static boolean isSame(CodeSpan before, CodeSpan now) {
    return before.start() == now.start()
        && before.text().text().equals(now.text().text())
        && before.at().equals(now.at());
  }
}
