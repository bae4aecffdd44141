package dev.tenon.works;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds files by globs as those of {@code .gitignore}, below a folder. */
public final class Globs {
  /** Folders that hold no documents and no sources, and may be large. */
  private static final Set<String> NEVER = Set.of(".git", ".tenon", "node_modules");

  private Globs() {}

  /**
   * The files that any of the globs matches, each once, in order of path; one that names a folder
   * means all files below it. Globs that begin with {@code !} take files away again.
   *
   * @param suffix of the files to look at, empty for all
   */
  public static List<String> find(Path root, List<String> globs, String suffix) {
    TreeMap<String, Boolean> found = new TreeMap<>();
    for (String glob : globs) {
      boolean takesAway = glob.startsWith("!");
      String bare = takesAway ? glob.substring(1) : glob;
      refuseOutside(bare);
      Pattern pattern = pattern(bare);
      if (takesAway) {
        found.keySet().removeIf(path -> pattern.matcher(path).matches());
        continue;
      }
      Path start = root.resolve(plainPrefix(bare));
      if (Files.isRegularFile(start)) {
        found.put(slashed(root, start), true);
      } else if (Files.isDirectory(start)) {
        walk(root, start, pattern, suffix, found);
      }
    }
    return List.copyOf(found.keySet());
  }

  /** The same among the files of a tree that is not on the disk. */
  static List<String> among(NavigableSet<String> paths, List<String> globs) {
    TreeSet<String> found = new TreeSet<>();
    for (String glob : globs) {
      boolean takesAway = glob.startsWith("!");
      String bare = takesAway ? glob.substring(1) : glob;
      refuseOutside(bare);
      Pattern pattern = pattern(bare);
      if (takesAway) {
        found.removeIf(path -> pattern.matcher(path).matches());
        continue;
      }
      String start = plainPrefix(bare);
      if (paths.contains(start)) {
        found.add(start);
        continue;
      }
      String folder = start.isEmpty() ? "" : start + "/";
      paths.subSet(folder, folder + Character.MAX_VALUE).stream()
          .filter(path -> !inNever(path, start) && pattern.matcher(path).matches())
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** Whether a folder on the way from where the search starts is one that is not looked into. */
  private static boolean inNever(String path, String start) {
    String[] parts = path.split("/");
    int from = start.isEmpty() ? 0 : start.split("/").length - 1;
    return Arrays.stream(parts, from, parts.length - 1).anyMatch(NEVER::contains);
  }

  private static void refuseOutside(String glob) {
    if (List.of(glob.split("/")).contains("..")) {
      throw new Refusal(
          "tenon.toml: \"" + glob + "\" lies outside the project; name files below its folder");
    }
  }

  private static void walk(
      Path root, Path start, Pattern pattern, String suffix, TreeMap<String, Boolean> found) {
    try {
      Files.walkFileTree(
          start,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          64,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return dir.getFileName() != null && NEVER.contains(dir.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String path = slashed(root, file);
              if (path.endsWith(suffix) && pattern.matcher(path).matches()) {
                found.put(path, true);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              if (e instanceof java.nio.file.FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
              }
              throw new Refusal(slashed(root, file) + ": can't be read (" + reason(e) + ")");
            }
          });
    } catch (IOException e) {
      throw new Refusal(slashed(root, start) + ": can't be read (" + reason(e) + ")", e);
    }
  }

  static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "no permission"
        : e instanceof java.nio.file.NoSuchFileException
            ? "no such file"
            : String.valueOf(e.getMessage());
  }

  static String slashed(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** The folders before the first wildcard. */
  private static String plainPrefix(String glob) {
    StringBuilder prefix = new StringBuilder();
    String bare = glob.startsWith("/") ? glob.substring(1) : glob;
    if (!bare.contains("/") && !glob.startsWith("/") && wild(bare)) {
      return "";
    }
    if (!glob.startsWith("/") && !bare.replaceAll("/+$", "").contains("/") && !wild(bare)) {
      return bare.replaceAll("/+$", "");
    }
    for (String part : bare.split("/")) {
      if (wild(part)) {
        break;
      }
      prefix.append(prefix.isEmpty() ? "" : "/").append(part);
    }
    return prefix.toString();
  }

  private static boolean wild(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
  }

  /** The regular expression of a glob; it also matches all files below what the glob names. */
  static Pattern pattern(String glob) {
    String bare = glob.replaceAll("/+$", "");
    boolean anchored = bare.contains("/");
    bare = bare.startsWith("/") ? bare.substring(1) : bare;
    StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (bare.startsWith("**/", i) && (i == 0 || bare.charAt(i - 1) == '/')) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (bare.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && bare.indexOf(']', i + 2) > 0) {
        int end = bare.indexOf(']', i + 2);
        String set = bare.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        i = end;
      } else if (c == '\\' && i + 1 < bare.length()) {
        regex.append(Pattern.quote(String.valueOf(bare.charAt(++i))));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.append("(?:/.*)?").toString());
  }
}
