package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.design.review.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks a person, change by change: take, edit, leave. */
final class ReviewDialog {
  private static final int TRIES_MAX = 20;

  private final Terminal terminal;
  private final Tongue tongue;
  private final Path folder;
  private final UnaryOperator<@Nullable String> reader;

  /**
   * @param folder where texts are put for a person to edit
   * @param reader asks with a prompt; null at the end of input
   */
  ReviewDialog(
      Terminal terminal, Tongue tongue, Path folder, UnaryOperator<@Nullable String> reader) {
    this.terminal = terminal;
    this.tongue = tongue;
    this.folder = folder;
    this.reader = reader;
  }

  /**
   * What a person chose.
   *
   * @param taken with the texts that they edited
   * @param rest what waits: all after they stopped
   */
  record Choice(List<Change> taken, List<Change> rest) {}

  Choice ask(List<Change> changes) {
    RoundView view = new RoundView(terminal, tongue);
    List<Change> taken = new ArrayList<>();
    boolean all = false;
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      view.change(change);
      String answer = all ? "t" : answer(change);
      switch (answer) {
        case "a" -> {
          all = true;
          taken.add(change);
        }
        case "t" -> taken.add(change);
        case "e" -> taken.add(edited(change));
        case "q" -> {
          return new Choice(taken, List.copyOf(changes.subList(i, changes.size())));
        }
        default -> {}
      }
    }
    return new Choice(taken, List.of());
  }

  private String answer(Change change) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      String line =
          reader.apply(
              tongue.pick(
                  "  [t]ake, [e]dit, [l]eave, take [a]ll, [q]uit? ",
                  "  采纳[t]，编辑[e]，放弃[l]，全部采纳[a]，退出[q]？"));
      if (line == null) {
        return "q";
      }
      String word = line.strip().toLowerCase(Locale.ROOT);
      if (!word.isEmpty() && "telaq".contains(word.substring(0, 1))) {
        String answer = word.substring(0, 1);
        if (!answer.equals("e") || change.kind() != Change.Kind.REMOVED) {
          return answer;
        }
      }
    }
    return "q";
  }

  /** The text lies in a file until the person says that it is as they want it. */
  private Change edited(Change change) {
    Path file = folder.resolve(change.item().replaceAll("[^\\p{L}\\p{N}.-]", "_") + ".md");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, change.after() + "\n");
      String unused =
          reader.apply(
              tongue.pick("  edit " + file + ", then press Enter ", "  请编辑 " + file + "，完成后按回车 "));
      String text = Files.readString(file).strip();
      Files.deleteIfExists(file);
      return change.edited(text.replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new dev.tenon.works.Refusal(file + ": can't be edited; nothing was taken", e);
    }
  }
}
