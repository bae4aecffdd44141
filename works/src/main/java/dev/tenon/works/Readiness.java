package dev.tenon.works;

import dev.tenon.design.Chapter;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Item;
import dev.tenon.design.ItemKind;
import dev.tenon.design.Lock;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.review.Lengths;
import dev.tenon.design.review.Repetition;
import dev.tenon.design.review.Repetitions;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.UnwrittenMethods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a design can be built: no errors, no open questions, everything accepted, every method
 * with a body, or with prose, a contract and a test.
 *
 * @param missing what keeps it from that, the shortest way first
 * @param doubled sentences that say the same twice; information
 * @param tooLong items longer than {@code [review] item_words}; information
 * @param words that limit
 */
public record Readiness(
    List<Gap> missing, List<Repetition> doubled, List<Lengths.TooLong> tooLong, int words) {

  /** Which condition a gap breaks. */
  public enum Kind {
    ERROR,
    QUESTION,
    METHOD,
    ACCEPTANCE;

    /** As programs read it: {@code error}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something to do.
   *
   * @param items ids, parameters, symbols that it is about, first the one to edit
   * @param at where it stands
   * @param message one sentence
   * @param command what helps, as one types it
   */
  public record Gap(Kind kind, List<String> items, Position at, String message, String command) {
    public Gap {
      items = List.copyOf(items);
    }
  }

  /** Rules that speak of acceptance. */
  private static final Set<String> ACCEPTANCE = Set.of("suspect", "not-accepted");

  /** Rules whose findings are told as other kinds of gaps. */
  private static final Set<String> ELSEWHERE = Set.of("suspect", "not-accepted", "open-question");

  private static final Set<ItemKind> ACCEPTED =
      Set.of(ItemKind.REQUIREMENT, ItemKind.DECISION, ItemKind.TEST);

  public Readiness {
    missing = List.copyOf(missing);
    doubled = List.copyOf(doubled);
    tooLong = List.copyOf(tooLong);
  }

  public boolean isReady() {
    return missing.isEmpty();
  }

  /**
   * Looks at a design that was checked by all rules.
   *
   * @param strict whether warnings count as errors do
   */
  public static Readiness of(Project project, Design design, CheckResult checked, boolean strict) {
    List<Gap> missing = new ArrayList<>();
    missing.addAll(errors(design, checked, strict ? Severity.WARNING : Severity.ERROR));
    missing.addAll(questions(design, checked));
    missing.addAll(methods(design));
    missing.sort(shortestFirst(missing));
    // last, whatever it costs: each edit before it would take an acceptance back
    missing.addAll(acceptance(design, checked, Locks.read(project.root())));
    int words = project.config().review().itemWords();
    return new Readiness(missing, Repetitions.of(design), Lengths.over(design, words), words);
  }

  /** Kinds with the fewest things to do first; within one the order of the documents. */
  private static Comparator<Gap> shortestFirst(List<Gap> gaps) {
    Map<Kind, Long> much =
        gaps.stream().collect(Collectors.groupingBy(Gap::kind, Collectors.counting()));
    return Comparator.<Gap>comparingLong(g -> much.getOrDefault(g.kind(), 0L))
        .thenComparing(Gap::kind)
        .thenComparing(Gap::at);
  }

  private static List<Gap> errors(Design design, CheckResult checked, Severity least) {
    List<Gap> gaps = new ArrayList<>();
    for (Finding finding : checked.findings()) {
      boolean counts = finding.severity() == Severity.ERROR || finding.severity() == least;
      if (counts && !ELSEWHERE.contains(finding.rule())) {
        String hint = finding.hint();
        gaps.add(
            new Gap(
                Kind.ERROR,
                finding.items(),
                finding.at(),
                finding.message() + (hint.isEmpty() ? "" : design.tongue().pick(" ", "") + hint),
                "tenon check"));
      }
    }
    return gaps;
  }

  private static List<Gap> questions(Design design, CheckResult checked) {
    List<Gap> gaps = new ArrayList<>();
    for (Finding finding : checked.findings()) {
      if (finding.rule().equals("open-question")) {
        String id = finding.items().getFirst();
        gaps.add(
            new Gap(
                Kind.QUESTION,
                finding.items(),
                finding.at(),
                design
                    .tongue()
                    .pick(
                        id + " is open: an item must answer it with \"- replaces: " + id + "\".",
                        id + " 未决：需要一个条目回答它，写上“- 取代：" + id + "”。"),
                "tenon review " + id + design.tongue().pick(" \"answer: …\"", " \"答复：…\"")));
      }
    }
    return gaps;
  }

  private static List<Gap> methods(Design design) {
    List<Gap> gaps = new ArrayList<>();
    for (UnwrittenMethods.Unwritten unwritten : UnwrittenMethods.of(design)) {
      String symbol = unwritten.method().symbol();
      List<String> lacks =
          Arrays.stream(UnwrittenMethods.Lack.values())
              .filter(unwritten.lacks()::contains)
              .map(lack -> word(lack, design))
              .toList();
      gaps.add(
          new Gap(
              Kind.METHOD,
              List.of(symbol),
              unwritten.method().section().at(),
              design
                  .tongue()
                  .pick(
                      "`" + symbol + "` has no body, and no " + String.join(", no ", lacks) + ".",
                      "`" + symbol + "` 没有方法体，也没有" + String.join("、", lacks) + "。"),
              "tenon review --scenario " + scenario(unwritten) + " " + shell(symbol)));
    }
    return gaps;
  }

  private static String word(UnwrittenMethods.Lack lack, Design design) {
    return switch (lack) {
      case PROSE -> design.tongue().pick("prose", "说明");
      case CONTRACT -> design.tongue().pick("contract", "契约");
      case TEST -> design.tongue().pick("test", "测试");
    };
  }

  private static String scenario(UnwrittenMethods.Unwritten unwritten) {
    return unwritten.lacks().contains(UnwrittenMethods.Lack.PROSE)
        ? "incomplete-decision"
        : unwritten.lacks().contains(UnwrittenMethods.Lack.CONTRACT) ? "contracts" : "tests";
  }

  private static String shell(String symbol) {
    return symbol.matches("[\\w.]+") ? symbol : "'" + symbol + "'";
  }

  /** Whether a finding asks for nothing but {@code tenon accept}. */
  static boolean isOfAcceptance(Finding finding) {
    return ACCEPTANCE.contains(finding.rule());
  }

  /** One gap for each chapter, since it can be accepted as a whole. */
  static List<Gap> acceptance(Design design, CheckResult checked, Lock lock) {
    Map<Chapter, Set<String>> open = new LinkedHashMap<>();
    Map<String, Position> places = new LinkedHashMap<>();
    Set<String> elsewhere = new LinkedHashSet<>();
    Map<String, Position> told = new LinkedHashMap<>();
    for (Finding finding : checked.findings()) {
      if (isOfAcceptance(finding) && !finding.items().isEmpty()) {
        told.putIfAbsent(finding.items().getFirst(), finding.at());
      }
    }
    for (Item item : design.items()) {
      boolean asked = ACCEPTED.contains(item.id().kind()) && !design.isReplaced(item.id());
      if (asked && lock.hash("item", item.name()).isEmpty() || told.containsKey(item.name())) {
        Chapter chapter = item.chapter();
        boolean numbered = chapter != null && chapter.number() > 0;
        (numbered ? open.computeIfAbsent(chapter, _ -> new LinkedHashSet<>()) : elsewhere)
            .add(item.name());
        places.putIfAbsent(item.name(), item.at());
      }
    }
    // what a rule names and is no item: a parameter
    told.keySet().removeAll(places.keySet());
    elsewhere.addAll(told.keySet());
    places.putAll(told);
    List<Gap> gaps = new ArrayList<>();
    if (!elsewhere.isEmpty()) {
      gaps.add(gap(design, elsewhere, places, "tenon accept " + String.join(" ", elsewhere)));
    }
    open.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                gaps.add(
                    gap(
                        design,
                        e.getValue(),
                        places,
                        "tenon accept --chapter " + e.getKey().number())));
    return gaps;
  }

  private static Gap gap(
      Design design, Set<String> items, Map<String, Position> places, String command) {
    List<String> names = List.copyOf(items);
    Position at = places.getOrDefault(names.getFirst(), Position.startOf(""));
    String listed = String.join(design.tongue().pick(", ", "、"), names);
    return new Gap(
        Kind.ACCEPTANCE,
        names,
        at,
        design
            .tongue()
            .pick(
                listed + (names.size() == 1 ? " is" : " are") + " not accepted as now written.",
                listed + " 尚未按现在的文字接受。"),
        command);
  }
}
