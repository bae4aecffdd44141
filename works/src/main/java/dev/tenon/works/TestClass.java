package dev.tenon.works;

import dev.tenon.code.TypeSpec;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.Ref;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class of tests that the design gives: the blocks of all its {@code T-n} together.
 *
 * @param packageName where it stands
 * @param name simple name
 * @param items the tests it is made of, in the design's order
 */
record TestClass(String packageName, String name, List<Item> items) {
  private static final Pattern ASSERTION =
      Pattern.compile("(?<![\\w.])(assert[A-Z]\\w*|fail)\\s*\\(");
  private static final Pattern ANNOTATION = Pattern.compile("@([A-Z]\\w*)");
  private static final Map<String, String> JUPITER =
      Map.ofEntries(
          jupiter("api", "Test"),
          jupiter("api", "BeforeEach"),
          jupiter("api", "AfterEach"),
          jupiter("api", "BeforeAll"),
          jupiter("api", "AfterAll"),
          jupiter("api", "DisplayName"),
          jupiter("api", "RepeatedTest"),
          jupiter("api", "Timeout"),
          jupiter("api", "Nested"),
          jupiter("api", "TestFactory"),
          jupiter("api.io", "TempDir"),
          jupiter("params", "ParameterizedTest"),
          jupiter("params.provider", "ValueSource"),
          jupiter("params.provider", "CsvSource"),
          jupiter("params.provider", "MethodSource"),
          jupiter("params.provider", "EnumSource"));

  TestClass {
    items = List.copyOf(items);
  }

  private static Map.Entry<String, String> jupiter(String subpackage, String name) {
    return Map.entry(name, "org.junit.jupiter." + subpackage + "." + name);
  }

  /** The classes that the tests of some steps need, in the design's order. */
  static List<TestClass> of(Design design, Set<Id> tests) {
    Map<String, List<Item>> byClass = new LinkedHashMap<>();
    Map<String, String> packages = new LinkedHashMap<>();
    for (Item item : design.live(ItemKind.TEST)) {
      if (tests.contains(item.id()) && hasBlock(design, item)) {
        String name = className(design, item);
        byClass.computeIfAbsent(name, _ -> new ArrayList<>()).add(item);
        packages.putIfAbsent(name, packageOf(design, item));
      }
    }
    List<TestClass> classes = new ArrayList<>();
    byClass.forEach(
        (name, items) -> classes.add(new TestClass(packages.getOrDefault(name, ""), name, items)));
    return classes;
  }

  static boolean hasBlock(Design design, Item item) {
    return item.code().stream().anyMatch(c -> c.is(design.language(), "test"));
  }

  /** Simple name of the class that holds a test: as it says, else of the type that it verifies. */
  static String className(Design design, Item item) {
    for (Ref ref : item.refs(Key.TEST)) {
      if (ref instanceof Ref.ToSymbol symbol) {
        String bare = symbol.symbol().replaceAll("\\(.*", "").replace('#', '.');
        String[] parts = bare.split("\\.");
        for (int i = parts.length - 1; i >= 0; i--) {
          if (!parts[i].isEmpty() && Character.isUpperCase(parts[i].charAt(0))) {
            return parts[i];
          }
        }
      }
    }
    return verifiedType(design, item)
        .map(t -> t.name().substring(t.name().lastIndexOf('.') + 1) + "Test")
        .orElse(item.id().toString().replace("-", "") + "Test");
  }

  private static String packageOf(Design design, Item item) {
    return verifiedType(design, item)
        .map(Type::packageName)
        .orElse(design.config().project().packageName());
  }

  private static Optional<Type> verifiedType(Design design, Item item) {
    for (Ref ref : item.refs(Key.VERIFIES)) {
      if (ref instanceof Ref.ToSymbol symbol) {
        switch (design.resolve(symbol, null)) {
          case Design.Meaning.OfType(Type type) -> {
            return Optional.of(type);
          }
          case Design.Meaning.OfMethod(Method method) -> {
            return design.type(method.type());
          }
          default -> {}
        }
      }
    }
    return Optional.empty();
  }

  /** Path of its file below the folder of tests. */
  String path() {
    return (packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/") + name + ".java";
  }

  /** Its name as tests are selected: with package. */
  String qualifiedName() {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** What its file holds. */
  TypeSpec spec(Design design) {
    List<String> members = new ArrayList<>();
    Set<String> imports = new TreeSet<>();
    for (Item item : items) {
      for (CodeBlock block : item.code()) {
        if (block.is(design.language(), "imports")) {
          Arrays.stream(block.text().split("\n"))
              .map(String::strip)
              .filter(line -> line.startsWith("import "))
              .forEach(imports::add);
        } else if (block.is(design.language(), "members") || block.is(design.language(), "test")) {
          members.add(block.text());
        }
      }
    }
    imports.addAll(jupiterImports(String.join("\n", members)));
    return new TypeSpec(
        packageName,
        name,
        "class " + name,
        "",
        List.copyOf(imports),
        members,
        List.of(),
        List.of());
  }

  private static Set<String> jupiterImports(String code) {
    Set<String> imports = new LinkedHashSet<>();
    Matcher assertion = ASSERTION.matcher(code);
    while (assertion.find()) {
      String name = assertion.group(1);
      if (!Pattern.compile("\\b(void|boolean|[A-Z]\\w*)\\s+" + name + "\\s*\\(")
          .matcher(code)
          .find()) {
        imports.add("import static org.junit.jupiter.api.Assertions." + name + ";");
      }
    }
    Matcher annotation = ANNOTATION.matcher(code);
    while (annotation.find()) {
      String name = JUPITER.get(annotation.group(1));
      if (name != null) {
        imports.add("import " + name + ";");
      }
    }
    return imports;
  }
}
