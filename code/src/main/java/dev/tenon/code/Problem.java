package dev.tenon.code;

/**
 * What a check of code found.
 *
 * @param rule id of the rule of the design language: {@code contract-missing}, {@code
 *     swallowed-error}, …
 * @param symbol the symbol that it is about
 * @param file path as given to the check
 * @param line from 1
 * @param column from 1, in code points
 * @param message one sentence: what, where, what was asked
 * @param hint how to mend it, may be empty
 */
public record Problem(
    String rule, String symbol, String file, int line, int column, String message, String hint) {}
