package dev.tenon.design;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What an item, a parameter or a symbol says, part by part. Id, level, place, wrapping, spacing,
 * emphasis, comments and the order of attributes are none of it.
 */
public record Content(List<Part> parts) {

  /** What a part is. */
  public enum Kind {
    TITLE,
    TEXT,
    ATTRIBUTE,
    CODE,
    ROW
  }

  /**
   * A part: of prose a sentence, of code a block.
   *
   * @param text for people; words joined by one space, code with its lines
   * @param meaning what of it counts
   */
  public record Part(Kind kind, String text, String meaning) {}

  public Content {
    parts = List.copyOf(parts);
  }

  /** {@code sha256:…}; prose counts as one text, however it is cut into sentences and bullets. */
  public String fingerprint() {
    StringBuilder said = new StringBuilder();
    List<String> text = new ArrayList<>();
    for (Part part : parts) {
      if (part.kind() == Kind.TEXT) {
        text.add(part.text());
      } else {
        said.append(part.kind()).append(' ').append(part.meaning()).append('\n');
      }
    }
    said.append(Kind.TEXT).append(' ').append(Words.meant(String.join(" ", text))).append('\n');
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(said.toString().getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
