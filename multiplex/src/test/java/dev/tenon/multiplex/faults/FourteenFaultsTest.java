package dev.tenon.multiplex.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.multiplex.core.Allocation;
import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import dev.tenon.multiplex.core.Limits;
import dev.tenon.multiplex.core.Outcome;
import dev.tenon.multiplex.core.Scheduler;
import dev.tenon.multiplex.core.Segment;
import dev.tenon.multiplex.core.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each check passes on the scheduler, and fails on what one would write first. */
class FourteenFaultsTest {
  private static final int BATCH = 4;

  private static Terms terms(Carry migration, double lockedDrain) {
    return terms(BATCH, true, migration, lockedDrain);
  }

  private static Terms terms(int batch, boolean ordered, Carry migration, double lockedDrain) {
    return new Terms(batch, 1, 1, ordered, 1e6, migration, Carry.KEEP, lockedDrain, Limits.usual());
  }

  private static Router ours(int ranks, Wish wish, Terms terms) {
    return new Scheduler(ranks, terms, wish)::step;
  }

  private static Router ours(Wish wish) {
    return ours(2, wish, terms(Carry.PREFIX, 0));
  }

  private static Router naive(Wish wish) {
    return new NaiveRouter(2, BATCH, wish);
  }

  private static void fails(ThrowingCallable check) {
    assertThatThrownBy(check).isInstanceOf(AssertionError.class);
  }

