package dev.tenon.design.plan;

import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.List;

/** A plan for a terminal: columns of equal width, where a Chinese character is two wide. */
public final class PlanText {
  private PlanText() {}

  /** One line for each step, below a line with the names of the columns. */
  public static String of(Plan plan, Tongue tongue) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        tongue == Tongue.EN
            ? List.of("step", "wave", "status", "after", "verified by", "title", "methods")
            : List.of("步骤", "批次", "状态", "依赖", "验证", "标题", "方法"));
    for (Step step : plan.steps()) {
      List<String> by = new ArrayList<>(step.compiled() ? List.of("compile") : List.of());
      step.tests().forEach(t -> by.add(t.toString()));
      rows.add(
          List.of(
              step.id().toString(),
              Integer.toString(step.wave()),
              step.status().word(tongue),
              list(step.after().stream().map(Object::toString).toList()),
              list(by),
              step.title(),
              list(step.members())));
    }
    StringBuilder out = new StringBuilder();
    int[] widths = new int[rows.getFirst().size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(row.get(i)));
          }
        });
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static String list(List<String> values) {
    return values.isEmpty() ? "–" : String.join(", ", values);
  }

  /** How many columns a terminal takes for a text. */
  static int width(String text) {
    return text.codePoints()
        .map(
            c -> {
              int type = Character.getType(c);
              if (type == Character.NON_SPACING_MARK
                  || type == Character.ENCLOSING_MARK
                  || type == Character.FORMAT) {
                return 0;
              }
              return isWide(c) ? 2 : 1;
            })
        .sum();
  }

  private static boolean isWide(int c) {
    return Character.isIdeographic(c)
        || c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0x303E
        || c >= 0x3041 && c <= 0x33FF
        || c >= 0xA000 && c <= 0xA4CF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F300 && c <= 0x1F9FF;
  }
}
