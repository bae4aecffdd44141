package dev.tenon.multiplex.dst;

/**
 * One thing that goes wrong.
 *
 * @param kind what
 * @param of whom: a rank, an attempt, a trajectory
 * @param time the how many-th time that it could have
 */
record Mishap(Kind kind, long of, long time) {
  /** What can go wrong, and in how many of a thousand cases it does. */
  enum Kind {
    START_LOST(5),
    ROUTE_LATE(40),
    ROUTE_LOST(15),
    ABORT_LOST(150),
    ABORT_TWICE(100),
    SLEEP_LOST(80),
    WAKE_LOST(60),
    SYNC_LOST(40),
    TRAIN_LOST(30),
    UNLOAD_LOST(30),
    FENCE_LOST(100),
    RESTART_LOST(100),
    ALARM_LATE(50),
    ASKED_TWICE(50),
    DONE_LOST(8),
    DONE_TWICE(50),
    DONE_LATE(30),
    GONE_LOST(100),
    GONE_TWICE(100),
    GONE_LATE(50),
    OVER_TWICE(100),
    TIMED_OUT(15),
    AGENT_DIES(4),
    RANK_EVENT_TWICE(100),
    RANK_EVENT_LATE(50),
    TRAINER_EVENT_TWICE(100),
    TRAINER_EVENT_LATE(50),
    RANK_HANGS(8),
    CRASH_AT_ROUTE(4),
    CRASH_AT_ABORT(15),
    CRASH_AT_SLEEP(40),
    CRASH_AT_WAKE(40),
    CRASH_AT_SYNC(30),
    CRASH_WHEN_LENT(30),
    RANK_STAYS_AWAY(100),
    TRAINER_CRASHES(60),
    TRAINER_CRASHES_IDLE(30),
    TRAINER_STAYS_AWAY(150);

    final double probability;

    Kind(int perMille) {
      probability = perMille / 1000.0;
    }
  }
}
