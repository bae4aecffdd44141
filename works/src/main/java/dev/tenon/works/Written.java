package dev.tenon.works;

import dev.tenon.works.git.Change;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a writer changed against skeleton and locked tests, before Tenon wove anything.
 *
 * @param changes files
 * @param texts of the step's source files, as the writer left them
 * @param tests what it did to tests, as faults
 * @param foreign what it did beside the step's methods, as faults: other files, other members
 * @param added symbols of members that it added
 */
record Written(
    List<Change> changes,
    Map<String, String> texts,
    List<String> tests,
    List<String> foreign,
    Set<String> added) {
  Written {
    changes = List.copyOf(changes);
    texts = Map.copyOf(texts);
    tests = List.copyOf(tests);
    foreign = List.copyOf(foreign);
    added = Set.copyOf(added);
  }
}
