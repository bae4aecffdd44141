package dev.tenon.design.plan;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Ref;
import dev.tenon.design.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which steps may be built side by side: none before what it is after, no two on one file. */
final class Waves {
  private final Design design;
  private final Map<Integer, Set<String>> written = new HashMap<>();
  private final Map<Id, Integer> waves = new HashMap<>();

  Waves(Design design) {
    this.design = design;
  }

  /** The wave of the next step in order; those that it is after were asked before. */
  int next(Id step, List<Id> after, Set<String> members, Set<Id> tests) {
    int wave = 1;
    for (Id before : after) {
      wave = Math.max(wave, 1 + waves.getOrDefault(before, 0));
    }
    Set<String> files = files(members, tests);
    // ends: no step has a wave behind the number of steps
    while (written.getOrDefault(wave, Set.of()).stream().anyMatch(files::contains)) {
      wave++;
    }
    written.computeIfAbsent(wave, _ -> new HashSet<>()).addAll(files);
    waves.put(step, wave);
    return wave;
  }

  private Set<String> files(Set<String> members, Set<Id> tests) {
    Set<String> files = new HashSet<>();
    for (String member : members) {
      owner(member).ifPresent(type -> files.add(file(type)));
    }
    for (Id test : tests) {
      design.item(test).map(this::testFile).ifPresent(files::add);
    }
    return files;
  }

  private Optional<Type> owner(String member) {
    Optional<Type> type = design.type(member);
    if (type.isPresent()) {
      return type;
    }
    Optional<String> owner = design.method(member).map(m -> m.type());
    int dot = member.lastIndexOf('.');
    return owner.isPresent() || dot < 0
        ? owner.flatMap(design::type)
        : design.type(member.substring(0, dot));
  }

  private static String file(Type type) {
    int dot = type.name().indexOf('.');
    return type.packageName() + "/" + (dot < 0 ? type.name() : type.name().substring(0, dot));
  }

  /** The class that holds a test, as it says, else that of the first type that it verifies. */
  private String testFile(Item test) {
    for (Ref ref : test.refs(Key.TEST)) {
      if (ref instanceof Ref.ToSymbol symbol) {
        String path = symbol.symbol().replaceFirst("\\(.*", "").replace('#', '.');
        int dot = path.lastIndexOf('.');
        return "test:" + (dot < 0 ? path : path.substring(0, dot));
      }
    }
    for (Ref ref : test.refs(Key.VERIFIES)) {
      if (ref instanceof Ref.ToSymbol symbol) {
        Optional<String> type =
            switch (design.resolve(symbol, null)) {
              case Design.Meaning.OfType(var it) -> Optional.of(it.name());
              case Design.Meaning.OfMethod(var it) -> Optional.of(it.type());
              case Design.Meaning.OfField(var it) -> owner(it.symbol()).map(Type::name);
              case Design.Meaning.Ambiguous(var choices) -> Optional.of(choices.getFirst().type());
              case Design.Meaning.Unknown _ -> Optional.empty();
            };
        if (type.isPresent()) {
          return "test:" + type.get().replace(".", "") + "Test";
        }
      }
    }
    return "test:" + test.id();
  }
}
