package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerFlowsTest {
  @Test
  void takesAShrinkBack() {
    Wish wish = new Wish();
    Scheduler scheduler = started(2, wish, true);
    assertEquals(1, route(scheduler, 1, 1).rank());
    assertEquals(List.of(), only(scheduler.step(new Event.Tick(), 1), Command.Abort.class));

    wish.lend = 1;
    List<Command> closed = scheduler.step(new Event.Tick(), 2);
    Command.Abort abort = new Command.Abort(1, 1, 1, Carry.PREFIX);
    assertEquals(List.of(abort), only(closed, Command.Abort.class));
    assertEquals(List.of(), only(closed, Command.Sleep.class));
    assertEquals(RankView.State.CLOSING, scheduler.view().ranks().get(1).state());
    assertEquals(0, route(scheduler, 3, 2.5).rank());
    assertEquals(List.of(abort), only(scheduler.step(new Event.Tick(), 3.1), Command.Abort.class));

    wish.lend = 0;
    scheduler.step(new Event.Tick(), 32);
    assertEquals(RankView.State.SERVING, scheduler.view().ranks().get(1).state());
    Command.Route again =
        only(scheduler.step(new Event.TurnGone(1, 1, 20), 33), Command.Route.class).getFirst();
    assertEquals(20, again.kept());
    assertEquals(0, scheduler.view().lent());
  }

  /** Lends and keeps as many ranks as it is told. */
  private static final class Wish implements Policy {
    private int lend;
    private int keep;

    @Override
    public boolean admit(View view) {
      return view.live() < 4;
    }

    @Override
    public int lend(View view, double now) {
      return lend;
    }

    @Override
    public int keep(View view, double now) {
      return keep;
    }
  }

  /** Batches of two, four trajectories under way, a staleness of one. */
  private static Scheduler started(int ranks, Policy policy, boolean ordered) {
    Terms terms = new Terms(2, 1, 1, ordered, 1_000, Carry.PREFIX, Carry.PREFIX, 0, Limits.usual());
    Scheduler scheduler = new Scheduler(ranks, terms, policy);
    assertEquals(4, only(scheduler.step(new Event.Begin(), 0), Command.Start.class).size());
    return scheduler;
  }

  private static Command.Route route(Scheduler scheduler, int trajectory, double now) {
    Event asked = new Event.TurnAsked(trajectory, 0, 100, 50);
    return only(scheduler.step(asked, now), Command.Route.class).getFirst();
  }

  private static List<Command> over(Scheduler scheduler, double now, int... trajectories) {
    List<Command> commands = new ArrayList<>();
    for (int trajectory : trajectories) {
      commands.addAll(scheduler.step(new Event.TrajectoryOver(trajectory, Outcome.COMPLETED), now));
    }
    return commands;
  }

  private static <T> List<T> only(List<Command> commands, Class<T> kind) {
    return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void endsADrainWithTheLastTurn() {
    Wish wish = new Wish();
    Scheduler scheduler = started(2, wish, true);
    route(scheduler, 1, 1);
    wish.lend = 1;
    scheduler.step(new Event.Tick(), 2);

    List<Command> gone = scheduler.step(new Event.TurnGone(1, 1, 20), 2.1);
    assertEquals(List.of(new Command.Route(1, 2, 0, 20, -1, 0)), only(gone, Command.Route.class));
    assertEquals(List.of(new Command.Sleep(1)), only(gone, Command.Sleep.class));
    assertEquals(List.of(), scheduler.step(new Event.TurnGone(1, 1, 20), 2.2));
    assertEquals(List.of(), scheduler.step(new Event.TurnDone(1, 1, 99), 2.3));
    assertEquals(TrajectoryView.Place.RANK, scheduler.view().trajectory(1).place());

    scheduler.step(new Event.RankAsleep(1), 3);
    assertEquals(RankView.State.LENT, scheduler.view().ranks().get(1).state());
    scheduler.step(new Event.TurnDone(1, 2, 30), 4);
    assertEquals(
        List.of(new Command.Deliver(1, Outcome.COMPLETED, List.of(new Segment(0, 50)))),
        only(over(scheduler, 5, 1), Command.Deliver.class));
  }

  @Test
  void routesTurnsOfALostRankAgain() {
    Scheduler scheduler = started(2, new Wish(), true);
    route(scheduler, 1, 1);

    List<Command> lost = scheduler.step(new Event.RankLost(1), 2);
    assertEquals(List.of(new Command.Route(1, 2, 0, 0, -1, 0)), only(lost, Command.Route.class));
    assertEquals(List.of(), scheduler.step(new Event.RankLost(1), 2.1));
    scheduler.step(new Event.TurnDone(1, 1, 40), 2.2);
    assertEquals(TrajectoryView.Place.RANK, scheduler.view().trajectory(1).place());
    assertEquals(4, scheduler.view().live());

    List<Command> back = scheduler.step(new Event.RankBack(1), 3);
    assertEquals(List.of(1), only(back, Command.Sync.class).getFirst().ranks());
    assertEquals(
        List.of(new Command.Fence(1)),
        only(scheduler.step(new Event.Tick(), 124), Command.Fence.class));
    assertEquals(RankView.State.LOST, scheduler.view().ranks().get(1).state());
  }

  @Test
  void sendsWeightsWhereTheyServe() {
    Wish wish = new Wish();
    wish.lend = 5;
    wish.keep = 1;
    Scheduler scheduler = new Scheduler(2, terms(), wish);
    scheduler.step(new Event.Begin(), 0);
    scheduler.step(new Event.Tick(), 0.5);
    scheduler.step(new Event.RankAsleep(1), 1);
    assertEquals(1, scheduler.view().serving());
    List<Command> complete = over(scheduler, 2, 0, 1);
    assertEquals(
        List.of(new Command.Train(0, 0, 2, List.of(1), true)), only(complete, Command.Train.class));

    List<Command> ended = scheduler.step(new Event.Trained(0, 0, 2), 100);
    assertEquals(List.of(0), only(ended, Command.Sync.class).getFirst().ranks());
    assertEquals(1, only(ended, Command.Sync.class).getFirst().version());
    scheduler.step(new Event.RankSynced(0, 1), 110);
    assertEquals(1, scheduler.view().lent());

    wish.lend = 0;
    scheduler.step(new Event.Tick(), 111);
    List<Command> unloaded = scheduler.step(new Event.TrainerUnloaded(), 112);
    assertEquals(List.of(1), only(unloaded, Command.Sync.class).getFirst().ranks());
    assertEquals(
        List.of(new Command.Wake(1)),
        only(scheduler.step(new Event.RankSynced(1, 1), 120), Command.Wake.class));
    scheduler.step(new Event.RankAwake(1), 121);
    assertEquals(2, scheduler.view().serving());
    assertEquals(1, scheduler.view().ranks().get(1).version());
  }

  private static Terms terms() {
    return new Terms(2, 1, 1, true, 1_000, Carry.PREFIX, Carry.PREFIX, 0, Limits.usual());
  }

  @Test
  void cancelsWhatIsStale() {
    Scheduler scheduler = started(2, new Wish(), false);
    over(scheduler, 1, 0, 1);
    scheduler.step(new Event.Trained(0, 0, 2), 10);
    scheduler.step(new Event.RankSynced(0, 1), 11);
    scheduler.step(new Event.RankSynced(1, 1), 12);
    Command.Route late = route(scheduler, 2, 13);
    over(scheduler, 14, 4, 5);

    List<Command> ended = scheduler.step(new Event.Trained(1, 0, 2), 20);
    assertEquals(
        List.of(new Command.Cancel(2), new Command.Cancel(3)), only(ended, Command.Cancel.class));
    assertEquals(
        List.of(late.attempt()),
        only(ended, Command.Abort.class).stream().map(Command.Abort::attempt).toList());
    assertEquals(0, scheduler.view().live());
  }
}
