package dev.tenon.works;

import dev.tenon.code.MemberPlace;
import dev.tenon.code.TakenBack;
import dev.tenon.design.Design;
import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import dev.tenon.design.Type;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.PathCommit;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.StepCommit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The code of some finished steps, by their commits: what each file becomes without it.
 *
 * @param texts of the files that change; empty where the file goes
 * @param touched what others changed in it since: then it can't be taken back
 */
record StepCode(Map<String, Optional<String>> texts, List<Undoing.Touched> touched) {

  static StepCode of(
      Project project,
      Repository repository,
      Head head,
      Design design,
      List<StepView> steps,
      Craft craft) {
    return new Reader(project, repository, head, design, steps, craft).read();
  }

  /** Reads it from history. */
  private static final class Reader {
    private final Project project;
    private final Repository repository;
    private final Head head;
    private final Set<String> names;
    private final Set<String> commits;
    private final Set<String> others;
    private final List<String> order = new ArrayList<>();
    private final Map<String, Optional<String>> texts = new TreeMap<>();
    private final List<Undoing.Touched> touched = new ArrayList<>();

    Reader(
        Project project,
        Repository repository,
        Head head,
        Design design,
        List<StepView> steps,
        Craft craft) {
      this.project = project;
      this.repository = repository;
      this.head = head;
      this.names = steps.stream().map(StepView::name).collect(Collectors.toSet());
      this.commits = commits(steps);
      this.others = others(design, craft);
    }

    /** The commits of the steps since each was last taken back. */
    private Set<String> commits(List<StepView> steps) {
      List<StepCommit> built = repository.steps("HEAD", Steps.STEP);
      List<StepCommit> undone = repository.steps("HEAD", Undoing.TRAILER);
      Set<String> found = new LinkedHashSet<>();
      for (StepView step : steps) {
        Optional<StepCommit> last =
            undone.stream().filter(u -> u.step().equals(step.name())).findFirst();
        List<String> its =
            built.stream()
                .filter(b -> b.step().equals(step.name()))
                .map(StepCommit::commit)
                .filter(c -> last.isEmpty() || !repository.isAncestor(c, last.get().commit()))
                .toList();
        if (its.isEmpty()) {
          throw new Refusal(
              design(step)
                  .tongue()
                  .pick(
                      "history has no commit of "
                          + step.name()
                          + " any more (trailer "
                          + Steps.STEP
                          + "); take its code back by hand: delete it, set the status of "
                          + step.name()
                          + " to `"
                          + Status.TODO.word(Tongue.EN)
                          + "` in "
                          + plan(step)
                          + ", commit, then: tenon build",
                      "历史中已没有 "
                          + step.name()
                          + " 的提交（"
                          + Steps.STEP
                          + "）；请手工撤回其代码：删除代码，在 "
                          + plan(step)
                          + " 中把 "
                          + step.name()
                          + " 的状态改为 `"
                          + Status.TODO.word(Tongue.ZH)
                          + "`，提交，然后：tenon build"));
        }
        found.addAll(its);
      }
      return found;
    }

    private static Design design(StepView step) {
      return step.design();
    }

    /** The document in which a step's status stands. */
    private static String plan(StepView step) {
      return step.row().statusAt().file();
    }

    /** Symbols that other finished steps have; of types in which they have methods, all parts. */
    private Set<String> others(Design design, Craft craft) {
      Set<String> symbols = new HashSet<>();
      Set<String> types = new HashSet<>();
      List<StepView> all =
          StepView.all(design).stream().filter(s -> s.row().status() == Status.DONE).toList();
      for (StepView step : all) {
        if (!names.contains(step.name())) {
          symbols.addAll(craft.symbolsOf(step));
          step.methods().forEach(m -> types.add(m.type()));
          step.types().forEach(t -> types.add(t.name()));
        }
      }
      for (StepView step : all) {
        if (names.contains(step.name())) {
          boolean shared = step.types().stream().map(Type::name).anyMatch(types::contains);
          Set<String> parts = new HashSet<>(shared ? craft.symbolsOf(step) : Set.of());
          parts.removeAll(step.symbols());
          parts.removeIf(p -> types.stream().noneMatch(t -> p.equals(t) || p.startsWith(t + ".")));
          symbols.addAll(parts);
        }
      }
      return symbols;
    }

