package dev.tenon.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.TypeParameter;
import org.jspecify.annotations.Nullable;

/** Finds the imports that simple type names in woven text need, and puts them into the file. */
final class Imports {
  private static final List<String> PACKAGES =
      List.of(
          "java.util",
          "java.util.function",
          "java.util.stream",
          "java.util.concurrent",
          "java.time",
          "java.io",
          "java.nio.file");

  private final Map<String, TypeSpec> designed = new HashMap<>();
  private final ClassPath classPath;

  Imports(Collection<TypeSpec> types, ClassPath classPath) {
    for (TypeSpec type : types) {
      designed.putIfAbsent(type.name().substring(type.name().lastIndexOf('.') + 1), type);
    }
    this.classPath = classPath;
  }

  /**
   * Adds what names in the woven parts need.
   *
   * @param wanted imports that are asked for as such: {@code java.util.List}, {@code static a.B.c}
   */
  Edits.Result into(Edits.Result woven, Collection<String> wanted) {
    CompilationUnit unit = Syntax.unit(woven.text());
    Present present = Present.of(unit);
    Set<String> missing = new TreeSet<>();
    wanted.stream().filter(name -> !present.covers(name)).forEach(missing::add);
    Set<String> known = new LinkedHashSet<>(present.simpleNames());
    missing.forEach(name -> known.add(name.substring(name.lastIndexOf('.') + 1)));
    for (String name : typeNames(unit, woven.woven())) {
      if (!known.contains(name)) {
        resolve(name, present).filter(n -> !present.covers(n)).ifPresent(missing::add);
      }
    }
    return insert(woven, unit, missing);
  }

  private static final String JUNIT = "org.junit.jupiter.api.";
  private static final Map<String, String> OF_TESTS =
      Map.ofEntries(
          Map.entry("Test", JUNIT + "Test"),
          Map.entry("BeforeEach", JUNIT + "BeforeEach"),
          Map.entry("AfterEach", JUNIT + "AfterEach"),
          Map.entry("BeforeAll", JUNIT + "BeforeAll"),
          Map.entry("AfterAll", JUNIT + "AfterAll"),
          Map.entry("Nested", JUNIT + "Nested"),
          Map.entry("DisplayName", JUNIT + "DisplayName"),
          Map.entry("Disabled", JUNIT + "Disabled"),
          Map.entry("RepeatedTest", JUNIT + "RepeatedTest"),
          Map.entry("Tag", JUNIT + "Tag"),
          Map.entry("Timeout", JUNIT + "Timeout"),
          Map.entry("Assertions", JUNIT + "Assertions"),
          Map.entry("TempDir", JUNIT + "io.TempDir"));

  /** The same for a class of tests, where JUnit's names are known too. */
  Edits.Result ofTests(Edits.Result woven, Collection<String> wanted) {
    CompilationUnit unit = Syntax.unit(woven.text());
    Set<String> own = new LinkedHashSet<>();
    Nodes.all(unit, MethodDeclaration.class).forEach(m -> own.add(m.getName().getIdentifier()));
    Present present = Present.of(unit);
    Set<String> all = new LinkedHashSet<>(wanted);
    for (MethodInvocation call : Nodes.all(unit, MethodInvocation.class)) {
      String name = call.getName().getIdentifier();
      boolean asserts = name.equals("fail") || name.startsWith("assert");
      boolean known = present.simpleNames().contains(name) || !present.staticPackages().isEmpty();
      if (call.getExpression() == null && asserts && !own.contains(name) && !known) {
        all.add("static " + JUNIT + "Assertions." + name);
      }
    }
    typeNames(unit, woven.woven()).stream()
        .filter(name -> !present.simpleNames().contains(name) && !designed.containsKey(name))
        .filter(name -> wanted.stream().noneMatch(w -> w.endsWith("." + name)))
        .map(OF_TESTS::get)
        .filter(java.util.Objects::nonNull)
        .forEach(all::add);
    return into(woven, all);
  }

  /** The names of import lines, without keyword and semicolon. */
  static List<String> namesOf(Collection<String> lines) {
    List<String> names = new ArrayList<>();
    for (String block : lines) {
      for (String statement : block.split(";")) {
        String text = statement.replaceAll("(?m)^\\s*//.*$", "").strip();
        if (text.startsWith("import ")) {
          names.add(text.substring("import ".length()).strip().replaceAll("\\s+", " "));
        }
      }
    }
    return names;
  }

  private Optional<String> resolve(String name, Present present) {
    TypeSpec type = designed.get(name);
    if (type != null) {
      boolean here = type.packageName().equals(present.packageName()) && !type.name().contains(".");
      return here || type.packageName().isEmpty()
          ? Optional.empty()
          : Optional.of(type.packageName() + "." + type.name());
    }
    if (classPath.hasSource(present.packageName(), name) || isClass("java.lang." + name)) {
      return Optional.empty();
    }
    return PACKAGES.stream().map(p -> p + "." + name).filter(Imports::isClass).findFirst();
  }

