package dev.tenon.works;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * A coding agent in whose session a person works, and how it wants commands and rules; where that
 * was seen is in {@code docs/decisions/0017-commands-in-the-agents-own-form.md}.
 */
public enum CodingAgent {
  CLAUDE("CLAUDE.md", ".claude/commands/", ".md", "$ARGUMENTS"),
  /** Has no commands of a project any more: skills are called by {@code $name}. */
  CODEX("AGENTS.md", ".agents/skills/", "/SKILL.md", ""),
  GEMINI("GEMINI.md", ".gemini/commands/", ".toml", "{{args}}"),
  QWEN("QWEN.md", ".qwen/commands/", ".md", "$ARGUMENTS"),
  OPENCODE("AGENTS.md", ".opencode/commands/", ".md", "$ARGUMENTS");

  /** By it Tenon knows a file for its own. */
  static final String MARK = "written by tenon init --agent";

  private final String rules;
  private final String folder;
  private final String ending;
  private final String arguments;

  CodingAgent(String rules, String folder, String ending, String arguments) {
    this.rules = rules;
    this.folder = folder;
    this.ending = ending;
    this.arguments = arguments;
  }

  /** {@code claude}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The agents of a list like {@code claude,codex}, each once.
   *
   * @throws Refusal naming the agents that are known
   */
  public static List<CodingAgent> list(String names) {
    List<CodingAgent> agents =
        Arrays.stream(names.split("[,\\s]+"))
            .filter(name -> !name.isBlank())
            .map(CodingAgent::named)
            .distinct()
            .toList();
    if (agents.isEmpty()) {
      throw new Refusal("--agent needs a name: " + known());
    }
    return agents;
  }

  private static CodingAgent named(String name) {
    return Arrays.stream(values())
        .filter(a -> a.word().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new Refusal("--agent " + name + " is not known; there are: " + known()));
  }

  private static String known() {
    return String.join(", ", Arrays.stream(values()).map(CodingAgent::word).toList());
  }

  /** The file of rules that it reads at the start of a session. */
  String rules() {
    return rules;
  }

  /** Where its commands stand, with a slash at the end. */
  String folder() {
    return folder;
  }

  /** The path of a command. */
  String path(String name) {
    return folder + name + ending;
  }

  /** How a person calls a command. */
  public String call(String name) {
    return (this == CODEX ? "$" : "/") + name;
  }

  /** The file of a command, LF. */
  String file(AgentCommand command) {
    String body = command.body(arguments);
    return switch (this) {
      case CLAUDE ->
          front(
                  "description: " + quoted(command.description()),
                  "argument-hint: " + quoted(command.hint()),
                  "allowed-tools: Bash(tenon check:*), Bash(tenon status:*), Bash(tenon impact:*),"
                      + " Bash(tenon scenarios:*)")
              + body;
      case CODEX ->
          front("name: " + command.name(), "description: " + quoted(command.description())) + body;
      case GEMINI ->
          "# "
              + MARK
              + "; the next one writes it anew\ndescription = "
              + quoted(command.description())
              + "\nprompt = \"\"\"\n"
              + body.replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"")
              + "\"\"\"\n";
      case QWEN ->
          front(
                  "description: " + quoted(command.description()),
                  "argument-hint: " + quoted(command.hint()))
              + body;
      case OPENCODE -> front("description: " + quoted(command.description())) + body;
    };
  }

  private static String front(String... lines) {
    return "---\n# "
        + MARK
        + "; the next one writes it anew\n"
        + String.join("\n", lines)
        + "\n---\n\n";
  }

  /** A string of JSON is one of YAML and of TOML too. */
  private static String quoted(String text) {
    return JsonMapper.builder().build().writeValueAsString(text);
  }
}
