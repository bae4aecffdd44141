package dev.tenon.design.rules;

import dev.tenon.design.Bullet;
import dev.tenon.design.Declaration;
import dev.tenon.design.Design;
import dev.tenon.design.Method;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What carries tags: a method, a constructor, or a record.
 *
 * @param symbol its name in findings
 * @param type the type that it is or stands in
 * @param method null of a record
 * @param tags each once
 */
record Tagged(String symbol, Type type, @Nullable Method method, List<Tag> tags) {

  /** All of a design, in the order of chapter 4. */
  static List<Tagged> of(Design design) {
    List<Tagged> all = new ArrayList<>();
    design.types().forEach(type -> all.addAll(of(design, type)));
    return all;
  }

  static List<Tagged> of(Design design, Type type) {
    List<Tagged> all = new ArrayList<>();
    if (type.declaration().kind() == Declaration.TypeKind.RECORD) {
      Map<String, Tag> tags = new LinkedHashMap<>();
      for (SymbolSection section : type.sections()) {
        for (Bullet bullet : section.bullets()) {
          if (bullet.tag() != null) {
            tags.putIfAbsent(bullet.tag().text(), bullet.tag());
          }
        }
      }
      all.add(new Tagged(type.name(), type, null, List.copyOf(tags.values())));
    }
    for (Method method : type.methods()) {
      all.add(new Tagged(method.symbol(), type, method, method.tags()));
    }
    return all.stream().filter(t -> !t.tags().isEmpty()).toList();
  }

  /** Its parameters; of a record its components. */
  List<Declaration.Parameter> parameters() {
    if (method == null) {
      return type.declaration().components();
    }
    boolean compact =
        method.declaration().constructor()
            && type.declaration().kind() == Declaration.TypeKind.RECORD
            && method.declaration().parameters().isEmpty();
    return compact ? type.declaration().components() : method.declaration().parameters();
  }

  /** Whether it gives a value back. */
  boolean returns() {
    return method != null && method.declaration().returns();
  }
}
