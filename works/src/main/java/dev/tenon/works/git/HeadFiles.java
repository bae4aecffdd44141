package dev.tenon.works.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository stands, read from its files alone: a check asks at each start, and starting
 * git costs more than all that is read here.
 *
 * @param head id of the commit that HEAD names; null where these files don't tell
 * @param merging ids of the commits that a merge under way brings in
 * @param shallow whether the history ends somewhere, as in a shallow clone
 */
public record HeadFiles(@Nullable String head, List<String> merging, boolean shallow) {
  private static final int PARENTS_MAX = 1000;
  private static final String REF = "ref: ";
  private static final String LINK = "gitdir: ";

  public HeadFiles {
    merging = List.copyOf(merging);
  }

  /** Those of the repository around a folder; empty without one, and before its first commit. */
  public static Optional<HeadFiles> around(Path project) {
    int depth = 0;
    for (Path at = project.toAbsolutePath(); at != null && depth < PARENTS_MAX; depth++) {
      Path git = at.resolve(".git");
      if (Files.exists(git)) {
        return in(git);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  private static Optional<HeadFiles> in(Path git) {
    Path folder = git;
    if (Files.isRegularFile(git)) {
      String link = text(git);
      if (!link.startsWith(LINK)) {
        return Optional.empty();
      }
      folder = git.resolveSibling(link.substring(LINK.length()).strip());
    }
    Path shared = folder.resolve("commondir");
    Path common =
        Files.isRegularFile(shared) ? folder.resolve(text(shared).strip()).normalize() : folder;
    String head = text(folder.resolve("HEAD")).strip();
    if (head.isEmpty()) {
      return Optional.empty();
    }
    boolean elsewhere = Files.isDirectory(common.resolve("reftable"));
    if (head.startsWith(REF) && !elsewhere) {
      head = commit(folder, common, head.substring(REF.length()).strip());
      if (head.isEmpty()) {
        return Optional.empty(); // no commit yet
      }
    }
    return Optional.of(
        new HeadFiles(
            elsewhere ? null : head,
            text(folder.resolve("MERGE_HEAD")).lines().filter(l -> !l.isBlank()).toList(),
            Files.exists(common.resolve("shallow"))));
  }

  private static String commit(Path folder, Path common, String ref) {
    for (Path place : List.of(folder.resolve(ref), common.resolve(ref))) {
      String id = text(place).strip();
      if (!id.isEmpty()) {
        return id;
      }
    }
    return text(common.resolve("packed-refs"))
        .lines()
        .filter(line -> line.endsWith(" " + ref))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElse("");
  }

  /** Empty where there is no such file. */
  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new GitProblem(file + " can't be read: " + e.getMessage(), e);
    }
  }
}
