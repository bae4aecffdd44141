package dev.tenon.design.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A case of the language's conformance suite.
 *
 * @param id {@code vague-wording/3}
 * @param rule the one it stands under, never ignored
 * @param ignore rules of which errors and warnings don't count
 * @param files from path to text, as the case gives them
 * @param expected what must be found; empty: nothing
 * @param asGiven whether missing chapters stay missing
 */
record ConformanceCase(
    String id,
    String rule,
    String title,
    Set<String> ignore,
    Map<String, String> files,
    List<Expected> expected,
    String prose,
    String language,
    boolean asGiven) {

  /** The same case with other expectations. */
  ConformanceCase expecting(List<Expected> others) {
    return new ConformanceCase(id, rule, title, ignore, files, others, prose, language, asGiven);
  }

  /** A finding; an empty text or list is anything. */
  record Expected(String rule, String severity, List<String> items, String line) {}
}
