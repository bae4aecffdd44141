package dev.tenon.code;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the contracts of a design stand in the code, unweakened. It doesn't believe the comments:
 * each pattern is expanded again and compared with what stands there, but for the names of locals.
 */
public final class ContractCheck {
  private final Map<String, Pattern> patterns = new HashMap<>();
  private final ClassPath classPath;

  /**
   * A check for one design.
   *
   * @param patterns the patterns that it may use; a later one wins over an earlier of its name
   * @param classPath what its code is compiled against
   */
  public ContractCheck(Collection<Pattern> patterns, ClassPath classPath) {
    patterns.forEach(p -> this.patterns.put(p.name(), p));
    this.classPath = classPath;
  }

  /**
   * Looks at the methods of one file. Methods that the file doesn't have are passed over: that is
   * another rule's.
   *
   * @param path of the file, as problems name it
   * @return {@code contract-missing} and {@code contract-weakened}, in order of place
   */
  public List<Problem> check(String path, String text, Collection<MethodSpec> methods) {
    List<MethodSpec> tagged = methods.stream().filter(m -> !m.contracts().isEmpty()).toList();
    if (tagged.isEmpty()) {
      return List.of();
    }
    JavaFile file = JavaFile.of(text);
    Expander expander = new Expander(patterns, new ArgumentType(file, path, classPath));
    return tagged.stream()
        .flatMap(spec -> new MethodContracts(file, path, expander, spec).problems().stream())
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
