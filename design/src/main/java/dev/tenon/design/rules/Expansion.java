package dev.tenon.design.rules;

import dev.tenon.design.Declaration;
import dev.tenon.design.Design;
import dev.tenon.design.Pattern;
import dev.tenon.design.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What becomes of a tag. */
final class Expansion {
  /** An expansion with more lines that aren't blank is long. */
  private static final int LONG = 10;

  private static final Set<String> MAPS =
      Set.of(
          "Map",
          "HashMap",
          "TreeMap",
          "LinkedHashMap",
          "SortedMap",
          "ConcurrentMap",
          "ConcurrentHashMap",
          "NavigableMap",
          "dict",
          "Mapping");
  private static final Set<String> TEXTS = Set.of("String", "CharSequence", "StringBuilder", "str");
  private static final Set<String> COLLECTIONS =
      Set.of(
          "Collection",
          "List",
          "Set",
          "SortedSet",
          "NavigableSet",
          "Queue",
          "Deque",
          "ArrayList",
          "LinkedList",
          "HashSet",
          "TreeSet",
          "LinkedHashSet",
          "ArrayDeque",
          "Iterable",
          "SequencedCollection",
          "list",
          "set",
          "tuple",
          "frozenset",
          "Sequence");

  private Expansion() {}

  /** The validation method that a tag's expansion becomes; empty if it is short or unknown. */
  static Optional<String> method(Design design, Tagged tagged, Tag tag) {
    return design
        .patterns()
        .find(tag.name())
        .filter(pattern -> isLong(design, pattern, tagged, tag))
        .map(pattern -> methodName(pattern.name(), design.language()));
  }

  private static boolean isLong(Design design, Pattern pattern, Tagged tagged, Tag tag) {
    List<Pattern.Block> blocks =
        pattern.blocks().stream().filter(b -> b.language().equals(design.language())).toList();
    if (blocks.isEmpty()) {
      return false;
    }
    String variant = variant(tagged, tag);
    return blocks.stream()
            .filter(b -> b.variant().equals(variant))
            .findFirst()
            .orElse(blocks.getFirst())
            .length()
        > LONG;
  }

  /** Which variant the declared type of the first argument asks for, as far as it is declared. */
  private static String variant(Tagged tagged, Tag tag) {
    String first = tag.arguments().isEmpty() ? "" : tag.arguments().getFirst();
    for (Declaration.Parameter parameter : tagged.parameters()) {
      if (parameter.name().equals(first)) {
        String type = parameter.simpleType();
        if (type.endsWith("]") || type.endsWith("...")) {
          return "array";
        }
        return MAPS.contains(type)
            ? "map"
            : TEXTS.contains(type) ? "text" : COLLECTIONS.contains(type) ? "collection" : "";
      }
    }
    return "";
  }

  /** {@code VAL_GPU_ALLOCATION} becomes {@code validateGpuAllocation}. */
  static String methodName(String pattern, String language) {
    String bare = pattern.replaceFirst("^(?:VAL|AST)_", "").toLowerCase(Locale.ROOT);
    if (language.equals("python")) {
      return "_validate_" + bare;
    }
    StringBuilder name = new StringBuilder("validate");
    for (String word : bare.split("_")) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    return name.toString();
  }
}
