package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.design.Design;
import dev.tenon.design.Starter;
import dev.tenon.design.Tongue;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.design.plan.RevisionTable;
import dev.tenon.design.review.AnswerReader;
import dev.tenon.design.review.DraftCheck;
import dev.tenon.design.review.Stop;
import dev.tenon.run.Runner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon draft}: from rough thoughts to a complete first design. */
public final class Draft {
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

  /**
   * What a person wrote, and which documents go since nobody wrote them.
   *
   * @param samples texts by path
   */
  private record Given(
      String goal, String notes, Map<String, String> documents, Map<String, String> samples) {
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
      RoundAct.finishCut(project, progress);
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

  /** An answer that passed, and the design that it makes. */
  private record Passed(Map<String, String> files, Design draft) {}

  private Result write(Agent agent, Given given, Progress heard, RunLog log)
      throws InterruptedException {
    AnswerReader.Reading<Passed> read =
        new Consultation(agent, tongue(), heard, log)
            .ask(new Task(given, log.run()), printed -> judged(given, printed));
    return read.value().isEmpty()
        ? new Result(log.run(), List.of(), List.of(), read.stops())
        : written(given, read.value().get(), log.run());
  }

  private AnswerReader.Reading<Passed> judged(Given given, String printed) {
    AnswerReader.Reading<SequencedMap<String, String>> read = AnswerReader.draft(printed, tongue());
    if (read.value().isEmpty()) {
      return new AnswerReader.Reading<>(Optional.empty(), read.stops());
    }
    Map<String, String> files = read.value().get();
    List<Stop> stops = places(files);
    if (!stops.isEmpty()) {
      return new AnswerReader.Reading<>(Optional.empty(), stops);
    }
    Design draft = project.designOf(documents(given, files));
    return new AnswerReader.Reading<>(
        Optional.of(new Passed(files, draft)),
        DraftCheck.stops(draft, given.written(), Checking.documents(project, draft)));
  }

  private Result written(Given given, Passed passed, String round) {
    Design draft = passed.draft();
    Map<String, String> texts = new LinkedHashMap<>(passed.files());
    if (!RevisionTable.hasRow(draft)) {
      PlanTables.Rewritten row =
          RevisionTable.append(
              draft, LocalDate.now(clock), tongue().pick("first draft", "初稿"), given.goal());
      texts.put(row.document().path(), row.text());
    }
    Map<String, RoundFile.Written> act = new LinkedHashMap<>();
    texts.forEach(
        (path, text) -> act.put(path, RoundAct.written(project.root(), path, ended(text))));
    for (String sample : given.samples().keySet()) {
      act.computeIfAbsent(sample, path -> RoundAct.written(project.root(), path, ""));
    }
    List<Stop> stops = new ArrayList<>();
    act.forEach(
        (path, w) -> {
          String then =
              given.documents().getOrDefault(path, given.samples().getOrDefault(path, ""));
          if (!w.before().equals(then.isEmpty() ? "" : Texts.sha256(then))) {
            stops.add(RoundAct.changed(path, tongue()));
          }
        });
    if (stops.isEmpty()) {
      RoundFile file =
          new RoundFile(round, given.goal(), List.of(), List.of()).writing(List.of(), act);
      file.keep(project.root());
      stops.addAll(RoundAct.finish(project.root(), file, tongue()));
    }
    return stops.isEmpty()
        ? new Result(round, List.copyOf(texts.keySet()), DraftCheck.assumptions(draft), List.of())
        : new Result(round, List.of(), List.of(), stops);
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  private Tongue tongue() {
    return project.config().project().prose();
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
    Map<String, String> samples = new TreeMap<>();
    String sample = dateless(sample());
    for (String path : project.documentPaths()) {
      String text = Texts.read(project.root().resolve(path), path);
      if (dateless(text).equals(sample)) {
        samples.put(path, text);
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

  /** What is asked for. */
  private final class Task implements Consultation.Task {
    private final Given given;
    private final String round;
    private final String text;

    Task(Given given, String round) {
      this.given = given;
      this.round = round;
      this.text = task(given);
    }

    @Override
    public String markdown(String last, List<Stop> stops) {
      return stops.isEmpty() ? text : text + "\n" + ReviewTask.again(project, last, stops);
    }

    @Override
    public String json(int attempt, List<Stop> stops) {
      JsonMapper json = JsonMapper.shared();
      ObjectNode root = json.createObjectNode();
      root.put("kind", "draft").put("round", round).put("attempt", attempt);
      root.put("goal", given.goal()).put("notes", given.notes());
      ReviewTask.stops(root, stops);
      return json.writeValueAsString(root);
    }
  }
}
