/**
 * The world that the scheduler is tried in: discrete events, one thread for a run, the same bytes
 * for the same seed.
 */
@NullMarked
package dev.tenon.multiplex.sim;

import org.jspecify.annotations.NullMarked;
