package dev.tenon.multiplex.dst;

import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import dev.tenon.multiplex.core.Outcome;
import dev.tenon.multiplex.core.TrajectoryView;
import dev.tenon.multiplex.core.TrajectoryView.Place;
import dev.tenon.multiplex.core.View;
import dev.tenon.multiplex.dst.Mishap.Kind;
import dev.tenon.multiplex.sim.Invariants;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A world that does what the commands say, except where a mishap strikes. First much goes wrong and
 * nothing forbidden may come of it; then all is well, and the run must go on: what began ends,
 * steps are trained.
 */
final class FaultyWorld {
  /** How it went; {@code failure} is empty if all held. */
  record Result(long events, String failure, List<String> log, List<Mishap> happened) {
    boolean failed() {
      return !failure.isEmpty();
    }
  }

  /** What was told and what came of it; text only when it is to be read. */
  private record Line(double time, Event event, List<Command> commands, boolean healed) {
    @Override
    public String toString() {
      return "%.2f %s%s -> %s".formatted(time, healed ? "(all well) " : "", event, commands);
    }
  }

  private record Item(double time, long order, Runnable what) {}

  private static final class Agent {
    private final int id;
    private final int turns;
    private int turn;
    private int history;
    private long attempt;
    private int prompt;
    private int output;

    Agent(int id, int turns) {
      this.id = id;
      this.turns = turns;
    }
  }

  /** A turn on a rank: it makes a token each so many seconds. */
  private static final class Turn {
    private final int tokens;
    private final double pace;
    private double since;

    Turn(int tokens, double pace, double since) {
      this.tokens = tokens;
      this.pace = pace;
      this.since = since;
    }

    int made(double now) {
      return Math.clamp((int) ((now - since) / pace + 1e-9), 0, tokens);
    }
  }

  /** Whoever tells its news in order: a rank or the trainer. */
  private static final class Party {
    private final int id;
    private final Map<Long, Turn> turns = new TreeMap<>();
    private int life;
    private boolean up = true;
    private boolean hangs;
    private double told;

    Party(int id) {
      this.id = id;
    }
  }

  private static final int STEPS_AFTER = 3;
  private static final int EVENTS_AFTER = 30_000;
  private static final double SECONDS_AFTER = 20_000;
  private static final int ALARMS = 20;
  private static final int LOG = 60;

  private final Layout layout;
  private final Dice dice;
  private final Faults faults;
  private final Machine machine;
  private final Invariants invariants = new Invariants();
  private final PriorityQueue<Item> agenda =
      new PriorityQueue<>(Comparator.comparingDouble(Item::time).thenComparingLong(Item::order));
  private final Map<Integer, Agent> agents = new HashMap<>();
  private final Set<Integer> known = new TreeSet<>();
  private final List<Party> ranks = new ArrayList<>();
  private final Party trainer = new Party(-1);
  private final Set<Long> underway = new HashSet<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final Deque<Line> log = new ArrayDeque<>();
  private double now;
  private long order;
  private long events;
  private int alarms;

  FaultyWorld(Layout layout, Faults faults, Machine machine) {
    this.layout = layout;
    this.dice = new Dice(layout.seed() + 1);
    this.faults = faults;
    this.machine = machine;
    for (int i = 0; i < layout.ranks(); i++) {
      ranks.add(new Party(i));
    }
  }

  static Result run(long seed) {
    Layout layout = Layout.of(seed);
    return new FaultyWorld(layout, Faults.random(seed), Machine.of(layout)).run();
  }

  Result run() {
    String failure = "";
    try {
      tell(new Event.Begin());
      while (events < layout.events()) {
        happen();
      }
      faults.heal();
      progress();
    } catch (RuntimeException e) {
      failure = e.getMessage() == null ? e.toString() : e.getMessage();
      if (!(e instanceof Invariants.Broken) && !(e instanceof Stuck)) {
        failure = e + " at " + e.getStackTrace()[0];
      }
    }
    return new Result(
        events,
        failure,
        failure.isEmpty() ? List.of() : log.stream().map(Line::toString).toList(),
        List.copyOf(faults.happened()));
  }

