@org.jspecify.annotations.NullMarked
package dev.tenon.design.constraints;