  private static boolean isClass(String name) {
    try {
      Class<?> found = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      return java.lang.reflect.Modifier.isPublic(found.getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  // --- names ---------------------------------------------------------------------------------

  /**
   * Capital names that no dot precedes: types, or fields that look like them and resolve to none.
   */
  private static Set<String> typeNames(CompilationUnit unit, List<Edits.Span> woven) {
    Set<String> own = new LinkedHashSet<>();
    Nodes.all(unit, AbstractTypeDeclaration.class)
        .forEach(t -> own.add(t.getName().getIdentifier()));
    Nodes.all(unit, TypeParameter.class).forEach(t -> own.add(t.getName().getIdentifier()));
    own.addAll(Nodes.declared(unit));
    Set<String> names = new LinkedHashSet<>();
    for (SimpleName name : Nodes.all(unit, SimpleName.class)) {
      boolean inside =
          woven.stream().anyMatch(s -> s.from() <= Nodes.start(name) && Nodes.end(name) <= s.to());
      boolean header =
          name.getParent() instanceof ImportDeclaration
              || name.getParent() instanceof org.eclipse.jdt.core.dom.PackageDeclaration;
      if (inside && !header && Nodes.isFree(name) && Character.isUpperCase(first(name))) {
        names.add(name.getIdentifier());
      }
    }
    names.removeAll(own);
    return names;
  }

  private static char first(SimpleName name) {
    return name.getIdentifier().charAt(0);
  }

  // --- what is there -------------------------------------------------------------------------

  /** What a file imports already. */
  private record Present(String packageName, Set<String> names, Set<String> packages) {
    static Present of(CompilationUnit unit) {
      Set<String> names = new LinkedHashSet<>();
      Set<String> packages = new LinkedHashSet<>();
      for (Object each : unit.imports()) {
        ImportDeclaration line = (ImportDeclaration) each;
        String prefix = line.isStatic() ? "static " : "";
        String name = prefix + line.getName().getFullyQualifiedName();
        (line.isOnDemand() ? packages : names).add(name);
      }
      String packageName =
          unit.getPackage() == null ? "" : unit.getPackage().getName().getFullyQualifiedName();
      return new Present(packageName, names, packages);
    }

    boolean covers(String name) {
      int dot = name.lastIndexOf('.');
      String plain = name.endsWith(".*") ? name.substring(0, dot) : "";
      return names.contains(name)
          || packages.contains(plain)
          || (dot > 0 && packages.contains(name.substring(0, dot)))
          || (dot > 0 && !name.startsWith("static ") && name.substring(0, dot).equals(packageName));
    }

    Set<String> staticPackages() {
      return packages.stream()
          .filter(name -> name.startsWith("static "))
          .collect(java.util.stream.Collectors.toSet());
    }

    Set<String> simpleNames() {
      Set<String> simple = new LinkedHashSet<>();
      names.forEach(n -> simple.add(n.substring(n.lastIndexOf('.') + 1)));
      return simple;
    }
  }

  // --- lines ---------------------------------------------------------------------------------

  private static Edits.Result insert(
      Edits.Result woven, CompilationUnit unit, Set<String> missing) {
    if (missing.isEmpty()) {
      return woven;
    }
    Edits edits = new Edits();
    List<?> imports = unit.imports();
    List<String> fresh =
        new ArrayList<>(missing.stream().filter(n -> n.startsWith("static ")).toList());
    List<String> plain = missing.stream().filter(n -> !n.startsWith("static ")).toList();
    if (imports.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      fresh.forEach(name -> lines.append("import ").append(name).append(";\n"));
      lines.append(fresh.isEmpty() || plain.isEmpty() ? "" : "\n");
      plain.forEach(name -> lines.append("import ").append(name).append(";\n"));
      int at = unit.getPackage() == null ? top(unit) : Nodes.end(unit.getPackage());
      edits.insert(
          at, unit.getPackage() == null ? lines + "\n" : "\n\n" + lines.toString().strip());
      return withoutWoven(edits, woven);
    }
    fresh.addAll(plain);
    for (String name : fresh) {
      ImportDeclaration next = next(imports, name);
      if (next != null) {
        edits.insert(Nodes.start(next), "import " + name + ";\n");
      } else {
        ImportDeclaration last = (ImportDeclaration) imports.getLast();
        String gap = last.isStatic() && !name.startsWith("static ") ? "\n\n" : "\n";
        edits.insert(Nodes.end(last), gap + "import " + name + ";");
      }
    }
    return withoutWoven(edits, woven);
  }

  /** Import lines have their form already and aren't formatted again. */
  private static Edits.Result withoutWoven(Edits edits, Edits.Result woven) {
    Edits.Result result = edits.apply(woven.text(), woven.woven());
    int moved = result.text().length() - woven.text().length();
    Edits.Result kept =
        new Edits.Result(
            result.text(),
            woven.woven().stream()
                .map(s -> new Edits.Span(s.from() + moved, s.to() + moved))
                .toList());
    return kept;
  }

  private static int top(CompilationUnit unit) {
    return unit.types().isEmpty()
        ? 0
        : Nodes.start((AbstractTypeDeclaration) unit.types().getFirst());
  }

  private static @Nullable ImportDeclaration next(List<?> imports, String name) {
    for (Object each : imports) {
      ImportDeclaration line = (ImportDeclaration) each;
      boolean isStatic = name.startsWith("static ");
      if (line.isStatic() != isStatic) {
        if (isStatic) {
          return line;
        }
        continue;
      }
      String there = (line.isStatic() ? "static " : "") + line.getName().getFullyQualifiedName();
      if (there.compareTo(name) > 0) {
        return line;
      }
    }
    return null;
  }
}
