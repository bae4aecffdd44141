package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Starter;
import dev.tenon.design.Tongue;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.design.plan.RevisionTable;
import dev.tenon.design.review.AnswerReader;
import dev.tenon.design.review.DraftCheck;
import dev.tenon.design.review.Stop;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.RuleGroup;
import dev.tenon.run.Runner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon draft}: from rough thoughts to a complete first design. */
public final class Draft {
  private static final Set<RuleGroup> DOCUMENTS = EnumSet.range(RuleGroup.WORDING, RuleGroup.TESTS);
  private static final String PLACE = "draft-path";

  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;
  private final boolean sandbox;
  private final Progress progress;
  private final Clock clock;

  /**
   * @param environment the caller's
   * @param sandbox false with {@code --no-sandbox}
   */
  public Draft(
      Project project,
      Runner runner,
      Map<String, String> environment,
      boolean sandbox,
      Progress progress) {
    this.project = project;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.sandbox = sandbox;
    this.progress = progress;
    this.clock = Clock.systemDefaultZone();
  }

  /**
   * What came of it.
   *
   * @param round its name
   * @param files paths of what was written
   * @param assumptions what the agent decided on its own, most consequential first
   * @param stopped why nothing was written
   */
  public record Result(
      String round,
      List<String> files,
      List<DraftCheck.Assumption> assumptions,
      List<Stop> stopped) {
    public Result {
      files = List.copyOf(files);
      assumptions = List.copyOf(assumptions);
      stopped = List.copyOf(stopped);
    }
  }

  /** What a person wrote, and which documents go since nobody wrote them. */
  private record Given(
      String goal, String notes, Map<String, String> documents, Set<String> samples) {
    List<String> written() {
      List<String> written = new ArrayList<>(List.of(goal, notes));
      written.addAll(documents.values());
      return written;
    }
  }

  /**
   * Asks an agent for a design and writes it, uncommitted.
   *
   * @param goal may be empty
   * @param notes text of a file of notes, may be empty
   */
  public Result write(String goal, String notes) throws InterruptedException {
    try (ProjectLock lock = ProjectLock.take(project.root(), "draft")) {
      RoundAct.finishCut(project.root(), progress);
      Agent.settings(project);
      Given given = given(goal, notes);
      if (given.written().stream().allMatch(String::isBlank)) {
        throw new Refusal(
            tongue()
                .pick(
                    "say what to design: tenon draft \"goal\" [--from notes.md]",
                    "请说明要设计什么：tenon draft \"目标\" [--from notes.md]"));
      }
      new Trusting(project, environment).require();
      try (RunLog log = RunLog.start(project.root(), Instant.now(clock))) {
        Progress heard = progress.and(new Logged(log));
        heard.event(new Event.Started("draft", goal));
        Agent agent =
            new Agent(project, new Sandboxing(project, runner, environment, sandbox, heard));
        Result result = write(agent, given, heard, log);
        heard.event(
            new Event.Ended(result.stopped().isEmpty() ? 0 : 1, result.files().size() + " files"));
        return result;
      }
    }
  }

  private Result write(Agent agent, Given given, Progress heard, RunLog log)
      throws InterruptedException {
    String task = task(given);
    List<Stop> stops = List.of();
    String last = "";
    for (int attempt = 1; attempt <= Round.ATTEMPTS; attempt++) {
      heard.event(new Event.Note(Round.asking(tongue(), attempt)));
      String asked = stops.isEmpty() ? task : task + "\n" + ReviewTask.again(project, last, stops);
      Agent.Said said = agent.ask(asked, json(given, log.run(), attempt, stops), attempt);
      last = said.printed();
      log.append(
          RunLog.event("answer")
              .put("attempt", attempt)
              .put("exit", said.exit())
              .put("text", last));
      AnswerReader.Reading<SequencedMap<String, String>> read = AnswerReader.draft(last, tongue());
      stops = Round.unread(read.stops(), said, tongue());
      if (read.value().isPresent()) {
        Map<String, String> files = read.value().get();
        stops = places(files);
        if (stops.isEmpty()) {
          Design draft = project.designOf(documents(given, files));
          stops = DraftCheck.stops(draft, given.written(), findings(draft));
          if (stops.isEmpty()) {
            return written(given, files, draft, log.run());
          }
        }
      }
      stops.forEach(s -> heard.event(new Event.Note("  " + s.rule() + ": " + s.message())));
    }
    return new Result(log.run(), List.of(), List.of(), stops);
  }

