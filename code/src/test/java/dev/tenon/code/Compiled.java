package dev.tenon.code;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources compiled in memory. */
final class Compiled extends ClassLoader {
  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
  private String errors = "";

  private Compiled() {
    super(Compiled.class.getClassLoader());
  }

  static Compiled of(String... sources) {
    Compiled compiled = new Compiled();
    var compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>();
    for (String source : sources) {
      units.add(unit(source));
    }
    JavaFileManager files =
        compiled.new InMemory(compiler.getStandardFileManager(diagnostics, null, null));
    boolean well =
        compiler.getTask(null, files, diagnostics, List.of("-proc:none"), null, units).call();
    if (!well) {
      compiled.errors =
          diagnostics.getDiagnostics().stream()
              .map(Object::toString)
              .collect(Collectors.joining("\n"));
    }
    return compiled;
  }

  /** What the compiler said; empty when it was content. */
  String errors() {
    return errors;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }

  private static JavaFileObject unit(String source) {
    var file = JavaFile.of(source);
    String packageName =
        file.unit().getPackage() == null
            ? ""
            : file.unit().getPackage().getName().getFullyQualifiedName().replace('.', '/') + "/";
    String name =
        ((org.eclipse.jdt.core.dom.AbstractTypeDeclaration) file.unit().types().getFirst())
            .getName()
            .getIdentifier();
    URI uri = URI.create("memory:///" + packageName + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignore) {
        return source;
      }
    };
  }

  private final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    InMemory(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      URI uri = URI.create("memory:///" + name.replace('.', '/') + ".class");
      return new SimpleJavaFileObject(uri, kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
