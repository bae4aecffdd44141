package dev.tenon.design.trace;

import dev.tenon.design.Finding;
import dev.tenon.design.Severity;
import dev.tenon.design.rules.RuleGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What findings put in doubt: what is not as it was accepted, built or locked, and what leans on
 * such a thing.
 *
 * @param byName the sentences, by the item or symbol that is to be edited
 */
record Doubts(Map<String, List<String>> byName) {
  /** Of other groups: what stands in the plan as finished and is not known to be. */
  private static final Set<String> OTHERS =
      Set.of("done-without-evidence", "done-before-dependency");

  /** It says that more stands in the code, not that something of the design doesn't. */
  private static final String MORE = "undocumented-api";

  static Doubts of(Collection<Finding> findings) {
    Map<String, List<String>> byName = new HashMap<>();
    for (Finding finding : findings) {
      if (isDoubt(finding) && !finding.items().isEmpty()) {
        byName
            .computeIfAbsent(finding.items().getFirst(), _ -> new ArrayList<>())
            .add(finding.rule() + ": " + finding.message());
      }
    }
    return new Doubts(byName);
  }

  private static boolean isDoubt(Finding finding) {
    if (finding.severity() == Severity.INFORMATION || finding.rule().equals(MORE)) {
      return false;
    }
    RuleGroup group = RuleGroup.of(finding.rule()).orElse(null);
    return group == RuleGroup.CHANGE || group == RuleGroup.CODE || OTHERS.contains(finding.rule());
  }

  List<String> of(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** Those of a symbol's contracts that name one of them. */
  List<String> ofContract(String symbol, String tagName) {
    return of(symbol).stream()
        .filter(d -> d.startsWith("contract-") && d.contains(tagName))
        .toList();
  }
}
