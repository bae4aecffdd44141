package dev.tenon.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.core.dom.ASTNode;

/**
 * Hashes of code that do not see its form: no white space, no comments, no names of locals and
 * parameters. They are taken over tokens and not over a parser's tree, since tokens are the same
 * for every version of every parser.
 */
final class Fingerprint {

  /** Parts tokens in the hashed text; stands in no token but a text block, which is quoted. */
  private static final char SEPARATOR = '\n';

  private Fingerprint() {}

  /** Fingerprint of a node, {@code sha256:} and 64 hex digits. */
  static String of(Source source, ASTNode node) {
    return of(canonical(source, node, Locals.of(node)));
  }

  static String canonical(Source source, ASTNode node, Locals locals) {
    return canonical(Tokens.of(source, node), locals.numbers());
  }

  /**
   * Tokens with each local replaced by a number, which no Java name can be. Numbers count the
   * locals of these tokens alone, so that a part of a type does not change with its neighbours.
   */
  static String canonical(List<Tokens.Token> tokens, Map<Integer, Integer> locals) {
    StringBuilder text = new StringBuilder();
    Map<Integer, Integer> own = new HashMap<>();
    for (Tokens.Token token : tokens) {
      Integer local = locals.get(token.offset());
      text.append(local == null ? token.text() : "#" + own.computeIfAbsent(local, n -> own.size()))
          .append(SEPARATOR);
    }
    return text.toString();
  }

  static String of(String canonical) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
