package dev.tenon.design.review;

import dev.tenon.design.Finding;
import dev.tenon.design.Key;
import dev.tenon.design.Owner;
import dev.tenon.design.Prose;
import dev.tenon.design.rules.ObligationWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * No obligation is lost or weakened: no {@code shall} turned into {@code should}, no {@code not}
 * left out, no constraint, contract or test dropped, no obligation made vague.
 */
final class KeptObligations implements Guard {
  private static final Set<String> ALL =
      Set.of("obligation", "requirement", "sentence", "constraint", "contract", "义务", "要求", "约束");

  /** Letters of the longest word that obliges. */
  private static final int WORD_MAX = 9;

  @Override
  public String id() {
    return "obligation-lost";
  }

  @Override
  public List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    for (Revision.Pair pair : revision.changed()) {
      for (String lost : lost(pair.old().owner(), pair.now().owner())) {
        if (!revision.names(pair.old(), what -> says(what, lost))) {
          stops.add(
              stop(
                  revision,
                  pair.old().name(),
                  pair.old().name()
                      + " no longer says \""
                      + lost
                      + "\" as often as it did; keep it, or name it in \"removed\" with a reason.",
                  pair.old().name() + " 中的“" + lost + "”减少了；请保留，或在 \"removed\" 中写明并说明理由。"));
        }
      }
    }
    stops.addAll(vague(revision));
    return stops;
  }

  private static boolean says(String what, String lost) {
    String text = what.toLowerCase(Locale.ROOT);
    Map<String, Integer> words = ObligationWords.of(what);
    boolean word = words.keySet().stream().anyMatch(w -> w.equals(lost) || same(w, lost));
    // 响应 obliges nobody, and nobody shall be shallow
    boolean whole = !ObligationWords.of(lost).isEmpty() && lost.length() <= WORD_MAX;
    return word
        || !whole && bare(text).contains(bare(lost.toLowerCase(Locale.ROOT)))
        || ALL.stream().anyMatch(text::contains);
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** Who names the sentence names what it obliges to, with or without its negation. */
  private static boolean same(String word, String lost) {
    return word.equals(lost + " not") || lost.equals(word + " not");
  }

  private static List<String> lost(Owner before, Owner after) {
    List<String> lost = new ArrayList<>();
    Map<String, Integer> now = ObligationWords.of(after);
    ObligationWords.of(before)
        .forEach(
            (word, count) -> {
              if (now.getOrDefault(word, 0) < count) {
                lost.add(word);
              }
            });
    if (lost.isEmpty()) {
      lost.addAll(Weakened.of(before, after));
    }
    Set<String> promises = promises(before);
    promises.removeAll(promises(after));
    lost.addAll(promises);
    return lost;
  }

  /** Constraints, contracts, and which blocks of code there are. */
  private static Set<String> promises(Owner owner) {
    Set<String> promises = new LinkedHashSet<>();
    owner
        .attributes()
        .forEach(
            a -> {
              if (a.key() == Key.WHERE) {
                for (Prose value : a.values()) {
                  value.code().forEach(c -> promises.add(c.text().text().strip()));
                }
              }
            });
    owner
        .bullets()
        .forEach(
            b -> {
              if (b.tag() != null) {
                promises.add(b.tag().text().strip());
              }
            });
    owner
        .code()
        .forEach(
            c -> {
              if (!c.role().isEmpty() && !c.role().equals("sketch")) {
                promises.add(c.language() + " " + c.role());
              }
            });
    return promises;
  }

  /** An obligation that is vague now obliges to nothing. */
  private List<Stop> vague(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    for (Finding finding : revision.checks().added()) {
      String item = finding.items().isEmpty() ? "" : finding.items().getFirst();
      boolean obliged =
          revision.old().of(item).stream().anyMatch(s -> !ObligationWords.of(s.owner()).isEmpty());
      if (finding.rule().equals("vague-wording") && obliged) {
        stops.add(new Stop(id(), item, finding.message() + " " + finding.hint()));
      }
    }
    return stops;
  }

  private Stop stop(Revision revision, String item, String english, String chinese) {
    return new Stop(id(), item, revision.tongue().pick(english, chinese));
  }
}
