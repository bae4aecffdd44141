@NullMarked
package dev.tenon.design.merge;

import org.jspecify.annotations.NullMarked;
