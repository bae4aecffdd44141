package dev.tenon.multiplex.page;

import dev.tenon.multiplex.page.GpuTime.Use;
import dev.tenon.multiplex.sim.Role;

/**
 * Colours on paper. Hues are those of Okabe and Ito, which people of every colour vision tell
 * apart; work is saturated, a bubble pale. The page has others for the dark, by class.
 */
final class Palette {
  static final String INK = "#1b1f24";
  static final String MUTED = "#5b6470";
  static final String GRID = "#dde1e6";

  private static final int[] EMPTY = {0xD6, 0xE8, 0xF5};
  private static final int[] FULL = {0x00, 0x5F, 0xA3};
  private static final int[] OVER = {0x06, 0x22, 0x4A};

  private static final String[] SERIES = {
    "#0072b2", "#d55e00", "#009e73", "#b0528c", "#8a6d00", "#3a3f47", "#4aa3dc", "#a23b2a"
  };
  private static final String[] DASHES = {
    "", "7 4", "2 3", "9 3 2 3", "12 4", "4 4", "1 3", "6 2 2 2"
  };

  private Palette() {}

  static String of(Use use) {
    return switch (use) {
      case ROLLOUT -> "#1f74b5";
      case THIN -> "#a9cfea";
      case TRAINING -> "#e07b00";
      case IDLE -> "#eef1f4";
      case WAITING -> "#fbe3c6";
      case SWITCHING -> "#23272e";
      case SYNC -> "#b83b8c";
      case LOST -> "#c00020";
    };
  }

  static String css(Use use) {
    return "u-" + use.name().toLowerCase(java.util.Locale.ROOT);
  }

  static String of(Role role, double load) {
    return switch (role) {
      case ROLLOUT -> rollout(load);
      case IDLE -> of(Use.IDLE);
      case TRAIN -> of(Use.TRAINING);
      case WAIT -> of(Use.WAITING);
      case SHRINK, LOAD, EXPAND -> of(Use.SWITCHING);
      case SYNC -> of(Use.SYNC);
      case LOST -> of(Use.LOST);
    };
  }

  private static String rollout(double load) {
    return load <= 1 ? mixed(EMPTY, FULL, load) : mixed(FULL, OVER, Math.min(1, (load - 1) / 2));
  }

  static String mixed(int[] from, int[] to, double share) {
    StringBuilder out = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      out.append(String.format("%02x", (int) Math.round(from[i] + (to[i] - from[i]) * share)));
    }
    return out.toString();
  }

  static String series(int index) {
    return SERIES[index % SERIES.length];
  }

  /** Lines are told apart without colour too. */
  static String dash(int index) {
    return DASHES[index % DASHES.length];
  }
}
