/** Many simulations at once: seeds, sweeps, searches, and what they say together. */
@NullMarked
package dev.tenon.multiplex.study;

import org.jspecify.annotations.NullMarked;
