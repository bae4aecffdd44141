package dev.tenon.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.toml.TomlFactory;

/**
 * The keys of a TOML file with their lines.
 *
 * <p>Read as a stream of tokens: binding to a tree of nodes costs a cold start four times as much.
 */
final class Settings {
  static final String FILE = "tenon.toml";

  /** A settings file is short; more than this is a mistake. */
  private static final int CHARACTERS_MAX = 256 * 1024;

  private static final int NESTING_MAX = 32;

  /** So much of a line is looked at for its key: the expression goes deeper with each character. */
  private static final int LINE_MAX = 1000;

  private static final Pattern TABLE = Pattern.compile("\\s*\\[{1,2}\\s*([^\\]#]+?)\\s*\\]{1,2}.*");
  private static final Pattern KEY =
      Pattern.compile(
          "\\s*((?:[\\w.-]|\"[^\"]*\"|'[^']*'|(?<=[\\w\"'.])[ \\t]+(?=[.\\w\"']))+)\\s*=.*");
  private static final Pattern BRACKETS = Pattern.compile("[\\[{]");

  private final Map<String, Object> values;
  private final Map<String, Integer> lines;

  private Settings(Map<String, Object> values, Map<String, Integer> lines) {
    this.values = values;
    this.lines = lines;
  }

  /**
   * Reads a whole file.
   *
   * @throws DesignProblem with line and column of what is no TOML
   */
  static Settings read(String toml) {
    String text = toml.startsWith("\uFEFF") ? toml.substring(1) : toml;
    if (text.length() > CHARACTERS_MAX) {
      throw new DesignProblem(FILE + ": longer than " + CHARACTERS_MAX + " characters; shorten it");
    }
    Map<String, Integer> lines = lines(text);
    Map<String, Object> values = new LinkedHashMap<>();
    try (JsonParser parser = new TomlFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      table(parser, "", values);
    } catch (JacksonException e) {
      throw new DesignProblem(place(e.getLocation()) + ": no TOML: " + sentence(e));
    }
    return new Settings(values, lines);
  }

  private static String place(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? FILE
        : FILE + ":" + at.getLineNr() + ":" + Math.max(1, at.getColumnNr());
  }

  private static String sentence(JacksonException problem) {
    String message = problem.getOriginalMessage();
    String first = message == null ? "it can't be read" : message.lines().findFirst().orElse("");
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  private static void table(JsonParser parser, String path, Map<String, Object> values) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
      if (parser.nextToken() == JsonToken.START_OBJECT && path.isEmpty()) {
        values.put(key, Kind.TABLE);
        table(parser, key, values);
      } else {
        values.put(key, value(parser, 0));
      }
    }
  }

  private enum Kind {
    TABLE,
    OTHER
  }

  private static Object value(JsonParser parser, int depth) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> {
        if (depth > NESTING_MAX) {
          throw new DesignProblem(FILE + ": lists nested too deep");
        }
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser, depth + 1));
        }
        yield List.copyOf(list);
      }
      case null, default -> {
        parser.skipChildren();
        yield Kind.OTHER;
      }
    };
  }

  /** Where each key stands: the parser keeps no places. A key within braces has its table's. */
  private static Map<String, Integer> lines(String text) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    String table = "";
    int number = 0;
    for (String whole : text.split("\r?\n", -1)) {
      number++;
      String line = whole.substring(0, Math.min(whole.length(), LINE_MAX));
      Matcher key = KEY.matcher(line);
      Matcher heading = TABLE.matcher(line);
      if (key.matches()) {
        String path = bare(key.group(1));
        lines.putIfAbsent(table.isEmpty() ? path : table + "." + path, number);
        int dot = path.indexOf('.');
        if (table.isEmpty() && dot > 0) {
          lines.putIfAbsent(path.substring(0, dot), number);
        }
      } else if (heading.matches() && !BRACKETS.matcher(heading.group(1)).find()) {
        table = bare(heading.group(1));
        lines.putIfAbsent(table, number);
      }
    }
    return lines;
  }

  private static String bare(String key) {
    return key.replaceAll("[\"'\\s]", "");
  }

  /** The keys in order, {@code project.name}; tables stand before what is in them. */
  List<String> keys() {
    return List.copyOf(values.keySet());
  }

  boolean isTableAt(String path) {
    return values.get(path) == Kind.TABLE;
  }

  @Nullable Object value(String path) {
    return values.get(path);
  }

  /** A problem at a key: {@code tenon.toml:3: …}. */
  DesignProblem problem(String path, String message) {
    Integer line = lines.get(path);
    String at = path;
    while (line == null && at.indexOf('.') > 0) {
      at = at.substring(0, at.lastIndexOf('.'));
      line = lines.get(at);
    }
    return new DesignProblem(FILE + ":" + (line == null ? 1 : line) + ": " + message);
  }
}
