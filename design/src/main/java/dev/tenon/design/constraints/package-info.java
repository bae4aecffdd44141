/**
 * Parameters and constraints: reading them, their units, and whether they can hold together.
 * Interval propagation first; a solver is loaded only for what that leaves open.
 */
@org.jspecify.annotations.NullMarked
package dev.tenon.design.constraints;
