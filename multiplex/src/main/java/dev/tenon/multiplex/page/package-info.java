/** Pictures of runs: timelines, charts, and pages of them for a browser. Nothing here simulates. */
@NullMarked
package dev.tenon.multiplex.page;

import org.jspecify.annotations.NullMarked;
