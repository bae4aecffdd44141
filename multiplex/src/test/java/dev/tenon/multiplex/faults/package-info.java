/**
 * The fourteen faults of the open implementation: each is avoided here, and shown on a naive
 * stand-in.
 */
@NullMarked
package dev.tenon.multiplex.faults;

import org.jspecify.annotations.NullMarked;
