package dev.tenon.works;

import dev.tenon.code.ClassPath;
import dev.tenon.code.Compilation;
import dev.tenon.code.Contract;
import dev.tenon.code.ContractCheck;
import dev.tenon.code.InProcessCompiler;
import dev.tenon.code.JavaIndex;
import dev.tenon.code.JavaMember;
import dev.tenon.code.JavaSyntax;
import dev.tenon.code.JavaType;
import dev.tenon.code.MethodSpec;
import dev.tenon.code.MethodText;
import dev.tenon.code.Problem;
import dev.tenon.code.TestFingerprint;
import dev.tenon.code.TypeSpec;
import dev.tenon.code.Unwoven;
import dev.tenon.code.ValidationMethod;
import dev.tenon.code.Weaver;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Lock;
import dev.tenon.design.Method;
import dev.tenon.design.Position;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import dev.tenon.design.plan.Validations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that is done with the Java of one design: woven, compiled, compared, hashed. */
final class Craft implements AutoCloseable {
  /** The version of the language that sources are compiled for: that of the JDK that runs this. */
  private static final String LATER = "tenon: built in a later step";

  private static final int RELEASE = Runtime.version().feature();

  private final Design design;
  private final List<Path> classPath;
  private final List<TypeSpec> types;
  private final Weaver weaver;
  private final Specs specs;
  private @Nullable InProcessCompiler compiler;

  /**
   * @param classPath of the project; Tenon's own JUnit is added where it has none
   */
  Craft(Design design, List<Path> classPath) {
    this.design = design;
    this.classPath = List.copyOf(classPath);
    this.specs = new Specs(design);
    this.types = specs.types();
    this.weaver = new Weaver(types, specs.patterns(), new ClassPath(this.classPath, List.of()));
  }

  /** All declared types. */
  List<TypeSpec> types() {
    return types;
  }

  /**
   * A source file's skeleton: its types, members and methods that stand, bodies of the document in
   * their places.
   *
   * @param topLevel the type that the file is named after
   * @param standing types and methods that stand with this step
   * @param now methods of this step
   */
  String skeleton(
      String topLevel, Set<String> standing, Set<String> now, @Nullable String existing) {
    TypeSpec top = constructible(type(topLevel), standing);
    List<TypeSpec> nested =
        types.stream()
            .filter(t -> t.name().startsWith(topLevel + ".") && standing.contains(t.name()))
            .map(t -> constructible(t, standing))
            .toList();
    Set<String> there = new LinkedHashSet<>(standing);
    constructors(top).forEach(c -> there.add(c.symbol()));
    nested.forEach(t -> constructors(t).forEach(c -> there.add(c.symbol())));
    String text = weaver.skeleton(top, nested, there, existing);
    for (String symbol : now) {
      MethodSpec method = method(symbol);
      String owner = ownerOf(symbol);
      if (existing != null && StepView.topLevel(owner).equals(topLevel) && method.body() != null) {
        text = weaver.body(text, method);
      }
    }
    return withImpliedValidations(top, nested, there, now, text);
  }

  /** A long expansion whose method nobody declared gets one all the same, private. */
  private String withImpliedValidations(
      TypeSpec top, List<TypeSpec> nested, Set<String> there, Set<String> now, String text) {
    String woven = text;
    for (TypeSpec type : concat(nested, top)) {
      List<MethodSpec> methods = new ArrayList<>(type.methods());
      Set<String> standing = new LinkedHashSet<>(there);
      for (MethodSpec method : type.methods()) {
        if (!now.contains(method.symbol())) {
          continue;
        }
        for (Contract contract : method.contracts()) {
          String symbol = type.name() + "." + ValidationMethod.nameOf(contract.pattern());
          if (methods.stream().noneMatch(m -> m.symbol().startsWith(symbol))) {
            MethodText.validation(weaver, woven, path(type), method, contract)
                .ifPresent(
                    v -> {
                      methods.add(new MethodSpec(symbol, v.declaration(), "", v.body(), List.of()));
                      standing.add(symbol);
                    });
          }
        }
      }
      if (methods.size() > type.methods().size()) {
        boolean isTop = type.name().equals(top.name());
        TypeSpec whole = withMethods(type, methods);
        woven =
            weaver.skeleton(
                isTop ? whole : top,
                nested.stream().map(t -> t.name().equals(whole.name()) ? whole : t).toList(),
                standing,
                woven);
      }
    }
    return woven;
  }

