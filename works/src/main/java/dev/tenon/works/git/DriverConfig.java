package dev.tenon.works.git;

import dev.tenon.run.Outcome;

/** What a repository's own configuration says of the merge driver {@code tenon}. */
public final class DriverConfig {
  /** The driver's name in {@code .gitattributes}. */
  public static final String NAME = "tenon";

  private static final String DRIVER = "merge." + NAME + ".driver";

  private DriverConfig() {}

  /** Sets it for this clone and all of its worktrees; whether that changed anything. */
  public static boolean install(Repository repository, String command) {
    Git git = repository.git();
    if (command.equals(of(repository))) {
      return false;
    }
    git.text("config", "--local", "merge." + NAME + ".name", "merges designs by item (Tenon)");
    git.text("config", "--local", DRIVER, command);
    return true;
  }

  /** The driver's command, wherever it is configured; empty if it is not. */
  public static String of(Repository repository) {
    Outcome found = repository.git().run("config", "--get", DRIVER);
    return found.ok() ? found.out().text().stripTrailing() : "";
  }
}
