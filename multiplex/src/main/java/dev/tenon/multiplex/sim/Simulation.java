package dev.tenon.multiplex.sim;

import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import dev.tenon.multiplex.core.Outcome;
import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.RankView;
import dev.tenon.multiplex.core.Scheduler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One run: the scheduler of production in a simulated world. The world does what the commands say
 * and tells what came of it; nothing here decides.
 *
 * <p>Deterministic: events of the same time happen in the order in which they were put down.
 */
public final class Simulation {
  /** What the world will do, beside telling an event to the scheduler. */
  private sealed interface Item {
    record Tell(Event event) implements Item {}

    record Ask(int trajectory) implements Item {}

    record Limit(int trajectory) implements Item {}

    record EngineDue(int rank, long stamp) implements Item {}

    record Resume(Command.Sync sync, int[] epochs) implements Item {}

    record OfRank(Event event, int rank, int epoch) implements Item {}

    record TrainStarts(int epoch) implements Item {}

    record OfTrainer(Event event, int epoch) implements Item {}

    record Break(Fault fault) implements Item {}

    /** By chance; the next one follows. */
    record Chance(Fault fault, int ranks) implements Item {}
  }

  /** Slack in comparing tokens that were computed on different ways. */
  private static final double TINY = 1e-6;

  /** Seconds until a rank or trainer is up that was stopped because it did not answer. */
  private static final double RESTART = 60;

  private final Setup setup;
  private final Workload workload;
  private final Scheduler scheduler;
  private final List<Observer> observers;
  private final Invariants invariants = new Invariants();
  private final Tally tally;
  private final Agenda agenda = new Agenda();
  private final Engine[] engines;
  private final long[] stamps;
  private final int[] epochs;
  private final double[] downUntil;
  private final Map<Integer, Agent> agents = new HashMap<>();

  /** Prefixes that left their rank and wait for the next; only where they move. */
  private final Map<Integer, Double> moving = new HashMap<>();

  private final SplittableRandom chance;

  private double now;
  private boolean loaded;
  private int trainerEpoch;
  private double trainerDownUntil;
  private Command.@Nullable Train training;

  public Simulation(Setup setup, Workload workload, Policy policy, List<Observer> observers) {
    this.setup = setup;
    this.workload = workload;
    this.observers = List.copyOf(observers);
    scheduler = new Scheduler(setup.ranks(), setup.terms(), policy);
    engines = new Engine[setup.ranks()];
    for (int i = 0; i < engines.length; i++) {
      engines[i] = new Engine(setup.perf(0));
    }
    stamps = new long[engines.length];
    epochs = new int[engines.length];
    downUntil = new double[engines.length];
    chance = setup.faults().chance();
    tally = new Tally(setup, engines);
  }

  /** Runs until all steps are trained. */
  public Tally run() {
    setup.faults().given().forEach(f -> agenda.add(f.at(), new Item.Break(f)));
    nextFault(setup.ranks());
    nextFault(0);
    for (int rank = 0; rank < engines.length; rank++) {
      role(rank, Role.IDLE);
    }
    tell(new Event.Begin());
    while (!tally.complete()) {
      if (agenda.isEmpty()) {
        throw new IllegalStateException(
            "nothing happens any more after " + now + " s, step " + tally.stepsDone());
      }
      now = agenda.nextTime();
      happen((Item) agenda.next());
    }
    tally.close(now);
    return tally;
  }

  private void happen(Item item) {
    tally.counted();
    switch (item) {
      case Item.EngineDue(int rank, long stamp) -> {
        if (stamps[rank] == stamp) {
          engineDue(rank);
        }
      }
      case Item.Ask(int trajectory) -> ask(trajectory);
      case Item.Limit(int trajectory) -> {
        if (agents.containsKey(trajectory)) {
          over(trajectory, Outcome.TIMED_OUT);
        }
      }
      case Item.Tell(Event event) -> tell(event);
      case Item.OfRank(Event event, int rank, int epoch) -> {
        if (epochs[rank] == epoch) {
          ofRank(event, rank);
        }
      }
      case Item.Resume(Command.Sync sync, int[] then) -> resume(sync, then);
      case Item.TrainStarts(int epoch) -> {
        if (trainerEpoch == epoch && training != null) {
          trainStarts(training);
        }
      }
      case Item.OfTrainer(Event event, int epoch) -> {
        if (trainerEpoch == epoch) {
          ofTrainer(event);
        }
      }
      case Item.Break(Fault fault) -> breaks(fault);
      case Item.Chance(Fault fault, int ranks) -> {
        if (fault.rank() < 0 || tally.serves(fault.rank())) { // a sleeping rank has nothing to lose
          breaks(fault);
        }
        nextFault(ranks);
      }
    }
  }