  /** Validation methods that these methods use and nobody declared: they are locked with them. */
  Set<String> impliedValidations(Collection<Method> methods) {
    Set<String> symbols = new TreeSet<>();
    for (Method method : methods) {
      for (Tag tag : method.tags()) {
        String symbol = method.type() + "." + Validations.methodName(tag.name(), design.language());
        if (Validations.isLong(design, tag) && design.method(symbol).isEmpty()) {
          symbols.add(symbol);
        }
      }
    }
    return symbols;
  }

  private static String path(TypeSpec type) {
    String folder = type.packageName().isEmpty() ? "" : type.packageName().replace('.', '/') + "/";
    return folder + StepView.topLevel(type.name()) + ".java";
  }

  private static TypeSpec withMethods(TypeSpec type, List<MethodSpec> methods) {
    return new TypeSpec(
        type.packageName(),
        type.name(),
        type.declaration(),
        type.documentation(),
        type.imports(),
        type.members(),
        type.fields(),
        methods);
  }

  /**
   * A type whose constructors that are built later only throw: with final fields it would not
   * compile without them.
   */
  private TypeSpec constructible(TypeSpec type, Set<String> standing) {
    List<MethodSpec> methods =
        type.methods().stream()
            .map(
                m ->
                    constructors(type).contains(m) && !standing.contains(m.symbol())
                        ? new MethodSpec(
                            m.symbol(),
                            m.declaration(),
                            m.documentation(),
                            "throw new Error(\"" + LATER + "\");\n",
                            List.of())
                        : m)
            .toList();
    return withMethods(type, methods);
  }

  private static List<MethodSpec> constructors(TypeSpec type) {
    String simple = type.name().substring(type.name().lastIndexOf('.') + 1);
    String symbol = type.name() + "." + simple;
    return type.methods().stream()
        .filter(m -> m.symbol().equals(symbol) || m.symbol().startsWith(symbol + "("))
        .toList();
  }

