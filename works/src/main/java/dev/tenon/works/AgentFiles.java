package dev.tenon.works;

import dev.tenon.design.Tongue;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code tenon init --agent}: the scenarios as commands of the agents that people already use, and
 * a section in their rules. Nothing is written unless all of it can be.
 */
public final class AgentFiles {
  private static final int FILES_MAX = 1000;

  private final Project project;
  private final Path root;

  /** What is to become of each file; null means that it goes. */
  private final Map<Path, @Nullable String> plan = new LinkedHashMap<>();

  private AgentFiles(Project project) {
    this.project = project;
    try {
      this.root = project.root().toRealPath();
    } catch (IOException e) {
      throw new Refusal(project.root() + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }

  /**
   * What was done.
   *
   * @param written paths from the project folder, new or changed
   * @param removed paths that are gone
   */
  public record Done(List<String> written, List<String> removed) {
    public Done {
      written = List.copyOf(written);
      removed = List.copyOf(removed);
    }
  }

  /**
   * Writes commands and rules; what is as it should be is not written again.
   *
   * @throws Refusal if a file there is a person's own, lies outside or can't be written
   */
  public static Done write(Project project, List<CodingAgent> agents) {
    AgentFiles files = new AgentFiles(project);
    Tongue tongue = project.config().project().prose();
    List<AgentCommand> commands = AgentCommand.all(tongue, project);
    String section =
        Scenarios.resource("agents/" + tongue.pick("en", "zh") + "/rules.md")
            .replace("{commands}", listed(commands));
    for (CodingAgent agent : agents) {
      Set<Path> kept = new LinkedHashSet<>();
      for (AgentCommand command : commands) {
        Path file = files.inside(agent.path(command.name()));
        files.refuseForeign(file);
        files.plan.put(file, agent.file(command));
        kept.add(file);
      }
      files.own(agent).stream()
          .filter(f -> !kept.contains(f))
          .forEach(f -> files.plan.put(f, null));
      files.rules(agent, section);
    }
    return files.carryOut();
  }

  /** Takes commands and rules of some agents away again. */
  public static Done remove(Project project, List<CodingAgent> agents) {
    AgentFiles files = new AgentFiles(project);
    Set<Path> needed = new LinkedHashSet<>();
    for (CodingAgent other : CodingAgent.values()) {
      if (!agents.contains(other) && !files.own(other).isEmpty()) {
        needed.add(files.inside(other.rules()));
      }
    }
    for (CodingAgent agent : agents) {
      files.own(agent).forEach(file -> files.plan.put(file, null));
      Path rules = files.inside(agent.rules());
      if (!needed.contains(rules) && Files.exists(rules)) {
        String before = Texts.read(rules, agent.rules());
        String after = RulesSection.without(before, agent.rules());
        // a file that held the section alone, as a whole line, was made for it
        boolean made = after.isEmpty() && before.endsWith("\n");
        files.plan.put(rules, made ? null : after);
      }
    }
    return files.carryOut();
  }

  private static String listed(List<AgentCommand> commands) {
    return String.join(
        "\n", commands.stream().map(c -> "- `" + c.name() + "`: " + c.description()).toList());
  }

  private void rules(CodingAgent agent, String section) {
    Path file = inside(agent.rules());
    if (Files.exists(file)) {
      String before = Texts.read(file, agent.rules());
      plan.put(file, RulesSection.put(before, section, agent.rules()));
    } else {
      plan.put(file, RulesSection.alone(section));
    }
  }

  /** The real place of a path, so that a link stays one and two names of one file are one file. */
  private Path inside(String path) {
    Path file = root.resolve(path);
    Path rest = Path.of("");
    for (Path at = file; at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        Path real = real(at, path);
        if (!real.startsWith(root)) {
          throw new Refusal(
              path + ": is or lies under a link out of the project; make it a file of its own");
        }
        return rest.toString().isEmpty() ? real : real.resolve(rest);
      }
      if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        throw new Refusal(path + ": is or lies under a link to nothing; take the link away first");
      }
      rest = at.getFileName().resolve(rest);
    }
    return file;
  }

  private static Path real(Path file, String shown) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new Refusal(shown + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }

  private void refuseForeign(Path file) {
    if (Files.exists(file) && !isOwn(file)) {
      throw new Refusal(
          shown(file) + " is there and was not written by Tenon; rename it or move it away first");
    }
  }

  private boolean isOwn(Path file) {
    return Files.isRegularFile(file)
        && Texts.read(file, shown(file))
            .lines()
            .limit(3)
            .anyMatch(line -> line.startsWith("# " + CodingAgent.MARK));
  }

  /** Tenon's own commands of an agent. */
  private List<Path> own(CodingAgent agent) {
    Path folder = inside(agent.folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> String.valueOf(child.getFileName()).startsWith("tenon-"))
          .limit(FILES_MAX)
          .map(child -> Files.isDirectory(child) ? child.resolve("SKILL.md") : child)
          .filter(this::isOwn)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Refusal(agent.folder() + ": can't be read (" + Globs.reason(e) + ")", e);
    }
  }

  private Done carryOut() {
    plan.entrySet().removeIf(e -> isThere(e.getKey(), e.getValue()));
    plan.keySet().forEach(this::refuseUnwritable);
    List<String> written = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    AllOrNothing all = new AllOrNothing();
    plan.forEach(
        (file, text) -> {
          if (text != null) {
            all.change(file, () -> Texts.write(file, text));
            written.add(shown(file));
          } else {
            all.change(file, () -> delete(file));
            removed.add(shown(file));
          }
        });
    return new Done(written, removed);
  }

  private boolean isThere(Path file, @Nullable String text) {
    return text == null
        ? !Files.exists(file)
        : Files.isRegularFile(file) && Texts.read(file, shown(file)).equals(text);
  }

  private void refuseUnwritable(Path file) {
    if (Files.isDirectory(file)) {
      throw new Refusal(shown(file) + " is a folder; rename it first");
    }
    Path at = file.getParent();
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    boolean can = at != null && Files.isDirectory(at) && Files.isWritable(at);
    if (!can || Files.exists(file) && !Files.isWritable(file)) {
      throw new Refusal(
          shown(file)
              + ": can't be written (no permission); nothing was written, give yourself some");
    }
  }

  /** Deletes a file, and the folders around it that are empty then. */
  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      for (Path at = file.getParent(); at != null && !at.equals(root); at = at.getParent()) {
        Files.deleteIfExists(at);
      }
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      return; // tenon:waive swallowed-error: a folder that holds something else stays
    } catch (IOException e) {
      throw new Refusal(shown(file) + ": can't be removed (" + Globs.reason(e) + ")", e);
    }
  }

  private String shown(Path file) {
    return Globs.slashed(root, file);
  }
}
