package dev.tenon.works;

import dev.tenon.works.git.TenonFolder;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code [project] classpath}: globs as {@code .gitignore} has them, for jars and folders. */
final class ClassPathGlobs {
  private static final int DEPTH_MAX = 32;

  private ClassPathGlobs() {}

  /** What they match in a project, in the order of the globs, each once. */
  static List<Path> match(Path project, List<String> globs) throws IOException {
    Set<Path> there = new TreeSet<>();
    Files.walkFileTree(
        project,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEPTH_MAX,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            if (name.equals(".git") || name.equals(TenonFolder.NAME)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            there.add(project.relativize(folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            there.add(project.relativize(file));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // a loop of links, or not ours to read
          }
        });
    Set<Path> matched = new LinkedHashSet<>();
    for (String glob : globs) {
      boolean out = glob.startsWith("!");
      List<PathMatcher> matchers = matchers(out ? glob.substring(1) : glob);
      for (Path path : there) {
        if (matchers.stream().anyMatch(matcher -> matcher.matches(path))) {
          put(matched, path, !out);
        }
      }
    }
    return matched.stream().map(path -> project.resolve(path).normalize()).toList();
  }

  private static void put(Set<Path> set, Path path, boolean in) {
    if (in) {
      set.add(path);
    } else {
      set.remove(path);
    }
  }

  private static List<PathMatcher> matchers(String glob) {
    String clean = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
    boolean anchored = clean.indexOf('/') >= 0;
    clean = clean.startsWith("/") ? clean.substring(1) : clean;
    List<String> forms = new ArrayList<>(List.of(clean));
    if (!anchored) {
      forms.add("**/" + clean);
    }
    if (clean.startsWith("**/")) {
      forms.add(clean.substring(3));
    }
    if (clean.contains("/**/")) {
      forms.add(clean.replace("/**/", "/"));
    }
    return forms.stream()
        .map(form -> FileSystems.getDefault().getPathMatcher("glob:" + form))
        .toList();
  }
}
