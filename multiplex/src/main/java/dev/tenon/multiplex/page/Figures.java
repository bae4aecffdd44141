package dev.tenon.multiplex.page;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  /** Three significant digits, thousands apart; no digits that are only zeros. */
  static String plain(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size > 0 && size < 1e-4) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    int decimals =
        size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
  }

  static String percent(double share) {
    double hundred = 100 * share;
    int decimals = hundred != 0 && Math.abs(hundred) < 9.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f %%", hundred);
  }

  /** Seconds as the two largest of hours, minutes and seconds. */
  static String time(double seconds) {
    if (seconds < 60) {
      return plain(seconds) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    long minutes = Math.round(seconds / 60);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  /** A coordinate, to a hundredth of a pixel. */
  static String at(double coordinate) {
    double rounded = Math.rint(coordinate * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
