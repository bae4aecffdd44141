package dev.tenon.design.review;

import dev.tenon.design.Design;
import dev.tenon.design.Parameter;
import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agent is given of a design in a round: the scope, what stands above it, and the
 * parameters that it names. Its length is that of the neighbourhood, whatever the design's.
 *
 * @param named sections that a person named, in reading order, each in a fence with its id
 * @param below those downstream of them, each with the links that pulled it in
 * @param above what they lean on
 * @param parameters rows of parameters that the scope names and does not hold
 * @param leftOut ids that were left out for length
 */
public record Neighbourhood(
    List<String> named,
    List<String> below,
    List<String> above,
    List<String> parameters,
    List<String> leftOut) {

  /** So many characters of the scope are shown, and half as many of what stands above. */
  private static final int BUDGET_CHARS = 160_000;

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");
  private static final Pattern TICKS = Pattern.compile("`{3,}");

  public Neighbourhood {
    named = List.copyOf(named);
    below = List.copyOf(below);
    above = List.copyOf(above);
    parameters = List.copyOf(parameters);
    leftOut = List.copyOf(leftOut);
  }

  /** The neighbourhood of a scope. */
  public static Neighbourhood of(Design design, Sections sections, Scope scope) {
    List<String> leftOut = new ArrayList<>();
    Set<String> words = new HashSet<>();
    int[] budget = {BUDGET_CHARS, BUDGET_CHARS / 2};
    List<String> named = new ArrayList<>();
    List<String> below = new ArrayList<>();
    List<String> above = new ArrayList<>();
    for (String id : scope.named()) {
      shown(design, sections, scope, id, budget, 0, named, words, leftOut);
    }
    for (String id : scope.pulled().keySet()) {
      shown(design, sections, scope, id, budget, 0, below, words, leftOut);
    }
    for (String id : scope.above()) {
      shown(design, sections, scope, id, budget, 1, above, new HashSet<>(), leftOut);
    }
    return new Neighbourhood(named, below, above, parameters(design, scope, words), leftOut);
  }

  private static void shown(
      Design design,
      Sections sections,
      Scope scope,
      String id,
      int[] budget,
      int which,
      List<String> into,
      Set<String> words,
      List<String> leftOut) {
    for (Section section : sections.of(id)) {
      String text = section.text();
      if (text.length() > budget[which]) {
        leftOut.add(section.name());
        continue;
      }
      budget[which] -= text.length();
      Matcher m = WORD.matcher(text);
      while (m.find()) {
        words.add(m.group());
      }
      into.add(block(section, text, scope.links(id), design.tongue()));
    }
  }

  private static String block(Section section, String text, List<Link> links, Tongue tongue) {
    String fence = "```";
    Matcher m = TICKS.matcher(text);
    while (m.find()) {
      fence = m.group().length() >= fence.length() ? "`".repeat(m.group().length() + 1) : fence;
    }
    StringBuilder out = new StringBuilder("`").append(section.name()).append("` ");
    out.append(section.document().path()).append(':').append(section.first());
    if (!links.isEmpty()) {
      out.append(tongue.pick(" – because ", " – 因为 "));
      out.append(String.join(", ", links.stream().map(l -> l.text(tongue)).toList()));
    }
    return out.append("\n\n")
        .append(fence)
        .append("markdown\n")
        .append(text)
        .append('\n')
        .append(fence)
        .append('\n')
        .toString();
  }

  private static List<String> parameters(Design design, Scope scope, Set<String> words) {
    List<String> rows = new ArrayList<>();
    for (Parameter p : design.parameters()) {
      boolean inside = p.owner() != null && scope.contains(p.owner().toString());
      if (!inside && words.contains(p.name())) {
        StringBuilder row = new StringBuilder("- ").append(p.name()).append(" = ");
        row.append(p.value() == null ? "" : p.value().plain());
        row.append(p.unit() == null ? "" : " " + p.unit().plain());
        row.append(p.range() == null ? "" : " (" + p.range().plain() + ")");
        row.append(p.meaning() == null ? "" : ": " + p.meaning().plain());
        rows.add(row.toString());
      }
    }
    rows.sort(java.util.Comparator.comparing(r -> r.toLowerCase(Locale.ROOT)));
    return rows;
  }
}