    StepCode read() {
      Map<String, String> first = firstCommits();
      for (Map.Entry<String, String> each : first.entrySet()) {
        file(new FileHistory(repository, each.getKey(), each.getValue(), this::isTheirs));
      }
      return new StepCode(texts, touched);
    }

    private boolean isTheirs(PathCommit commit) {
      return commits.contains(commit.id());
    }

    /** The files of the steps' code, each with a commit from which on all of theirs are seen. */
    private Map<String, String> firstCommits() {
      Set<String> records = new PersonTree(project, repository, head).designFiles();
      records.add(Project.LOCK);
      String evidence = project.config().project().evidence().replaceAll("/+$", "") + "/";
      Map<String, String> first = new TreeMap<>();
      for (String commit : commits) {
        List<String> parents = repository.parents(commit);
        List<String> paths =
            parents.isEmpty()
                ? repository.files(commit)
                : repository.changed(parents.getFirst(), commit);
        for (String path : paths) {
          if (!records.contains(path) && !path.startsWith(evidence)) {
            first.merge(path, commit, (a, b) -> repository.isAncestor(b, a) ? b : a);
          }
        }
      }
      return first;
    }

    private void file(FileHistory history) {
      String now = history.text(head.commit());
      if (now == null) {
        return; // somebody took the file away already
      }
      if (history.isTheirsAlone(names, head.commit())) {
        texts.put(history.path(), Optional.ofNullable(history.before()));
        return;
      }
      String built = history.built();
      if (!history.path().endsWith(project.suffix()) || built == null) {
        whole(history, now);
        return;
      }
      Set<String> keys = history.keys();
      List<MemberPlace> places = MemberPlace.of(now);
      keys.removeIf(key -> isOfOthers(key, places));
      history
          .touched(keys)
          .forEach((commit, members) -> members.forEach(m -> touched(history, places, m, commit)));
      if (!touched.isEmpty()) {
        return;
      }
      history.unknown(keys, head.commit()).forEach(m -> touched(history, places, m, null));
      Optional<String> rest = TakenBack.of(now, history.before(), built, keys);
      if (losesNothing(now, rest.orElse(""), history)) {
        if (!rest.equals(Optional.of(now))) {
          texts.put(history.path(), rest);
        }
      } else {
        byOthers(history, places);
      }
    }

    /** It can't be told whose lines would go: all that others did to the file is named. */
    private void byOthers(FileHistory history, List<MemberPlace> places) {
      if (history.others().isEmpty()) {
        touched(history, places, "", null);
      }
      history.others().forEach(c -> touched(history, places, "", c));
    }

    /** A file that is no code can only be taken back as a whole. */
    private void whole(FileHistory history, String now) {
      if (now.equals(history.built()) && history.others().isEmpty()) {
        texts.put(history.path(), Optional.ofNullable(history.before()));
      } else {
        byOthers(history, List.of());
      }
    }

    private boolean isOfOthers(String key, List<MemberPlace> places) {
      return places.stream()
          .filter(p -> p.key().equals(key))
          .anyMatch(p -> others.stream().anyMatch(p::is));
    }

    private void touched(
        FileHistory history,
        List<MemberPlace> places,
        String member,
        @org.jspecify.annotations.Nullable PathCommit commit) {
      int line =
          places.stream()
              .filter(p -> p.key().equals(member))
              .mapToInt(MemberPlace::firstLine)
              .findFirst()
              .orElse(0);
      touched.add(
          new Undoing.Touched(
              member,
              history.path(),
              line,
              commit == null ? "" : commit.id(),
              commit == null ? "" : commit.subject()));
    }

    /** Each line that goes is one that Tenon's own commits brought. */
    private static boolean losesNothing(String now, String rest, FileHistory history) {
      Map<String, Integer> counts = new TreeMap<>();
      now.lines().map(String::strip).forEach(l -> counts.merge(l, 1, Integer::sum));
      rest.lines().map(String::strip).forEach(l -> counts.merge(l, -1, Integer::sum));
      Set<String> own = new TreeSet<>(history.ownLines());
      return counts.entrySet().stream()
          .noneMatch(e -> e.getValue() > 0 && !own.contains(e.getKey()));
    }
  }
}
