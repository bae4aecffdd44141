package dev.tenon.design.rules;

import java.util.Locale;
import java.util.Set;

/** Past participles of English, as far as their form tells. */
final class Participles {
  private static final Set<String> IRREGULAR =
      Set.of(
          ("begun bent bet bidden bitten blown bought bound bred broadcast broken brought built"
               + " burnt burst cast caught chosen cut dealt done drawn driven drunk dug eaten fed"
               + " felt forbidden forecast foreseen forgiven forgotten fought found frozen given"
               + " got gotten ground grown had hanged heard held hidden hit hung hurt input kept"
               + " known laid leant learnt led left lent let lit lost made meant met misread"
               + " mistaken outdone output overdone overridden overrun oversent overtaken"
               + " overwritten paid proven put read rebuilt recast redone redrawn remade rerun"
               + " resent reset rethrown retaken rewound rewritten rid ridden run said sawn seen"
               + " sent set sewn shaken shown shrunk shut sold sought sown spent spilt split spoken"
               + " spread spun stolen struck stuck sung sunk swept swollen sworn taken taught"
               + " thought thrown told torn trodden undone unbound understood undertaken unset"
               + " upheld upset withdrawn withheld woken won worn woven written wound")
              .split(" "));

  /** Words in -ed that nobody does to anything. */
  private static final Set<String> NONE =
      Set.of(
          "red",
          "infrared",
          "bed",
          "hundred",
          "sacred",
          "naked",
          "wicked",
          "rugged",
          "indeed",
          "need",
          "seed",
          "feed",
          "speed",
          "weed",
          "deed",
          "breed",
          "reed",
          "shed",
          "sled",
          "embed",
          "zed",
          "ned");

  private static final Set<String> UNDOING =
      Set.of(
          "unlocked",
          "unloaded",
          "unmounted",
          "unblocked",
          "unpinned",
          "unpacked",
          "unwrapped",
          "uninstalled",
          "unregistered",
          "unsubscribed",
          "unzipped",
          "united",
          "unified",
          "unlinked",
          "unlisted",
          "unfolded",
          "unmasked",
          "unplugged",
          "unrolled",
          "unwound");

  private Participles() {}

  /** Whether a word, in any case, is a participle; of a compound its last part decides. */
  static boolean contains(String written) {
    String word = written.toLowerCase(Locale.ROOT);
    String last = word.substring(word.lastIndexOf('-') + 1);
    if (IRREGULAR.contains(last)) {
      return true;
    }
    if (!last.endsWith("ed") || last.length() < 4 || NONE.contains(last)) {
      return last.equals("shed");
    }
    return !last.startsWith("un") || UNDOING.contains(last);
  }
}
