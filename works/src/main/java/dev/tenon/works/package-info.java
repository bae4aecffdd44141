@NullMarked
package dev.tenon.works;

import org.jspecify.annotations.NullMarked;
