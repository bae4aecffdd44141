package dev.tenon.code;

import java.util.function.UnaryOperator;

/** Keeps the line ends of a file: what is woven knows one kind only. */
final class LineEnds {
  private LineEnds() {}

  static String kept(String text, UnaryOperator<String> weave) {
    String plain = text.replace("\r\n", "\n");
    boolean all = !plain.equals(text) && plain.replace("\n", "\r\n").equals(text);
    return all ? weave.apply(plain).replace("\n", "\r\n") : weave.apply(text);
  }
}
