package dev.tenon.multiplex.sim;

/** A trajectory in the world: an agent with its environment. */
final class Agent {
  final int id;
  final Script script;
  final double began;

  /** The turn that is asked for or comes next. */
  int turn;

  int history;
  long attempt;
  int rank = -1;

  /** Tokens of the open turn that earlier attempts made, parts of one included. */
  double kept;

  /** Those of them that the scheduler counts. */
  int counted;

  Agent(int id, Script script, double began) {
    this.id = id;
    this.script = script;
    this.began = began;
  }

  Turn current() {
    return script.turns().get(turn);
  }
}
