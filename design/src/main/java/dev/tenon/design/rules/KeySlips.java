package dev.tenon.design.rules;

import dev.tenon.design.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells keys that are written in another form, or with a slip. */
final class KeySlips {
  /** Longer labels are sentences, no keys. */
  private static final int LONGEST = 24;

  private static final int LONG_KEY = 7;

  private static final Map<Key, List<String>> FORMS =
      Map.ofEntries(
          Map.entry(
              Key.REFINES,
              forms("refine refined refining refinement|refined by|refinement of|细化自|细化了|被细化")),
          Map.entry(
              Key.DEPENDS_ON,
              forms(
                  "depend|depends|depend on|depended on|depended on by|dependent"
                      + " on|dependency|dependencies|depending on|depends upon|depends of|depends"
                      + " from|依赖项|依靠|被依赖")),
          Map.entry(
              Key.SATISFIES,
              forms("satisfy satisfied satisfying satisfaction|satisfied by|满足了|被满足|实现了")),
          Map.entry(
              Key.VERIFIES,
              forms("verify verified verifying verification verifier|verified by|验证了|被验证|覆盖了")),
          Map.entry(Key.USES, forms("use used using usage|used by|uses of|使用了|被使用")),
          Map.entry(
              Key.REPLACES,
              forms("replace replaced replacing replacement|replaced by|replacement of|取代了|被取代")),
          Map.entry(Key.WHERE, List.of()),
          Map.entry(Key.PACKAGE, forms("packages packaged|包名")),
          Map.entry(Key.THROWS, forms("throw thrown throwing|抛出了")),
          Map.entry(Key.RETURNS, forms("return returned returning|返回值|返回了")),
          Map.entry(Key.TEST, forms("tests tested testing|tested by|测试用例")),
          Map.entry(Key.BECAUSE, List.of()),
          Map.entry(Key.REJECTS, forms("reject rejected rejecting rejection|rejected by|放弃了")),
          Map.entry(Key.CHECKS, List.of()),
          Map.entry(Key.ON_ERROR, List.of()));

  /** The other end of a link: meant as a link wherever it stands. */
  private static final Map<String, Key> INVERSE =
      Map.of(
          "refined by", Key.REFINES,
          "satisfied by", Key.SATISFIES,
          "verified by", Key.VERIFIES,
          "replaced by", Key.REPLACES);

  private KeySlips() {}

  private static List<String> forms(String text) {
    List<String> all = new ArrayList<>();
    for (String part : text.split("\\|")) {
      if (part.contains(" by")
          || part.contains(" on")
          || part.contains(" of")
          || isTwoWords(part)) {
        all.add(part);
      } else {
        all.addAll(List.of(part.split(" ")));
      }
    }
    return List.copyOf(all);
  }

  private static boolean isTwoWords(String part) {
    return part.endsWith(" upon") || part.endsWith(" from");
  }

  /** A label in the form in which keys are compared. */
  static String normal(String label) {
    String bare = label.strip().toLowerCase(Locale.ROOT);
    return bare.replaceAll("[\\s_\\u2010\\u2011-]+", " ").strip();
  }

  /** The key that a label was meant for, of those that may stand there. */
  static Optional<Key> meant(String label, Set<Key> allowed) {
    if (label.length() > LONGEST) {
      return Optional.empty();
    }
    String name = normal(label);
    for (Key key : Key.values()) {
      boolean known = allowed.contains(key) || key == INVERSE.get(name);
      if (known && (FORMS.getOrDefault(key, List.of()).contains(name) || isSpelling(key, name))) {
        return Optional.of(key);
      }
    }
    Set<Key> slips = new HashSet<>(allowed);
    slips.remove(Key.CHECKS);
    slips.remove(Key.ON_ERROR);
    for (Key key : Key.values()) {
      if (slips.contains(key) && key.names().stream().anyMatch(k -> isSlip(name, k))) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** {@code depends_on}, {@code dependson}: the key but for its white space. */
  private static boolean isSpelling(Key key, String name) {
    String joined = name.replace(" ", "");
    return key.names().stream().anyMatch(k -> k.replace(" ", "").equals(joined));
  }

  private static boolean isSlip(String name, String key) {
    if (Scripts.isHan(key.charAt(0))) {
      return key.length() >= 2 && name.length() >= 2 && EditDistance.of(name, key, 1, false) <= 1;
    }
    int letters = key.replace(" ", "").length();
    int edits = letters >= LONG_KEY ? 2 : 1;
    return EditDistance.of(name, key, edits, true) <= edits;
  }
}
