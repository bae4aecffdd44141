@NullMarked
package dev.tenon.design.rules;

import org.jspecify.annotations.NullMarked;
