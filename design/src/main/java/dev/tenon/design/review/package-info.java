/** What helps a person and an agent to review a design: opinions, passages said twice, lengths. */
@NullMarked
package dev.tenon.design.review;

import org.jspecify.annotations.NullMarked;
