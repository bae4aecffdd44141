/** Rounds of review: what one may touch, what an agent answered, and what its answer would lose. */
@org.jspecify.annotations.NullMarked
package dev.tenon.design.review;
