package dev.tenon.works;

import dev.tenon.code.MemberPlace;
import dev.tenon.works.git.PathCommit;
import dev.tenon.works.git.Repository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of one file since some steps were first built: who changed which of its members. */
final class FileHistory {
  private static final Pattern OWN = Pattern.compile("(Docs|Undo): \\S+");

  private final Repository repository;
  private final String path;
  private final List<PathCommit> commits;
  private final Predicate<PathCommit> theirs;
  private final Map<String, @Nullable String> texts = new HashMap<>();

  /**
   * @param first the first commit of the steps, of all files
   * @param theirs whether a commit holds one of the steps
   */
  FileHistory(Repository repository, String path, String first, Predicate<PathCommit> theirs) {
    this.repository = repository;
    this.path = path;
    this.theirs = theirs;
    this.commits = repository.since(first, path);
  }

  String path() {
    return path;
  }

  /** The file as it was before the first of the steps; null where there was none. */
  @Nullable String before() {
    PathCommit first = commits.stream().filter(theirs).findFirst().orElseThrow();
    return first.parents().isEmpty() ? null : text(first.parents().getFirst());
  }

  /** The file as the last commit of the steps left it; null where that deleted it. */
  @Nullable String built() {
    return text(commits.stream().filter(theirs).reduce((_, last) -> last).orElseThrow().id());
  }

  /**
   * Whether nobody but the steps ever touched it since.
   *
   * @param names of the steps
   */
  boolean isTheirsAlone(Set<String> names, String head) {
    return commits.stream()
            .allMatch(
                c ->
                    theirs.test(c) && names.containsAll(c.steps())
                        || c.subject().startsWith("Docs: ")
                            && names.contains(c.subject().substring("Docs: ".length())))
        && Objects.equals(text(head), text(commits.getLast().id()));
  }

  /** Members that the steps added or changed. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    commits.stream().filter(theirs).forEach(c -> keys.addAll(changed(c)));
    return keys;
  }

  /** Commits of others, each with those of the members that it changed. */
  Map<PathCommit, Set<String>> touched(Set<String> keys) {
    Map<PathCommit, Set<String>> touched = new java.util.LinkedHashMap<>();
    for (PathCommit commit : commits) {
      if (!isOwn(commit)) {
        Set<String> changed = changed(commit);
        changed.retainAll(keys);
        if (!changed.isEmpty()) {
          touched.put(commit, changed);
        }
      }
    }
    return touched;
  }

  /** Commits that are no step's. */
  List<PathCommit> others() {
    return commits.stream().filter(c -> !isOwn(c)).toList();
  }

  private boolean isOwn(PathCommit commit) {
    return !commit.steps().isEmpty() || OWN.matcher(commit.subject()).matches();
  }

  /** Members that now differ from what any of Tenon's own commits made of them. */
  Set<String> unknown(Set<String> keys, String head) {
    Map<String, String> now = members(text(head));
    Set<String> unknown = new TreeSet<>();
    for (String key : keys) {
      String there = now.get(key);
      if (there != null
          && commits.stream()
              .filter(this::isOwn)
              .noneMatch(c -> there.equals(members(text(c.id())).get(key)))) {
        unknown.add(key);
      }
    }
    return unknown;
  }

  /** Every line that Tenon's own commits of this file ever held. */
  Set<String> ownLines() {
    Set<String> lines = new TreeSet<>();
    commits.stream().filter(this::isOwn).forEach(c -> addLines(lines, text(c.id())));
    return lines;
  }

  private static void addLines(Set<String> lines, @Nullable String text) {
    if (text != null) {
      text.lines().map(String::strip).forEach(lines::add);
    }
  }

  /** Members that a commit changed: that are as in none of its parents. */
  private Set<String> changed(PathCommit commit) {
    Map<String, String> now = members(text(commit.id()));
    List<Map<String, String>> before = new ArrayList<>();
    commit.parents().forEach(parent -> before.add(members(text(parent))));
    Set<String> all = new TreeSet<>(now.keySet());
    before.forEach(b -> all.addAll(b.keySet()));
    all.removeIf(key -> before.stream().anyMatch(b -> Objects.equals(b.get(key), now.get(key))));
    return all;
  }

  private static Map<String, String> members(@Nullable String text) {
    Map<String, String> members = new HashMap<>();
    if (text != null) {
      MemberPlace.of(text).forEach(p -> members.putIfAbsent(p.key(), p.text()));
    }
    return members;
  }

  /** The file in a commit. */
  @Nullable String text(String commit) {
    return texts.computeIfAbsent(
        commit,
        c ->
            repository
                .file(c, path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(null));
  }
}
