package dev.tenon.works.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** An index in a file of its own, so that trees are made and compared without the person's. */
final class PrivateIndex implements AutoCloseable {
  private final Path folder;
  private final Git git;

  private PrivateIndex(Path folder, Git git) {
    this.folder = folder;
    this.git = git;
  }

  /** An empty one. */
  static PrivateIndex empty(Git git) {
    try {
      Path folder = Files.createTempDirectory("tenon-index");
      return new PrivateIndex(folder, git.index(folder.resolve("index")));
    } catch (IOException e) {
      throw new GitProblem("No temporary folder can be made: " + e.getMessage(), e);
    }
  }

  /** One that holds a commit or tree. */
  static PrivateIndex of(Git git, String treeish) {
    PrivateIndex index = empty(git);
    try {
      index.git.text("read-tree", treeish);
      return index;
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  Git git() {
    return git;
  }

  /** Takes files as they are on the disk: new ones, changed ones, and those that are gone. */
  void take(Path root, Collection<String> paths) {
    take(git, root, paths);
  }

  /** The same for whatever index a git works on. */
  static void take(Git git, Path root, Collection<String> paths) {
    for (String path : paths) {
      Path file = root.resolve(path);
      if (Durable.behindLink(root, file)) {
        throw new GitProblem(file + " lies behind a link; only what is in the tree is committed.");
      }
      // where a known file became a folder the file is gone; another folder is somebody's mistake
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && !Files.isSymbolicLink(file)
          && !Files.isRegularFile(file)
          && !entries(git).containsKey(path)) {
        throw new GitProblem(file + " is no file; only files and links can be committed.");
      }
    }
    git.text(Git.joined(paths), "update-index", "--add", "--remove", "--replace", "-z", "--stdin");
  }

  void put(Collection<IndexEntry> entries) {
    put(git, entries);
  }

  static void put(Git git, Collection<IndexEntry> entries) {
    List<String> lines = new ArrayList<>();
    entries.forEach(entry -> lines.add(entry.line()));
    git.text(Git.joined(lines), "update-index", "--replace", "-z", "--index-info");
  }

  TreeMap<String, IndexEntry> entries() {
    return entries(git);
  }

  private static TreeMap<String, IndexEntry> entries(Git git) {
    return IndexEntry.staged(git.records("ls-files", "--stage", "-z"));
  }

  /** Its tree's id; the tree is in the repository then. */
  String writeTree() {
    return git.text("write-tree");
  }

  @Override
  public void close() {
    try {
      Durable.delete(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
