package dev.tenon.works.git;

import dev.tenon.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The merges in a repository's history, and where their parents' histories part. */
public final class MergeCommits {
  private static final int BASES_MAX = 16;

  private final Repository repository;
  private final Git git;
  private final Set<String> ends;

  private MergeCommits(Repository repository) {
    this.repository = repository;
    this.git = repository.git();
    this.ends = ends(repository.commonDir());
  }

  /**
   * A merge.
   *
   * @param parents in order, two or more
   */
  public record MergeCommit(String commit, List<String> parents) {
    public MergeCommit {
      parents = List.copyOf(parents);
    }
  }

  /**
   * Merges, newest first.
   *
   * @param more whether there are more than were asked for
   * @param cut whether the history ends before all could be seen
   */
  public record Found(List<MergeCommit> merges, boolean more, boolean cut) {
    public Found {
      merges = List.copyOf(merges);
    }
  }

  public static MergeCommits of(Repository repository) {
    return new MergeCommits(repository);
  }

  /** The commits at which a shallow clone's history ends. */
  private static Set<String> ends(Path commonDir) {
    Path file = commonDir.resolve("shallow");
    try {
      return Files.isRegularFile(file) ? new HashSet<>(Files.readAllLines(file)) : Set.of();
    } catch (IOException e) {
      throw new GitProblem(file + " can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * HEAD, if it is a merge, and all merges since a file last changed; if HEAD does not have the
   * file, those since another file first stood in history: what is older knew nothing of either.
   */
  public Found since(String file, String first, int max) {
    String path = repository.prefix().inRepository(file);
    boolean there = git.bytes("ls-tree", "-z", "--full-tree", "HEAD", "--", path).length > 0;
    String changed = there ? git.text("rev-list", "-1", "HEAD", "--", path) : oldest(first);
    if (changed.isEmpty()) {
      return new Found(List.of(), false, false); // a project that was never committed
    }
    List<String> arguments =
        new ArrayList<>(List.of("rev-list", "--merges", "--parents", "--max-count=" + (max + 1)));
    arguments.addAll(List.of("HEAD", "^" + changed, "--"));
    List<MergeCommit> merges = new ArrayList<>();
    for (String line : git.text(arguments.toArray(String[]::new)).lines().toList()) {
      add(merges, List.of(line.split(" ")));
    }
    // a merge in which the file changed joined two locks; nobody read the design since
    List<String> ids = new ArrayList<>(List.of(changed));
    ids.addAll(repository.parents(changed));
    add(merges, ids);
    boolean more = merges.size() > max;
    boolean cut = !ends.isEmpty() && (ends.contains(changed) || endsAtMerge());
    return new Found(more ? merges.subList(0, max) : merges, more, cut);
  }

  /** The commit that brought a file; empty if none did. */
  private String oldest(String file) {
    String path = repository.prefix().inRepository(file);
    return git.text("rev-list", "HEAD", "--", path).lines().reduce("", (newer, older) -> older);
  }

  private static void add(List<MergeCommit> merges, List<String> ids) {
    boolean merge = ids.size() > 2;
    if (merge && merges.stream().noneMatch(m -> m.commit().equals(ids.getFirst()))) {
      merges.add(new MergeCommit(ids.getFirst(), ids.subList(1, ids.size())));
    }
  }

  /** Whether HEAD is a merge whose parents this clone does not have. */
  private boolean endsAtMerge() {
    Optional<String> head = repository.headCommit();
    return head.isPresent()
        && ends.contains(head.get())
        && git.text("cat-file", "commit", head.get())
                .lines()
                .takeWhile(l -> !l.isBlank())
                .filter(l -> l.startsWith("parent "))
                .count()
            > 1;
  }

  /**
   * Where the histories of two commits part: several where they crossed, none where they have
   * nothing in common; empty where this clone's history ends before that can be known.
   */
  public Optional<List<String>> bases(String one, String other) {
    Outcome found = git.run("merge-base", "--all", one, other);
    List<String> bases =
        found.ok() ? found.out().text().lines().limit(BASES_MAX).toList() : List.of();
    if (!ends.isEmpty()) {
      List<String> arguments = new ArrayList<>(List.of("rev-list", one, other));
      bases.forEach(base -> arguments.add("^" + base));
      arguments.add("--");
      boolean reached =
          bases.isEmpty()
              || git.text(arguments.toArray(String[]::new)).lines().anyMatch(ends::contains);
      if (reached) {
        return Optional.empty();
      }
    }
    return Optional.of(bases);
  }
}
