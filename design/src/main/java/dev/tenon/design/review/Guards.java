package dev.tenon.design.review;

import java.util.ArrayList;
import java.util.List;

/** The one registry of guards, in the order in which they speak. */
public final class Guards {
  private static final List<Guard> ALL =
      List.of(
          new KeptIds(),
          new InScope(),
          new NoNewError(),
          new KeptItems(),
          new KeptObligations(),
          new KeptNumbers(),
          new KeptLinks(),
          new SameLanguage(),
          new OrphanAddition(),
          new Swelling(),
          new Growth());

  private Guards() {}

  /** All of them. */
  public static List<Guard> all() {
    return ALL;
  }

  /** What they stop; empty lets the answer pass. */
  public static List<Stop> check(Revision revision) {
    List<Stop> stops = new ArrayList<>();
    ALL.forEach(g -> stops.addAll(g.check(revision)));
    return List.copyOf(stops);
  }
}
