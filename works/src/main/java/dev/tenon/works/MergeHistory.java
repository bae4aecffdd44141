package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.DroppedObligation;
import dev.tenon.design.Id;
import dev.tenon.design.MergeLosses;
import dev.tenon.design.rules.Obligations;
import dev.tenon.run.Runner;
import dev.tenon.works.git.GitProblem;
import dev.tenon.works.git.HeadFiles;
import dev.tenon.works.git.MergeCommits;
import dev.tenon.works.git.MergeCommits.MergeCommit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the merges behind a project's design dropped: the one under way, HEAD, and those since
 * {@code tenon.lock} last changed.
 *
 * <p>A commit never changes, so what one dropped is found once and kept in {@code .tenon/cache};
 * while nothing is committed or merged, git is not asked.
 */
final class MergeHistory {
  private static final int MERGES_MAX = 32;
  private static final int SHORT = 10;
  private static final String CACHE = ".tenon/cache/merges";

  private final Project project;
  private final Supplier<Runner> runner;
  private final Map<String, String> environment;
  private final Map<String, Optional<Obligations>> read = new HashMap<>();
  private @Nullable Revisions revisions;
  private @Nullable MergeCommits commits;

  /**
   * @param runner asked for only if git has to be
   * @param environment the caller's
   */
  MergeHistory(Project project, Supplier<Runner> runner, Map<String, String> environment) {
    this.project = project;
    this.runner = runner;
    this.environment = environment;
  }

  /**
   * Looks at the merges.
   *
   * @param keeps whether what is found can be kept; asked only if there is something new
   */
  MergeLosses losses(BooleanSupplier keeps) {
    try {
      Optional<HeadFiles> found = HeadFiles.around(project.root());
      return found.isEmpty() ? MergeLosses.none() : losses(found.get(), keeps);
    } catch (NoGit e) {
      // tenon:waive swallowed-error: without a git that can be asked the rule is silent
      return MergeLosses.none();
    } catch (GitProblem e) {
      return new MergeLosses(
          List.of(), List.of(new MergeLosses.Unseen("HEAD", MergeLosses.Why.UNREADABLE)));
    }
  }

