/** Deterministic simulation testing: the production scheduler in a world where much goes wrong. */
@NullMarked
package dev.tenon.multiplex.dst;

import org.jspecify.annotations.NullMarked;
