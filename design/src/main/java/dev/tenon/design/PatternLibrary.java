package dev.tenon.design;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The patterns that a design may use: Tenon's own, and the project's, which win. */
public final class PatternLibrary {
  private final Map<String, Pattern> byName;
  private final Set<String> builtIn = new HashSet<>();
  private final List<Pattern> projects;
  private final List<BadPattern> problems;

  /** A wrong place in a pattern file: a word in braces that is no parameter. */
  public record BadPattern(String pattern, String word, Position at) {}

  PatternLibrary(List<Pattern> builtIn, List<Pattern> projects, List<BadPattern> problems) {
    this.byName = new LinkedHashMap<>();
    builtIn.forEach(p -> byName.put(p.name(), p));
    this.builtIn.addAll(byName.keySet());
    projects.forEach(p -> byName.put(p.name(), p));
    this.projects = List.copyOf(projects);
    this.problems = List.copyOf(problems);
  }

  public Optional<Pattern> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Collection<Pattern> all() {
    return List.copyOf(byName.values());
  }

  /** The project's own, in order, those of a name that occurs again included. */
  public List<Pattern> projects() {
    return projects;
  }

  /** Whether Tenon has a pattern of that name itself. */
  public boolean isBuiltIn(String name) {
    return builtIn.contains(name);
  }

  public List<BadPattern> problems() {
    return problems;
  }
}
