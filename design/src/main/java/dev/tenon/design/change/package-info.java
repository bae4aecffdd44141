/** What was accepted, what changed since, and what that puts in doubt. */
@NullMarked
package dev.tenon.design.change;

import org.jspecify.annotations.NullMarked;
