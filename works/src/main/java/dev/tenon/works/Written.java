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
 * @param foreign members outside of the step that it changed in the step's own files, as faults
 * @param added symbols of members that it added
 */
record Written(
    List<Change> changes, Map<String, String> texts, List<String> foreign, Set<String> added) {
  Written {
    texts = Map.copyOf(texts);
    changes = List.copyOf(changes);
    foreign = List.copyOf(foreign);
    added = Set.copyOf(added);
  }
}
