package dev.tenon.design.constraints;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words of enumerations as numbers: each word one, wherever it stands. */
final class Words {
  private final List<Param> params;
  private final Map<String, Integer> codes = new HashMap<>();
  private final Map<Integer, String> byCode = new HashMap<>();

  /**
   * @param params all, by index
   */
  Words(List<Param> params) {
    this.params = params;
  }

  Param param(int index) {
    return params.get(index);
  }

  Rational code(String word) {
    int code = codes.computeIfAbsent(word, _ -> codes.size() + 1);
    byCode.put(code, word);
    return Rational.of(code);
  }

  /** The word of a code; some other word, if the design has none for it. */
  String word(Rational code) {
    return byCode.getOrDefault(code.numerator().intValue(), "…");
  }

  /** The values that its row lists; empty if it lists none. */
  Collection<String> domain(Param param) {
    return param.row.range() instanceof Cell.Range.Words words ? words.words() : List.of();
  }
}
