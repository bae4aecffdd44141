package dev.tenon.design.trace;

/**
 * An arrow between two nodes, as the design or the plan says it.
 *
 * @param from id of a node
 * @param to id of a node
 */
public record Link(String from, LinkKey key, String to) {

  /** The end that is nearer to the requirement. */
  String upper() {
    return key.way() == LinkKey.Way.UP ? to : from;
  }

  /** The end that is nearer to the commit. */
  String lower() {
    return key.way() == LinkKey.Way.UP ? from : to;
  }
}
