import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * Puts the built application together so that it starts fast: its jars without signatures (signed
 * classes can't be cached), and a cache of loaded classes made by training runs.
 *
 * <p>Arguments: the repository's folder, the JDK's folder.
 */
final class Assemble {
  /** The same at training and at every start, or the cache is not used. */
  private static final List<String> FLAGS =
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
          "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED");

  private Assemble() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Path.of(args[0]);
    Path jdk = Path.of(args[1]);
    Path target = home.resolve("app/target");
    Path built = target.resolve("tenon");
    Path lib = built.resolve("lib");
    deleteAll(built);
    Files.createDirectories(lib);
    List<Path> jars = new ArrayList<>();
    try (Stream<Path> made = Files.list(target)) {
      made.filter(p -> p.getFileName().toString().matches("tenon-app-.*\\.jar"))
          .filter(p -> !p.toString().endsWith("-sources.jar"))
          .forEach(jars::add);
    }
    try (Stream<Path> dependencies = Files.list(target.resolve("lib"))) {
      dependencies.filter(p -> p.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    List<String> classpath = new ArrayList<>();
    for (Path jar : jars) {
      Path copy = lib.resolve(jar.getFileName());
      copyWithoutSignatures(jar, copy);
      classpath.add(copy.toString());
    }
    String cp = String.join(":", classpath);
    Files.writeString(built.resolve("classpath"), cp);
    Files.writeString(built.resolve("flags"), String.join("\n", FLAGS) + "\n");
    train(home, jdk, built, cp);
    // newer than every source that went in; written last: without it nothing counts as built
    Files.writeString(built.resolve("stamp"), jdk.toString());
  }

  private static void train(Path home, Path jdk, Path built, String cp)
      throws IOException, InterruptedException {
    System.err.println("tenon:   making it start fast");
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.add("-XX:AOTCacheOutput=" + built.resolve("tenon.aot"));
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", cp, "dev.tenon.app.Training", home.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(built.resolve("training.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      System.err.println(
          "tenon:   no cache was made (see " + built.resolve("training.log") + "); starts are slower");
    }
  }

  private static void copyWithoutSignatures(Path jar, Path copy) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      boolean signed =
          zip.stream().map(ZipEntry::getName).anyMatch(Assemble::isSignature);
      if (!signed) {
        Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        return;
      }
      try (OutputStream file = Files.newOutputStream(copy);
          ZipOutputStream out = new ZipOutputStream(file)) {
        for (ZipEntry entry : zip.stream().toList()) {
          if (!isSignature(entry.getName())) {
            ZipEntry same = new ZipEntry(entry.getName());
            same.setLastModifiedTime(FileTime.fromMillis(0));
            out.putNextEntry(same);
            try (InputStream in = zip.getInputStream(entry)) {
              in.transferTo(out);
            }
            out.closeEntry();
          }
        }
      }
    }
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
