package dev.tenon.works;

import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Key;
import dev.tenon.design.Method;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import dev.tenon.design.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A step of the plan with all that the design says of it.
 *
 * @param methods its methods and constructors with bodies, in the plan's order
 * @param types the types that it lists, and those of its methods that no earlier step has: they
 *     come into being with it
 * @param tests what verifies it
 * @param files configuration and resources that it holds
 */
record StepView(
    Design design,
    PlanTable.Row row,
    List<Method> methods,
    List<Type> types,
    List<Item> tests,
    List<CodeBlock> files) {

  StepView {
    methods = List.copyOf(methods);
    types = List.copyOf(types);
    tests = List.copyOf(tests);
    files = List.copyOf(files);
  }

  /** All steps of a design's plan, in its order. */
  static List<StepView> all(Design design) {
    PlanTable plan = design.plan();
    if (plan == null) {
      return List.of();
    }
    List<StepView> views = new ArrayList<>();
    Set<String> standing = new LinkedHashSet<>();
    boolean first = true;
    for (PlanTable.Row row : plan.rows()) {
      views.add(view(design, row, standing, first ? files(design) : List.of()));
      first = false;
    }
    return views;
  }

  private static StepView view(
      Design design, PlanTable.Row row, Set<String> standing, List<CodeBlock> files) {
    List<Method> methods = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    for (Ref ref : row.methods()) {
      if (ref instanceof Ref.ToSymbol symbol) {
        switch (design.resolve(symbol, null)) {
          case Design.Meaning.OfMethod(Method method) -> methods.add(method);
          case Design.Meaning.OfType(Type type) -> {
            if (standing.add(type.name())) {
              types.add(type);
            }
          }
          default -> {}
        }
      }
    }
    for (Method method : methods) {
      if (standing.add(method.type())) {
        design.type(method.type()).ifPresent(types::add);
      }
    }
    List<Item> tests = new ArrayList<>();
    for (Ref ref : row.tests()) {
      for (Id id : design.ids(ref)) {
        design.item(id).filter(t -> !design.isReplaced(id)).ifPresent(tests::add);
      }
    }
    return new StepView(design, row, methods, types, tests, files);
  }

  /** All files that the design holds as they stand. */
  private static List<CodeBlock> files(Design design) {
    List<CodeBlock> files = new ArrayList<>();
    design.items().stream()
        .filter(i -> !design.isReplaced(i.id()))
        .forEach(i -> i.code().stream().filter(CodeBlock::isFile).forEach(files::add));
    for (Type type : design.types()) {
      type.sections().forEach(s -> s.code().stream().filter(CodeBlock::isFile).forEach(files::add));
      for (Method method : type.methods()) {
        method
            .sections()
            .forEach(s -> s.code().stream().filter(CodeBlock::isFile).forEach(files::add));
      }
    }
    return files;
  }

  Id id() {
    return row.id();
  }

  /** {@code S-3}. */
  String name() {
    return row.id().toString();
  }

  /** Its title as the plan has it. */
  String title() {
    return row.title();
  }

  /** Symbols of its methods. */
  Set<String> symbols() {
    Set<String> symbols = new LinkedHashSet<>();
    methods.forEach(m -> symbols.add(m.symbol()));
    return symbols;
  }

  /** Methods whose body neither the document nor a pattern gives. */
  List<Method> unwritten() {
    return methods.stream()
        .filter(m -> m.body(design.language()).isEmpty())
        .filter(m -> Specs.validation(design, m).isEmpty())
        .toList();
  }

  /** The hash of all that it is built from. */
  String inputs() {
    return StepInputs.hash(design, methods, types, tests, files);
  }

  /** The top-level types whose files it writes. */
  Set<String> topLevelTypes() {
    Set<String> names = new LinkedHashSet<>();
    types.forEach(t -> names.add(topLevel(t.name())));
    methods.forEach(m -> names.add(topLevel(m.type())));
    return names;
  }

  static String topLevel(String type) {
    int dot = type.indexOf('.');
    return dot < 0 ? type : type.substring(0, dot);
  }

  /** Path of a top-level type's file below the folder of sources. */
  static String path(Type type) {
    return (type.packageName().isEmpty() ? "" : type.packageName().replace('.', '/') + "/")
        + topLevel(type.name())
        + ".java";
  }

  /** The source files that it writes, from the project's folder. */
  Set<String> sourceFiles(Project project) {
    Set<String> files = new TreeSet<>();
    for (String name : topLevelTypes()) {
      design.type(name).ifPresent(t -> files.add(project.sourceFolder() + "/" + path(t)));
    }
    return files;
  }

  /**
   * Tests as they are selected, {@code org.example.PoolTest#shrinks}: those of its blocks, and
   * those that its tests name.
   *
   * @param named method names of a block by its text
   */
  static List<String> selections(
      Design design,
      Collection<Item> tests,
      java.util.function.Function<String, List<String>> named) {
    Set<String> selections = new TreeSet<>();
    for (Item item : tests) {
      if (TestClass.hasBlock(design, item)) {
        TestClass owner = TestClass.of(design, Set.of(item.id())).getFirst();
        for (CodeBlock block : item.code()) {
          if (block.is(design.language(), "test")) {
            named.apply(block.text()).forEach(m -> selections.add(owner.qualifiedName() + "#" + m));
          }
        }
      } else {
        for (Ref ref : item.refs(Key.TEST)) {
          selections.add(selection(ref.text()));
        }
      }
    }
    return List.copyOf(selections);
  }

  /** {@code PoolTest.shrinks} as {@code PoolTest#shrinks}; a class alone stays. */
  private static String selection(String test) {
    String bare = test.replaceAll("\\(.*", "");
    int dot = bare.lastIndexOf('.');
    boolean method =
        dot >= 0 && dot + 1 < bare.length() && !Character.isUpperCase(bare.charAt(dot + 1));
    return bare.indexOf('#') >= 0 || !method
        ? bare
        : bare.substring(0, dot) + "#" + bare.substring(dot + 1);
  }
}
