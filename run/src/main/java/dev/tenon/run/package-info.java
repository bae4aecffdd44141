/**
 * Processes: the one door through which anything of a project is started. Groups ended whole,
 * limits, output in bounded memory, an environment of its own, trust, a sandbox.
 */
@NullMarked
package dev.tenon.run;

import org.jspecify.annotations.NullMarked;
