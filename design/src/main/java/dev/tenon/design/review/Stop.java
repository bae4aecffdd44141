package dev.tenon.design.review;

/**
 * Why an answer is not shown to a person.
 *
 * @param rule id of the guard
 * @param item id or symbol that it is about; empty where it is about the whole answer
 * @param message one sentence: what, and how to mend it
 */
public record Stop(String rule, String item, String message) {}