  private TypeSpec type(String name) {
    return types.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  Weaver weaver() {
    return weaver;
  }

  /**
   * A file of a step that is built again: heads of its types and methods as they are declared now,
   * members of its blocks as the design gives them.
   *
   * @param earlier the design from which it was built before; without it heads stay
   */
  String renewed(String text, String topLevel, StepView step, @Nullable Design earlier) {
    JavaIndex index = JavaIndex.of(Map.of("File.java", text));
    String renewed = text;
    for (Type type : step.types()) {
      if (StepView.topLevel(type.name()).equals(topLevel) && !index.types(type.name()).isEmpty()) {
        TypeSpec now = type(type.name());
        TypeSpec was =
            earlier == null
                ? now
                : earlier.type(type.name()).map(old -> new Specs(earlier).type(old)).orElse(now);
        renewed = weaver.members(renewed, was, now);
        if (!was.declaration().equals(now.declaration())) {
          renewed = weaver.head(renewed, now);
        }
      }
    }
    if (earlier == null) {
      return renewed;
    }
    Specs before = new Specs(earlier);
    for (Method method : step.methods()) {
      Method old = earlier.method(method.symbol()).orElse(null);
      if (old != null
          && StepView.topLevel(method.type()).equals(topLevel)
          && !index.members(method.symbol()).isEmpty()) {
        MethodSpec now = specs.method(method);
        if (!before.method(old).declaration().equals(now.declaration())) {
          renewed = weaver.head(renewed, now);
        }
      }
    }
    return renewed;
  }

  /** The same for a class of tests: the step's own tests as the design gives them. */
  String renewed(String text, TestClass tests, StepView step, @Nullable Design earlier) {
    TypeSpec now = testsOf(step, tests.path()).orElse(null);
    if (now == null || JavaIndex.of(Map.of("File.java", text)).types(tests.name()).isEmpty()) {
      return text;
    }
    TypeSpec was =
        earlier == null
            ? now
            : StepView.all(earlier).stream()
                .filter(s -> s.id().equals(step.id()))
                .flatMap(s -> testsOf(s, tests.path()).stream())
                .findFirst()
                .orElse(now);
    return weaver.members(text, was, now);
  }

  /** What a step's own tests put into the class of a file. */
  private static Optional<TypeSpec> testsOf(StepView step, String path) {
    Set<Id> ids = new TreeSet<>();
    step.tests().forEach(t -> ids.add(t.id()));
    return TestClass.of(step.design(), ids).stream()
        .filter(c -> c.path().equals(path))
        .map(c -> c.spec(step.design()))
        .findFirst();
  }

  private String ownerOf(String symbol) {
    return design.method(symbol).map(Method::type).orElseThrow();
  }

  private MethodSpec method(String symbol) {
    return specs.method(design.method(symbol).orElseThrow());
  }

  /** The methods of the step that a file holds, with what is said of them. */
  private List<MethodSpec> methodsIn(String text, Set<String> symbols) {
    JavaIndex index = JavaIndex.of(Map.of("File.java", text));
    List<MethodSpec> methods = new ArrayList<>();
    for (TypeSpec type : types) {
      for (MethodSpec method : type.methods()) {
        if (symbols.contains(method.symbol()) && !index.members(method.symbol()).isEmpty()) {
          methods.add(method);
        }
      }
    }
    for (Type type : design.types()) {
      if (symbols.contains(type.name()) && !index.types(type.name()).isEmpty()) {
        specs.recordConstructor(type).ifPresent(methods::add);
      }
    }
    return methods;
  }

  /** The file of a class of tests. */
  String testClass(TestClass tests, @Nullable String existing) {
    Weaver own =
        new Weaver(
            concat(types, tests.spec(design)),
            specs.patterns(),
            new ClassPath(classPath, List.of()));
    return own.skeleton(tests.spec(design), List.of(), Set.of(), existing);
  }

  private static List<TypeSpec> concat(List<TypeSpec> types, TypeSpec more) {
    List<TypeSpec> all = new ArrayList<>(types);
    all.add(more);
    return all;
  }

  /** A file with the contracts of the step's methods that it has not yet. */
  String contracts(String path, String text, Set<String> symbols) {
    return weaver.contracts(text, methodsIn(text, symbols), path);
  }

  /** What a tag of a method becomes. */
  String expansion(String path, String text, Method method, Tag tag) {
    Contract contract =
        new Contract(tag.name(), tag.arguments(), false, ParameterValues.of(design, method));
    return MethodText.expansion(weaver, text, path, specs.method(method), contract).orElse("");
  }

  /** A method of a file as the design would have it; empty if the file has it not. */
  Optional<Unwoven> unwoven(String path, String text, Method method) {
    Set<String> inPlace = new LinkedHashSet<>();
    for (Tag tag : method.tags()) {
      if (tag.origin() == Tag.Origin.BODY) {
        inPlace.add(tag.text());
      }
    }
    return Unwoven.of(
        text,
        path,
        method.symbol(),
        specs.patterns(),
        new ClassPath(classPath, List.of()),
        inPlace,
        ParameterValues.of(design, method));
  }

  /** Line of a method's declaration in a file, from 1. */
  int lineOf(String text, String symbol) {
    return JavaIndex.of(Map.of("File.java", text)).members(symbol).stream()
        .mapToInt(JavaMember::line)
        .findFirst()
        .orElse(1);
  }

  /** Contracts of these methods that don't stand as their patterns ask. */
  List<Problem> contractProblems(Map<String, String> sources, Set<String> symbols) {
    ContractCheck check = new ContractCheck(specs.patterns(), new ClassPath(classPath, List.of()));
    List<Problem> problems = new ArrayList<>();
    Map<String, List<MethodSpec>> byFile = new TreeMap<>();
    for (Type owner : design.types()) {
      List<MethodSpec> methods = new ArrayList<>();
      owner.methods().stream()
          .filter(m -> symbols.contains(m.symbol()))
          .forEach(m -> methods.add(specs.method(m)));
      if (symbols.contains(owner.name())) {
        specs.recordConstructor(owner).ifPresent(methods::add);
      }
      sources.keySet().stream()
          .filter(path -> !methods.isEmpty() && ("/" + path).endsWith("/" + StepView.path(owner)))
          .findFirst()
          .ifPresent(path -> byFile.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(methods));
    }
    byFile.forEach(
        (path, methods) ->
            problems.addAll(check.check(path, sources.getOrDefault(path, ""), methods)));
    return problems;
  }

  Compilation compile(Map<String, String> sources) {
    return compiler().compile(sources, withJUnit(), RELEASE);
  }

  Compilation compileVariant(Compilation before, Map<String, String> changed) {
    return compiler().compileVariant(before, changed);
  }

  private InProcessCompiler compiler() {
    if (compiler == null) {
      compiler = new InProcessCompiler();
    }
    return compiler;
  }

  private List<Path> withJUnit() {
    return TestRuns.withJUnit(classPath);
  }

  /** The project's class path. */
  List<Path> classPath() {
    return classPath;
  }

  /** Whether the code has one of these methods. */
  boolean holdsAny(Map<String, String> sources, Set<String> symbols) {
    JavaIndex index = JavaIndex.of(sources);
    return symbols.stream().anyMatch(s -> !index.members(s).isEmpty());
  }

  /** A file in which that of the methods in which the line lies waits to be built: it throws. */
  String waiting(String text, int line, Set<String> methods) {
    return MethodText.at(text, line, methods)
        .map(m -> Weaver.stub(text, Set.of(m), LATER))
        .orElse(text);
  }

  /**
   * A class of tests with those alone that stand; without any, an empty file.
   *
   * @param path below the folder of tests
   */
  String standingTests(String path, Set<Id> standing) {
    return TestClass.of(design, standing).stream()
        .filter(c -> c.path().equals(path))
        .findFirst()
        .map(c -> testClass(c, null))
        .orElse("");
  }

  /** The files that hold these methods, with bodies that only throw. */
  Map<String, String> stubs(Map<String, String> sources, Set<String> symbols, String message) {
    Map<String, String> stubs = new TreeMap<>();
    sources.forEach(
        (path, text) -> {
          String stub = Weaver.stub(text, symbols, message);
          if (!stub.equals(text)) {
            stubs.put(path, stub);
          }
        });
    return stubs;
  }

  /**
   * What a writer changed in a file beside the step's methods.
   *
   * @param foreign members that it changed, took away, or added without being private; as faults
   * @param added symbols of what it added
   */
  record Difference(List<String> foreign, Set<String> added) {
    Difference {
      foreign = List.copyOf(foreign);
      added = Set.copyOf(added);
    }
  }

  /**
   * @param persons whether a person wrote it, who is told the way to have it all the same
   */
  Difference difference(String path, String before, String after, StepView step, boolean persons) {
    JavaIndex now = JavaIndex.of(Map.of(path, after));
    Map<String, String> oldPrints = JavaIndex.of(Map.of(path, before)).fingerprints();
    Map<String, String> wovenPrints = woven(path, before, step);
    Map<String, String> nowPrints = now.fingerprints();
    Set<String> mine = new TreeSet<>();
    step.unwritten().forEach(m -> mine.add(m.symbol()));
    List<String> foreign = new ArrayList<>();
    oldPrints.forEach(
        (symbol, hash) -> {
          String there = nowPrints.get(symbol);
          boolean same = hash.equals(there) || wovenPrints.getOrDefault(symbol, "").equals(there);
          if (!mine.contains(symbol) && !same) {
            String what = there == null ? " was taken away" : " was changed";
            String why =
                step.symbols().contains(symbol)
                    ? ", whose body the document gives"
                    : ", which is outside of the step";
            foreign.add(
                path
                    + ": "
                    + symbol
                    + what
                    + why
                    + (persons ? way(step, symbol) : Workshop.UNDONE));
          }
        });
    Set<String> added = new TreeSet<>(nowPrints.keySet());
    added.removeAll(oldPrints.keySet());
    added.removeAll(wovenPrints.keySet());
    for (String symbol : added) {
      for (JavaMember member : now.members(symbol)) {
        if (!member.isApi() && !member.modifiers().contains("private")) {
          foreign.add(
              path + ":" + member.line() + ": " + symbol + " was added; helpers must be private");
        }
      }
      for (JavaType type : now.types(symbol)) {
        if (!type.modifiers().contains("private")) {
          foreign.add(
              path + ":" + type.line() + ": " + symbol + " was added; helpers must be private");
        }
      }
    }
    return new Difference(foreign, added);
  }

  /** How a person gets a change of code that the document gives. */
  private static String way(StepView step, String symbol) {
    return step.symbols().contains(symbol)
        ? "; change the document, or bring it in once the step is done: tenon pull " + symbol
        : "";
  }

  /** The methods whose body is still the skeleton's, as faults. */
  List<String> notWritten(Map<String, String> sources, StepView step) {
    List<String> faults = new ArrayList<>();
    sources.forEach(
        (path, text) -> {
          for (Method method : step.unwritten()) {
            if (MethodText.isSkeleton(text, method.symbol())) {
              int line = lineOf(text, method.symbol());
              faults.add(path + ":" + line + ": " + method.symbol() + " is not written yet");
            }
          }
        });
    return faults;
  }

  /** A skeleton as it is once its contracts are woven. */
  private Map<String, String> woven(String path, String skeleton, StepView step) {
    Set<String> symbols = new LinkedHashSet<>(step.symbols());
    step.types().forEach(t -> symbols.add(t.name()));
    return JavaIndex.of(Map.of(path, contracts(path, skeleton, symbols))).fingerprints();
  }

  /**
   * The skeleton with a writer's bodies of the step's methods in their places, its imports and its
   * private helpers.
   */
  String transplant(String skeleton, String written, StepView step) {
    Set<String> mine = new TreeSet<>();
    step.unwritten().forEach(m -> mine.add(m.symbol()));
    String text = withHelpers(skeleton, written);
    for (MethodSpec method : methodsIn(skeleton, mine)) {
      String body = MethodText.body(written, method.symbol()).orElse(null);
      if (body != null) {
        text =
            weaver.body(
                text,
                new MethodSpec(
                    method.symbol(),
                    method.declaration(),
                    method.documentation(),
                    body,
                    List.of()));
      }
    }
    return text;
  }

  private String withHelpers(String skeleton, String written) {
    String text = skeleton;
    List<String> imports = MethodText.imports(written);
    for (TypeSpec type : types) {
      List<String> helpers = MethodText.helpers(skeleton, written, type.name());
      boolean top = type.name().indexOf('.') < 0;
      if (!helpers.isEmpty()
          || top && !JavaIndex.of(Map.of("F", text)).types(type.name()).isEmpty()) {
        TypeSpec more =
            new TypeSpec(
                type.packageName(),
                type.name(),
                type.declaration(),
                type.documentation(),
                imports,
                helpers,
                List.of(),
                List.of());
        text = weaver.skeleton(more, List.of(), Set.of(), text);
      }
    }
    return text;
  }

  /** Tests as they are selected in a class loader, with their packages. */
  List<String> selections(Collection<Item> tests) {
    return StepView.selections(design, tests, JavaSyntax::testMethods);
  }

  /**
   * Tests as they are selected in a class loader; classes that only the code knows, by its package.
   */
  List<String> selections(Collection<Item> tests, Map<String, String> testSources) {
    List<String> selections = selections(tests);
    if (selections.stream().allMatch(s -> s.indexOf('.') >= 0)) {
      return selections;
    }
    JavaIndex index = JavaIndex.of(testSources);
    return selections.stream()
        .map(
            s -> {
              int hash = s.indexOf('#');
              String type = hash < 0 ? s : s.substring(0, hash);
              return index.types(type).stream()
                  .findFirst()
                  .map(t -> t.qualifiedName() + (hash < 0 ? "" : s.substring(hash)))
                  .orElse(s);
            })
        .toList();
  }

  /** Tests as commands and evidence name them, {@code PoolTest#shrinks}. */
  List<String> shownSelections(Collection<Item> tests) {
    return selections(tests).stream()
        .map(
            s -> {
              int hash = s.indexOf('#');
              String type = hash < 0 ? s : s.substring(0, hash);
              return type.substring(type.lastIndexOf('.') + 1)
                  + (hash < 0 ? "" : s.substring(hash));
            })
        .sorted()
        .toList();
  }

  /** The lock's entries of a step that stands: its symbols, and all tests of its test classes. */
  Map<String, String> lockEntries(Workshop workshop) {
    Map<String, String> entries = new TreeMap<>();
    JavaIndex index = JavaIndex.of(workshop.project().sources());
    StepView step = workshop.step();
    symbolEntries(index, symbolsOf(step)).forEach((s, hash) -> entries.put("symbol " + s, hash));
    List<Item> tests = new ArrayList<>();
    for (TestClass each : TestClass.of(design, workshop.testIds())) {
      if (workshop.lockedTests().containsKey(workshop.project().testFolder() + "/" + each.path())) {
        tests.addAll(each.items());
      }
    }
    step.tests().stream().filter(t -> !tests.contains(t)).forEach(tests::add);
    Lock lock = Locks.read(workshop.root());
    Set<Item> locked = new LinkedHashSet<>(tests);
    design.live(ItemKind.TEST).stream()
        .filter(t -> !lock.hash("test", t.name()).isEmpty())
        .forEach(locked::add);
    testEntries(workshop.project().tests(), tests, locked)
        .forEach((t, hash) -> entries.put("test " + t, hash));
    return entries;
  }

  /** Everything of a step that is locked: what it declares, and what {@code java members} give. */
  Set<String> symbolsOf(StepView step) {
    Set<String> symbols = new LinkedHashSet<>(step.symbols());
    symbols.addAll(impliedValidations(step.methods()));
    for (Type type : step.types()) {
      symbols.add(type.name());
      type.fields().forEach(f -> symbols.add(f.symbol()));
      type.methods().stream().filter(m -> !m.hasBody()).forEach(m -> symbols.add(m.symbol()));
      symbols.addAll(givenMembers(type));
    }
    return symbols;
  }

  /** Symbols of the members that stand in the type's blocks; of methods with parameter types. */
  private Set<String> givenMembers(Type type) {
    Set<String> symbols = new LinkedHashSet<>();
    String head = type.section().heading().text().strip();
    for (String block : specs.type(type).members()) {
      for (JavaSyntax.Declared member : JavaSyntax.members(block, head)) {
        boolean called = member.kind().equals("method") || member.kind().equals("constructor");
        String parameters = called ? "(" + String.join(", ", member.parameterTypes()) + ")" : "";
        symbols.add(type.name() + "." + member.name() + parameters);
      }
    }
    return symbols;
  }

  /** Fingerprints of symbols as the code has them now. */
  Map<String, String> symbolEntries(JavaIndex index, Set<String> symbols) {
    Map<String, String> prints = index.fingerprints();
    Map<String, String> entries = new TreeMap<>();
    for (String symbol : symbols) {
      String hash = prints.get(symbol);
      if (hash == null) {
        hash = index.members(symbol).stream().findFirst().map(JavaMember::fingerprint).orElse(null);
      }
      if (hash != null) {
        entries.put(symbol, hash);
      }
    }
    return entries;
  }

  /**
   * Fingerprints of tests as the code has them now; those whose class is gone have none.
   *
   * @param locked all that have a fingerprint of their own: their methods are in no other's
   */
  Map<String, String> testEntries(
      Map<String, String> tests, Collection<Item> items, Collection<Item> locked) {
    JavaIndex index = JavaIndex.of(tests);
    Map<String, String> entries = new TreeMap<>();
    for (Item item : items) {
      String className = TestClass.className(design, item);
      if (index.types(className).isEmpty()) {
        continue;
      }
      Set<String> others = new LinkedHashSet<>();
      for (Item other : locked) {
        if (!other.id().equals(item.id()) && TestClass.className(design, other).equals(className)) {
          methodNames(other).forEach(others::add);
        }
      }
      others.removeAll(methodNames(item));
      entries.put(item.name(), TestFingerprint.of(index, className, others));
    }
    return entries;
  }

  /** Where the first method of a test stands; a position without a file if none does. */
  Position placeOf(Map<String, String> tests, Item item) {
    JavaIndex index = JavaIndex.of(tests);
    String className = TestClass.className(design, item);
    return methodNames(item).stream()
        .flatMap(name -> index.members(className + "." + name).stream())
        .findFirst()
        .map(m -> new Position(m.file(), m.line(), m.column(), m.name().length()))
        .orElse(Position.startOf(""));
  }

  private Set<String> methodNames(Item item) {
    Set<String> names = new LinkedHashSet<>();
    for (CodeBlock block : item.code()) {
      if (block.is(design.language(), "test")) {
        names.addAll(JavaSyntax.testMethods(block.text()));
      }
    }
    if (names.isEmpty()) {
      for (String selection : selections(List.of(item))) {
        int hash = selection.indexOf('#');
        if (hash >= 0) {
          names.add(selection.substring(hash + 1));
        }
      }
    }
    return names;
  }

  @Override
  public void close() {
    if (compiler != null) {
      compiler.close();
    }
  }
}
