/**
 * What a check found, as other programs read it: SARIF, JUnit XML; and what a project began with.
 */
@org.jspecify.annotations.NullMarked
package dev.tenon.design.report;
