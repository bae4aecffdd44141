package dev.tenon.design;

/**
 * A code span in prose.
 *
 * @param text what stands between the code marks, as written
 * @param start index in the prose of its first (replaced) character
 * @param end index in the prose behind its last
 */
public record CodeSpan(Located text, int start, int end) {
  public Position at() {
    return text.at();
  }
}
