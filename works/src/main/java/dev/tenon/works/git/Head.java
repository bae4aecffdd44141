package dev.tenon.works.git;

/**
 * Where the person stands.
 *
 * @param ref the branch, {@code refs/heads/main}
 * @param commit its newest commit, as full hex id
 */
public record Head(String ref, String commit) {

  /** The branch's name as people say it. */
  public String branch() {
    return ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : ref;
  }
}
