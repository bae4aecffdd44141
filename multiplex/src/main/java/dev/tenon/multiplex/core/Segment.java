package dev.tenon.multiplex.core;

/**
 * Tokens of a trajectory that one version of the weights made.
 *
 * @param version the step after which the weights came; 0 are the first
 */
public record Segment(int version, int tokens) {}
