/** Merges designs by item, and what is locked by entry, three ways. */
@NullMarked
package dev.tenon.design.merge;

import org.jspecify.annotations.NullMarked;
