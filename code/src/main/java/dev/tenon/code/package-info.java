@NullMarked
package dev.tenon.code;

import org.jspecify.annotations.NullMarked;
