package dev.tenon.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Lines between Tenon and its test process: fields parted by tabs. */
final class Wire {

  private static final int SEAL_BYTES = 12;

  private Wire() {}

  static String line(String... fields) {
    return joined(List.of(fields)) + "\n";
  }

  private static String joined(List<String> fields) {
    List<String> escaped = new ArrayList<>();
    for (String field : fields) {
      escaped.add(
          field
              .replace("\\", "\\\\")
              .replace("\t", "\\t")
              .replace("\n", "\\n")
              .replace("\r", "\\r"));
    }
    return String.join("\t", escaped);
  }

  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split("\t", -1)) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < field.length(); i++) {
        char c = field.charAt(i);
        if (c == '\\' && i + 1 < field.length()) {
          char next = field.charAt(++i);
          text.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        } else {
          text.append(c);
        }
      }
      fields.add(text.toString());
    }
    return fields;
  }

  /** A line that only who has the secret can write, and only at this place. */
  static String sealed(String secret, int number, List<String> fields) {
    String content = joined(fields);
    return seal(secret, number, content) + "\t" + content + "\n";
  }

  /** Fields of a sealed line, none if the seal is not right. */
  static List<String> open(String secret, int number, String line) {
    int tab = line.indexOf('\t');
    String content = line.substring(tab + 1);
    boolean right = tab > 0 && line.substring(0, tab).equals(seal(secret, number, content));
    return right ? fields(content) : List.of();
  }

  private static String seal(String secret, int number, String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash =
          digest.digest(
              (secret + "\n" + number + "\n" + content + "\n" + secret)
                  .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, SEAL_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
