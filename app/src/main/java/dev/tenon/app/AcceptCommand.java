package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.design.change.Acceptance;
import dev.tenon.works.Accepting;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon accept}. */
final class AcceptCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "accept",
            "Says \"read, and still true\": stamps items, and what they lean on, in tenon.lock.",
            "Commits nothing; commit tenon.lock together with the change.")
        .addOption(Options.value("--chapter", "N", "all items of a chapter, 1 to 6"))
        .addOption(Options.flag("--all", "all items; stamps of what is gone go too"))
        .addOption(Options.format("text", "json"))
        .addPositional(
            Options.arguments("ID", "0..*", "items, parameters, or types and methods with links"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Accepting.Choice choice = choice(arguments);
    Project project = context.project(arguments);
    Tongue tongue = project.config().project().prose();
    return switch (Accepting.accept(project, choice)) {
      case Accepting.InDoubt inDoubt -> {
        String items = String.join(", ", inDoubt.items());
        terminal
            .err()
            .println(
                "tenon: "
                    + tongue.pick(
                        "chapter "
                            + inDoubt.chapter().number()
                            + " leans on what is in doubt itself: "
                            + items
                            + "; read that first, then: tenon accept "
                            + String.join(" ", inDoubt.items()),
                        "第 "
                            + inDoubt.chapter().number()
                            + " 章所依据的内容尚存疑："
                            + items
                            + "；请先通读，然后：tenon accept "
                            + String.join(" ", inDoubt.items())));
        if (json) {
          terminal.out().println(json(List.of(), inDoubt.items(), List.of()));
        }
        yield 1;
      }
      case Accepting.Accepted(Acceptance acceptance, boolean changed) -> {
        if (json) {
          terminal.out().println(json(acceptance.accepted(), List.of(), acceptance.dropped()));
        } else {
          terminal.out().println(sentence(acceptance, changed, tongue));
        }
        yield 0;
      }
    };
  }

  private static Accepting.Choice choice(ParseResult arguments) {
    List<String> names = Usage.arguments(arguments);
    String chapter = arguments.matchedOptionValue("--chapter", "");
    boolean inChapter = arguments.hasMatchedOption("--chapter");
    boolean all = Usage.flag(arguments, "--all");
    int chosen = (names.isEmpty() ? 0 : 1) + (inChapter ? 1 : 0) + (all ? 1 : 0);
    if (chosen != 1) {
      throw new Refusal(
          (chosen == 0 ? "what is accepted is missing" : "only one of these can be given")
              + ": ids (tenon accept R-1 D-2), --chapter N, or --all");
    }
    return all
        ? new Accepting.All()
        : inChapter ? new Accepting.OfChapter(chapter) : new Accepting.Named(names);
  }

  private static String sentence(Acceptance acceptance, boolean changed, Tongue tongue) {
    int items = acceptance.accepted().size();
    if (items == 0 && !changed) {
      return tongue.pick("nothing to accept there", "没有可接受的内容");
    }
    if (!changed) {
      return tongue.pick(
          "nothing to accept: " + items + (items == 1 ? " is" : " are") + " as accepted before",
          "无需接受：" + items + " 项与先前接受时一致");
    }
    int stamped = acceptance.stamped().size();
    int dropped = acceptance.dropped().size();
    return tongue.pick(
        "accepted: "
            + stamped
            + (stamped == 1 ? " item" : " items")
            + (dropped == 0 ? "" : ", " + dropped + " old stamps dropped")
            + "; commit tenon.lock",
        "已接受 "
            + stamped
            + " 项"
            + (dropped == 0 ? "" : "，去除 " + dropped + " 条旧记录")
            + "；请提交 tenon.lock");
  }

  private static String json(List<String> accepted, List<String> inDoubt, List<String> dropped) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    strings(root.putArray("accepted"), accepted);
    strings(root.putArray("in_doubt"), inDoubt);
    strings(root.putArray("dropped"), dropped);
    return json.writeValueAsString(root);
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
