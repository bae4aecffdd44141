package dev.tenon.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/** Expands tags on the methods of one file. */
final class Expander {
  private final Map<String, Pattern> patterns;
  private final ArgumentType types;

  Expander(Map<String, Pattern> patterns, ArgumentType types) {
    this.patterns = patterns;
    this.types = types;
  }

  /** Empty where the library has no such pattern, or none for Java: another rule says so. */
  Optional<Expansion> expand(Contract contract, MethodDeclaration method, Set<String> taken) {
    return expand(contract, contract.arguments(), method, taken);
  }

  /** The same, with other names in code than the design has: for values at entry and results. */
  Optional<Expansion> expand(
      Contract contract, List<String> inCode, MethodDeclaration method, Set<String> taken) {
    Pattern pattern = patterns.get(contract.pattern());
    if (pattern == null) {
      return Optional.empty();
    }
    List<String> valued = Constants.in(inCode, contract.constants());
    return types
        .block(pattern, contract, method)
        .map(
            block ->
                Expansion.isLong(block)
                    ? Expansion.call(ValidationMethod.nameOf(pattern.name()), valued)
                    : Expansion.of(pattern, block, contract.arguments(), valued, taken));
  }

  /** The method that a long expansion becomes; empty for one that isn't long. */
  Optional<ValidationMethod> validation(Contract contract, MethodDeclaration method) {
    Pattern pattern = patterns.get(contract.pattern());
    return pattern == null
        ? Optional.empty()
        : types
            .block(pattern, contract, method)
            .filter(Expansion::isLong)
            .map(block -> ValidationMethod.of(pattern, block, contract, method, types));
  }
}
