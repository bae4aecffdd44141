package dev.tenon.design.review;

import java.io.StringReader;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the last JSON object of what a program printed, bare or in a fence, with prose around. */
public final class LastJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** So many braces are tried: prose that is full of them is no answer. */
  private static final int TRIES_MAX = 20_000;

  /** So many characters are read in all, tries that fail included. */
  private static final long READ_MAX = 100_000_000;

  private LastJson() {}

  /** The last object that stands in no other one. */
  public static Optional<JsonNode> of(String printed) {
    Optional<JsonNode> last = Optional.empty();
    long read = 0;
    int at = printed.indexOf('{');
    for (int tries = 0; at >= 0 && tries < TRIES_MAX && read < READ_MAX; tries++) {
      Reading reading = read(printed, at);
      read += reading.length();
      if (reading.object() != null) {
        last = Optional.of(reading.object());
      }
      // what is cut off at the end is no answer, nor is a part of it
      at =
          reading.cut()
              ? -1
              : printed.indexOf('{', at + (reading.object() == null ? 1 : reading.length()));
    }
    return last;
  }

  private record Reading(
      @org.jspecify.annotations.Nullable JsonNode object, int length, boolean cut) {}

  private static Reading read(String printed, int start) {
    try (JsonParser parser = JSON.createParser(new StringReader(printed.substring(start)))) {
      try {
        parser.nextToken();
        JsonNode object = parser.readValueAsTree();
        return new Reading(object, (int) parser.currentLocation().getCharOffset(), false);
      } catch (JacksonException e) {
        int length = (int) Math.max(1, parser.currentLocation().getCharOffset());
        return new Reading(null, length, e instanceof UnexpectedEndOfInputException);
      }
    }
  }
}
