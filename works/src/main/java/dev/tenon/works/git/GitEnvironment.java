package dev.tenon.works.git;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment of git: the caller's, without what would point git somewhere else. */
final class GitEnvironment {
  /** Variables of git that say who commits and how to reach things, not where to work. */
  private static final List<String> KEPT =
      List.of(
          "GIT_AUTHOR_",
          "GIT_COMMITTER_",
          "GIT_CONFIG_GLOBAL",
          "GIT_CONFIG_SYSTEM",
          "GIT_CONFIG_NOSYSTEM",
          "GIT_CONFIG_COUNT",
          "GIT_CONFIG_KEY_",
          "GIT_CONFIG_VALUE_",
          "GIT_CEILING_DIRECTORIES",
          "GIT_DISCOVERY_ACROSS_FILESYSTEM",
          "GIT_EXEC_PATH",
          "GIT_SSH");

  private GitEnvironment() {}

  static Map<String, String> of(Map<String, String> caller) {
    Map<String, String> clean = new TreeMap<>();
    caller.forEach(
        (name, value) -> {
          if (!name.startsWith("GIT_") || KEPT.stream().anyMatch(name::startsWith)) {
            clean.put(name, value);
          }
        });
    clean.remove("LANGUAGE");
    clean.put("LC_ALL", "C.UTF-8");
    clean.put("GIT_TERMINAL_PROMPT", "0");
    clean.put("GIT_OPTIONAL_LOCKS", "0");
    clean.put("GIT_LITERAL_PATHSPECS", "1");
    clean.put("GIT_PAGER", "cat");
    return clean;
  }
}
