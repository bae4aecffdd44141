package dev.tenon.design.report;

import dev.tenon.design.DesignProblem;
import dev.tenon.design.Finding;
import dev.tenon.design.rules.CheckResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The findings that a project begins with, by their ids: they are shown as a number and count for
 * nothing, new ones do. An id holds no line, so that moving text around keeps it.
 */
public final class Baseline {
  private final Set<String> ids;

  private Baseline(Set<String> ids) {
    this.ids = ids;
  }

  /**
   * A check seen from a baseline.
   *
   * @param result without what the baseline holds
   * @param known what it holds and is still found, in order
   * @param gone how many of its findings are found no more
   */
  public record Applied(CheckResult result, List<Finding> known, int gone) {
    public Applied {
      known = List.copyOf(known);
    }

    /** A check without a baseline. */
    public static Applied none(CheckResult result) {
      return new Applied(result, List.of(), 0);
    }
  }

  /**
   * Reads what {@code check --format json} printed.
   *
   * @throws DesignProblem if it is something else; the message begins with what is wrong
   */
  public static Baseline read(String json) {
    if (json.isBlank()) {
      throw new DesignProblem("is empty");
    }
    JsonNode findings;
    try {
      findings = JsonMapper.shared().readTree(json).path("findings");
    } catch (JacksonException e) {
      throw new DesignProblem("is no JSON (" + e.getOriginalMessage() + ")");
    }
    if (!findings.isArray()) {
      throw new DesignProblem("has no \"findings\"");
    }
    Set<String> ids = new LinkedHashSet<>();
    int number = 0;
    for (JsonNode finding : findings) {
      number++;
      JsonNode id = finding.path("id");
      if (!id.isString() || id.stringValue().isBlank()) {
        throw new DesignProblem("has no \"id\" in finding " + number);
      }
      ids.add(id.stringValue());
    }
    return new Baseline(ids);
  }

  /**
   * Takes what it holds out of a check.
   *
   * @param all everything that was found
   * @param shown what of it is shown: all of it, or what a change touches
   */
  public Applied apply(CheckResult all, CheckResult shown) {
    Set<String> found = new LinkedHashSet<>();
    all.findings().forEach(f -> found.add(f.id()));
    all.waived().forEach(f -> found.add(f.id()));
    List<Finding> known = new ArrayList<>();
    for (Finding finding : shown.findings()) {
      if (ids.contains(finding.id())) {
        known.add(finding);
      }
    }
    int gone = (int) ids.stream().filter(id -> !found.contains(id)).count();
    Set<Finding> old = Set.copyOf(known);
    return new Applied(shown.only(f -> !old.contains(f)), known, gone);
  }
}
