package dev.tenon.design.rules;

import com.sun.source.util.JavacTask;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.MergeLosses;
import dev.tenon.design.Surroundings;
import dev.tenon.design.SyntaxFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Documents and a lock, but blocks of Java are parsed, by the compiler of the JDK. */
final class JavaSurroundings implements Surroundings {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final Map<String, String> files;
  private final Lock lock;

  /** With the lock of some files, if they have one, and the merge that made them, if one did. */
  JavaSurroundings(Map<String, String> files) {
    this.files = files;
    this.lock = Lock.read(files.getOrDefault("tenon.lock", ""));
  }

  @Override
  public Lock lock() {
    return lock;
  }

  @Override
  public Optional<String> evidence(Id step) {
    return Optional.empty();
  }

  @Override
  public MergeLosses mergeLosses() {
    if (files.keySet().stream().noneMatch(path -> path.startsWith("base/"))) {
      return MergeLosses.none();
    }
    List<Obligations> base = List.of(Obligations.of(version("base/")));
    List<Obligations.Parent> parents =
        List.of(
            new Obligations.Parent("HEAD^1", Obligations.of(version("ours/"))),
            new Obligations.Parent("HEAD^2", Obligations.of(version("theirs/"))));
    Design result = ConformanceProject.design(files);
    return new MergeLosses(Obligations.dropped(parents, (_, _) -> base, result), List.of());
  }

  /** The design of the files below a folder. */
  private Design version(String folder) {
    Map<String, String> version = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          if (path.startsWith(folder)) {
            version.put(path.substring(folder.length()), text);
          }
        });
    return ConformanceProject.design(version);
  }

  @Override
  public boolean declaredInSources(String symbol) {
    return false;
  }

  @Override
  public Optional<SyntaxFault> syntax(CodeBlock block) {
    if (!block.language().equals("java")) {
      return Optional.empty();
    }
    return switch (block.role()) {
      case "body" -> parse("class X { X() {\n", block.text(), "\n}}\n");
      case "members" ->
          // constants of an enum are members too
          parse("enum X {\n", block.text(), "\n}\n").isEmpty()
              ? Optional.empty()
              : parse("class X {\n", block.text(), "\n}\n");
      case "test" -> parse("class X {\n", block.text(), "\n}\n");
      case "imports" -> parse("\n", block.text(), "\nclass X {}\n");
      default -> Optional.empty();
    };
  }

  private static Optional<SyntaxFault> parse(String before, String text, String behind) {
    String whole = before + text + behind;
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///X.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return whole;
          }
        };
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    try {
      JavacTask task =
          (JavacTask)
              COMPILER.getTask(null, null, faults, List.of("-proc:none"), null, List.of(file));
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faults.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .map(
            d ->
                new SyntaxFault(
                    (int) d.getLineNumber() - 1,
                    (int) d.getColumnNumber(),
                    1,
                    d.getMessage(Locale.ROOT)));
  }
}
