package dev.tenon.design;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code tenon.toml}. Every key may be missing; a key that is not known is refused. */
public final class ConfigReader {
  private static final int FORMAT = 1;
  private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);

  /** The known keys, by table; the empty table is the file itself. */
  static final Map<String, List<String>> KNOWN =
      Map.of(
          "", List.of("format"),
          "project",
              List.of(
                  "name",
                  "language",
                  "prose",
                  "package",
                  "documents",
                  "sources",
                  "tests",
                  "patterns",
                  "classpath",
                  "evidence"),
          "wording", List.of("vague", "allow"),
          "verify", List.of("step", "test", "limit", "sandbox", "network", "env"),
          "plan", List.of("methods_per_step"),
          "writer", List.of("use", "command", "attempts", "limit", "writes", "network", "env"),
          "build", List.of("review"),
          "review", List.of("command", "growth", "item_words"));

  /** In the order of the documentation, for ties between names that are equally near. */
  private static final List<String> TABLES =
      List.of("project", "wording", "verify", "plan", "writer", "build", "review");

  private static final List<String> WRITERS =
      List.of("document", "person", "command", "replay", "model", "acp");

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(\\S+)");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PACKAGE =
      Pattern.compile("(?:[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*+)?");

  private final Settings settings;

  private ConfigReader(Settings settings) {
    this.settings = settings;
  }

  /**
   * Reads the settings of a project.
   *
   * @param toml the text of {@code tenon.toml}
   * @param folderName name of the project where the file gives none
   * @throws DesignProblem {@code tenon.toml:LINE: what is wrong and how to mend it}
   */
  public static Config read(String toml, String folderName) {
    ConfigReader reader = new ConfigReader(Settings.read(toml));
    reader.checkFormat();
    reader.checkKeys();
    return reader.config(folderName);
  }

  /** First of all: a newer format may have keys that are not known here. */
  private void checkFormat() {
    Object format = settings.value("format");
    if (format == null) {
      return;
    }
    if (!(format instanceof BigInteger number) || number.signum() <= 0) {
      throw wrong("format", "a whole number, " + FORMAT);
    }
    if (number.compareTo(BigInteger.valueOf(FORMAT)) > 0) {
      throw settings.problem(
          "format",
          "format " + number + " is newer than this Tenon reads (" + FORMAT + "); update Tenon");
    }
  }

  private void checkKeys() {
    for (String path : settings.keys()) {
      int dot = path.indexOf('.');
      String table = dot < 0 ? "" : path.substring(0, dot);
      String key = dot < 0 ? path : path.substring(dot + 1);
      if (table.isEmpty() && TABLES.contains(key)) {
        if (!settings.isTableAt(path)) {
          throw settings.problem(path, "\"" + key + "\" must be a table: [" + key + "]");
        }
      } else if (!KNOWN.getOrDefault(table, List.of()).contains(key)) {
        throw unknown(path, table, key);
      }
    }
  }

  private DesignProblem unknown(String path, String table, String key) {
    String message = "unknown key \"" + key + "\"" + (table.isEmpty() ? "" : " in [" + table + "]");
    for (String other : TABLES) {
      if (!other.equals(table) && KNOWN.getOrDefault(other, List.of()).contains(key)) {
        return settings.problem(path, message + "; it belongs into [" + other + "]");
      }
    }
    List<String> choices = new ArrayList<>(KNOWN.getOrDefault(table, List.of()));
    if (table.isEmpty()) {
      choices.addAll(TABLES);
    }
    return settings.problem(path, message + "; did you mean \"" + nearest(key, choices) + "\"?");
  }

  private static String nearest(String key, List<String> choices) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String choice : choices) {
      int edits = edits(key.toLowerCase(Locale.ROOT), choice);
      if (edits < least) {
        least = edits;
        best = choice;
      }
    }
    return best;
  }

  /** How many single letters differ: put in, taken out, changed. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  private Config config(String folderName) {
    return new Config(
        project(folderName),
        new Config.Wording(texts("wording.vague", List.of()), texts("wording.allow", List.of())),
        new Config.Verify(
            text("verify.step", ""),
            text("verify.test", ""),
            duration("verify.limit", Duration.ofMinutes(10)),
            flag("verify.sandbox", true),
            flag("verify.network", false),
            variables("verify.env")),
        plan(),
        new Config.Writer(
            oneOf("writer.use", "person", WRITERS),
            text("writer.command", ""),
            positive("writer.attempts", 3),
            duration("writer.limit", Duration.ofMinutes(20)),
            texts("writer.writes", List.of()),
            flag("writer.network", true),
            variables("writer.env")),
        new Config.Build(oneOf("build.review", "none", List.of("none", "writers", "all"))),
        new Config.Review(
            text("review.command", ""),
            share("review.growth", 0.2),
            positive("review.item_words", 200)));
  }

  private Config.Project project(String folderName) {
    String name = text("project.name", folderName).strip();
    String prose = oneOf("project.prose", "en", List.of("en", "zh"));
    String packageName = text("project.package", "").strip();
    if (!PACKAGE.matcher(packageName).matches()) {
      throw wrong("project.package", "a package name, like \"org.example.sampler\"");
    }
    String language = text("project.language", "java").strip().toLowerCase(Locale.ROOT);
    if (language.isEmpty()) {
      throw wrong("project.language", "the language of the code, like \"java\"");
    }
    String evidence = text("project.evidence", "design/evidence");
    folder("project.evidence", evidence);
    return new Config.Project(
        name.isEmpty() ? folderName : name,
        language,
        prose.equals("zh") ? Tongue.ZH : Tongue.EN,
        packageName,
        texts("project.documents", List.of("design/*.md")),
        folders("project.sources", "src/main/java"),
        folders("project.tests", "src/test/java"),
        texts("project.patterns", List.of("design/patterns.md")),
        texts("project.classpath", List.of()),
        evidence);
  }

  private Config.Plan plan() {
    String path = "plan.methods_per_step";
    Object value = settings.value(path);
    if (value == null) {
      return new Config.Plan(3, 5);
    }
    if (value instanceof List<?> list
        && list.size() == 2
        && list.get(0) instanceof BigInteger least
        && list.get(1) instanceof BigInteger most
        && least.signum() > 0
        && least.compareTo(most) <= 0
        && most.compareTo(INT_MAX) <= 0) {
      return new Config.Plan(least.intValue(), most.intValue());
    }
    throw wrong(path, "two ascending positive numbers, like [3, 5]");
  }

  private String text(String path, String otherwise) {
    Object value = settings.value(path);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(path, "a text in quotes");
  }

  private String oneOf(String path, String otherwise, List<String> choices) {
    String value = text(path, otherwise).strip().toLowerCase(Locale.ROOT);
    if (!choices.contains(value)) {
      throw wrong(path, "one of " + String.join(", ", choices));
    }
    return value;
  }

  private List<String> texts(String path, List<String> otherwise) {
    Object value = settings.value(path);
    if (value == null) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof String text) {
          texts.add(text);
        }
      }
      if (texts.size() == list.size()) {
        return List.copyOf(texts);
      }
    }
    throw wrong(path, "a list of texts, like [\"one\", \"two\"]");
  }

  /** Globs of which the first is a plain folder, since new files are made there. */
  private List<String> folders(String path, String otherwise) {
    List<String> globs = texts(path, List.of(otherwise));
    if (globs.isEmpty()) {
      throw wrong(path, "a list with at least one folder, like [\"" + otherwise + "\"]");
    }
    folder(path, globs.getFirst());
    return globs;
  }

  private void folder(String path, String folder) {
    if (folder.isBlank()
        || folder.matches(".*[*?\\[\\]!].*")
        || folder.startsWith("/")
        || folder.matches("[A-Za-z]:.*")
        || List.of(folder.split("[/\\\\]")).contains("..")) {
      throw settings.problem(
          path,
          "\""
              + key(path)
              + "\" must begin with a plain folder of the project, not \""
              + folder
              + "\"");
    }
  }

  private List<String> variables(String path) {
    List<String> names = texts(path, List.of());
    for (String name : names) {
      if (!VARIABLE.matcher(name).matches()) {
        throw wrong(path, "a list of names of variables, without values, like [\"HTTPS_PROXY\"]");
      }
    }
    return names;
  }

  private boolean flag(String path, boolean otherwise) {
    Object value = settings.value(path);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(path, "true or false");
  }

  private int positive(String path, int otherwise) {
    Object value = settings.value(path);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof BigInteger number
        && number.signum() > 0
        && number.compareTo(INT_MAX) <= 0) {
      return number.intValue();
    }
    throw wrong(path, "a whole number of at least 1");
  }

  private Duration duration(String path, Duration otherwise) {
    Object value = settings.value(path);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      Matcher m = AMOUNT.matcher(Folding.fold(text).strip());
      long unit = m.matches() ? unitMillis(m.group(2)) : 0;
      if (unit > 0) {
        long millis = Math.round(Double.parseDouble(m.group(1)) * unit);
        if (millis > 0) {
          return Duration.ofMillis(millis);
        }
      }
    }
    throw wrong(path, "a time with its unit, like \"20 s\", \"10 min\" or \"1 h\"");
  }

  private static long unitMillis(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "ms", "毫秒" -> 1;
      case "s", "second", "seconds", "秒" -> 1_000;
      case "min", "minute", "minutes", "分", "分钟" -> 60_000;
      case "h", "hour", "hours", "小时" -> 3_600_000;
      case "d", "day", "days", "天" -> 86_400_000;
      default -> 0;
    };
  }

  private double share(String path, double otherwise) {
    Object value = settings.value(path);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      Matcher m = AMOUNT.matcher(Folding.fold(text).strip());
      if (m.matches() && m.group(2).equals("%")) {
        return Double.parseDouble(m.group(1)) / 100;
      }
    }
    throw wrong(path, "a share, like \"20 %\"");
  }

  private DesignProblem wrong(String path, String wanted) {
    Object value = settings.value(path);
    return settings.problem(
        path, "\"" + key(path) + "\" must be " + wanted + ", not " + shown(value));
  }

  private static String key(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case String text -> "\"" + text + "\"";
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(ConfigReader::shown).toList()) + "]";
      case BigInteger number -> number.toString();
      case Double number -> number.toString();
      case Boolean flag -> flag.toString();
      case null, default -> "a table";
    };
  }
}
