package dev.tenon.multiplex.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** The presets, and files like them. */
public final class Presets {
  /** Those that are built in. */
  public static final List<String> NAMES =
      List.of("toy-4", "report-160-h800", "report-160-h20", "report-160-h20-141");

  private static final List<String> TABLES = List.of("perf", "driver", "workload");

  private static final TomlMapper TOML = new TomlMapper();

  private Presets() {}

  /**
   * A preset by its name, or a file by its path.
   *
   * @throws IllegalArgumentException if there is none, or it is not one; says where and why
   */
  public static Preset load(String nameOrPath) {
    Preset reference = read("reference", resource("reference"), null, "reference.toml");
    if (NAMES.contains(nameOrPath)) {
      return read(nameOrPath, resource(nameOrPath), reference, nameOrPath + ".toml");
    }
    Path path = Path.of(nameOrPath);
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          "there is no preset and no file "
              + nameOrPath
              + "; the presets are "
              + String.join(", ", NAMES));
    }
    String text;
    try {
      text = Files.readString(path);
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " can't be read: " + e.getMessage(), e);
    }
    String file = path.getFileName().toString();
    return read(file.replaceFirst("\\.toml$", ""), text, reference, nameOrPath);
  }

  private static String resource(String name) {
    try (InputStream in = Presets.class.getResourceAsStream(name + ".toml")) {
      if (in == null) {
        throw new IllegalStateException("the preset " + name + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Preset read(String name, String text, @Nullable Preset base, String where) {
    JsonNode root;
    try {
      root = TOML.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(where + " is not TOML: " + e.getOriginalMessage(), e);
    }
    for (String table : root.propertyNames()) {
      if (!TABLES.contains(table)) {
        throw new IllegalArgumentException(
            where + ": there is no table [" + table + "]; there are " + String.join(", ", TABLES));
      }
    }
    try {
      Preset own =
          new Preset(
              name,
              table(root, "perf", Names.PERF),
              table(root, "driver", Names.DRIVER),
              table(root, "workload", Names.WORKLOAD));
      return base == null
          ? own
          : new Preset(
              name,
              base.perf().with(own.perf()),
              base.driver().with(own.driver()),
              base.workload().with(own.workload()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static Settings table(JsonNode root, String name, Set<String> known) {
    JsonNode node = root.path(name);
    if (!node.isMissingNode() && !node.isObject()) {
      throw new IllegalArgumentException(name + " must be a table: [" + name + "]");
    }
    return Settings.of(node, known);
  }
}