  private static <T extends Command> List<T> only(List<Command> commands, Class<T> kind) {
    return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<Command> ask(Router router, int id, int prompt, double now) {
    return router.step(new Event.TurnAsked(id, 0, prompt, 100), now);
  }

  private static Command.Route routed(List<Command> commands) {
    List<Command.Route> routes = only(commands, Command.Route.class);
    assertThat(routes).hasSize(1);
    return routes.getFirst();
  }

  private static List<Command> over(Router router, int id, double now) {
    return router.step(new Event.TrajectoryOver(id, Outcome.COMPLETED), now);
  }

  /** Two ranks with a turn each; then rank 1 is to leave. Gives the turn on it. */
  private static Command.Route shrinking(Router router, Wish wish) {
    router.step(new Event.Begin(), 0);
    assertThat(routed(ask(router, 0, 10, 0.1)).rank()).isZero();
    Command.Route leaving = routed(ask(router, 1, 10, 0.2));
    assertThat(leaving.rank()).isEqualTo(1);
    wish.lend = 1;
    List<Command> closed = router.step(new Event.Tick(), 1);
    assertThat(only(closed, Command.Abort.class)).hasSize(1);
    assertThat(only(closed, Command.Sleep.class)).isEmpty();
    return leaving;
  }

  private static Event gone(Command.Route route, int made) {
    return new Event.TurnGone(route.trajectory(), route.attempt(), made);
  }

  private static Event done(Command.Route route, int made) {
    return new Event.TurnDone(route.trajectory(), route.attempt(), made);
  }

  // ---- 1

  private static void aShrinkThatTimesOutIsTakenBack(Router router, Wish wish) {
    shrinking(router, wish);
    for (int second = 2; second <= 32; second++) {
      wish.lend = second < 31 ? 1 : 0;
      assertThat(only(router.step(new Event.Tick(), second), Command.Sleep.class)).isEmpty();
    }
    over(router, 0, 33);
    assertThat(routed(ask(router, 4, 10, 34)).rank()).as("all is as before").isEqualTo(1);
  }

  @Test
  void fault1ShrinkIsAllOrNothing() {
    Wish wish = new Wish();
    aShrinkThatTimesOutIsTakenBack(ours(wish), wish);
    Wish other = new Wish();
    fails(() -> aShrinkThatTimesOutIsTakenBack(naive(other), other));
  }

  // ---- 2

  private static void survivorsGoOnWhileARankDrains(Router router, Wish wish) {
    shrinking(router, wish);
    assertThat(routed(ask(router, 2, 10, 1.5)).rank()).isZero();
  }

  @Test
  void fault2NoLockWhileDraining() {
    Wish wish = new Wish();
    survivorsGoOnWhileARankDrains(ours(wish), wish);
    Wish other = new Wish();
    Router locked = ours(2, other, terms(Carry.PREFIX, 3));
    fails(() -> survivorsGoOnWhileARankDrains(locked, other));
  }

  // ---- 3

  private static void drainEndsWithTheLastTurn(Router router, Wish wish) {
    Command.Route last = shrinking(router, wish);
    List<Command> commands = router.step(gone(last, 0), 1.2);
    assertThat(only(commands, Command.Sleep.class)).containsExactly(new Command.Sleep(1));
  }

  @Test
  void fault3DrainIsNotPolled() {
    Wish wish = new Wish();
    drainEndsWithTheLastTurn(ours(wish), wish);
    Wish other = new Wish();
    fails(() -> drainEndsWithTheLastTurn(ours(2, other, terms(Carry.PREFIX, 3)), other));
  }

  // ---- 4

  private static void anAbortThatGotLostIsRepeated(Router router, Wish wish) {
    Command.Route leaving = shrinking(router, wish);
    List<Command> later = new ArrayList<>();
    for (int second = 2; second < 10; second++) {
      later.addAll(router.step(new Event.Tick(), second));
    }
    assertThat(only(later, Command.Abort.class))
        .isNotEmpty()
        .allMatch(a -> a.attempt() == leaving.attempt());
    assertThat(routed(router.step(gone(leaving, 0), 10)).rank()).isZero();
    assertThat(only(router.step(new Event.Tick(), 12), Command.Abort.class)).isEmpty();
  }

  @Test
  void fault4AbortsRepeatUntilAbsence() {
    Wish wish = new Wish();
    anAbortThatGotLostIsRepeated(ours(wish), wish);
    Wish other = new Wish();
    fails(() -> anAbortThatGotLostIsRepeated(naive(other), other));
  }

  // ---- 5

  /** Ranks of four GPUs; gives how many serve after a list of GPUs left and came back. */
  private interface Pool {
    int thereAndBack(List<Integer> gpus);
  }

  private static void whatLeavesCanComeBack(Pool pool) {
    assertThat(pool.thereAndBack(List.of(4, 5, 6, 7))).isEqualTo(3);
    int after;
    try {
      after = pool.thereAndBack(List.of(6, 7, 8, 9, 10, 11));
    } catch (IllegalArgumentException refused) {
      after = 3;
    }
    assertThat(after).isEqualTo(3);
  }

  @Test
  void fault5OneRuleForBothDirections() {
    whatLeavesCanComeBack(
        gpus -> {
          Allocation allocation = new Allocation(12, 4);
          allocation.shrink(gpus, true);
          return allocation.expand(gpus).active();
        });
    fails(
        () ->
            whatLeavesCanComeBack(
                gpus -> {
                  TreeSet<Integer> serving = new TreeSet<>(List.of(0, 1, 2));
                  gpus.forEach(gpu -> serving.remove(gpu / 4)); // all that it touches
                  for (int rank = 0; rank < 3; rank++) {
                    int first = 4 * rank;
                    if (gpus.containsAll(List.of(first, first + 1, first + 2, first + 3))) {
                      serving.add(rank); // all that is inside
                    }
                  }
                  return serving.size();
                }));
  }

  // ---- 6

  /** How many trajectories move when a second rank comes back to one with seven of them. */
  private interface Balancer {
    int moves(int bound);
  }

  private static void rebalancingIsBounded(Balancer balancer) {
    assertThat(balancer.moves(2)).isEqualTo(2);
    assertThat(balancer.moves(3)).isEqualTo(3);
  }

  private static int movesOfOurs(int bound) {
    Wish wish = new Wish();
    wish.live = 7;
    wish.rebalance = bound;
    Scheduler scheduler = new Scheduler(2, terms(8, true, Carry.PREFIX, 0), wish);
    scheduler.step(new Event.Begin(), 0);
    scheduler.step(new Event.RankLost(1), 1);
    for (int id = 0; id < 7; id++) {
      scheduler.step(done(routed(ask(scheduler::step, id, 10, 2 + id)), 10), 2.5 + id);
    }
    scheduler.step(new Event.RankBack(1), 14);
    scheduler.step(new Event.RankSynced(1, 0), 15);
    scheduler.step(new Event.RankAwake(1), 16);
    return scheduler.view().ranks().get(1).live();
  }

  @Test
  void fault6RebalancingIsBounded() {
    rebalancingIsBounded(FourteenFaultsTest::movesOfOurs);
    fails(
        () ->
            rebalancingIsBounded(
                bound -> {
                  int[] agents = {7, 0};
                  int moves = 0;
                  // seven never make two equal halves: it would go to and fro for ever
                  while (agents[0] != agents[1] && moves < 10_000) {
                    int most = agents[0] > agents[1] ? 0 : 1;
                    agents[most]--;
                    agents[1 - most]++;
                    moves++;
                  }
                  return moves;
                }));
  }

  // ---- 7

  private static void theLongOneCounts(Router router) {
    router.step(new Event.Begin(), 0);
    router.step(done(routed(ask(router, 0, 50_000, 1)), 10), 2);
    router.step(done(routed(ask(router, 1, 10, 3)), 10), 4);
    over(router, 2, 5);
    assertThat(routed(ask(router, 4, 10, 6)).rank())
        .as("rank 0 has one trajectory of 50,000 tokens, rank 1 two of few")
        .isEqualTo(1);
  }

  @Test
  void fault7LoadIsMeasured() {
    theLongOneCounts(ours(new Wish()));
    Wish byCount = new Wish();
    byCount.byTokens = false;
    fails(() -> theLongOneCounts(ours(byCount)));
  }

  // ---- 8

  private static void aCrashedRankIsFencedAndItsTurnsGoOn(Router router) {
    router.step(new Event.Begin(), 0);
    ask(router, 0, 10, 0.1);
    Command.Route there = routed(ask(router, 1, 10, 0.2));
    Command.Route again = routed(router.step(new Event.RankLost(1), 1));
    assertThat(again.rank()).isZero();
    assertThat(router.step(new Event.RankLost(1), 1.1)).isEmpty();
    assertThat(only(router.step(done(there, 50), 1.2), Command.Route.class)).isEmpty();
    router.step(done(again, 30), 2);
    assertThat(only(over(router, 1, 3), Command.Deliver.class).getFirst().segments())
        .containsExactly(new Segment(0, 30));
    List<Command> later = new ArrayList<>();
    for (int minute = 1; minute < 30; minute++) {
      later.addAll(router.step(new Event.Tick(), 60 * minute));
    }
    assertThat(later).as("the wait for it has a limit").contains(new Command.Fence(1));
  }

  @Test
  void fault8CrashesAreHandledAndWaitsEnd() {
    aCrashedRankIsFencedAndItsTurnsGoOn(ours(new Wish()));
    fails(() -> aCrashedRankIsFencedAndItsTurnsGoOn(naive(new Wish())));
  }

  // ---- 9

  private static void staleWorkEnds(Router router) {
    router.step(new Event.Begin(), 0);
    Command.Route stale = routed(ask(router, 2, 10, 0.1));
    for (int step = 0; step < 2; step++) {
      double now = 10 * (step + 1);
      over(router, 4 * step, now);
      over(router, 4 * step + 1, now);
      List<Command> ended = router.step(new Event.Trained(step, 0, 2), now + 1);
      if (step == 1) {
        assertThat(ended).contains(new Command.Cancel(2));
        assertThat(only(ended, Command.Abort.class)).anyMatch(a -> a.attempt() == stale.attempt());
      }
      router.step(new Event.RankSynced(0, step + 1), now + 2);
      router.step(new Event.RankSynced(1, step + 1), now + 2);
    }
  }

  @Test
  void fault9StaleWorkIsCancelledAtOnce() {
    staleWorkEnds(ours(2, new Wish(), terms(2, false, Carry.PREFIX, 0)));
    fails(() -> staleWorkEnds(new NaiveRouter(2, 100, new Wish())));
  }

  // ---- 10

  private static void anAbortMayComeTwice(Router router, Wish wish) {
    Command.Route leaving = shrinking(router, wish);
    Command.Route again = routed(router.step(gone(leaving, 0), 2));
    router.step(done(again, 10), 3);
    assertThatCode(
            () -> {
              assertThat(only(router.step(gone(leaving, 0), 4), Command.Route.class)).isEmpty();
              over(router, 1, 5);
              assertThat(only(over(router, 1, 6), Command.Deliver.class)).isEmpty();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void fault10AbortsAnyNumberOfTimes() {
    Wish wish = new Wish();
    anAbortMayComeTwice(ours(wish), wish);
    Wish other = new Wish();
    fails(() -> anAbortMayComeTwice(naive(other), other));
  }

  // ---- 11

  private static void anAbortOfThePastIsOfThePast(Router router, Wish wish) {
    Command.Route leaving = shrinking(router, wish);
    Command.Route again = routed(router.step(gone(leaving, 0), 2));
    router.step(done(again, 10), 3);
    routed(router.step(new Event.TurnAsked(1, 20, 10, 100), 4));
    assertThat(only(router.step(gone(leaving, 0), 5), Command.Route.class)).isEmpty();
  }

  @Test
  void fault11StateIsPerAttempt() {
    Wish wish = new Wish();
    anAbortOfThePastIsOfThePast(ours(wish), wish);
    Wish other = new Wish();
    fails(() -> anAbortOfThePastIsOfThePast(naive(other), other));
  }

  // ---- 12

  private static void tokensMoveAlong(Router router, Wish wish) {
    Command.Route leaving = shrinking(router, wish);
    Command.Route again = routed(router.step(gone(leaving, 20), 2));
    assertThat(again.kept()).isEqualTo(20);
    router.step(done(again, 30), 3);
    assertThat(only(over(router, 1, 4), Command.Deliver.class).getFirst().segments())
        .containsExactly(new Segment(0, 50));
  }

  @Test
  void fault12MigrationKeepsTokens() {
    Wish wish = new Wish();
    tokensMoveAlong(ours(wish), wish);
    Wish other = new Wish();
    fails(() -> tokensMoveAlong(ours(2, other, terms(Carry.RESEND, 0)), other));
  }

  // ---- 13

  private static void weightsGoWhereTheyServe(Router router, Wish wish) {
    router.step(new Event.Begin(), 0);
    wish.lend = 1;
    wish.keep = 1;
    router.step(new Event.Tick(), 1);
    router.step(new Event.RankAsleep(2), 2);
    for (int id = 0; id < BATCH; id++) {
      over(router, id, 3);
    }
    List<Command> ended = router.step(new Event.Trained(0, 0, BATCH), 10);
    assertThat(only(ended, Command.Sync.class)).hasSize(1);
    assertThat(only(ended, Command.Sync.class).getFirst().ranks()).containsExactly(0, 1);
  }

  @Test
  void fault13WeightsOnlyWhereNeeded() {
    Wish wish = new Wish();
    weightsGoWhereTheyServe(ours(3, wish, terms(Carry.PREFIX, 0)), wish);
    Wish other = new Wish();
    fails(() -> weightsGoWhereTheyServe(new NaiveRouter(3, BATCH, other), other));
  }

  // ---- 14

  private static void thePolicySaysWhen(Router router, Wish wish, int missing) {
    router.step(new Event.Begin(), 0);
    ask(router, 0, 10, 0.1);
    ask(router, 3, 10, 0.2);
    int[] inOrder = {1, 2, 0};
    List<Integer> shrinks = new ArrayList<>();
    for (int i = 0; i < inOrder.length; i++) {
      wish.lend = BATCH - 1 - i <= missing ? 1 : 0;
      List<Command> commands = over(router, inOrder[i], i + 1);
      if (only(commands, Command.Abort.class).stream().anyMatch(a -> a.trajectory() == 3)) {
        shrinks.add(BATCH - 1 - i);
      }
    }
    assertThat(shrinks).containsExactly(missing);
  }

  @Test
  void fault14TheTriggerIsPluggable() {
    for (int missing : Arrays.asList(1, 2, 3)) {
      Wish wish = new Wish();
      thePolicySaysWhen(ours(wish), wish, missing);
    }
    Wish other = new Wish();
    fails(() -> thePolicySaysWhen(naive(other), other, 1));
  }
}
