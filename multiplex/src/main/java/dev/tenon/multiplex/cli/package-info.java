/** The command line: reads what is asked, runs it, prints what came out. */
@NullMarked
package dev.tenon.multiplex.cli;

import org.jspecify.annotations.NullMarked;
