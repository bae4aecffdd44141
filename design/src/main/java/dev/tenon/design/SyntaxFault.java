package dev.tenon.design;

/**
 * The first place where a block of code doesn't parse.
 *
 * @param line in the block, from 1
 * @param column from 1, in code points
 * @param length in code points, at least 1
 * @param message what the language's parser says
 */
public record SyntaxFault(int line, int column, int length, String message) {}
