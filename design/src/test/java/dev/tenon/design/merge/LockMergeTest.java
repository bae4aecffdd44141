package dev.tenon.design.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.design.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LockMergeTest {

  /** A lock of entries {@code item R-1=a}, the letter for its hash. */
  private static Lock lock(String... entries) {
    Map<String, String> map = new TreeMap<>();
    for (String entry : entries) {
      int equals = entry.lastIndexOf('=');
      map.put(entry.substring(0, equals), hash(entry.charAt(equals + 1)));
    }
    return new Lock(map);
  }

  private static String hash(char letter) {
    return "sha256:" + Character.toString(letter).repeat(64);
  }

  @Test
  void bothSidesEntriesAreIn() {
    LockMerge.Result result =
        LockMerge.merge(
            lock("item R-1=a", "item R-2=a", "item R-3=a"),
            lock("item R-1=b", "item R-2=a", "item R-4=d"),
            lock("item R-1=a", "item R-2=c", "item R-3=a", "item R-5=e"));

    assertThat(result.lock())
        .isEqualTo(lock("item R-1=b", "item R-2=c", "item R-4=d", "item R-5=e"));
    assertThat(result.dropped()).isEmpty();
  }

  @Test
  void twoTextsOfOneItemWereNeverReadTogether() {
    LockMerge.Result result =
        LockMerge.merge(
            lock("item D-1=a", "link D-1 satisfies R-1=a", "item R-1=a"),
            lock("item D-1=b", "link D-1 satisfies R-1=a", "item R-1=a"),
            lock("item D-1=c", "link D-1 satisfies R-1=a", "item R-1=a"));

    assertThat(result.lock()).isEqualTo(lock("item R-1=a"));
    assertThat(result.dropped()).containsExactly("D-1");
  }

  @Test
  void linksComeWithTheTextThatWasReadBesideThem() {
    // ours read the old D-1 beside the new R-1; theirs the new D-1 beside the old R-1
    LockMerge.Result result =
        LockMerge.merge(
            lock("item D-1=a", "link D-1 satisfies R-1=a", "item R-1=a"),
            lock("item D-1=a", "link D-1 satisfies R-1=b", "item R-1=b"),
            lock("item D-1=c", "link D-1 satisfies R-1=a", "item R-1=a"));

    assertThat(result.lock())
        .as("the link holds what was read, so that D-1 is suspect")
        .isEqualTo(lock("item D-1=c", "link D-1 satisfies R-1=a", "item R-1=b"));
  }

  @Test
  void linksOfAnUntouchedTextCountEachForItself() {
    LockMerge.Result result =
        LockMerge.merge(
            lock("item D-1=a", "link D-1 satisfies R-1=a", "link D-1 satisfies R-2=a"),
            lock("item D-1=a", "link D-1 satisfies R-1=b", "link D-1 satisfies R-2=a"),
            lock("item D-1=a", "link D-1 satisfies R-1=a", "link D-1 satisfies R-2=c"));

    assertThat(result.lock())
        .isEqualTo(lock("item D-1=a", "link D-1 satisfies R-1=b", "link D-1 satisfies R-2=c"));
  }

  @Test
  void otherEndThatBothChangedIsInDoubt() {
    LockMerge.Result result =
        LockMerge.merge(
            lock("item D-1=a", "link D-1 satisfies R-1=a"),
            lock("item D-1=a", "link D-1 satisfies R-1=b"),
            lock("item D-1=a", "link D-1 satisfies R-1=c"));

    assertThat(result.lock()).isEqualTo(lock("item D-1=a", "link D-1 satisfies R-1=a"));
  }

  @Test
  void takenOutByOneSideAcceptedAnewByTheOther() {
    LockMerge.Result result = LockMerge.merge(lock("item R-1=a"), lock(), lock("item R-1=b"));

    assertThat(result.lock().isEmpty()).isTrue();
    assertThat(result.dropped()).containsExactly("R-1");
  }

  @Test
  void stepBuiltOnBothSidesHasNoEvidence() {
    LockMerge.Result result =
        LockMerge.merge(
            lock("step S-1=a", "symbol Pool.put(String, int)=a", "test T-1=a"),
            lock("step S-1=b", "symbol Pool.put(String, int)=b", "test T-1=a"),
            lock("step S-1=c", "symbol Pool.put(String, int)=c", "test T-1=c"));

    assertThat(result.lock()).isEqualTo(lock("symbol Pool.put(String, int)=b", "test T-1=c"));
    assertThat(result.dropped()).containsExactly("S-1");
  }

  @Property(tries = 300)
  void laws(@ForAll long seed) {
    Random random = new Random(seed);
    Lock base = random(random);
    Lock ours = random(random);
    Lock theirs = random(random);

    assertThat(LockMerge.merge(base, ours, ours).lock()).isEqualTo(ours);
    assertThat(LockMerge.merge(base, ours, base).lock()).isEqualTo(ours);
    assertThat(LockMerge.merge(base, base, theirs).lock()).isEqualTo(theirs);
    Lock merged = LockMerge.merge(base, ours, theirs).lock();
    merged
        .entries()
        .forEach(
            (key, hash) ->
                assertThat(hash)
                    .as("nobody's hash of " + key)
                    .isIn(
                        base.entries().get(key),
                        ours.entries().get(key),
                        theirs.entries().get(key)));
    assertThat(Lock.read(merged.text())).isEqualTo(merged);
    Lock back = LockMerge.merge(base, theirs, ours).lock();
    assertThat(accepted(back)).isEqualTo(accepted(merged));
  }

  /** All entries but those of code, of which ours stays. */
  private static Map<String, String> accepted(Lock lock) {
    Map<String, String> entries = new TreeMap<>(lock.entries());
    entries.keySet().removeIf(key -> key.startsWith("symbol ") || key.startsWith("test "));
    return entries;
  }

  private static Lock random(Random random) {
    List<String> keys =
        List.of(
            "item R-1",
            "item D-1",
            "link D-1 satisfies R-1",
            "link D-1 refines D-2",
            "symbol A.a()",
            "test T-1",
            "step S-1");
    List<String> entries = new ArrayList<>();
    for (String key : keys) {
      int hash = random.nextInt(4);
      if (hash > 0) {
        entries.add(key + "=" + (char) ('a' + hash));
      }
    }
    return lock(entries.toArray(String[]::new));
  }
}
