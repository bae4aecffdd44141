package dev.tenon.design.rules;

import dev.tenon.design.Design;
import dev.tenon.design.DesignParser;
import dev.tenon.design.Document;
import dev.tenon.design.DroppedObligation;
import dev.tenon.design.Id;
import dev.tenon.design.MergeLosses;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Surroundings;
import dev.tenon.design.merge.Markers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a merge dropped although neither side had taken it out. */
final class LostObligation implements Rule {
  @Override
  public String id() {
    return "lost-obligation";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public void check(Design design, Surroundings surroundings, Report report) {
    MergeLosses losses = surroundings.mergeLosses();
    losses.unseen().forEach(unseen -> unseen(design, unseen, report));
    if (losses.dropped().isEmpty()) {
      return;
    }
    Design result = withoutMarks(design);
    Obligations.Presence presence = Obligations.Presence.of(result);
    Farewells farewells = Farewells.of(result);
    Set<Id> gone = new HashSet<>();
    for (DroppedObligation lost : losses.dropped()) {
      if (lost.isItem()
          && !presence.items().contains(lost.item())
          && !farewells.explain(lost.item())
          && gone.add(lost.item())) {
        report(design, lost, report);
      }
    }
    for (DroppedObligation lost : losses.dropped()) {
      if (!lost.isItem()
          && !gone.contains(lost.item()) // said with the whole item
          && !presence.sentences().contains(lost.sentence())
          && !farewells.explain(lost.item())) {
        report(design, lost, report);
      }
    }
  }

  /** A conflict that is not settled yet shows both sides: nothing of them is lost. */
  private static Design withoutMarks(Design design) {
    if (design.documents().stream().noneMatch(d -> Markers.isIn(d.text()))) {
      return design;
    }
    List<Document> documents = new ArrayList<>();
    for (Document document : design.documents()) {
      String text =
          document
              .text()
              .lines()
              .map(line -> Markers.isMark(line) ? "" : line)
              .collect(Collectors.joining("\n", "", "\n"));
      documents.add(Markers.isIn(document.text()) ? new Document(document.path(), text) : document);
    }
    return DesignParser.parse(design.config(), documents, List.of());
  }

  private static void report(Design design, DroppedObligation lost, Report report) {
    String name = lost.item().toString();
    String message =
        lost.isItem()
            ? report.say(
                "A merge dropped "
                    + name
                    + ": it stands in "
                    + lost.revision()
                    + ", and neither side took it out.",
                "合并时丢失了 " + name + "：它在 " + lost.revision() + " 中，双方都没有删去它。")
            : report.say(
                "A merge dropped what "
                    + name
                    + " says in "
                    + lost.revision()
                    + ", and neither side took it out: \""
                    + lost.sentence()
                    + "\"",
                "合并时丢失了 "
                    + name
                    + " 在 "
                    + lost.revision()
                    + " 中的一句，双方都没有删去它：“"
                    + lost.sentence()
                    + "”");
    report.add(
        place(design, lost),
        List.of(name),
        message,
        report.say(
            "Bring it back from `git show "
                + lost.revision()
                + ":./"
                + lost.file()
                + "`, let another item replace "
                + name
                + ", or name "
                + name
                + " in a row of Revisions.",
            "从 `git show "
                + lost.revision()
                + ":./"
                + lost.file()
                + "` 中找回，或由其他条目取代 "
                + name
                + "，或在迭代记录中写明 "
                + name
                + "。"),
        lost.sentence());
  }

  /** The item, else what stood before it, else the beginning of its document. */
  private static Position place(Design design, DroppedObligation lost) {
    if (design.item(lost.item()).isPresent()) {
      return design.item(lost.item()).orElseThrow().at();
    }
    for (String before : lost.before()) {
      for (Design.ChapterHeading chapter : design.chapters()) {
        if (chapter.chapter().name().equals(before)) {
          return chapter.at();
        }
      }
      var item = Id.read(before).flatMap(design::item);
      if (item.isPresent()) {
        return item.get().at();
      }
    }
    return Position.startOf(design.document(lost.file()).isPresent() ? lost.file() : first(design));
  }

  private static String first(Design design) {
    return design.documents().isEmpty() ? "tenon.toml" : design.documents().getFirst().path();
  }

  private static void unseen(Design design, MergeLosses.Unseen unseen, Report report) {
    String what = unseen.revision();
    String message =
        switch (unseen.why()) {
          case CUT ->
              report.say(
                  "The history of this clone is cut: whether the merge "
                      + what
                      + " lost an obligation can't be seen.",
                  "此克隆的历史不完整：看不出合并 " + what + " 是否丢失了约束。");
          case UNREADABLE ->
              report.say(
                  "The designs of the merge "
                      + what
                      + " can't be read: whether it lost an obligation can't be seen.",
                  "合并 " + what + " 的设计读不出来：看不出它是否丢失了约束。");
          case TOO_MANY ->
              report.say(
                  "Merges before "
                      + what
                      + " were not looked at: there are too many since tenon.lock last changed.",
                  "没有查看 " + what + " 之前的合并：自 tenon.lock 上次改变以来合并太多。");
        };
    String hint =
        switch (unseen.why()) {
          case CUT ->
              report.say(
                  "Fetch the rest: git fetch --unshallow (in CI: fetch-depth: 0).",
                  "取回其余历史：git fetch --unshallow（CI 中：fetch-depth: 0）。");
          case UNREADABLE ->
              report.say(
                  "Compare it by hand: git show --remerge-diff " + what + ".",
                  "请自行比较：git show --remerge-diff " + what + "。");
          case TOO_MANY ->
              report.say(
                  "Read the design again and accept it: tenon accept --all.",
                  "重新通读设计并接受：tenon accept --all。");
        };
    report.add(
        Severity.INFORMATION,
        Position.startOf(first(design)),
        List.of(),
        message,
        hint,
        unseen.why().name());
  }
}
