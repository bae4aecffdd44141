package dev.tenon.run;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The environment that a project's commands get: a few variables by name, and no other. */
public final class Environment {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  private Environment() {}

  /**
   * PATH, HOME, USER, JAVA_HOME, LANG, TMPDIR and JAVA_TOOL_OPTIONS, with what is added.
   *
   * @param caller the environment to take from
   * @param temporary the private folder for TMPDIR
   * @param tenon variables of ours, whose names begin with {@code TENON_}
   * @param named names of variables to pass on; one that the caller doesn't have is left out, and
   *     one that is set here already is not changed, but options for Java are added to ours
   * @throws IllegalArgumentException if a name is no name, or one of ours doesn't begin so
   */
  public static Map<String, String> of(
      Map<String, String> caller,
      Path temporary,
      Map<String, String> tenon,
      Collection<String> named) {
    Map<String, String> result = new TreeMap<>();
    for (String name : named) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not a name of a variable: " + name);
      }
      String value = caller.get(name);
      if (value != null) {
        result.put(name, value);
      }
    }
    result.put("PATH", caller.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
    result.put("HOME", caller.getOrDefault("HOME", System.getProperty("user.home")));
    result.put("USER", caller.getOrDefault("USER", System.getProperty("user.name")));
    result.put("JAVA_HOME", caller.getOrDefault("JAVA_HOME", System.getProperty("java.home")));
    result.put("LANG", locale(caller));
    result.put("TMPDIR", temporary.toString());
    result.merge(OPTIONS, option(temporary), (theirs, ours) -> ours + " " + theirs);
    tenon.forEach(
        (name, value) -> {
          if (!name.startsWith("TENON_") || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a variable of Tenon's: " + name);
          }
          result.put(name, value);
        });
    return result;
  }

  /** The caller's locale if it is one of UTF-8; Java can't name a Chinese file in another. */
  private static String locale(Map<String, String> caller) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = caller.getOrDefault(name, "");
      if (!value.isEmpty()) {
        String folded = value.toLowerCase(Locale.ROOT).replace("-", "");
        return folded.contains(".utf8") ? value : "C.UTF-8";
      }
    }
    return "C.UTF-8";
  }

  /** The JVM splits the variable at spaces, but for those between quotes. */
  private static String option(Path temporary) {
    String option = "-Djava.io.tmpdir=" + temporary;
    boolean plain = option.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'');
    return plain ? option : '"' + option + '"';
  }
}
