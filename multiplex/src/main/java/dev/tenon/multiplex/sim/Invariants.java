package dev.tenon.multiplex.sim;

import dev.tenon.multiplex.core.Carry;
import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import dev.tenon.multiplex.core.RankView;
import dev.tenon.multiplex.core.Segment;
import dev.tenon.multiplex.core.Terms;
import dev.tenon.multiplex.core.TrajectoryView;
import dev.tenon.multiplex.core.TrajectoryView.Place;
import dev.tenon.multiplex.core.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks what must hold in every run, from events and commands alone; it keeps books of its own and
 * compares them to what the scheduler says. Per event it costs the same however large the world is;
 * ranks are all looked at only when one begins or ceases to serve.
 */
public final class Invariants implements Observer {
  /** An invariant does not hold. */
  public static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Broken(String what) {
      super(what);
    }
  }

  /** A trajectory, as the events tell it. */
  private static final class Book {
    private final int beganWith;
    private Event.@Nullable TurnAsked asked;
    private boolean open;

    /** The attempt that is on a rank; 0: none. */
    private long attempt;

    /** Tokens of the open turn that its next attempt starts with. */
    private int kept;

    /** Tokens by version, of turns that are done and of the open one. */
    private final Map<Integer, Integer> done = new TreeMap<>();

    private final Map<Integer, Integer> ofTurn = new TreeMap<>();

    Book(int beganWith) {
      this.beganWith = beganWith;
    }
  }

  /** An attempt on a rank, its trajectory over or not. */
  private static final class Attempt {
    private final int trajectory;
    private final int rank;
    private int told;
    private @Nullable Carry aborted;

    Attempt(int trajectory, int rank) {
      this.trajectory = trajectory;
      this.rank = rank;
    }
  }

  private static final class OnRank {
    private final Set<Long> attempts = new HashSet<>();
    private int version;
    private boolean asleep;
    private boolean lost;
    private boolean holdsTrainer;
  }

  private static final class Group {
    private int began;
    private int over;
    private int beganWith = Integer.MAX_VALUE;
    private int oldest = Integer.MAX_VALUE;
  }

  private final Map<Integer, Book> books = new HashMap<>();
  private final Map<Long, Attempt> attempts = new HashMap<>();
  private final List<OnRank> ranks = new ArrayList<>();
  private final Map<Integer, Group> groups = new HashMap<>();
  private final Deque<Group> complete = new ArrayDeque<>();
  private int lastStarted = -1;
  private int serving = -1;
  private int version;
  private long checked;

  /** Events that were checked. */
  public long checked() {
    return checked;
  }

  /** Trajectories that began and have not ended. */
  public int open() {
    return books.size();
  }

  @Override
  public void stepped(Event event, List<Command> commands, View view, double now) {
    checked++;
    while (ranks.size() < view.ranks().size()) {
      ranks.add(new OnRank());
    }
    try {
      take(event, view);
      if (view.version() != version) {
        stepEnded(view);
      }
      for (Command command : commands) {
        take(command, view);
      }
      touched(event, commands, view);
      whole(event, view);
    } catch (Broken broken) {
      throw new Broken(broken.getMessage() + " (at " + now + " s, after " + event + ")");
    }
  }

  // ---- events

  private void take(Event event, View view) {
    switch (event) {
      case Event.TurnAsked ask -> {
        Book book = books.get(ask.trajectory());
        if (book != null && !book.open && !ask.equals(book.asked)) {
          book.asked = ask;
          book.open = true;
          book.kept = 0;
          book.ofTurn.clear();
        }
      }
      case Event.TurnDone(int id, long attempt, int made) -> {
        Attempt done = off(attempt);
        Book book = done == null ? null : current(id, attempt);
        if (done != null && book != null) {
          tell(book, done, made);
          book.ofTurn.forEach((v, n) -> book.done.merge(v, n, Integer::sum));
          book.ofTurn.clear();
          book.open = false;
          book.kept = 0;
          book.attempt = 0;
        }
      }
      case Event.TurnGone(int id, long attempt, int made) -> {
        Attempt gone = off(attempt);
        Book book = gone == null ? null : current(id, attempt);
        if (gone != null && book != null) {
          displaced(
              book, gone, made, gone.aborted == null ? view.terms().migration() : gone.aborted);
        }
      }
      case Event.TokensMade(int id, long attempt, int made) -> {
        Attempt on = attempts.get(attempt);
        Book book = on == null ? null : current(id, attempt);
        if (on != null && book != null) {
          tell(book, on, made);
        }
      }
      case Event.RankLost(int rank) -> lost(rank, view.terms());
      case Event.RankBack(int rank) -> {
        ranks.get(rank).lost = false;
        ranks.get(rank).version = -1;
      }
      case Event.RankSynced(int rank, int weights) -> {
        OnRank on = ranks.get(rank);
        on.version = on.lost ? -1 : Math.max(on.version, weights);
      }
      case Event.TrainerUnloaded _, Event.TrainerLost _ -> freeTrainer();
      case Event.Begin _,
          Event.TrajectoryOver _,
          Event.RankAsleep _,
          Event.RankAwake _,
          Event.Trained _,
          Event.TrainerBack _,
          Event.Tick _ -> {}
    }
  }

  private @Nullable Attempt off(long attempt) {
    Attempt off = attempts.remove(attempt);
    if (off != null) {
      ranks.get(off.rank).attempts.remove(attempt);
    }
    return off;
  }

  private @Nullable Book current(int id, long attempt) {
    Book book = books.get(id);
    return book != null && book.attempt == attempt ? book : null;
  }

  private void tell(Book book, Attempt attempt, int made) {
    int more = made - attempt.told;
    if (more > 0) {
      attempt.told = made;
      book.ofTurn.merge(ranks.get(attempt.rank).version, more, Integer::sum);
    }
  }

  private void displaced(Book book, Attempt gone, int made, Carry carry) {
    if (carry == Carry.RESEND) {
      book.kept = 0;
      book.ofTurn.clear();
    } else {
      tell(book, gone, made);
      book.kept += gone.told;
    }
    book.attempt = 0;
  }

  private void lost(int rank, Terms terms) {
    OnRank on = ranks.get(rank);
    Carry carry = terms.migration() == Carry.RESEND ? Carry.RESEND : Carry.PREFIX;
    for (long attempt : Set.copyOf(on.attempts)) {
      Attempt gone = off(attempt);
      Book book = gone == null ? null : current(gone.trajectory, attempt);
      if (gone != null && book != null) {
        displaced(book, gone, gone.told, carry);
      }
    }
    on.lost = true;
    on.asleep = false;
    on.holdsTrainer = false;
    on.version = -1;
  }

  private void freeTrainer() {
    ranks.forEach(r -> r.holdsTrainer = false);
  }

  /** A step was trained: its samples were as fresh as the bound says. */
  private void stepEnded(View view) {
    Terms terms = view.terms();
    if (view.version() != version + 1) {
      throw new Broken("weights went from version " + version + " to " + view.version());
    }
    version = view.version();
    if (terms.ordered()) {
      return; // checked when they were delivered: the step that uses them is known
    }
    for (int i = 0; i < terms.batch() / terms.group(); i++) {
      Group used = complete.pollFirst();
      if (used == null) {
        throw new Broken("step " + (version - 1) + " was trained without a whole batch");
      }
      fresh(used.oldest, version - 1, terms);
    }
    complete.removeIf(g -> g.beganWith < version - terms.staleness());
    groups.values().removeIf(g -> g.beganWith < version - terms.staleness());
  }

  private static void fresh(int oldest, int step, Terms terms) {
    if (oldest < Integer.MAX_VALUE && step - oldest > terms.staleness()) {
      throw new Broken(
          "step "
              + step
              + " uses tokens of version "
              + oldest
              + "; the staleness bound is "
              + terms.staleness());
    }
  }

  // ---- commands

  private void take(Command command, View view) {
    switch (command) {
      case Command.Start(int id) -> start(id, view);
      case Command.Route route -> route(route, view);
      case Command.Abort(int id, long number, int rank, Carry carry) -> {
        alive(rank, command);
        Attempt attempt = attempts.get(number);
        if (attempt == null || attempt.rank != rank || attempt.trajectory != id) {
          throw new Broken(command + " is for a turn that is not there");
        }
        attempt.aborted = attempt.aborted == null ? carry : attempt.aborted;
      }
      case Command.Deliver(int id, var outcome, List<Segment> segments) ->
          deliver(id, segments, view.terms());
      case Command.Cancel(int id) -> {
        Book book = books.remove(id);
        if (book != null) {
          groups.remove(id / view.terms().group());
          endedOn(book);
        } else if (id > lastStarted) {
          throw new Broken(command + " is for a trajectory that never began");
        }
      }
      case Command.Sleep(int rank) -> {
        alive(rank, command);
        OnRank on = ranks.get(rank);
        if (!on.attempts.isEmpty()) {
          throw new Broken(command + " while turns " + on.attempts + " are on it");
        }
        if (view.ranks().get(rank).state() == RankView.State.SERVING) {
          throw new Broken(command + " while it takes turns");
        }
        on.asleep = true;
      }
      case Command.Wake(int rank) -> {
        alive(rank, command);
        free(rank, command);
        ranks.get(rank).asleep = false;
      }
      case Command.Sync(List<Integer> of, int weights, boolean keeps) -> {
        if (weights != view.version()) {
          throw new Broken(command + ", but the newest weights are " + view.version());
        }
        for (int rank : of) {
          alive(rank, command);
          free(rank, command);
        }
      }
      case Command.Train(int batch, int from, int samples, List<Integer> lent, boolean last) -> {
        for (int rank : lent) {
          alive(rank, command);
          if (!ranks.get(rank).asleep || view.ranks().get(rank).state() != RankView.State.LENT) {
            throw new Broken(command + ", but rank " + rank + " is with rollout");
          }
          ranks.get(rank).holdsTrainer = true;
        }
      }
      case Command.Fence(int rank) -> lost(rank, view.terms());
      case Command.RestartTrainer() -> freeTrainer();
      case Command.UnloadTrainer _, Command.Alarm _ -> {}
    }
  }

  private void alive(int rank, Command command) {
    if (ranks.get(rank).lost) {
      throw new Broken(command + ", but rank " + rank + " is lost");
    }
  }

  private void free(int rank, Command command) {
    if (ranks.get(rank).holdsTrainer) {
      throw new Broken(command + " while the trainer is on rank " + rank);
    }
  }

  private void start(int id, View view) {
    if (id <= lastStarted) {
      throw new Broken("trajectory " + id + " begins after " + lastStarted);
    }
    TrajectoryView seen = view.trajectory(id);
    if (seen == null) {
      throw new Broken("trajectory " + id + " begins, but is not live");
    }
    lastStarted = id;
    books.put(id, new Book(seen.beganWith()));
    Group group = groups.computeIfAbsent(id / view.terms().group(), g -> new Group());
    group.began++;
    group.beganWith = Math.min(group.beganWith, seen.beganWith());
  }

  private void route(Command.Route route, View view) {
    alive(route.rank(), route);
    Book book = books.get(route.trajectory());
    if (book == null || !book.open) {
      throw new Broken(route + " is for a turn that nobody asked for");
    }
    if (book.attempt != 0) {
      throw new Broken(route + ", but attempt " + book.attempt + " of the turn is on a rank");
    }
    if (book.kept != route.kept()) {
      throw new Broken(route + ", but the turn has " + book.kept + " tokens that count");
    }
    OnRank on = ranks.get(route.rank());
    if (on.asleep) {
      throw new Broken(route + " while the rank sleeps");
    }
    if (on.version < view.begun() - 1 || on.version > view.version()) {
      throw new Broken(route + ", but the rank has version " + on.version);
    }
    book.attempt = route.attempt();
    on.attempts.add(route.attempt());
    if (attempts.put(route.attempt(), new Attempt(route.trajectory(), route.rank())) != null) {
      throw new Broken(route + " has the number of another");
    }
  }

  private void deliver(int id, List<Segment> segments, Terms terms) {
    Book book = books.remove(id);
    if (book == null) {
      throw new Broken("trajectory " + id + " is delivered, but was not live");
    }
    book.ofTurn.forEach((v, n) -> book.done.merge(v, n, Integer::sum));
    Map<Integer, Integer> told = new TreeMap<>();
    int oldest = Integer.MAX_VALUE;
    for (Segment segment : segments) {
      told.merge(segment.version(), segment.tokens(), Integer::sum);
      oldest = Math.min(oldest, segment.version());
    }
    if (!told.equals(book.done)) {
      throw new Broken(
          "trajectory "
              + id
              + " is delivered with tokens by version "
              + told
              + ", made were "
              + book.done);
    }
    if (oldest < book.beganWith) {
      throw new Broken("trajectory " + id + " began with " + book.beganWith + ", used " + oldest);
    }
    endedOn(book);
    Group group = groups.get(id / terms.group());
    if (group != null) {
      group.over++;
      group.oldest = Math.min(group.oldest, oldest);
      if (group.over == terms.group()) {
        groups.remove(id / terms.group());
        if (!terms.ordered()) {
          complete.add(group);
        }
      }
    }
    if (terms.ordered()) {
      fresh(oldest, id / terms.batch(), terms);
    }
  }

  /** A turn whose trajectory is over is taken off its rank in the same breath. */
  private void endedOn(Book book) {
    Attempt on = attempts.get(book.attempt);
    if (on != null && on.aborted == null) {
      throw new Broken("trajectory " + on.trajectory + " is over, its turn goes on at " + on.rank);
    }
  }

  // ---- what the scheduler says of itself

  private void touched(Event event, List<Command> commands, View view) {
    int id =
        switch (event) {
          case Event.TurnAsked ask -> ask.trajectory();
          case Event.TurnDone done -> done.trajectory();
          case Event.TurnGone gone -> gone.trajectory();
          default -> -1;
        };
    placed(id, view);
    for (Command command : commands) {
      if (command instanceof Command.Route route) {
        placed(route.trajectory(), view);
      }
    }
  }

  private void placed(int id, View view) {
    Book book = books.get(id);
    TrajectoryView seen = view.trajectory(id);
    if (book == null || seen == null) {
      return;
    }
    Place place = seen.place();
    boolean onRank = place == Place.RANK || place == Place.LEAVING;
    if (onRank != (book.attempt != 0) || (place == Place.AGENT) == book.open) {
      throw new Broken(seen + ", but attempt " + book.attempt + ", open " + book.open);
    }
    if (seen.rank() >= 0 && view.ranks().get(seen.rank()).state() != RankView.State.SERVING) {
      throw new Broken(seen + " is mapped to " + view.ranks().get(seen.rank()));
    }
  }

  private void whole(Event event, View view) {
    if (books.size() != view.live()) {
      throw new Broken(
          "of " + books.size() + " trajectories that are open " + view.live() + " live");
    }
    boolean changed = view.serving() != serving || event instanceof Event.RankLost;
    if (!changed && view.serving() > 0) {
      return;
    }
    serving = view.serving();
    int count = 0;
    boolean excused = view.live() == 0;
    for (RankView rank : view.ranks()) {
      RankView.State state = rank.state();
      count += state == RankView.State.SERVING ? 1 : 0;
      excused |=
          state == RankView.State.LOST
              || state == RankView.State.SYNCING
              || state == RankView.State.WAKING;
      if (state != RankView.State.SERVING && rank.live() != 0) {
        throw new Broken(rank.live() + " trajectories are mapped to " + rank);
      }
      if (rank.turns() != ranks.get(rank.id()).attempts.size()) {
        throw new Broken(
            rank + " has " + rank.turns() + " turns, sent were " + ranks.get(rank.id()).attempts);
      }
    }
    if (count != serving) {
      throw new Broken("of " + serving + " ranks that are counted " + count + " serve");
    }
    if (serving == 0 && !excused) {
      throw new Broken("no rank serves, and " + view.live() + " trajectories are open");
    }
  }
}
