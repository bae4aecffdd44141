package dev.tenon.works;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.Parameter;
import dev.tenon.design.Tongue;
import dev.tenon.design.change.Acceptance;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.design.plan.RevisionTable;
import dev.tenon.design.review.Answer;
import dev.tenon.design.review.AnswerReader;
import dev.tenon.design.review.Change;
import dev.tenon.design.review.Guards;
import dev.tenon.design.review.LastJson;
import dev.tenon.design.review.Opinion;
import dev.tenon.design.review.Opinions;
import dev.tenon.design.review.Revising;
import dev.tenon.design.review.Revision;
import dev.tenon.design.review.Scope;
import dev.tenon.design.review.Section;
import dev.tenon.design.review.Sections;
import dev.tenon.design.review.Shorter;
import dev.tenon.design.review.Stop;
import dev.tenon.design.review.Taking;
import dev.tenon.design.rules.NearestName;
import dev.tenon.run.Runner;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A round of review: an agent is asked, its answer is held against the guards, and what a person
 * takes of it is written into the documents. Until then nothing is.
 */
public final class Round {
  /** The scenario that takes nothing away. */
  private static final String SHORTER = "too-long";

  private static final Pattern MENTIONED =
      Pattern.compile("(?<![\\p{IsLatin}\\d-])(?:[A-Za-z][A-Za-z0-9]*-)*[RDTSQrdtsq]-\\d{1,9}");

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
  public Round(
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
   * What a person asks for.
   *
   * @param named ids and symbols
   * @param chapter 1 to 6; 0 for none
   * @param remark what is wrong; may be empty
   * @param scenario name of one; may be empty
   */
  public record Request(List<String> named, int chapter, String remark, String scenario) {
    public Request {
      named = List.copyOf(named);
    }
  }

  /**
   * What came of it.
   *
   * @param round its name
   * @param changes what waits for a person
   * @param stopped why the last answer was not shown, or was not taken
   * @param opinions judgements, for a person to read
   * @param taken what was written into the documents
   */
  public record Result(
      String round,
      List<Change> changes,
      List<Stop> stopped,
      List<Opinion> opinions,
      List<Change> taken) {
    public Result {
      changes = List.copyOf(changes);
      stopped = List.copyOf(stopped);
      opinions = List.copyOf(opinions);
      taken = List.copyOf(taken);
    }
  }

  /** Asks an agent, and keeps what passes the guards until a person takes it. */
  public Result ask(Request request) throws InterruptedException {
    try (ProjectLock lock = ProjectLock.take(project.root(), "review")) {
      RoundAct.finishCut(project, progress);
      Design design = project.design();
      Sections sections = Sections.of(design);
      Scope scope = Scope.of(design, sections, named(request, design, sections));
      @Nullable Scenario scenario =
          request.scenario().isBlank()
              ? null
              : Scenarios.find(request.scenario(), design.tongue(), project);
      @Nullable AnswerCheck shape =
          scenario == null ? null : AnswerCheck.of(scenario, design.tongue());
      Agent.settings(project);
      new Trusting(project, environment).require();
      try (RunLog log = RunLog.start(project.root(), Instant.now(clock))) {
        Progress heard = progress.and(new Logged(log));
        heard.event(new Event.Started("review", String.join(" ", scope.named())));
        Agent agent =
            new Agent(project, new Sandboxing(project, runner, environment, sandbox, heard));
        List<Finding> before = Checking.documents(project, design);
        ReviewTask task =
            new ReviewTask(
                project, design, sections, scope, log.run(), request.remark(), scenario, before);
        Result result =
            ask(
                agent,
                task,
                new Asked(
                    design, sections, scope, before, shape, request.scenario().equals(SHORTER)),
                heard,
                log);
        heard.event(
            new Event.Ended(
                result.stopped().isEmpty() ? 0 : 1, result.changes().size() + " changes"));
        return result;
      }
    }
  }

  /** The design as it was when the agent was asked, and what a check said of it. */
  private record Asked(
      Design design,
      Sections sections,
      Scope scope,
      List<Finding> findings,
      @Nullable AnswerCheck shape,
      boolean shorter) {}

  /** What a scenario's answers must look like. */
  private static List<Stop> shape(String printed, @Nullable AnswerCheck shape) {
    if (shape == null) {
      return List.of();
    }
    return LastJson.of(printed).map(shape::problems).orElse(List.of()).stream()
        .map(problem -> new Stop(AnswerReader.RULE, "", problem))
        .toList();
  }

  /** An answer that passed, and what it changes. */
  private record Passed(Answer answer, Revision revision) {}

  private Result ask(Agent agent, ReviewTask task, Asked asked, Progress heard, RunLog log)
      throws InterruptedException {
    List<Id> used = used();
    AnswerReader.Reading<Passed> read =
        new Consultation(agent, asked.design().tongue(), heard, log)
            .ask(task, printed -> judged(asked, printed, used));
    if (read.value().isEmpty()) {
      return new Result(log.run(), List.of(), read.stops(), List.of(), List.of());
    }
    List<Change> changes = read.value().get().revision().changes();
    List<Opinion> opinions = read.value().get().answer().opinions();
    RoundFile file = new RoundFile(log.run(), task.remark(), changes, opinions);
    file.keep(project.root());
    file.keepOpinions(project.root());
    return new Result(log.run(), changes, List.of(), opinions, List.of());
  }

  private AnswerReader.Reading<Passed> judged(Asked asked, String printed, List<Id> used) {
    AnswerReader.Reading<Answer> read = AnswerReader.review(printed, asked.design().tongue());
    List<Stop> stops = new ArrayList<>(read.stops());
    stops.addAll(shape(printed, asked.shape()));
    if (read.value().isEmpty() || !stops.isEmpty()) {
      return new AnswerReader.Reading<>(Optional.empty(), stops);
    }
    Revision revision = revise(asked, read.value().get(), used);
    stops.addAll(Guards.check(revision));
    stops.addAll(asked.shorter() ? Shorter.check(revision) : List.of());
    return new AnswerReader.Reading<>(Optional.of(new Passed(read.value().get(), revision)), stops);
  }

  private Revision revise(Asked asked, Answer answer, List<Id> used) {
    Revision revision =
        Revising.of(
            asked.design(),
            asked.sections(),
            asked.scope(),
            answer,
            used,
            texts -> project.design(texts));
    List<Finding> before = asked.findings();
    return revision.checked(
        new Revision.Checks(
            before,
            revision.texts().isEmpty() ? before : Checking.documents(project, revision.after())));
  }

  /** Ids that were accepted once: no new item gets one of them. */
  private List<Id> used() {
    return Locks.read(project.root()).names("item").stream()
        .flatMap(name -> Id.read(name).stream())
        .toList();
  }

  /** The ids and symbols of a request; of its remark, if it names none; else all there are. */
  private static Set<String> named(Request request, Design design, Sections sections) {
    Set<String> named = new LinkedHashSet<>();
    for (String written : request.named()) {
      String name = holder(Id.read(written).map(Id::toString).orElse(written), design, sections);
      if (sections.of(name).isEmpty()) {
        List<String> all = sections.all().stream().map(Section::id).distinct().toList();
        String nearest = NearestName.of(name, all);
        throw new Refusal(
            design
                .tongue()
                .pick(
                    written
                        + " is no item of this design"
                        + (nearest.isEmpty()
                            ? "; see: tenon status"
                            : "; did you mean " + nearest + "?"),
                    "设计中没有 " + written + (nearest.isEmpty() ? "" : "；是否指 " + nearest + "？")));
      }
      named.add(name);
    }
    if (request.chapter() > 0) {
      chapter(request.chapter(), design, sections, named);
    }
    if (named.isEmpty()) {
      Matcher m = MENTIONED.matcher(request.remark());
      while (m.find()) {
        Id.read(m.group())
            .map(Id::toString)
            .filter(id -> !sections.of(id).isEmpty())
            .ifPresent(named::add);
      }
    }
    if (named.isEmpty()) {
      sections.all().forEach(s -> named.add(s.id()));
    }
    if (named.isEmpty()) {
      throw new Refusal(
          design
              .tongue()
              .pick(
                  "the design has no item to review; begin with: tenon draft \"goal\"",
                  "设计中没有可评审的条目；请先运行：tenon draft \"目标\""));
    }
    return named;
  }

  /** A parameter is reviewed with the item that its table stands in. */
  private static String holder(String name, Design design, Sections sections) {
    if (!sections.of(name).isEmpty()) {
      return name;
    }
    for (Parameter parameter : design.parameters()) {
      if (parameter.name().equals(name)) {
        Id owner = parameter.owner();
        if (owner == null) {
          throw new Refusal(
              design
                  .tongue()
                  .pick(
                      name
                          + " stands in a table outside of all items, which a round does not"
                          + " change; put the table into an item, or change it yourself",
                      name + " 所在的表格不属于任何条目，评审不会改动它；请把表格放进一个条目，或自行修改"));
        }
        return owner.toString();
      }
    }
    return name;
  }

  private static void chapter(int number, Design design, Sections sections, Set<String> named) {
    int before = named.size();
    for (Section section : sections.all()) {
      Chapter chapter = section.owner().chapter();
      if (chapter != null && chapter.number() == number) {
        named.add(section.id());
      }
    }
    if (named.size() == before) {
      throw new Refusal(
          design.tongue().pick("chapter " + number + " has no items", "第 " + number + " 章没有条目"));
    }
  }

  /**
   * Turns an opinion of the last round into a question of the design, behind the first item that it
   * cites.
   *
   * @param number from 1, in the order in which opinions are listed
   * @throws Refusal if there is no such opinion, or it cites nothing that is there
   */
  public Result question(int number) {
    try (ProjectLock lock = ProjectLock.take(project.root(), "review")) {
      RoundAct.finishCut(project, progress);
      List<Opinion> opinions = RoundFile.opinions(project.root());
      Design design = project.design();
      Tongue tongue = design.tongue();
      if (number < 1 || number > opinions.size()) {
        throw new Refusal(
            tongue.pick(
                "--question " + number + ": the last round has " + opinions.size() + " opinions",
                "--question " + number + "：上一轮有 " + opinions.size() + " 条看法"));
      }
      Opinion opinion = opinions.get(number - 1);
      Sections sections = Sections.of(design);
      Section behind =
          opinion.items().stream()
              .flatMap(i -> sections.of(Id.read(i).map(Id::toString).orElse(i)).stream())
              .findFirst()
              .orElseThrow(
                  () ->
                      new Refusal(
                          tongue.pick(
                              "opinion " + number + " cites no item of this design",
                              "第 " + number + " 条看法没有引用设计中的条目")));
      Id id = Opinions.nextQuestion(design);
      String text = Opinions.question(opinion, id, behind.level(), tongue);
      Change change =
          new Change(
              id.toString(),
              id.toString(),
              Change.Kind.ADDED,
              "",
              text.strip(),
              opinion.text(),
              List.of(),
              List.of(),
              behind.key());
      return written(
          new RoundFile("question-" + id, "", List.of(change), List.of()),
          List.of(change),
          List.of());
    }
  }

  /**
   * The newest round that waits; a write that was cut is finished first, and if nothing else waits,
   * that is what was taken.
   */
  public Optional<Result> waiting() {
    try (ProjectLock lock = ProjectLock.take(project.root(), "review")) {
      List<Change> finished = RoundAct.finishCut(project, progress);
      List<RoundFile> open = RoundFile.open(project.root());
      if (!open.isEmpty()) {
        RoundFile file = open.getLast();
        return Optional.of(
            new Result(file.round(), file.changes(), List.of(), file.opinions(), List.of()));
      }
      return finished.isEmpty()
          ? Optional.empty()
          : Optional.of(new Result("", List.of(), List.of(), List.of(), finished));
    }
  }

  /**
   * Writes changes of the newest round into the documents, with a row in <i>Revisions</i> and their
   * stamps; nothing is committed.
   *
   * @param wanted what a person takes, perhaps with a text of theirs
   * @param rest what goes on waiting
   * @return what was taken; in {@code stopped} what was not, and why
   */
  public Result take(List<Change> wanted, List<Change> rest) {
    try (ProjectLock lock = ProjectLock.take(project.root(), "review")) {
      RoundAct.finishCut(project, progress);
      List<RoundFile> open = RoundFile.open(project.root());
      if (open.isEmpty()) {
        throw nothingWaits();
      }
      return written(open.getLast(), wanted, rest);
    }
  }

  /** Writes what is taken of a round; who calls holds the lock. */
  private Result written(RoundFile file, List<Change> wanted, List<Change> rest) {
    if (wanted.isEmpty()) {
      file.with(rest).keep(project.root());
      return new Result(file.round(), rest, List.of(), file.opinions(), List.of());
    }
    Design now = project.design();
    Taking taking = Taking.of(now, wanted, used());
    List<Stop> errors = newErrors(now, project.design(taking.texts()));
    if (!errors.isEmpty()) {
      return new Result(file.round(), file.changes(), errors, file.opinions(), List.of());
    }
    List<Change> left = new ArrayList<>(rest);
    Set<String> conflicting = new LinkedHashSet<>();
    taking.conflicts().forEach(s -> conflicting.add(s.item()));
    wanted.stream().filter(c -> conflicting.contains(c.item())).forEach(left::add);
    RoundFile act = file.with(left).writing(taking.taken(), act(file, now, taking));
    act.keep(project.root());
    List<Stop> stops = new ArrayList<>(taking.conflicts());
    stops.addAll(RoundAct.finish(project.root(), act, now.tongue()));
    boolean written = stops.size() == taking.conflicts().size();
    left.addAll(written ? List.of() : taking.taken());
    return new Result(
        file.round(), left, stops, file.opinions(), written ? taking.taken() : List.of());
  }

  private Refusal nothingWaits() {
    return new Refusal(
        project
            .config()
            .project()
            .prose()
            .pick(
                "no round of a review waits; begin one: tenon review D-3 \"what is wrong\"",
                "没有等待处理的评审轮次；请先运行：tenon review D-3 \"哪里不对\""));
  }

  private List<Stop> newErrors(Design now, Design then) {
    Set<String> known = new LinkedHashSet<>();
    Checking.documents(project, now).forEach(f -> known.add(f.id()));
    return Checking.documents(project, then).stream()
        .filter(f -> f.severity() == dev.tenon.design.Severity.ERROR && !known.contains(f.id()))
        .map(
            f ->
                new Stop(
                    "new-error",
                    f.items().isEmpty() ? "" : f.items().getFirst(),
                    f.rule() + ": " + f.message()))
        .toList();
  }

  /** The documents with what was taken and its row, and the lock with its stamps. */
  private Map<String, RoundFile.Written> act(RoundFile file, Design now, Taking taking) {
    Map<String, String> texts = new LinkedHashMap<>(taking.texts());
    if (!texts.isEmpty()) {
      PlanTables.Rewritten row =
          RevisionTable.append(
              project.design(texts),
              LocalDate.now(clock),
              what(now.tongue(), taking.taken()),
              why(file, taking.taken()));
      texts.put(row.document().path(), row.text());
    }
    Design then = project.design(texts);
    Lock old = Locks.read(project.root());
    Set<String> names = new LinkedHashSet<>();
    taking.taken().forEach(c -> names.add(c.item().replaceFirst("@[45]$", "")));
    then.parameters().stream()
        .filter(p -> p.owner() != null && names.contains(p.owner().toString()))
        .forEach(p -> names.add(p.name()));
    Lock lock = Acceptance.of(then, forgotten(then, old, names), names).lock();
    Map<String, RoundFile.Written> act = new LinkedHashMap<>();
    texts.forEach((path, text) -> act.put(path, RoundAct.written(project.root(), path, text)));
    if (!lock.equals(old)) {
      act.put(Project.LOCK, RoundAct.written(project.root(), Project.LOCK, lock.text()));
    }
    return act;
  }

  /** The lock without entries of what is gone. */
  private static Lock forgotten(Design then, Lock lock, Set<String> names) {
    Map<String, String> entries = new LinkedHashMap<>(lock.entries());
    for (String name : names) {
      if (Id.read(name).isPresent() && Id.read(name).flatMap(then::item).isEmpty()) {
        entries
            .keySet()
            .removeIf(e -> e.equals("item " + name) || e.startsWith("link " + name + " "));
      }
    }
    return new Lock(entries);
  }

  private static String what(Tongue tongue, List<Change> taken) {
    List<String> parts = new ArrayList<>();
    for (Change.Kind kind : Change.Kind.values()) {
      List<String> items = taken.stream().filter(c -> c.kind() == kind).map(Change::item).toList();
      if (!items.isEmpty()) {
        String done =
            switch (kind) {
              case CHANGED -> tongue.pick(" changed", " 修改");
              case ADDED -> tongue.pick(" added", " 新增");
              case REMOVED -> tongue.pick(" removed", " 删除");
            };
        parts.add(String.join(", ", items) + done);
      }
    }
    return String.join("; ", parts);
  }

  private static String why(RoundFile file, List<Change> taken) {
    if (!file.remark().isBlank()) {
      return file.remark();
    }
    return String.join(
        "; ",
        taken.stream().map(Change::reason).filter(r -> !r.isBlank()).distinct().limit(5).toList());
  }
}
