package dev.tenon.design;

import java.time.Duration;
import java.util.List;

/** {@code tenon.toml}. */
public record Config(
    Project project,
    Wording wording,
    Verify verify,
    Plan plan,
    Writer writer,
    Build build,
    Review review) {

  /**
   * @param name of the project
   * @param language of the code, lower case
   * @param prose what Tenon writes
   * @param packageName of types that no {@code package} bullet places; empty: the default package
   * @param documents globs of the design's files
   * @param sources globs; the first is a plain folder
   * @param tests globs; the first is a plain folder
   * @param patterns globs of the project's pattern files
   * @param classpath globs; empty: asked of the project's own build
   * @param evidence folder of the evidence files
   */
  public record Project(
      String name,
      String language,
      Tongue prose,
      String packageName,
      List<String> documents,
      List<String> sources,
      List<String> tests,
      List<String> patterns,
      List<String> classpath,
      String evidence) {}

  /** Words that are vague here too, and words that are not. */
  public record Wording(List<String> vague, List<String> allow) {}

  /** What Tenon runs itself; an empty command is none. */
  public record Verify(
      String step,
      String test,
      Duration limit,
      boolean sandbox,
      boolean network,
      List<String> env) {}

  /** How many methods a step holds. */
  public record Plan(int least, int most) {}

  /** Who writes a body that the document does not give. */
  public record Writer(
      String use,
      String command,
      int attempts,
      Duration limit,
      List<String> writes,
      boolean network,
      List<String> env) {}

  /** {@code none}, {@code writers} or {@code all}. */
  public record Build(String review) {}

  /**
   * @param growth share of a document by which a round may grow it, 0.2 for 20 %
   * @param itemWords how many words an item may have
   */
  public record Review(String command, double growth, int itemWords) {}
}
