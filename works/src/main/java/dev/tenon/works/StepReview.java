package dev.tenon.works;

import dev.tenon.code.MemberPlace;
import dev.tenon.design.CodeBlock;
import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Item;
import dev.tenon.design.Method;
import dev.tenon.design.Status;
import dev.tenon.design.SymbolSection;
import dev.tenon.design.Tag;
import dev.tenon.design.Type;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Change;
import dev.tenon.works.git.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reviewer sees of a step that waits: all of its change in an order made for reading.
 *
 * @param step id
 * @param folder where it lies, from the project's folder
 * @param corrected files that a person changed there since the gates passed
 * @param before what failed in earlier attempts, as the writer was told; Markdown
 * @param decisions requirements and decisions that it rests on
 * @param parts contracts and signatures, then bodies, then tests, then all else
 */
public record StepReview(
    String step,
    String title,
    String folder,
    String writer,
    int attempt,
    List<String> corrected,
    List<GateResult> gates,
    List<String> before,
    List<Task.Goal> decisions,
    List<Part> parts) {
  public StepReview {
    corrected = List.copyOf(corrected);
    gates = List.copyOf(gates);
    before = List.copyOf(before);
    decisions = List.copyOf(decisions);
    parts = List.copyOf(parts);
  }

  /** What a part of a change is, in the order of reading. */
  public enum Kind {
    SIGNATURE,
    BODY,
    TEST,
    OTHER
  }

  /**
   * A line of a diff.
   *
   * @param mark {@code +}, {@code -} or a space
   * @param old its number before, from 1; 0 for a new one
   * @param now its number now; for one that went, that of the line before which it stood
   */
  public record Line(char mark, int old, int now, String text) {}

  /**
   * A part of the change.
   *
   * @param name symbol, id of a test, or path
   * @param file path; empty for a signature
   * @param line from 1, where it begins in the file
   * @param declaration as the document has it
   * @param contracts its tags
   * @param prose what the document says of it, as Markdown
   * @param diff its lines
   */
  public record Part(
      Kind kind,
      String name,
      String file,
      int line,
      String declaration,
      List<String> contracts,
      String prose,
      List<Line> diff) {
    public Part {
      contracts = List.copyOf(contracts);
      diff = List.copyOf(diff);
    }
  }

  /**
   * The steps that wait for review.
   *
   * @param only these; empty: all
   * @throws Refusal if one of them is not in review, or its worktree is not there
   */
  public static List<StepReview> of(
      Project project, Runner runner, Map<String, String> environment, Collection<Id> only) {
    Repository repository = Repository.open(project.root(), runner, environment);
    Design design = project.design();
    List<StepView> steps =
        only.isEmpty()
            ? StepView.all(design).stream().filter(s -> s.row().status() == Status.REVIEW).toList()
            : ReviewSteps.named(design, only, Status.REVIEW);
    ReviewFolder folder = new ReviewFolder(project, repository);
    List<StepReview> reviews = new ArrayList<>();
    try (Craft craft = new Craft(design, List.of())) {
      for (StepView step : steps) {
        ReviewFolder.Kept kept = folder.look(step.id()).orElseThrow(() -> Approval.missing(step));
        reviews.add(new Reader(project, design, step, kept, craft).read());
      }
    }
    return reviews;
  }

  /** Reads one step. */
  private static final class Reader {
    private final Project project;
    private final Design design;
    private final StepView step;
    private final ReviewFolder.Kept kept;
    private final Craft craft;
    private final Map<String, List<Line>> diff;

    Reader(Project project, Design design, StepView step, ReviewFolder.Kept kept, Craft craft) {
      this.project = project;
      this.design = design;
      this.step = step;
      this.kept = kept;
      this.craft = craft;
      String base = kept.record().base();
      List<String> paths = kept.tree().changes(base).stream().map(Change::path).toList();
      this.diff = PatchLines.read(kept.tree().diff(base, paths));
    }

    StepReview read() {
      List<Part> parts = new ArrayList<>();
      step.types().forEach(t -> parts.add(signature(t)));
      step.methods().forEach(m -> parts.add(signature(m)));
      Map<String, List<Line>> rest = new LinkedHashMap<>();
      List<Part> tests = new ArrayList<>();
      diff.forEach(
          (path, lines) -> {
            boolean java = path.endsWith(project.suffix());
            List<Line> left = java ? new ArrayList<>(lines) : lines;
            if (java) {
              (path.startsWith(project.testFolder() + "/") ? tests : parts)
                  .addAll(members(path, left));
            }
            if (left.stream().anyMatch(l -> l.mark() != ' ' && (!java || !l.text().isBlank()))) {
              rest.put(path, left);
            }
          });
      parts.addAll(tests);
      rest.forEach(
          (path, lines) ->
              parts.add(
                  new Part(
                      Kind.OTHER, path, path, lines.getFirst().now(), "", List.of(), "", lines)));
      return new StepReview(
          step.name(),
          step.title(),
          ReviewFolder.shown(step.id()),
          kept.record().writer(),
          kept.record().attempt(),
          kept.corrections().stream().map(Change::path).toList(),
          kept.record().gates(),
          kept.record().before(),
          new Tasks(design, craft).goals(step),
          parts);
    }

    private static Part signature(Type type) {
      List<String> tags =
          type.sections().stream()
              .flatMap(s -> s.bullets().stream())
              .flatMap(b -> java.util.Optional.ofNullable(b.tag()).stream())
              .map(Tag::text)
              .toList();
      return new Part(
          Kind.SIGNATURE,
          type.name(),
          "",
          0,
          type.section().heading().text(),
          tags,
          prose(type.sections()),
          List.of());
    }

    private static Part signature(Method method) {
      return new Part(
          Kind.SIGNATURE,
          method.symbol(),
          "",
          0,
          method.section().heading().text(),
          method.tags().stream().map(Tag::text).distinct().toList(),
          "",
          List.of());
    }

    /** What the document says of a symbol, its code left out but for sketches. */
    private static String prose(List<SymbolSection> sections) {
      StringBuilder text = new StringBuilder();
      for (SymbolSection section : sections) {
        text.append(Specs.documentation(section)).append("\n\n");
        for (CodeBlock block : section.code()) {
          if (block.role().isEmpty() || block.role().equals("sketch")) {
            text.append("```\n").append(block.text()).append("```\n\n");
          }
        }
      }
      return text.toString().strip();
    }

    /** A part for each member that changed; what is left in the lines belongs to none. */
    private List<Part> members(String path, List<Line> lines) {
      Path file = kept.tree().project().resolve(path);
      if (!Files.isRegularFile(file)) {
        return List.of();
      }
      boolean test = path.startsWith(project.testFolder() + "/");
      List<Part> parts = new ArrayList<>();
      for (MemberPlace place : MemberPlace.of(Texts.read(file, path))) {
        if (place.isType()) {
          continue;
        }
        List<Line> its =
            lines.stream()
                .filter(l -> l.now() >= place.firstLine() && l.now() <= place.lastLine())
                .toList();
        if (its.stream().anyMatch(l -> l.mark() != ' ')) {
          parts.add(test ? test(place, path, its) : body(place, path, its));
          lines.removeAll(its);
        }
      }
      return parts;
    }

    private Part body(MemberPlace place, String path, List<Line> lines) {
      Method method =
          step.methods().stream()
              .filter(m -> place.isCallable() && place.is(m.symbol()))
              .findFirst()
              .orElse(null);
      return new Part(
          Kind.BODY,
          method == null ? place.key() : method.symbol(),
          path,
          place.firstLine(),
          "",
          List.of(),
          method == null ? "" : prose(method.sections()),
          lines);
    }

    private Part test(MemberPlace place, String path, List<Line> lines) {
      String name = place.key().replaceAll(".*\\.|\\(.*", "");
      Set<Item> items =
          step.tests().stream()
              .filter(
                  t -> craft.selections(List.of(t)).stream().anyMatch(s -> s.endsWith("#" + name)))
              .collect(Collectors.toSet());
      String shown =
          items.stream().map(t -> t.name() + " " + Specs.title(t) + " – ").findFirst().orElse("");
      return new Part(
          Kind.TEST, shown + place.key(), path, place.firstLine(), "", List.of(), "", lines);
    }
  }
}
