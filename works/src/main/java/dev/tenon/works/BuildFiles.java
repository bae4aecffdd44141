package dev.tenon.works;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files that decide a project's class path: those of its build, and of builds around it in the
 * same repository.
 */
final class BuildFiles {
  private static final int DEPTH_MAX = 16;

  /** A parent's pom often stands in a folder beside, settings in {@code .mvn} or {@code gradle}. */
  private static final int DEPTH_AROUND = 2;

  private static final Set<String> SKIPPED =
      Set.of(".git", ".tenon", ".gradle", ".idea", "target", "build", "node_modules");
  private static final Pattern NAME =
      Pattern.compile(
          "pom\\.xml|.*\\.gradle|.*\\.gradle\\.kts|gradle\\.(properties|lockfile)|.*\\.versions\\.toml"
              + "|maven\\.config|extensions\\.xml|(maven|gradle)-wrapper\\.properties");

  private BuildFiles() {}

  /** A hash over their paths and contents, and the project's place among them. */
  static String hash(Path project, Path root) throws IOException {
    Set<Path> files = new TreeSet<>();
    collect(project, DEPTH_MAX, files);
    Path around = project;
    while (!around.equals(root) && around.startsWith(root) && around.getParent() != null) {
      around = around.getParent();
      collect(around, DEPTH_AROUND, files);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(root.relativize(project).toString().getBytes(StandardCharsets.UTF_8));
      for (Path file : files) {
        byte[] content = Files.readAllBytes(file);
        String head = "\0" + root.relativize(file) + "\0" + content.length + "\0";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void collect(Path folder, int depth, Set<Path> files) throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return !each.equals(folder) && SKIPPED.contains(each.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && NAME.matcher(file.getFileName().toString()).matches()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // what can't be read decides nothing
          }
        });
  }
}
