/**
 * What Multiplex decides: admission, routing, shrink, expand, migration, synchronisation. Events
 * come in, commands go out; there is no clock, no thread, no randomness and no I/O here.
 */
@NullMarked
package dev.tenon.multiplex.core;

import org.jspecify.annotations.NullMarked;
