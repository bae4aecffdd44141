package dev.tenon.design;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What a check says.
 *
 * @param rule id of the rule
 * @param severity how much it weighs
 * @param items ids, parameters, symbols; first the one to edit
 * @param at the narrowest wrong text
 * @param message one sentence: what is wrong
 * @param hint how to mend it, may be empty
 * @param cause the wrong text itself; with rule and items it names the finding
 */
public record Finding(
    String rule,
    Severity severity,
    List<String> items,
    Position at,
    String message,
    String hint,
    String cause) {

  /** By file, line, column, rule, id. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::at).thenComparing(Finding::rule).thenComparing(Finding::id);

  public Finding {
    items = List.copyOf(items);
  }

  /** The first 12 hex digits of SHA-256 over rule, items and the cause without white space. */
  public String id() {
    String named = rule + "\n" + String.join("\n", items) + "\n" + cause.replaceAll("\\s+", "");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
