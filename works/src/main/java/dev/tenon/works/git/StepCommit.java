package dev.tenon.works.git;

/**
 * A commit that says in a trailer which step it holds.
 *
 * @param step the trailer's value, {@code S-3}
 * @param commit full hex id
 */
public record StepCommit(String step, String commit) {}
