package dev.tenon.works;

import dev.tenon.works.git.Change;
import java.util.List;
import java.util.Set;

/**
 * What a writer changed against skeleton and locked tests, before Tenon wove anything.
 *
 * @param changes files
 * @param foreign members outside of the step that it changed in the step's own files, as faults
 * @param added symbols of members that it added
 */
record Written(List<Change> changes, List<String> foreign, Set<String> added) {
  Written {
    changes = List.copyOf(changes);
    foreign = List.copyOf(foreign);
    added = Set.copyOf(added);
  }
}
