package dev.tenon.code;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The compiler's files: sources and classes in memory, libraries on disk. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

  /** A source by its path in the project. */
  static final class SourceFile extends SimpleJavaFileObject {
    private final String path;
    private final String text;

    SourceFile(String path, String text) {
      super(URI.create("memory:///" + encode(path)), Kind.SOURCE);
      this.path = path;
      this.text = text;
    }

    /** A URI of a path with blanks or in any script. */
    private static String encode(String path) {
      try {
        return new URI(null, null, "/" + path.replace('\\', '/'), null).getRawPath().substring(1);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("no path of a source: " + path, e);
      }
    }

    String path() {
      return path;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class ClassFile extends SimpleJavaFileObject {
    private final String binaryName;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    ClassFile(String binaryName) {
      super(URI.create("memory:///" + encode(binaryName) + ".class"), Kind.CLASS);
      this.binaryName = binaryName;
    }

    private static String encode(String name) {
      return SourceFile.encode(name.replace('.', '/'));
    }

    @Override
    public OutputStream openOutputStream() {
      written.reset();
      return written;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(written.toByteArray());
    }
  }

  private final Map<String, ClassFile> output = new HashMap<>();
  private final Map<String, String> origins = new HashMap<>();
  private final Map<String, ClassFile> given = new HashMap<>();

  /**
   * Files of one compilation.
   *
   * @param disk files of libraries; stays open
   * @param given classes that were compiled before and come first on the class path
   */
  MemoryFiles(StandardJavaFileManager disk, Map<String, byte[]> given) {
    super(disk);
    given.forEach(
        (name, bytes) -> {
          ClassFile file = new ClassFile(name);
          file.written.writeBytes(bytes);
          this.given.put(name, file);
        });
  }

  Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new HashMap<>();
    output.forEach((name, file) -> classes.put(name, file.written.toByteArray()));
    return classes;
  }

  Map<String, String> origins() {
    return origins;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    ClassFile file = new ClassFile(className);
    output.put(className, file);
    if (sibling instanceof SourceFile source) {
      origins.put(className, source.path());
    }
    return file;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    Iterable<JavaFileObject> onDisk = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH
        || given.isEmpty()
        || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return onDisk;
    }
    List<JavaFileObject> all = new ArrayList<>();
    given.forEach(
        (name, file) -> {
          int dot = name.lastIndexOf('.');
          String in = dot < 0 ? "" : name.substring(0, dot);
          if (in.equals(packageName) || (recurse && in.startsWith(packageName + "."))) {
            all.add(file);
          }
        });
    onDisk.forEach(all::add);
    return all;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassFile known
        ? known.binaryName
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    boolean memory = a instanceof SimpleJavaFileObject || b instanceof SimpleJavaFileObject;
    return memory ? a.equals(b) : super.isSameFile(a, b);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return !(file instanceof SimpleJavaFileObject) && super.contains(location, file);
  }

  /** The files on disk are used again. */
  @Override
  public void close() {}
}
