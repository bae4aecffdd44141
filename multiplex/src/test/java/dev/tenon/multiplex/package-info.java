@NullMarked
package dev.tenon.multiplex;

import org.jspecify.annotations.NullMarked;
