package dev.tenon.code;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Bodies that the design gives. */
final class Bodies {
  private Bodies() {}

  /**
   * The body as it goes into the file. A postcondition that stands as a comment in it is of the
   * exits: there it is woven, and the comment goes.
   */
  static String placed(MethodSpec method) {
    String body = method.body() == null ? "" : method.body();
    Set<String> ofExits = new HashSet<>();
    for (Contract contract : method.contracts()) {
      if (Placement.of(contract) == Placement.EXIT) {
        ofExits.add(TagText.oneLine(contract));
      }
    }
    return body.lines()
        .filter(
            line -> {
              String text = line.strip();
              return !text.startsWith("//")
                  || TagText.ofComment(text).filter(ofExits::contains).isEmpty();
            })
        .collect(Collectors.joining("\n"));
  }
}
