/**
 * What helps a person and an agent to review a design: rounds, what one may touch and what an
 * answer would lose; opinions, passages said twice, lengths.
 */
@NullMarked
package dev.tenon.design.review;

import org.jspecify.annotations.NullMarked;
