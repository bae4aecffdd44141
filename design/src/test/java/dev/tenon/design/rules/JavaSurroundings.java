package dev.tenon.design.rules;

import com.sun.source.util.JavacTask;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.Surroundings;
import dev.tenon.design.SyntaxFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Documents and a lock, but blocks of Java are parsed, by the compiler of the JDK. */
final class JavaSurroundings implements Surroundings {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final Lock lock;

  /** With the lock of some files, if they have one. */
  JavaSurroundings(Map<String, String> files) {
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