  // ---- agents

  private void ask(int id) {
    Agent agent = agents.get(id);
    if (agent == null) {
      return;
    }
    Turn turn = agent.current();
    agent.kept = 0;
    agent.counted = 0;
    tally.needed(turn.prompt());
    tell(new Event.TurnAsked(id, agent.history, turn.prompt(), turn.output()));
  }

  private void turnEnded(Request request) {
    Agent agent = agents.get(request.trajectory);
    if (agent == null || agent.attempt != request.attempt) {
      return;
    }
    Turn turn = agent.current();
    agent.history += turn.prompt() + turn.output();
    agent.turn++;
    tally.decoded(turn.output());
    double next = now + turn.environment();
    if (agent.turn == agent.script.turns().size()) {
      agenda.add(next, new Item.Tell(new Event.TrajectoryOver(agent.id, Outcome.COMPLETED)));
    } else {
      agenda.add(next, new Item.Ask(agent.id));
    }
    tell(new Event.TurnDone(agent.id, request.attempt, turn.output() - agent.counted));
  }

  private void over(int id, Outcome outcome) {
    tell(new Event.TrajectoryOver(id, outcome));
  }

  private void forget(Agent agent) {
    agents.remove(agent.id);
    moving.remove(agent.id);
    if (agent.rank >= 0) {
      engines[agent.rank].takePrefix(agent.id);
    }
  }

  // ---- events and commands

  private void tell(Event event) {
    List<Command> commands = scheduler.step(event, now);
    invariants.stepped(event, commands, scheduler.view(), now);
    for (Command command : commands) {
      obey(command);
    }
    tally.seen(scheduler.view(), now);
    for (Observer observer : observers) {
      observer.stepped(event, commands, scheduler.view(), now);
    }
  }

  private void obey(Command command) {
    switch (command) {
      case Command.Start(int id) -> {
        Agent agent = new Agent(id, workload.script(id), now);
        agents.put(id, agent);
        agenda.add(now + agent.script.reset(), new Item.Ask(id));
        agenda.add(now + setup.timeout(), new Item.Limit(id));
      }
      case Command.Route route -> route(route);
      case Command.Abort abort -> abort(abort);
      case Command.Deliver(int id, Outcome outcome, var segments) -> {
        Agent agent = agents.get(id);
        if (agent != null) {
          tally.delivered(id, outcome, now, now - agent.began, segments);
          forget(agent);
        }
      }
      case Command.Cancel(int id) -> {
        Agent agent = agents.get(id);
        if (agent != null) {
          forget(agent);
        }
      }
      case Command.Sleep(int rank) -> {
        role(rank, Role.SHRINK);
        later(rank, setup.costs().sleep(), new Event.RankAsleep(rank));
        Engine engine = touch(rank);
        if (setup.terms().migration() == Carry.KV) {
          moving.putAll(engine.prefixes());
        }
        engine.clearCache();
      }
      case Command.Wake(int rank) -> {
        role(rank, Role.EXPAND);
        later(rank, setup.costs().wake(), new Event.RankAwake(rank));
      }
      case Command.Sync sync -> sync(sync);
      case Command.Train train -> train(train);
      case Command.UnloadTrainer() -> {
        lentRoles(Role.LOAD);
        loaded = false;
        agenda.add(
            now + setup.costs().unload(),
            new Item.OfTrainer(new Event.TrainerUnloaded(), trainerEpoch));
      }
      case Command.Fence(int rank) -> {
        if (now >= downUntil[rank]) {
          breaks(new Fault(now, rank, RESTART));
        }
      }
      case Command.RestartTrainer() -> {
        if (now >= trainerDownUntil) {
          breaks(new Fault(now, -1, RESTART));
        }
      }
      case Command.Alarm(double at) -> agenda.add(at, new Item.Tell(new Event.Tick()));
    }
  }

  // ---- turns on ranks

