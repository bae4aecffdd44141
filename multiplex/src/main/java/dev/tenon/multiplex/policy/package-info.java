/** The schemes: when to shrink and expand and by how much, whom to admit, where to route. */
@NullMarked
package dev.tenon.multiplex.policy;

import org.jspecify.annotations.NullMarked;
