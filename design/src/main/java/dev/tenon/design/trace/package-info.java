/** The way from each requirement to the commit that fulfils it. */
@NullMarked
package dev.tenon.design.trace;

import org.jspecify.annotations.NullMarked;
