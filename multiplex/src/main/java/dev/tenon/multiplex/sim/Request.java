package dev.tenon.multiplex.sim;

/** A turn on a rank. */
final class Request {
  final int trajectory;
  final long attempt;
  final long urgency;

  /** History, prompt and tokens that were kept: what must be in the cache before decoding. */
  final double context;

  /** Tokens to make; parts of a token are kept over an abort. */
  final double output;

  /** KV tokens that it reserves. */
  final double reserve;

  /** The order of arrival at its rank. */
  long arrived;

  /** Prefill that is left, in tokens of full cost. */
  double toPrefill;

  /** The rank's token count at which it is complete; known once it decodes. */
  double finishAt;

  boolean admitted;
  boolean decoding;

  Request(int trajectory, long attempt, long urgency, double context, double output) {
    this.trajectory = trajectory;
    this.attempt = attempt;
    this.urgency = urgency;
    this.context = context;
    this.output = output;
    this.reserve = context + output;
  }
}
