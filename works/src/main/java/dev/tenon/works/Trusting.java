package dev.tenon.works;

import dev.tenon.design.Config;
import dev.tenon.design.Tongue;
import dev.tenon.run.Trust;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether this user lets a project's commands and tests run. */
public final class Trusting {
  private final Project project;
  private final Trust trust;

  public Trusting(Project project, Map<String, String> environment) {
    this.project = project;
    this.trust = Trust.of(environment);
  }

  /** What runs when this project is built, one line each. */
  public List<String> commands() {
    List<String> commands = ofSettings();
    commands.add("the tests and the build files of this project"); // trust is bound to these words
    return commands;
  }

  /** The same, in the project's language. */
  public List<String> shown() {
    List<String> commands = ofSettings();
    commands.add(tongue().pick("the tests and the build files of this project", "本项目的测试与构建文件"));
    return commands;
  }

  private Tongue tongue() {
    return project.config().project().prose();
  }

  private List<String> ofSettings() {
    Config config = project.config();
    List<String> commands = new ArrayList<>();
    add(commands, "[verify] step: ", config.verify().step());
    add(commands, "[verify] test: ", config.verify().test());
    boolean reviews = config.review().command().isBlank();
    if (config.writer().use().equals("command") || reviews) {
      add(commands, "[writer] command: ", config.writer().command());
    }
    add(commands, "[review] command: ", config.review().command());
    return commands;
  }

  private static void add(List<String> commands, String label, String command) {
    if (!command.isBlank()) {
      commands.add(label + command);
    }
  }

  public boolean isTrusted() {
    return trust.isTrusted(project.root(), commands());
  }

  /** Remembers that these commands may run here. */
  public void trust() {
    try {
      trust.trust(project.root(), commands());
    } catch (UncheckedIOException e) {
      throw Refusal.of(e);
    }
  }

  /**
   * @throws Refusal showing the commands, if they are not trusted
   */
  void require() {
    if (!isTrusted()) {
      throw new Refusal(
          tongue().pick("this project is not trusted yet; it runs:", "本项目尚未信任；它会运行：")
              + "\n  "
              + String.join("\n  ", shown())
              + "\n"
              + tongue()
                  .pick(
                      "trust it with: tenon trust    (in CI: TENON_TRUST=1)",
                      "信任它：tenon trust    （CI 中：TENON_TRUST=1）"));
    }
  }
}
