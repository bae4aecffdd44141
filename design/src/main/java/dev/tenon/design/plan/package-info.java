/** From methods to steps, and the table that shows them. */
@NullMarked
package dev.tenon.design.plan;

import org.jspecify.annotations.NullMarked;
