package dev.tenon.app;

import dev.tenon.design.merge.Markers;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.MergeDriving;
import dev.tenon.works.Refusal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon merge-driver}: what git runs, once {@code tenon init --git} has told it to. */
final class MergeDriverCommand implements Command {
  private static final int FILES = 3;

  @Override
  public CommandSpec spec() {
    return Options.plain(
            "merge-driver",
            "Merges a design by item, or tenon.lock by entry: git runs it, see init --git.",
            "The result is written to ours. Exit: 0 merged, 1 with conflicts.")
        .addPositional(
            Options.arguments(
                "BASE OURS THEIRS [PATH [SIZE [NAME NAME]]]",
                "3..7",
                "git's %%O %%A %%B %%P %%L %%X %%Y"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    List<String> given = Usage.arguments(arguments);
    if (given.size() < FILES) {
      throw new Refusal("merge-driver takes three files: git's %O %A %B");
    }
    String path = given.size() > FILES ? given.get(3) : given.get(1);
    MergeDriving.Request request =
        new MergeDriving.Request(
            context.folder(),
            context.folder().resolve(given.get(0)),
            context.folder().resolve(given.get(1)),
            context.folder().resolve(given.get(2)),
            path);
    Markers usual = Markers.usual();
    Markers markers =
        new Markers(
            given.size() > 4 ? size(given.get(4)) : usual.size(),
            given.size() > 5 ? label(given.get(5), usual.ours()) : usual.ours(),
            given.size() > 6 ? label(given.get(6), usual.theirs()) : usual.theirs());
    MergeDriving.Done done =
        new MergeDriving(new SystemRunner(), context.environment()).merge(request, markers);
    done.notes().forEach(note -> context.terminal().err().println("tenon: " + note));
    return done.clean() ? 0 : 1;
  }

  private static int size(String text) {
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new Refusal("merge-driver: the marks' size is a number from 1 to 999, not " + text);
    }
    return Integer.parseInt(text);
  }

  /** Before 2.44 git does not know the sides' names, and gives their letters. */
  private static String label(String given, String usual) {
    boolean unknown = given.isBlank() || given.matches("%[A-Z]");
    return unknown ? usual : given.replaceAll("\\s+", " ").strip();
  }
}
