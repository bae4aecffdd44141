package dev.tenon.design.merge;

/**
 * A row of a table that is merged by row.
 *
 * @param key what it is about: a parameter's name, a step's id, else all that it says
 * @param said its cells, without the white space around them
 * @param line as it stands, with its end
 */
record Row(String key, String said, String line) {}
