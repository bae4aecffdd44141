@NullMarked
package dev.tenon.design;

import org.jspecify.annotations.NullMarked;
