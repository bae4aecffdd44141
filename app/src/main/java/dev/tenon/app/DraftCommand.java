package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.design.review.DraftCheck;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Draft;
import dev.tenon.works.Event;
import dev.tenon.works.Progress;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon draft}. */
final class DraftCommand implements Command {
  private static final long NOTES_BYTES_MAX = 1 << 20;

  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "draft",
            "Makes a first design of rough thoughts, with an agent; lists what it assumed.")
        .addOption(Options.value("--from", "notes.md", "a file of notes and key decisions"))
        .addOption(Options.flag("--no-sandbox", "runs the agent unconfined"))
        .addOption(Options.format("text", "json"))
        .addPositional(Options.arguments("\"goal\"", "0..1", "what is to be designed"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Project project = context.project(arguments);
    List<String> goal = Usage.arguments(arguments);
    String from = arguments.matchedOptionValue("--from", "");
    String notes = from.isEmpty() ? "" : notes(context.folder().resolve(from), from);
    BuildCommand.askForTrust(project, context);
    Progress progress =
        event -> {
          if (event instanceof Event.Note(String text)) {
            terminal.err().println(text);
            terminal.err().flush();
          }
        };
    Draft.Result result =
        new Draft(
                project,
                new SystemRunner(),
                context.environment(),
                !Usage.flag(arguments, "--no-sandbox"),
                progress)
            .write(goal.isEmpty() ? "" : goal.getFirst(), notes);
    Tongue tongue = project.config().project().prose();
    if (json) {
      terminal.out().println(RoundJson.of(result));
    } else {
      print(result, terminal, tongue);
    }
    new RoundView(terminal, tongue).stopped(result.stopped());
    return result.stopped().isEmpty() ? 0 : 1;
  }

  private static void print(Draft.Result result, Terminal terminal, Tongue tongue) {
    for (String file : result.files()) {
      terminal.out().println(terminal.green("✓ ") + file);
    }
    if (result.files().isEmpty()) {
      return;
    }
    if (!result.assumptions().isEmpty()) {
      terminal
          .out()
          .println(
              terminal.bold(
                  tongue.pick(
                      "assumed, most consequential first; review these:", "假设，影响最大的在前；请评审：")));
    }
    for (DraftCheck.Assumption a : result.assumptions()) {
      terminal
          .out()
          .println(
              "  "
                  + a.item()
                  + "  "
                  + a.text()
                  + terminal.dim(
                      tongue.pick("  (" + a.below() + " below)", "（下游 " + a.below() + " 项）")));
    }
    terminal
        .out()
        .println(tongue.pick("not committed; next: tenon review", "尚未提交；下一步：tenon review"));
  }

  private static String notes(Path file, String shown) {
    try {
      if (Files.size(file) > NOTES_BYTES_MAX) {
        throw new Refusal(shown + ": larger than 1 MiB; give the key decisions only");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString()
          .replaceFirst("^\uFEFF", "");
    } catch (CharacterCodingException e) {
      throw new Refusal(shown + ": not UTF-8; save the file as UTF-8", e);
    } catch (IOException e) {
      throw new Refusal(shown + ": can't be read; is the path right?", e);
    }
  }
}