  /** There is no git, or no repository that it reads. */
  private static final class NoGit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoGit(Throwable cause) {
      super(cause);
    }
  }

  private MergeLosses losses(HeadFiles state, BooleanSupplier keeps) {
    List<DroppedObligation> dropped = new ArrayList<>();
    List<MergeLosses.Unseen> unseen = new ArrayList<>();
    if (!state.merging().isEmpty()) {
      List<String> parents = new ArrayList<>(List.of("HEAD"));
      parents.addAll(state.merging());
      List<String> names = new ArrayList<>(List.of("HEAD", "MERGE_HEAD"));
      names.addAll(state.merging().subList(1, state.merging().size()));
      Lost lost = lost(new MergeCommit("", parents), null);
      dropped.addAll(named(lost, names));
      lost.why().ifPresent(why -> unseen.add(new MergeLosses.Unseen("MERGE_HEAD", why)));
    }
    MergeCache cache = MergeCache.read(project.root().resolve(CACHE));
    String head = state.head() == null ? "" : state.head();
    String key = head + (state.shallow() ? " shallow" : "");
    if (head.isEmpty() || !cache.key().equals(key)) {
      cache = look(key, cache);
      if (!head.isEmpty() && keeps.getAsBoolean()) {
        cache.write(project.root().resolve(CACHE));
      }
    }
    cache
        .merges()
        .forEach(
            (commit, lost) -> {
              String name = commit.equals(head) ? "HEAD" : commit.substring(0, SHORT);
              List<String> names = new ArrayList<>();
              for (int i = 1; i <= lost.parents(); i++) {
                names.add(name + "^" + i);
              }
              dropped.addAll(named(lost, names));
              lost.why().ifPresent(why -> unseen.add(new MergeLosses.Unseen(name, why)));
            });
    cache.limit().ifPresent(why -> unseen.add(new MergeLosses.Unseen("HEAD", why)));
    return new MergeLosses(dropped, unseen);
  }

  /** Finds the merges behind HEAD; what the cache knows of one is not looked at again. */
  private MergeCache look(String key, MergeCache known) {
    MergeCommits.Found found = commits().since(Project.LOCK, Project.SETTINGS, MERGES_MAX);
    Map<String, Lost> merges = new LinkedHashMap<>();
    for (MergeCommit merge : found.merges()) {
      Lost before = known.merges().get(merge.commit());
      boolean settled = before != null && before.why().isEmpty();
      merges.put(merge.commit(), settled ? before : lost(merge, merge.commit()));
    }
    Optional<MergeLosses.Why> limit =
        found.cut()
            ? Optional.of(MergeLosses.Why.CUT)
            : found.more() ? Optional.of(MergeLosses.Why.TOO_MANY) : Optional.empty();
    return new MergeCache(key, limit, merges);
  }

  private MergeCommits commits() {
    if (commits == null) {
      commits = MergeCommits.of(revisions().repository());
    }
    return commits;
  }

  private Revisions revisions() {
    if (revisions == null) {
      try {
        revisions = Revisions.of(project, runner.get(), environment);
      } catch (Refusal e) {
        throw new NoGit(e);
      }
    }
    return revisions;
  }

  /**
   * What one merge dropped, its revisions as numbers of the parents.
   *
   * @param parents how many there are
   * @param why it could not be looked at, if so
   */
  record Lost(int parents, List<DroppedObligation> dropped, Optional<MergeLosses.Why> why) {
    Lost {
      dropped = List.copyOf(dropped);
    }
  }

  /** Something of a merge is not to be had. */
  private static final class Unseen extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final MergeLosses.Why why;

    Unseen(MergeLosses.Why why) {
      super(why.name());
      this.why = why;
    }
  }

  private Lost lost(MergeCommit merge, @Nullable String result) {
    int count = merge.parents().size();
    try {
      List<Obligations.Parent> parents = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        parents.add(
            new Obligations.Parent(Integer.toString(i), obligations(merge.parents().get(i))));
      }
      Design merged = result == null || !hasDesign(result) ? null : revisions().at(result).design();
      return new Lost(
          count,
          Obligations.dropped(
              parents,
              (one, other) -> bases(merge.parents().get(one), merge.parents().get(other)),
              merged),
          Optional.empty());
    } catch (Unseen e) {
      return new Lost(count, List.of(), Optional.of(e.why));
    } catch (Refusal | GitProblem e) {
      return new Lost(count, List.of(), Optional.of(MergeLosses.Why.UNREADABLE));
    }
  }

  private List<Obligations> bases(String one, String other) {
    List<String> bases =
        commits().bases(one, other).orElseThrow(() -> new Unseen(MergeLosses.Why.CUT));
    return bases.stream().map(this::obligations).toList();
  }

  private Obligations obligations(String commit) {
    return read.computeIfAbsent(
            commit,
            c ->
                hasDesign(c)
                    ? Optional.of(Obligations.of(revisions().at(c).design()))
                    : Optional.empty())
        .orElse(Obligations.none());
  }

  /** Before the project began, nothing bound. */
  private boolean hasDesign(String commit) {
    return revisions().repository().file(commit, Project.SETTINGS).isPresent();
  }

  private static List<DroppedObligation> named(Lost lost, List<String> names) {
    List<DroppedObligation> named = new ArrayList<>();
    for (DroppedObligation one : lost.dropped()) {
      String revision = names.get(Integer.parseInt(one.revision()));
      named.add(
          new DroppedObligation(one.item(), one.sentence(), revision, one.file(), one.before()));
    }
    return named;
  }

  /**
   * What was found before.
   *
   * @param key of the state of the repository in which it was looked
   * @param limit why not all merges were looked at
   * @param merges by commit, newest first
   */
  private record MergeCache(String key, Optional<MergeLosses.Why> limit, Map<String, Lost> merges) {
    private static final String FORM = "merges 1 ";
    private static final String BETWEEN = "\t";
    private static final int PARTS = 5;

    static MergeCache read(Path file) {
      Map<String, Lost> merges = new LinkedHashMap<>();
      if (!Files.isRegularFile(file)) {
        return new MergeCache("", Optional.empty(), merges);
      }
      List<String> lines = Texts.read(file, CACHE).lines().toList();
      if (lines.isEmpty() || !lines.getFirst().startsWith(FORM)) {
        return new MergeCache("", Optional.empty(), merges);
      }
      Optional<MergeLosses.Why> limit = Optional.empty();
      String commit = "";
      for (String line : lines.subList(1, lines.size())) {
        String[] parts = line.split(BETWEEN, -1);
        if (parts[0].equals("limit")) {
          limit = Optional.of(MergeLosses.Why.valueOf(parts[1]));
        } else if (parts[0].equals("merge")) {
          commit = parts[1];
          merges.put(
              commit,
              new Lost(
                  Integer.parseInt(parts[2]),
                  List.of(),
                  parts[3].isEmpty()
                      ? Optional.empty()
                      : Optional.of(MergeLosses.Why.valueOf(parts[3]))));
        } else if (parts.length == PARTS) {
          Lost lost = merges.getOrDefault(commit, new Lost(0, List.of(), Optional.empty()));
          List<DroppedObligation> dropped = new ArrayList<>(lost.dropped());
          dropped.add(
              new DroppedObligation(
                  Id.read(parts[1]).orElseThrow(),
                  parts[2],
                  parts[0],
                  parts[3],
                  parts[4].isEmpty() ? List.of() : List.of(parts[4].split(","))));
          merges.put(commit, new Lost(lost.parents(), dropped, lost.why()));
        }
      }
      return new MergeCache(lines.getFirst().substring(FORM.length()), limit, merges);
    }

    void write(Path file) {
      StringBuilder text = new StringBuilder(FORM).append(key).append('\n');
      limit.ifPresent(why -> text.append("limit").append(BETWEEN).append(why).append('\n'));
      merges.forEach(
          (commit, lost) -> {
            text.append(
                String.join(
                    BETWEEN,
                    "merge",
                    commit,
                    Integer.toString(lost.parents()),
                    lost.why().map(Enum::name).orElse("")));
            text.append('\n');
            for (DroppedObligation one : lost.dropped()) {
              text.append(
                  String.join(
                      BETWEEN,
                      one.revision(),
                      one.item().toString(),
                      one.sentence(),
                      one.file().replaceAll("\\s", " "),
                      String.join(",", one.before())));
              text.append('\n');
            }
          });
      Texts.write(file, text.toString());
    }
  }
}
