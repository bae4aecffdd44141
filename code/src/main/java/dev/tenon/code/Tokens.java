package dev.tenon.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.ToolFactory;
import org.eclipse.jdt.core.compiler.IScanner;
import org.eclipse.jdt.core.compiler.ITerminalSymbols;
import org.eclipse.jdt.core.compiler.InvalidInputException;
import org.eclipse.jdt.core.dom.ASTNode;

/**
 * The tokens of a piece of Java in a form that does not hang on the parser that cut them: without
 * white space and comments, modifiers in one order, text blocks without their indentation, and
 * every {@code >} alone, since only a parser knows whether {@code >>} is one token.
 */
final class Tokens {

  /** A token and where it begins in the text. */
  record Token(String text, int offset) {}

  private static final Set<String> MODIFIERS =
      Set.of(
          "public",
          "protected",
          "private",
          "abstract",
          "static",
          "final",
          "sealed",
          "default",
          "transient",
          "volatile",
          "synchronized",
          "native",
          "strictfp");

  private Tokens() {}

  static List<Token> of(Source source, ASTNode node) {
    int from = node.getStartPosition();
    return of(source.text(), from, from + node.getLength());
  }

  /** Tokens of {@code text} between two offsets; what is no token at all is taken as it stands. */
  static List<Token> of(String text, int from, int to) {
    List<Token> tokens = new ArrayList<>();
    if (from >= to) {
      return tokens;
    }
    IScanner scanner =
        ToolFactory.createScanner(false, false, false, JavaCore.VERSION_25, JavaCore.VERSION_25);
    // the piece alone: a scanner copies all that it is given
    scanner.setSource(text.substring(from, to).toCharArray());
    while (true) {
      try {
        if (scanner.getNextToken() == ITerminalSymbols.TokenNameEOF) {
          break;
        }
      } catch (InvalidInputException e) {
        // tenon:waive swallowed-error: broken code has a fingerprint too; the parser tells of it
        int bad = Math.min(to, from + Math.max(0, scanner.getCurrentTokenStartPosition()));
        tokens.add(new Token("invalid " + text.substring(bad, to).strip(), bad));
        break;
      }
      int start = from + scanner.getCurrentTokenStartPosition();
      int end = from + scanner.getCurrentTokenEndPosition() + 1;
      add(tokens, text.substring(start, end), start);
    }
    sortModifiers(tokens);
    return tokens;
  }

  /** Tokens joined so that the text reads like code: {@code Map<String, int[]>}. */
  static String join(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (Token token : tokens) {
      if (spaced(last, token.text())) {
        text.append(' ');
      }
      text.append(token.text());
      last = token.text();
    }
    return text.toString();
  }

  private static boolean spaced(String left, String right) {
    if (left.isEmpty()) {
      return false;
    }
    if (left.equals(",") || left.equals("&") || right.equals("&")) {
      return true;
    }
    boolean wordLeft = Character.isJavaIdentifierPart(left.charAt(left.length() - 1));
    boolean wordRight =
        Character.isJavaIdentifierPart(right.charAt(0))
            || right.startsWith("@")
            || right.startsWith("?");
    return (wordLeft || left.equals("?") || left.equals(">")) && wordRight;
  }

  private static void add(List<Token> tokens, String token, int offset) {
    if (token.startsWith("\"\"\"")) {
      tokens.add(new Token(withoutIndentation(token), offset));
    } else if (token.startsWith(">") || token.equals("non-sealed")) {
      for (String part : token.equals("non-sealed") ? parts() : token.split("")) {
        tokens.add(new Token(part, offset));
      }
    } else {
      tokens.add(new Token(token, offset));
    }
  }

  private static String[] parts() {
    return new String[] {"non", "-", "sealed"};
  }

  private static String withoutIndentation(String block) {
    int firstLine = block.indexOf('\n');
    if (firstLine < 0 || block.length() < firstLine + 4) {
      return block;
    }
    String content = block.substring(firstLine + 1, block.length() - 3);
    return "\"\"\"\n" + content.stripIndent() + "\"\"\"";
  }

  private static void sortModifiers(List<Token> tokens) {
    int run = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i < tokens.size() && MODIFIERS.contains(tokens.get(i).text())) {
        continue;
      }
      if (i - run > 1) {
        Token[] sorted = tokens.subList(run, i).toArray(Token[]::new);
        Arrays.sort(sorted, (a, b) -> a.text().compareTo(b.text()));
        for (int k = run; k < i; k++) {
          tokens.set(k, sorted[k - run]);
        }
      }
      run = i + 1;
    }
  }
}
