/**
 * All that Tenon does with git: what the person's repository holds, worktrees of Tenon's own,
 * commits with the person's identity and hooks, and the last act that moves the person's branch.
 * Paths are project-relative with {@code /}, unless said otherwise.
 */
@NullMarked
package dev.tenon.works.git;

import org.jspecify.annotations.NullMarked;
