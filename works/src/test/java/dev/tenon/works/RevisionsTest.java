package dev.tenon.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.design.Design;
import dev.tenon.design.Item;
import dev.tenon.works.git.GitProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionsTest {
  private static final String LOCK = "tenon.lock 1\nitem R-1 sha256:" + "0".repeat(64) + "\n";

  @TempDir Path temp;

  private History withHistory(String subfolder) throws IOException {
    History history = History.make(temp.resolve("库 1"), subfolder);
    history.write("tenon.toml", "format = 1\n[project]\ndocuments = [\"design/*.md\"]\n");
    history.write("design/a.md", "### R-1 One\n\nThe pool shall work.\n");
    history.commit("Start");
    history.git("tag", "v1");
    history.write("tenon.toml", "format = 1\n[project]\ndocuments = [\"文档/**/*.md\"]\n");
    history.write("文档/深/b.md", "### R-1 Changed\n\n### R-2 Two\n");
    history.write("tenon.lock", LOCK);
    history.commit("Second");
    return history;
  }

  private static List<String> titles(Design design) {
    return design.items().stream().map(Item::title).map(Object::toString).toList();
  }

  @Test
  void readsTheDesignWithTheSettingsOfThatRevision() throws IOException {
    History history = withHistory("子 项目");
    Revisions revisions = history.revisions();
    assertThat(titles(revisions.at("HEAD").design())).containsExactly("Changed", "Two");
    assertThat(titles(revisions.at("v1").design())).containsExactly("One");
    Revisions.Revision before = revisions.at("HEAD~1");
    assertThat(titles(before.design())).containsExactly("One");
    assertThat(before.commit()).isEqualTo(history.git("rev-parse", "HEAD~1"));
    assertThat(revisions.lock("v1").isEmpty()).isTrue();
    assertThat(revisions.lock("HEAD").names("item")).containsExactly("R-1");
  }

  @Test
  void leavesTheTreeAlone() throws IOException {
    History history = withHistory("");
    Files.writeString(history.project.resolve("design/a.md"), "under work\n");
    history.revisions().at("v1");
    assertThat(history.git("status", "--porcelain")).isEqualTo("M design/a.md");
  }

  @Test
  void refusesWhatIsNoRevision() throws IOException {
    Revisions revisions = withHistory("").revisions();
    refused(revisions, "v1..HEAD", "range", "v1");
    refused(revisions, "...main", "range", "HEAD");
    refused(revisions, "nowhere", "no revision nowhere", "git branch --all");
    refused(revisions, "--all", "no revision --all");
    refused(revisions, "", "missing");
    refused(revisions, "HEAD:design/a.md", "no revision");
  }

  @Test
  void namesTheRemotesBranch() throws IOException {
    History history = withHistory("");
    history.git("branch", "topic");
    Path clone = temp.resolve("clone");
    History.gitIn(temp, "clone", "-q", history.root.toString(), clone.toString());
    refused(History.at(clone).revisions(), "topic", "origin/topic");
  }

  @Test
  void saysHowAShallowCloneIsMadeWhole() throws IOException {
    History history = withHistory("");
    Path clone = temp.resolve("shallow");
    History.gitIn(temp, "clone", "-q", "--depth=1", "file://" + history.root, clone.toString());
    Revisions revisions = History.at(clone).revisions();
    assertThat(titles(revisions.at("HEAD").design())).hasSize(2);
    refused(revisions, "HEAD~1", "shallow", "git fetch --unshallow", "fetch-depth: 0");
  }

  @Test
  void saysThatTheProjectBeganLater() throws IOException {
    History history = History.make(temp.resolve("r"), "");
    history.write("README", "nothing yet\n");
    history.commit("Before");
    history.write("tenon.toml", "format = 1\n");
    history.commit("Start");
    refused(history.revisions(), "HEAD~1", "no tenon.toml", "git log --oneline -- tenon.toml");
  }

  @Test
  void namesTheRevisionOfWhatCantBeRead() throws IOException {
    History history = History.make(temp.resolve("r"), "");
    history.write("tenon.toml", "format = 9\n");
    history.commit("Newer");
    history.write("tenon.toml", "format = 1\n[project]\ndocuments = [\"*.md\"]\n");
    Files.write(history.project.resolve("a.md"), new byte[] {'a', '\n', (byte) 0xFF});
    history.write("tenon.lock", "<<<<<<< ours\n");
    history.commit("Not UTF-8");
    refused(history.revisions(), "HEAD~1", "at HEAD~1 (", "tenon.toml");
    refused(history.revisions(), "HEAD", "at HEAD (", "a.md:2", "0xFF");
    assertThatThrownBy(() -> history.revisions().lock("HEAD"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("tenon.lock:1");
  }

  @Test
  void saysThatThereIsNoCommitNoRepositoryAndNoGit() throws IOException {
    History empty = History.make(temp.resolve("empty"), "");
    empty.write("tenon.toml", "format = 1\n");
    refused(empty.revisions(), "HEAD", "no commit yet");
    Path alone = Files.createDirectories(temp.resolve("alone"));
    Files.writeString(alone.resolve("tenon.toml"), "format = 1\n");
    assertThatThrownBy(() -> History.at(alone).revisions())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("git init");
    assertThatThrownBy(
            () ->
                Revisions.of(
                    Project.open(alone),
                    command -> {
                      throw new IOException("no such program");
                    },
                    Map.of()))
        .isInstanceOf(Refusal.class)
        .hasRootCauseInstanceOf(IOException.class)
        .hasCauseInstanceOf(GitProblem.class)
        .hasMessageContaining("install git");
  }

  private static void refused(Revisions revisions, String name, String... says) {
    assertThatThrownBy(() -> revisions.at(name))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll(says);
  }
}
