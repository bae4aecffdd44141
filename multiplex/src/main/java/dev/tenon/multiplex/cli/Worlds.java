package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.sim.Names;
import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.Presets;
import dev.tenon.multiplex.sim.Schemes;
import dev.tenon.multiplex.sim.TraceFile;
import dev.tenon.multiplex.study.Splits;
import dev.tenon.multiplex.study.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The world that the options of a command describe. */
final class Worlds {
  static final int SEEDS_MAX = 10_000;
  private static final int STEPS_MAX = 1_000_000;

  private Worlds() {}

  /** The options that all commands with a world have. */
  static CommandSpec options(CommandSpec spec) {
    return spec.addOption(Options.value("--seeds", "n", "so many random worlds; default 3"))
        .addOption(
            Options.value(
                "--in-flight",
                "n|kv",
                "trajectories under way at most, for all policies; kv: as many as the caches hold;"
                    + " default: the preset's, where a policy has no admission of its own"))
        .addOption(Options.value("--steps", "n", "training steps that are measured; default 12"))
        .addOption(Options.value("--warmup", "n", "steps before them; default 4"))
        .addOption(
            Options.values(
                "--set",
                "name=value",
                "changes a setting; all of them: multiplex presets --settings"));
  }

  /** A preset by name or file, with the options on top. */
  static World of(String nameOrFile, Given given, Terminal terminal) {
    return withOptions(preset(nameOrFile, terminal), given, terminal);
  }

  static Preset preset(String nameOrFile, Terminal terminal) {
    if (Presets.NAMES.contains(nameOrFile)) {
      return Presets.load(nameOrFile);
    }
    boolean looksLikeFile = nameOrFile.contains(".") || nameOrFile.contains("/");
    if (!looksLikeFile && !java.nio.file.Files.exists(Input.path(terminal, nameOrFile))) {
      throw new Refusal(Nearest.sentence("preset and no file", nameOrFile, Presets.NAMES));
    }
    if (nameOrFile.endsWith(".jsonl")) {
      throw new Refusal(
          nameOrFile + " looks like a trace; name a preset here and the trace with --trace");
    }
    return Presets.load(Input.file(terminal, nameOrFile).toString());
  }

  static World withOptions(Preset base, Given given, Terminal terminal) {
    Preset preset = base;
    for (String setting : given.values("--set")) {
      int equals = setting.indexOf('=');
      if (equals < 1 || equals == setting.length() - 1) {
        throw new Refusal("--set needs name=value, was " + setting);
      }
      preset =
          set(preset, "--set", setting.substring(0, equals).strip(), setting.substring(equals + 1));
    }
    Optional<String> inFlight = given.value("--in-flight");
    if (inFlight.isPresent()) { // asked for, it holds for all policies, whatever they would do
      preset = preset.with("admission", "given");
      preset =
          inFlight.get().equals("kv")
              ? preset.with("inflight", "kv")
              : preset.with(
                  "inflight",
                  given.whole("--in-flight", 1, Integer.MAX_VALUE).orElseThrow().doubleValue());
    }
    Optional<Integer> steps = given.whole("--steps", 1, STEPS_MAX);
    if (steps.isPresent()) {
      preset = preset.with("steps", steps.get());
    }
    Optional<Integer> warmup = given.whole("--warmup", 0, STEPS_MAX);
    if (warmup.isPresent()) {
      preset = preset.with("warmup", warmup.get());
    }
    Optional<String> trace = given.value("--trace");
    return trace.isPresent()
        ? World.recorded(preset, TraceFile.read(Input.file(terminal, trace.get())))
        : World.of(preset);
  }

  static int seeds(Given given) {
    return given.whole("--seeds", 1, SEEDS_MAX).orElse(3);
  }

  /** All names of settings. */
  static Set<String> settings() {
    Set<String> all = new LinkedHashSet<>(Names.PERF);
    all.addAll(Names.DRIVER);
    all.addAll(Names.WORKLOAD);
    return all;
  }

  /** A preset with a setting that was given as text. */
  static Preset set(Preset preset, String option, String name, String text) {
    if (!settings().contains(name)) {
      throw new Refusal(option + ": " + Nearest.sentence("setting", name, settings()));
    }
    return preset.with(name, value(option, name, text.strip()));
  }

  static Object value(String option, String name, String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    try {
      double number = Double.parseDouble(text);
      if (Double.isNaN(number)) {
        throw new Refusal(option + ": " + name + " must be a number, was NaN");
      }
      return number;
    } catch (NumberFormatException e) {
      return text; // a word; whether it is one of the setting's is looked at where it is read
    }
  }

  /** The policies that were asked for, each once. */
  static List<String> policies(Given given, List<String> otherwise) {
    Optional<String> asked = given.value("--policy");
    if (asked.isEmpty()) {
      return otherwise;
    }
    List<String> all = new ArrayList<>();
    for (String word : asked.get().split(",", -1)) {
      String policy = word.strip();
      if (policy.isEmpty()) {
        throw new Refusal("--policy has an empty name in " + asked.get());
      }
      String kind = policy.replaceFirst(":.*", "");
      if (!ALL.contains(kind)) {
        throw new Refusal("--policy: " + Nearest.sentence("policy", kind, ALL));
      }
      if (!policy.equals(kind) && !Splits.KINDS.contains(kind)) {
        throw new Refusal("--policy: only separated has a split, not " + policy);
      }
      if (all.contains(policy)) {
        throw new Refusal("--policy names " + policy + " twice");
      }
      all.add(policy);
    }
    return all;
  }

  /** All policies, but those that lack a part. */
  static final List<String> NAMES =
      List.of(
          "colocated", "separated", "equipped", "fixed", "adaptive", "multiplex", "clairvoyant");

  private static final String WITHOUT = "multiplex-";

  /** All policies, {@code multiplex} without each of its parts too. */
  private static final List<String> ALL =
      Stream.concat(NAMES.stream(), Schemes.PARTS.stream().map(part -> WITHOUT + part)).toList();

  /** Those that are compared when nobody asks for others. */
  static final List<String> USUAL = List.of("colocated", "separated", "fixed", "multiplex");
}