  private Engine touch(int rank) {
    Engine engine = engines[rank];
    engine.advance(now);
    return engine;
  }

  private void reschedule(int rank) {
    long stamp = ++stamps[rank];
    agenda.add(engines[rank].nextEvent(), new Item.EngineDue(rank, stamp));
    if (tally.serves(rank)) {
      role(rank, engines[rank].isIdle() ? Role.IDLE : Role.ROLLOUT);
    }
  }

  private void engineDue(int rank) {
    Engine engine = touch(rank);
    List<Request> ended = engine.ended();
    reschedule(rank);
    ended.forEach(this::turnEnded);
  }

  private void route(Command.Route route) {
    Agent agent = agents.get(route.trajectory());
    if (agent == null) {
      return;
    }
    if (agent.rank >= 0 && agent.rank != route.rank()) {
      double prefix = engines[agent.rank].takePrefix(agent.id);
      prefix = Math.max(prefix, moving.getOrDefault(agent.id, 0.0));
      moving.remove(agent.id);
      if (route.carried() >= 0) {
        touch(route.rank()).putPrefix(agent.id, prefix);
      }
    }
    agent.rank = route.rank();
    agent.attempt = route.attempt();
    Turn turn = agent.current();
    agent.counted = route.kept();
    if (tally.isLost(route.rank())) { // the scheduler has not heard of it yet
      agenda.add(now, new Item.Tell(new Event.TurnGone(agent.id, route.attempt(), 0)));
      return;
    }
    Engine engine = touch(route.rank());
    engine.submit(
        new Request(
            agent.id,
            route.attempt(),
            route.urgency(),
            agent.history + turn.prompt() + agent.kept,
            turn.output() - agent.kept));
    reschedule(route.rank());
  }

  private void abort(Command.Abort abort) {
    Engine engine = touch(abort.rank());
    double made = engine.remove(abort.attempt());
    reschedule(abort.rank());
    int counted = takenOff(abort.trajectory(), abort.attempt(), made, abort.carry());
    agenda.add(
        now + setup.costs().abort(),
        new Item.Tell(new Event.TurnGone(abort.trajectory(), abort.attempt(), counted)));
  }

  /** Keeps or loses what an attempt made; gives the whole tokens of it that count. */
  private int takenOff(int id, long attempt, double made, Carry carry) {
    Agent agent = agents.get(id);
    if (agent == null || agent.attempt != attempt) {
      tally.wasted(made);
      return 0;
    }
    if (carry == Carry.RESEND) {
      tally.wasted(agent.kept + made);
      agent.kept = 0;
      return 0;
    }
    int before = (int) Math.floor(agent.kept + TINY);
    agent.kept += made;
    return (int) Math.floor(agent.kept + TINY) - before;
  }

  // ---- weights

  private void sync(Command.Sync sync) {
    double until = now + setup.costs().sync();
    int[] then = new int[sync.ranks().size()];
    for (int i = 0; i < then.length; i++) {
      int rank = sync.ranks().get(i);
      then[i] = epochs[rank];
      Engine engine = touch(rank);
      tellMade(engine);
      engine.pause(until);
      if (!sync.keepCache()) {
        engine.clearCache();
      }
      role(rank, Role.SYNC);
      ++stamps[rank];
    }
    agenda.add(until, new Item.Resume(sync, then));
  }

  /** Which tokens the old weights made: the scheduler hears it before they change. */
  private void tellMade(Engine engine) {
    for (long attempt : engine.attempts()) {
      Request request = engine.request(attempt);
      if (request != null && request.decoding) {
        Agent agent = agents.get(request.trajectory);
        if (agent != null && agent.attempt == attempt) {
          int before = (int) Math.floor(agent.kept + TINY);
          int made = (int) Math.floor(agent.kept + engine.madeBy(attempt) + TINY) - before;
          agenda.add(now, new Item.Tell(new Event.TokensMade(agent.id, attempt, made)));
        }
      }
    }
  }

  private void resume(Command.Sync sync, int[] then) {
    for (int i = 0; i < then.length; i++) {
      int rank = sync.ranks().get(i);
      if (epochs[rank] == then[i]) {
        role(rank, Role.IDLE);
        reschedule(rank);
      }
    }
    for (int i = 0; i < then.length; i++) {
      int rank = sync.ranks().get(i);
      if (epochs[rank] == then[i]) {
        tell(new Event.RankSynced(rank, sync.version()));
      }
    }
  }

