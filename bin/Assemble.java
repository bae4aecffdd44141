import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts the built application together so that it starts fast: its jars without signatures and in a
 * class file version of this century (others can't be cached), and a cache of loaded classes made
 * by training runs.
 *
 * <p>Arguments: the repository's folder, the JDK's folder, the application's name.
 */
final class Assemble {
  /**
   * What is put together.
   *
   * @param module its Maven module
   * @param jars its own jars, without the version
   * @param training the class whose run shows what a start loads
   * @param flags the same at training and at every start, or the cache is not used
   */
  private record Application(String module, String jars, String training, List<String> flags) {}

  private static Application application(String name) {
    return switch (name) {
      case "tenon" ->
          new Application(
              "app",
              "tenon-app",
              "dev.tenon.app.Training",
              List.of(
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Xlog:disable",
                  "--enable-native-access=ALL-UNNAMED",
                  "--sun-misc-unsafe-memory-access=allow",
                  "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
                  "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
                  "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
                  "--add-exports=jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED",
                  "--add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED",
                  "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED"));
      case "multiplex" -> // simulations are long: they want the second compiler and both cores
          new Application(
              "multiplex",
              "tenon-multiplex",
              "dev.tenon.multiplex.cli.Training",
              List.of("-XX:+UseParallelGC", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED"));
      default -> throw new IllegalArgumentException("there is no application " + name);
    };
  }

  /** Where a class file has its major version; the low byte is enough. */
  private static final int MAJOR_AT = 7;

  /** Classes of Java 5 and before are in no cache. */
  private static final int FIRST_CACHEABLE = 50;

  /** Java 8. */
  private static final int NEW_VERSION = 52;

  private Assemble() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Path.of(args[0]);
    Path jdk = Path.of(args[1]);
    String name = args[2];
    Application application = application(name);
    Path target = home.resolve(application.module()).resolve("target");
    Path built = target.resolve(name);
    Path lib = built.resolve("lib");
    deleteAll(built);
    Files.createDirectories(lib);
    List<Path> jars = new ArrayList<>();
    try (Stream<Path> made = Files.list(target)) {
      made.filter(p -> p.getFileName().toString().matches(application.jars() + "-.*\\.jar"))
          .filter(p -> !p.toString().endsWith("-sources.jar"))
          .forEach(jars::add);
    }
    try (Stream<Path> dependencies = Files.list(target.resolve("lib"))) {
      dependencies.filter(p -> p.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    List<String> classpath = new ArrayList<>();
    for (Path jar : jars) {
      Path copy = lib.resolve(jar.getFileName());
      copyCacheable(jar, copy);
      classpath.add(copy.toString());
    }
    String cp = String.join(":", classpath);
    Files.writeString(built.resolve("classpath"), cp);
    Files.writeString(built.resolve("flags"), String.join("\n", application.flags()) + "\n");
    train(name, application, home, jdk, built, cp);
    // newer than every source that went in; written last: without it nothing counts as built
    Files.writeString(built.resolve("stamp"), jdk.toString());
  }

  private static void train(
      String name, Application application, Path home, Path jdk, Path built, String cp)
      throws IOException, InterruptedException {
    System.err.println(name + ":   making it start fast");
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.add("-XX:AOTCacheOutput=" + built.resolve(name + ".aot"));
    command.addAll(application.flags());
    command.addAll(List.of("-cp", cp, application.training(), home.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(built.resolve("training.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      System.err.println(
          name
              + ":   no cache was made (see "
              + built.resolve("training.log")
              + "); starts are slower");
    }
  }

  private static void copyCacheable(Path jar, Path copy) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (!isSigned(zip) && !isOld(zip)) {
        Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        return;
      }
      ClassFile classes =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(type -> classIn(zip, type))
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      try (OutputStream file = Files.newOutputStream(copy);
          ZipOutputStream out = new ZipOutputStream(file)) {
        for (ZipEntry entry : zip.stream().toList()) {
          if (!isSignature(entry.getName())) {
            ZipEntry same = new ZipEntry(entry.getName());
            same.setLastModifiedTime(FileTime.fromMillis(0));
            out.putNextEntry(same);
            byte[] bytes = bytes(zip, entry);
            out.write(isOld(entry, bytes) ? renewed(classes, bytes) : bytes);
            out.closeEntry();
          }
        }
      }
    }
  }

  /** The same class in a newer version: with stack maps, which the older one does without. */
  private static byte[] renewed(ClassFile classes, byte[] old) {
    ClassTransform code = ClassTransform.transformingMethodBodies((to, part) -> to.with(part));
    ClassTransform version =
        (to, part) -> {
          if (part instanceof ClassFileVersion) {
            to.withVersion(NEW_VERSION, 0);
          } else {
            to.with(part);
          }
        };
    return classes.transformClass(classes.parse(old), code.andThen(version));
  }

  private static boolean isOld(ZipFile zip) throws IOException {
    for (ZipEntry entry : zip.stream().toList()) {
      if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
        return isOld(entry, bytes(zip, entry)); // the others are of the same compilation
      }
    }
    return false;
  }

  private static boolean isOld(ZipEntry entry, byte[] bytes) {
    return entry.getName().endsWith(".class") && bytes[MAJOR_AT] < FIRST_CACHEABLE;
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** A class of the jar, if it is there; the caller closes it. */
  private static InputStream classIn(ZipFile zip, ClassDesc type) {
    String descriptor = type.descriptorString();
    ZipEntry entry = zip.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : zip.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSigned(ZipFile zip) {
    return zip.stream().map(ZipEntry::getName).anyMatch(Assemble::isSignature);
  }

  private static boolean isSignature(String name) {
    return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
