package dev.tenon.works.git;

/** What was found, and done, about an act that was cut. */
public enum Recovery {
  /** No act was cut. */
  NONE,
  /** It was cut before the branch moved; nothing had happened. */
  DROPPED,
  /** It was cut after the branch moved; files and index followed now. */
  FINISHED,
  /** The branch was moved, or left, by somebody since; files and index were left as they are. */
  OVERTAKEN
}
