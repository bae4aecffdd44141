package dev.tenon.multiplex.study;

import java.util.EnumMap;
import java.util.Map;

/** What a run of a policy in a world came to. */
public record Run(String policy, String preset, long seed, Map<Metric, Double> values) {
  public Run {
    values = Map.copyOf(values.isEmpty() ? values : new EnumMap<>(values));
  }

  public double value(Metric metric) {
    Double value = values.get(metric);
    if (value == null) {
      throw new IllegalArgumentException(metric + " was not measured");
    }
    return value;
  }
}