  /** No progress is made though nothing goes wrong any more. */
  private static final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stuck(String what) {
      super(what);
    }
  }

  private void progress() {
    int version = machine.view().version() + STEPS_AFTER;
    Set<Integer> open = new TreeSet<>(known);
    double until = now + SECONDS_AFTER;
    long last = events + EVENTS_AFTER;
    while (machine.view().version() < version || !open.isEmpty()) {
      happen();
      if ((events & 15) == 0) {
        open.removeIf(id -> machine.view().trajectory(id) == null);
      }
      if (now > until || events > last) {
        throw new Stuck(
            "no progress: version "
                + machine.view().version()
                + " instead of "
                + version
                + ", not over "
                + open
                + ", ranks "
                + machine.view().ranks());
      }
    }
  }

  private void happen() {
    Item next = agenda.poll();
    if (next == null) {
      throw new Stuck(
          "nothing happens any more: version "
              + machine.view().version()
              + ", ranks "
              + machine.view().ranks()
              + ", missing "
              + machine.view().missing());
    }
    now = next.time();
    next.what().run();
  }

  private void in(double seconds, Runnable what) {
    agenda.add(new Item(now + seconds, order++, what));
  }

  /** How often this was asked of one before. */
  private int time(String what, long of) {
    return times.merge(what + of, 1, Integer::sum);
  }

  private boolean strikes(Kind kind, long of) {
    return faults.strikes(kind, of, time(kind.name(), of));
  }

  private double between(double least, double most, String what, long of) {
    return least + (most - least) * dice.chance(what, of, time(what, of));
  }

  // ---- telling

  private void tell(Event event) {
    events++;
    List<Command> commands = machine.step(event, now);
    log.add(new Line(now, event, commands, faults.healed()));
    if (log.size() > LOG) {
      log.removeFirst();
    }
    invariants.stepped(event, commands, machine.view(), now);
    for (Command command : commands) {
      obey(command);
    }
  }

  /** News of a turn: late, twice, in any order. */
  private void tellOfTurn(Event event, long attempt, Kind lost, Kind late, Kind twice) {
    if (strikes(lost, attempt)) {
      return;
    }
    double delay =
        strikes(late, attempt)
            ? between(1, 25, "late", attempt)
            : between(0, 0.05, "news", attempt);
    in(delay, () -> turnNews(event));
    if (strikes(twice, attempt)) {
      in(between(0, 10, "twice", attempt), () -> turnNews(event));
    }
  }

  private void turnNews(Event event) {
    Agent agent = null;
    if (event instanceof Event.TurnDone(int id, long attempt, int made)) {
      TrajectoryView seen = machine.view().trajectory(id);
      Agent asked = agents.get(id);
      boolean onRank =
          seen != null && (seen.place() == Place.RANK || seen.place() == Place.LEAVING);
      agent = onRank && asked != null && asked.attempt == attempt ? asked : null;
    }
    tell(event);
    if (agent != null) {
      answered(agent);
    }
  }

  /** News of a rank or the trainer: late, twice, but in order, and of this life only. */
  private void tellOf(Party party, double delay, Event event, Kind late, Kind twice) {
    double at = now + delay + (strikes(late, party.id) ? between(1, 12, "slow", party.id) : 0);
    party.told = Math.max(party.told, at);
    int life = party.life;
    Runnable news =
        () -> {
          if (party.life == life) {
            if (event instanceof Event.RankBack || event instanceof Event.TrainerBack) {
              party.up = true;
            }
            tell(event);
          }
        };
    in(party.told - now, news);
    if (strikes(twice, party.id)) {
      in(party.told - now, news);
    }
  }

  private void tellOfRank(Party rank, double delay, Event event) {
    tellOf(rank, delay, event, Kind.RANK_EVENT_LATE, Kind.RANK_EVENT_TWICE);
  }

  private void tellOfTrainer(double delay, Event event) {
    tellOf(trainer, delay, event, Kind.TRAINER_EVENT_LATE, Kind.TRAINER_EVENT_TWICE);
  }

  // ---- agents

  private void ask(Agent agent) {
    if (agents.get(agent.id) != agent) {
      return;
    }
    agent.prompt = dice.below(20, "prompt", agent.id, agent.turn);
    agent.output = 1 + dice.below(40, "output", agent.id, agent.turn);
    Event asked = new Event.TurnAsked(agent.id, agent.history, agent.prompt, agent.output);
    if (strikes(Kind.TIMED_OUT, agent.id)) {
      in(between(0, 4, "timeout", agent.id), () -> over(agent, Outcome.TIMED_OUT));
    }
    if (strikes(Kind.ASKED_TWICE, agent.id)) {
      in(
          between(0, 6, "again", agent.id),
          () -> {
            // the agent's own words come in order: a repeated one comes before the next
            if (agents.get(agent.id) == agent
                && asked.equals(
                    new Event.TurnAsked(agent.id, agent.history, agent.prompt, agent.output))) {
              tell(asked);
            }
          });
    }
    tell(asked);
  }

  private void answered(Agent agent) {
    Event repeated = new Event.TurnAsked(agent.id, agent.history, agent.prompt, agent.output);
    if (strikes(Kind.ASKED_TWICE, agent.id)) {
      tell(repeated);
    }
    agent.history += agent.prompt + agent.output;
    agent.turn++;
    if (strikes(Kind.AGENT_DIES, agent.id)) {
      return;
    }
    double environment = between(0, 1, "environment", agent.id);
    if (agent.turn < agent.turns) {
      in(environment, () -> ask(agent));
    } else {
      in(environment, () -> over(agent, Outcome.COMPLETED));
    }
  }

  private void over(Agent agent, Outcome outcome) {
    tell(new Event.TrajectoryOver(agent.id, outcome));
    if (strikes(Kind.OVER_TWICE, agent.id)) {
      in(1, () -> tell(new Event.TrajectoryOver(agent.id, outcome)));
    }
  }

  // ---- obeying

  private void obey(Command command) {
    switch (command) {
      case Command.Start(int id) -> {
        known.add(id);
        if (!strikes(Kind.START_LOST, id)) {
          Agent agent = new Agent(id, 1 + dice.below(4, "turns", id, 0));
          agents.put(id, agent);
          in(between(0, 0.5, "reset", id), () -> ask(agent));
        }
      }
      case Command.Route route -> route(route);
      case Command.Abort abort -> {
        Party rank = ranks.get(abort.rank());
        if (strikes(Kind.RANK_HANGS, rank.id)) {
          rank.hangs = true;
        }
        if (!strikes(Kind.ABORT_LOST, abort.attempt())) {
          in(between(0, 0.3, "abort", abort.attempt()), () -> abort(abort, rank));
        }
        if (strikes(Kind.ABORT_TWICE, abort.attempt())) {
          in(between(0, 3, "abort", abort.attempt()), () -> abort(abort, rank));
        }
        crashPerhaps(Kind.CRASH_AT_ABORT, rank);
      }
      case Command.Deliver(int id, var outcome, var segments) -> agents.remove(id);
      case Command.Cancel(int id) -> agents.remove(id);
      case Command.Sleep(int id) -> {
        Party rank = ranks.get(id);
        answer(rank, Kind.SLEEP_LOST, between(0.1, 1, "sleep", id), new Event.RankAsleep(id));
        crashPerhaps(Kind.CRASH_AT_SLEEP, rank);
      }
      case Command.Wake(int id) -> {
        Party rank = ranks.get(id);
        answer(rank, Kind.WAKE_LOST, between(0.1, 1, "wake", id), new Event.RankAwake(id));
        crashPerhaps(Kind.CRASH_AT_WAKE, rank);
      }
      case Command.Sync(List<Integer> ids, int version, boolean keepCache) -> {
        for (int id : ids) {
          sync(ranks.get(id), version, keepCache);
        }
      }
      case Command.Train train -> train(train);
      case Command.UnloadTrainer() -> {
        if (trainer.up && !strikes(Kind.UNLOAD_LOST, 0)) {
          tellOfTrainer(0.5, new Event.TrainerUnloaded());
        }
      }
      case Command.Fence(int id) -> {
        if (!strikes(Kind.FENCE_LOST, id)) {
          in(0.1, () -> crash(ranks.get(id)));
        }
      }
      case Command.RestartTrainer() -> {
        if (!strikes(Kind.RESTART_LOST, 0)) {
          in(0.1, this::crashTrainer);
        }
      }
      case Command.Alarm(double at) -> {
        if (++alarms > ALARMS) {
          throw new Stuck("more than " + ALARMS + " alarms are set");
        }
        double late = strikes(Kind.ALARM_LATE, 0) ? between(1, 15, "alarm", 0) : 0;
        in(
            Math.max(0, at - now) + late,
            () -> {
              alarms--;
              tell(new Event.Tick());
            });
      }
    }
  }

  private void route(Command.Route route) {
    Agent agent = agents.get(route.trajectory());
    if (agent != null) {
      agent.attempt = route.attempt();
    }
    Party rank = ranks.get(route.rank());
    long attempt = route.attempt();
    if (agent == null || strikes(Kind.ROUTE_LOST, attempt)) {
      return;
    }
    int tokens = agent.output - route.kept();
    if (tokens < 0) {
      throw new Invariants.Broken(route + " keeps more than the " + agent.output + " asked for");
    }
    double delay =
        strikes(Kind.ROUTE_LATE, attempt)
            ? between(1, 15, "route", attempt)
            : between(0, 0.05, "route", attempt);
    int life = rank.life;
    underway.add(attempt);
    in(
        delay,
        () -> {
          underway.remove(attempt);
          if (rank.life == life && rank.up) {
            Turn turn = new Turn(tokens, 0.01 + 0.09 * dice.chance("pace", attempt, 0), now);
            rank.turns.put(attempt, turn);
            in(turn.tokens * turn.pace, () -> turnEnds(rank, route.trajectory(), attempt, turn));
          }
        });
    crashPerhaps(Kind.CRASH_AT_ROUTE, rank);
  }

  private void turnEnds(Party rank, int trajectory, long attempt, Turn turn) {
    if (rank.turns.get(attempt) != turn || rank.hangs) {
      return;
    }
    double left = turn.since + turn.tokens * turn.pace - now;
    if (left > 1e-9) {
      in(left, () -> turnEnds(rank, trajectory, attempt, turn)); // it was paused
      return;
    }
    rank.turns.remove(attempt);
    Event done = new Event.TurnDone(trajectory, attempt, turn.tokens);
    tellOfTurn(done, attempt, Kind.DONE_LOST, Kind.DONE_LATE, Kind.DONE_TWICE);
  }

  private void abort(Command.Abort abort, Party rank) {
    if (!rank.up || rank.hangs || underway.contains(abort.attempt())) {
      return; // one that overtakes its request finds nothing and is lost
    }
    Turn turn = rank.turns.remove(abort.attempt());
    boolean kept = turn != null && abort.carry() != Carry.RESEND;
    Event gone = new Event.TurnGone(abort.trajectory(), abort.attempt(), kept ? turn.made(now) : 0);
    tellOfTurn(gone, abort.attempt(), Kind.GONE_LOST, Kind.GONE_LATE, Kind.GONE_TWICE);
  }

  private void answer(Party rank, Kind lost, double seconds, Event event) {
    if (rank.up && !rank.hangs && !strikes(lost, rank.id)) {
      tellOfRank(rank, seconds, event);
    }
  }

  private void sync(Party rank, int version, boolean keepCache) {
    double seconds = between(0.5, 2, "sync", rank.id);
    if (keepCache && rank.up && !rank.hangs) {
      rank.turns.forEach(
          (attempt, turn) -> {
            int made = turn.made(now);
            agents.values().stream()
                .filter(a -> a.attempt == attempt)
                .forEach(a -> in(0, () -> tell(new Event.TokensMade(a.id, attempt, made))));
            turn.since += seconds;
          });
    }
    answer(rank, Kind.SYNC_LOST, seconds, new Event.RankSynced(rank.id, version));
    crashPerhaps(Kind.CRASH_AT_SYNC, rank);
  }

  private void train(Command.Train train) {
    for (int id : train.lent()) {
      crashPerhaps(Kind.CRASH_WHEN_LENT, ranks.get(id));
    }
    if (strikes(Kind.TRAINER_CRASHES, 0)) {
      in(between(0, 5, "crash", 0), this::crashTrainer);
    }
    if (strikes(Kind.TRAINER_CRASHES_IDLE, 0)) {
      in(between(5, 25, "crash", 0), this::crashTrainer);
    }
    if (trainer.up && !strikes(Kind.TRAIN_LOST, 0)) {
      Event trained = new Event.Trained(train.batch(), train.from(), train.samples());
      tellOfTrainer(between(2, 8, "train", 0), trained);
    }
  }

  // ---- crashes

  private void crashPerhaps(Kind kind, Party rank) {
    if (strikes(kind, rank.id)) {
      in(between(0, 1, "crash", rank.id), () -> crash(rank));
    }
  }

  private void crash(Party rank) {
    dies(rank);
    tellOfRank(rank, between(0, 0.5, "lost", rank.id), new Event.RankLost(rank.id));
    if (!strikes(Kind.RANK_STAYS_AWAY, rank.id)) {
      tellOfRank(rank, between(0, 20, "back", rank.id), new Event.RankBack(rank.id));
    }
  }

  private void crashTrainer() {
    dies(trainer);
    tellOfTrainer(0.1, new Event.TrainerLost());
    if (!strikes(Kind.TRAINER_STAYS_AWAY, 0)) {
      tellOfTrainer(between(1, 30, "trainer", 0), new Event.TrainerBack());
    }
  }

  private static void dies(Party party) {
    party.life++;
    party.up = false;
    party.hangs = false;
    party.turns.clear();
    party.told = 0;
  }

  View view() {
    return machine.view();
  }
}