  // ---- training

  private void train(Command.Train train) {
    training = train;
    double loading = train.lent().isEmpty() || loaded ? 0 : setup.costs().load();
    loaded = !train.lent().isEmpty();
    if (loading > 0) {
      lentRoles(Role.LOAD);
      agenda.add(now + loading, new Item.TrainStarts(trainerEpoch));
    } else {
      trainStarts(train);
    }
  }

  private void trainStarts(Command.Train train) {
    int gpus = setup.trainGpus() + train.lent().size() * setup.gpusPerRank();
    double seconds =
        setup.costs().trainOn(gpus)
            * setup.drift().training(train.batch())
            * train.samples()
            / setup.terms().batch();
    lentRoles(Role.TRAIN);
    tally.trainStarts(train.batch(), now);
    observers.forEach(o -> o.trainer(Role.TRAIN, now));
    agenda.add(
        now + seconds,
        new Item.OfTrainer(
            new Event.Trained(train.batch(), train.from(), train.samples()), trainerEpoch));
  }

  private void ofTrainer(Event event) {
    lentRoles(Role.WAIT);
    if (event instanceof Event.Trained(int batch, int from, int samples)) {
      observers.forEach(o -> o.trainer(Role.WAIT, now));
      boolean last = training != null && training.last();
      tally.trained(samples, last, now);
      training = null;
      if (last) {
        resizeCaches(batch + 1);
        observers.forEach(o -> o.stepEnded(batch, now));
      }
    }
    if (!tally.complete()) {
      tell(event);
    }
  }

  private void resizeCaches(int step) {
    if (setup.drift().of() != Drift.Of.M || step != setup.drift().step()) {
      return;
    }
    for (int rank = 0; rank < engines.length; rank++) {
      touch(rank).resize(setup.perf(step).kv());
      reschedule(rank);
    }
  }

  private void lentRoles(Role role) {
    scheduler.view().ranks().stream()
        .filter(r -> r.state() == RankView.State.LENT)
        .forEach(r -> role(r.id(), role));
  }

  // ---- ranks

  private void later(int rank, double seconds, Event event) {
    agenda.add(now + seconds, new Item.OfRank(event, rank, epochs[rank]));
  }

  private void ofRank(Event event, int rank) {
    role(rank, event instanceof Event.RankAsleep ? Role.WAIT : Role.IDLE);
    tell(event);
    reschedule(rank);
  }

  private void role(int rank, Role role) {
    if (tally.role(rank, role, now)) {
      observers.forEach(o -> o.role(rank, role, now));
    }
  }

  // ---- faults

  /** Puts down the next crash of one of so many ranks; of the trainer if 0. */
  private void nextFault(int ranks) {
    Fault fault = setup.faults().next(chance, ranks, now);
    agenda.add(fault.at(), new Item.Chance(fault, ranks));
  }

  private void breaks(Fault fault) {
    if (fault.rank() < 0) {
      trainerDownUntil = now + fault.seconds();
      trainerEpoch++;
      training = null;
      loaded = false;
      agenda.add(now, new Item.Tell(new Event.TrainerLost()));
      agenda.add(now + fault.seconds(), new Item.OfTrainer(new Event.TrainerBack(), trainerEpoch));
      return;
    }
    int rank = fault.rank();
    downUntil[rank] = now + fault.seconds();
    Engine engine = touch(rank);
    epochs[rank]++;
    List<Long> gone = engine.attempts();
    for (long attempt : gone) {
      Request request = engine.request(attempt);
      if (request != null) {
        double made = engine.madeBy(attempt);
        Carry carry = setup.terms().migration() == Carry.RESEND ? Carry.RESEND : Carry.PREFIX;
        int counted = takenOff(request.trajectory, attempt, made, carry);
        agenda.add(now, new Item.Tell(new Event.TurnGone(request.trajectory, attempt, counted)));
      }
    }
    engine.crash();
    ++stamps[rank];
    role(rank, Role.LOST);
    agenda.add(now, new Item.Tell(new Event.RankLost(rank)));
    agenda.add(
        now + fault.seconds(), new Item.OfRank(new Event.RankBack(rank), rank, epochs[rank]));
  }
}
