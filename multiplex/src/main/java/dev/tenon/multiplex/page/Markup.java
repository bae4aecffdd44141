package dev.tenon.multiplex.page;

import static dev.tenon.multiplex.page.Figures.at;

/** Elements of SVG and HTML as text, with everything escaped that comes from outside. */
final class Markup {
  static final String FONT =
      "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";

  private Markup() {}

  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
      }
    }
    return out.toString();
  }

  /** A whole picture; colours stand in attributes, so that a page may set others by class. */
  static String svg(double width, double height, String label, String body) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + at(width)
        + " "
        + at(height)
        + "\" width=\""
        + at(width)
        + "\" height=\""
        + at(height)
        + "\" role=\"img\" aria-label=\""
        + escaped(label)
        + "\" font-family=\""
        + FONT
        + "\" font-size=\"13\">\n"
        + body
        + "</svg>\n";
  }

  static String rect(double x, double y, double width, double height, String attributes) {
    return "<rect x=\""
        + at(x)
        + "\" y=\""
        + at(y)
        + "\" width=\""
        + at(width)
        + "\" height=\""
        + at(height)
        + "\" "
        + attributes
        + "/>\n";
  }

  static String line(double x1, double y1, double x2, double y2, String attributes) {
    return "<line x1=\""
        + at(x1)
        + "\" y1=\""
        + at(y1)
        + "\" x2=\""
        + at(x2)
        + "\" y2=\""
        + at(y2)
        + "\" "
        + attributes
        + "/>\n";
  }

  /** Text with an anchor: start, middle or end. */
  static String text(double x, double y, String anchor, String attributes, String text) {
    return "<text x=\""
        + at(x)
        + "\" y=\""
        + at(y)
        + "\" text-anchor=\""
        + anchor
        + "\" "
        + attributes
        + ">"
        + escaped(text)
        + "</text>\n";
  }

  /** About how wide a text is at 13 px; there is no font to ask. */
  static double width(String text) {
    return text.codePoints().mapToDouble(c -> c >= 0x2E80 ? 13 : 7).sum();
  }

  /** A text that is no wider than there is room for. */
  static String shortened(String text, double room) {
    int end = text.length();
    while (end > 1 && width(text.substring(0, end)) > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}
