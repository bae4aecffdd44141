package dev.tenon.code;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Classes of one variant: those of the JDK, of its class path, and Tenon's JUnit, which wins over
 * the class path's. Of Tenon it sees nothing, so that Tenon can build Tenon.
 */
final class VariantLoader extends URLClassLoader {

  private static final List<String> JUNIT =
      List.of(
          "org.junit.jupiter.", "org.junit.platform.", "org.opentest4j.", "org.apiguardian.api.");

  private final ClassLoader junit;

  static {
    registerAsParallelCapable();
  }

  VariantLoader(List<Path> classPath, ClassLoader junit) {
    super(
        "variant",
        classPath.stream().map(VariantLoader::url).toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
    this.junit = junit;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no class path entry: " + path, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (JUNIT.stream().anyMatch(name::startsWith)) {
      try {
        return junit.loadClass(name);
      } catch (ClassNotFoundException e) {
        // tenon:waive swallowed-error: not in Tenon's version, so the class path's own
        return super.loadClass(name, resolve);
      }
    }
    return super.loadClass(name, resolve);
  }
}