  private Result written(Given given, Map<String, String> files, Design draft, String round) {
    Map<String, String> texts = new LinkedHashMap<>(files);
    if (!RevisionTable.hasRow(draft)) {
      PlanTables.Rewritten row =
          RevisionTable.append(
              draft, LocalDate.now(clock), tongue().pick("first draft", "初稿"), given.goal());
      texts.put(row.document().path(), row.text());
    }
    Map<String, RoundFile.Written> act = new LinkedHashMap<>();
    texts.forEach(
        (path, text) -> act.put(path, RoundAct.written(project.root(), path, ended(text))));
    for (String sample : given.samples()) {
      act.computeIfAbsent(sample, path -> RoundAct.written(project.root(), path, ""));
    }
    RoundFile file = new RoundFile(round, given.goal(), List.of(), List.of(), act);
    file.keep(project.root());
    RoundAct.finish(project.root(), file, progress);
    return new Result(round, List.copyOf(texts.keySet()), DraftCheck.assumptions(draft), List.of());
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  private Tongue tongue() {
    return project.config().project().prose();
  }

  private List<Finding> findings(Design draft) {
    CheckResult result = Checking.of(project, draft, DOCUMENTS, Set.of("method-cycle"));
    List<Finding> all = new ArrayList<>(result.findings());
    all.addAll(result.waived());
    return all;
  }

  private static Map<String, String> documents(Given given, Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(given.documents());
    all.putAll(files);
    return all;
  }

  /** Drafts go where the project's documents are. */
  private List<Stop> places(Map<String, String> files) {
    List<Stop> stops = new ArrayList<>();
    List<String> globs = project.config().project().documents();
    for (String path : files.keySet()) {
      Path plain = Path.of(path).normalize();
      boolean inside =
          !plain.isAbsolute() && !plain.startsWith("..") && plain.toString().equals(path);
      boolean document =
          globs.stream()
              .filter(g -> !g.startsWith("!"))
              .anyMatch(g -> Globs.pattern(g).matcher(path).matches());
      boolean link = Files.isSymbolicLink(project.root().resolve(path));
      if (!inside || !document || link) {
        stops.add(
            new Stop(
                PLACE,
                "",
                tongue()
                    .pick(
                        path + " is no document of this project; documents are " + globs,
                        path + " 不是本项目的文档；文档是 " + globs)));
      }
    }
    return stops;
  }

  /** What is there already; the sample of {@code tenon init} is nobody's until it is touched. */
  private Given given(String goal, String notes) {
    Map<String, String> documents = new TreeMap<>();
    Set<String> samples = new java.util.TreeSet<>();
    String sample = dateless(sample());
    for (String path : project.documentPaths()) {
      String text = Texts.read(project.root().resolve(path), path);
      if (dateless(text).equals(sample)) {
        samples.add(path);
      } else {
        documents.put(path, text);
      }
    }
    return new Given(goal, notes, documents, samples);
  }

  private String sample() {
    Config.Project settings = project.config().project();
    return Starter.files(
            Starter.Project.named(
                settings.name(), tongue(), settings.language(), LocalDate.now(clock)))
        .getOrDefault("design/design.md", "");
  }

  private static String dateless(String text) {
    return text.replaceAll("\\d{4}-\\d{2}-\\d{2}", "");
  }

  private String task(Given given) {
    Map<String, String> values = new LinkedHashMap<>();
    String none = tongue().pick("none", "无");
    values.put("project", project.config().project().name());
    values.put("goal", given.goal().isBlank() ? none : ReviewTask.quoted(given.goal()));
    values.put("notes", given.notes().isBlank() ? none : ReviewTask.quoted(given.notes()));
    StringBuilder documents = new StringBuilder();
    given
        .documents()
        .forEach(
            (path, text) ->
                documents.append("`" + path + "`\n\n" + ReviewTask.quoted(text) + "\n\n"));
    values.put("documents", documents.isEmpty() ? none : documents.toString());
    String api = PublicApi.of(project);
    values.put("api", api.isBlank() ? none : api);
    values.put("globs", String.join(", ", project.config().project().documents()));
    values.put("code", project.config().project().language());
    values.put("package", project.config().project().packageName());
    values.put("language", tongue().pick("English", "中文"));
    values.put("date", LocalDate.now(clock).toString());
    return Templates.fill(project, "draft", values).strip() + "\n";
  }

  private static String json(Given given, String round, int attempt, List<Stop> stops) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode root = json.createObjectNode();
    root.put("kind", "draft").put("round", round).put("attempt", attempt);
    root.put("goal", given.goal()).put("notes", given.notes());
    ReviewTask.stops(root, stops);
    return json.writeValueAsString(root);
  }
}
