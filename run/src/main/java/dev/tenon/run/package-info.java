@NullMarked
package dev.tenon.run;

import org.jspecify.annotations.NullMarked;
