/** The checks: one small class for each rule. */
@NullMarked
package dev.tenon.design.rules;

import org.jspecify.annotations.NullMarked;
