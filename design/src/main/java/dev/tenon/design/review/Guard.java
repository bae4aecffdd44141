package dev.tenon.design.review;

import java.util.List;

/** Looks at an answer before a person does. Each one alone can stop a round. */
public interface Guard {

  /** {@code number-lost}. */
  String id();

  /** What it stops, and why; empty lets the answer pass. */
  List<Stop> check(Revision revision);
}
