package dev.tenon.code;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The JDK's compiler, kept warm: the index of its libraries stays open between compilations. One
 * compilation at a time.
 */
public final class InProcessCompiler implements AutoCloseable {

  private static final int ERRORS_MAX = 100;

  private final JavaCompiler compiler;
  private final StandardJavaFileManager disk;

  /**
   * Opens the compiler of the JDK that runs this.
   *
   * @throws IllegalStateException if it has none
   */
  public InProcessCompiler() {
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IllegalStateException("this Java has no compiler: run it on a JDK, not on a JRE");
    }
    compiler = found;
    disk = found.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
  }

  /**
   * Compiles sources. Annotation processors don't run; names of parameters are kept.
   *
   * @param sources text by path
   * @param classPath jars and folders; those that do not exist are left out
   * @param release version of the language, at most that of this JDK
   */
  public synchronized Compilation compile(
      Map<String, String> sources, List<Path> classPath, int release) {
    return compile(sources, sources, Map.of(), Map.of(), classPath, release);
  }

  /**
   * Compiles a variant of sources that were compiled before. Files whose declarations are as they
   * were are compiled alone, against the classes of the rest; otherwise all are.
   *
   * @param before a compilation without errors
   * @param changed new text by path; may add files
   */
  public synchronized Compilation compileVariant(Compilation before, Map<String, String> changed) {
    Map<String, String> sources = new HashMap<>(before.sources());
    Map<String, String> different = new HashMap<>();
    changed.forEach(
        (path, text) -> {
          if (!text.equals(sources.put(path, text))) {
            different.put(path, text);
          }
        });
    if (!before.ok() || !sameDeclarations(before.sources(), different)) {
      return compile(sources, before.classPath(), before.release());
    }
    if (different.isEmpty()) {
      return before;
    }
    Map<String, byte[]> kept = new HashMap<>(before.classes());
    Map<String, String> origins = new HashMap<>(before.origins());
    kept.keySet().removeIf(name -> different.containsKey(origins.getOrDefault(name, "")));
    origins.values().removeAll(new HashSet<>(different.keySet()));
    return compile(sources, different, kept, origins, before.classPath(), before.release());
  }

  /**
   * Which members call which: methods, constructors, method references. Both are members of the
   * sources. Calls in lambdas, local and anonymous classes count for the member around them. Code
   * that does not compile gives what the compiler could make out.
   *
   * @param sources text by path
   * @param classPath as for {@link #compile}
   * @param release as for {@link #compile}
   * @return symbols of {@link JavaIndex} by the symbol of the caller: a type's for its initializer
   *     blocks
   */
  public synchronized SortedMap<String, SortedSet<String>> calls(
      Map<String, String> sources, List<Path> classPath, int release) {
    if (sources.isEmpty()) {
      return new TreeMap<>();
    }
    try (MemoryFiles files = new MemoryFiles(disk, Map.of())) {
      setClassPath(classPath);
      List<String> options = new ArrayList<>(options(release));
      options.add("--should-stop=ifError=FLOW");
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  Writer.nullWriter(),
                  files,
                  new DiagnosticCollector<>(),
                  options,
                  null,
                  units(sources));
      CallScanner scanner = new CallScanner(Trees.instance(task), JavaIndex.of(sources));
      Iterable<? extends CompilationUnitTree> parsed = task.parse();
      task.analyze();
      parsed.forEach(unit -> scanner.scan(unit, null));
      return scanner.calls();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<MemoryFiles.SourceFile> units(Map<String, String> sources) {
    return sources.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new MemoryFiles.SourceFile(e.getKey(), e.getValue()))
        .toList();
  }

  private static boolean sameDeclarations(Map<String, String> before, Map<String, String> changed) {
    for (Map.Entry<String, String> each : changed.entrySet()) {
      String old = before.get(each.getKey());
      if (old == null
          || !Declarations.of(each.getKey(), old)
              .equals(Declarations.of(each.getKey(), each.getValue()))) {
        return false;
      }
    }
    return true;
  }

  private Compilation compile(
      Map<String, String> sources,
      Map<String, String> toCompile,
      Map<String, byte[]> kept,
      Map<String, String> keptOrigins,
      List<Path> classPath,
      int release) {
    if (toCompile.isEmpty()) {
      return new Compilation(sources, classPath, release, kept, keptOrigins, List.of());
    }
    try (MemoryFiles files = new MemoryFiles(disk, kept)) {
      setClassPath(classPath);
      DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
      boolean done =
          compiler
              .getTask(
                  Writer.nullWriter(), files, diagnostics, options(release), null, units(toCompile))
              .call();
      List<CompileError> errors = errors(diagnostics, toCompile);
      if (!done && errors.isEmpty()) {
        errors = List.of(new CompileError("", 0, 0, "the compiler failed without a message"));
      }
      if (!errors.isEmpty()) {
        return new Compilation(sources, classPath, release, Map.of(), Map.of(), errors);
      }
      Map<String, byte[]> classes = new HashMap<>(kept);
      classes.putAll(files.classes());
      Map<String, String> origins = new HashMap<>(keptOrigins);
      origins.putAll(files.origins());
      return new Compilation(sources, classPath, release, classes, origins, List.of());
    }
  }

  private void setClassPath(List<Path> classPath) {
    try {
      Set<Path> existing = new LinkedHashSet<>();
      for (Path each : classPath) {
        if (Files.exists(each)) {
          existing.add(each);
        }
      }
      disk.setLocationFromPaths(StandardLocation.CLASS_PATH, existing);
      disk.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("the class path can't be read", e);
    }
  }

  private static List<String> options(int release) {
    List<String> options =
        new ArrayList<>(
            List.of("-proc:none", "-parameters", "-g", "-nowarn", "-XDuseUnsharedTable=true"));
    // the JDK's own release needs no second copy of its library
    if (release != Runtime.version().feature()) {
      options.addAll(List.of("--release", Integer.toString(release)));
    }
    return options;
  }

  private static List<CompileError> errors(
      DiagnosticCollector<JavaFileObject> diagnostics, Map<String, String> sources) {
    List<CompileError> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
      if (each.getKind() != Diagnostic.Kind.ERROR || errors.size() == ERRORS_MAX) {
        continue;
      }
      String path = each.getSource() instanceof MemoryFiles.SourceFile source ? source.path() : "";
      String text = sources.getOrDefault(path, "");
      boolean placed = each.getPosition() != Diagnostic.NOPOS && !path.isEmpty();
      LineIndex lines = new LineIndex(text);
      int at = placed ? (int) each.getPosition() : 0;
      errors.add(
          new CompileError(
              path,
              placed ? lines.line(at) : 0,
              placed ? lines.column(at) : 0,
              each.getMessage(Locale.ENGLISH)));
    }
    return errors;
  }

  /** Closes the libraries. */
  @Override
  public synchronized void close() {
    try {
      disk.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
