package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Pattern;
import dev.tenon.design.Tongue;
import dev.tenon.design.review.Neighbourhood;
import dev.tenon.design.review.Scope;
import dev.tenon.design.review.Sections;
import dev.tenon.design.review.Stop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an agent is asked to do in a round: Markdown for it to read, JSON for its scripts. */
final class ReviewTask implements Consultation.Task {
  /** So much of an answer that failed is given back. */
  private static final int ANSWER_CHARS_MAX = 60_000;

  private static final int FINDINGS_MAX = 200;

  private final Project project;
  private final Design design;
  private final Scope scope;
  private final String round;
  private final String remark;
  private final @Nullable Scenario scenario;
  private final Neighbourhood around;
  private final List<Finding> findings;

  ReviewTask(
      Project project,
      Design design,
      Sections sections,
      Scope scope,
      String round,
      String remark,
      @Nullable Scenario scenario,
      List<Finding> findings) {
    this.project = project;
    this.design = design;
    this.scope = scope;
    this.round = round;
    this.remark = remark;
    this.scenario = scenario;
    this.around = Neighbourhood.of(design, sections, scope);
    this.findings =
        findings.stream()
            .filter(f -> f.items().stream().anyMatch(scope::contains))
            .limit(FINDINGS_MAX)
            .toList();
  }

  String remark() {
    return remark.isBlank() && scenario != null ? scenario.title() : remark;
  }

  /**
   * The task.
   *
   * @param last what the agent printed before; empty at first
   * @param stops why that was not shown
   */
  @Override
  public String markdown(String last, List<Stop> stops) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("project", design.config().project().name());
    values.put(
        "remark",
        remark.isBlank()
            ? say("Read it critically and mend what is wrong.", "请仔细审阅并改正其中的问题。")
            : quoted(remark));
    values.put("scenario", scenario == null ? "" : scenario.prompt());
    values.put("named", String.join("\n", around.named()));
    values.put("below", orNone(String.join("\n", around.below())));
    values.put("above", orNone(String.join("\n", around.above())));
    values.put("parameters", orNone(String.join("\n", around.parameters())));
    values.put("left-out", orNone(String.join(", ", around.leftOut())));
    values.put("findings", orNone(findings()));
    values.put("api", orNone(isGiven(Scenario.Part.API) ? PublicApi.of(project) : ""));
    values.put("patterns", orNone(isGiven(Scenario.Part.PATTERNS) ? patterns() : ""));
    values.put(
        "growth", String.format(Locale.ROOT, "%.0f %%", 100 * design.config().review().growth()));
    values.put("item-words", String.valueOf(design.config().review().itemWords()));
    values.put("example", scenario == null ? "" : scenario.example());
    values.put("language", say("English", "中文"));
    String task = Templates.fill(project, "review", values).strip() + "\n";
    return stops.isEmpty() ? task : task + "\n" + again(project, last, stops);
  }

  /** What goes back to an agent whose answer was stopped. */
  static String again(Project project, String last, List<Stop> stops) {
    StringBuilder list = new StringBuilder();
    for (Stop stop : stops) {
      list.append("- ").append(stop.rule());
      list.append(stop.item().isEmpty() ? "" : " (" + stop.item() + ")");
      list.append(": ").append(stop.message()).append('\n');
    }
    String answer =
        last.length() > ANSWER_CHARS_MAX
            ? "… " + last.substring(last.length() - ANSWER_CHARS_MAX)
            : last;
    return Templates.fill(
                project,
                "again",
                Map.of("stops", list.toString(), "answer", answer.isBlank() ? "–" : answer))
            .strip()
        + "\n";
  }

  private boolean isGiven(Scenario.Part part) {
    return scenario != null && scenario.isGiven(part);
  }

  private String findings() {
    StringBuilder out = new StringBuilder();
    for (Finding f : findings) {
      out.append("- ").append(f.rule()).append(", ").append(String.join(", ", f.items()));
      out.append(": ").append(f.message()).append('\n');
    }
    return out.toString();
  }

  private String patterns() {
    StringBuilder out = new StringBuilder();
    for (Pattern p : design.patterns().all()) {
      out.append("- ").append(p.name()).append('\n');
    }
    return out.toString();
  }

  static String quoted(String text) {
    return String.join("\n", text.strip().lines().map(l -> "> " + l).toList());
  }

  private String orNone(String text) {
    return text.isBlank() ? say("none", "无") : text;
  }

  private String say(String english, String chinese) {
    Tongue tongue = design.tongue();
    return tongue.pick(english, chinese);
  }

  /** For scripts: {@code TENON_TASK}. */
  @Override
  public String json(int attempt, List<Stop> stops) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode root = json.createObjectNode();
    root.put("kind", "review").put("round", round).put("attempt", attempt);
    root.put("remark", remark).put("scenario", scenario == null ? "" : scenario.id());
    scope.named().forEach(root.putArray("named")::add);
    ArrayNode below = root.putArray("below");
    scope
        .pulled()
        .forEach(
            (id, _) -> {
              ObjectNode node = below.addObject().put("item", id);
              scope.pulledBy(id).forEach(node.putArray("pulled_by")::add);
            });
    scope.above().forEach(root.putArray("above")::add);
    stops(root, stops);
    return json.writeValueAsString(root);
  }

  static void stops(ObjectNode root, List<Stop> stops) {
    ArrayNode array = root.putArray("stopped");
    stops.forEach(
        s ->
            array
                .addObject()
                .put("rule", s.rule())
                .put("item", s.item())
                .put("message", s.message()));
  }
}
