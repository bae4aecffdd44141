package dev.tenon.works;

import dev.tenon.design.Config;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits until something happens in the folders of a project. What happened is only a hint: who
 * waits looks for himself, also when nothing was heard for a while, so that nothing is lost on file
 * systems that tell nothing, on an overflow, or in folders that can't be watched.
 */
public final class FolderWatch implements AutoCloseable {
  /** How long an editor may take between the writes of one save. */
  private static final Duration QUIET = Duration.ofMillis(15);

  /** Who writes without end is not waited for longer. */
  private static final Duration QUIET_MAX = Duration.ofMillis(300);

  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration POLL_DEAF = Duration.ofMillis(500);
  private static final int FOLDERS_MAX = 4_096;
  private static final int DEPTH_MAX = 64;
  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final Path root;
  private final @Nullable WatchService service;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private boolean deaf;

  private FolderWatch(Path root, @Nullable WatchService service) {
    this.root = root;
    this.service = service;
    this.deaf = service == null;
  }

  /** Watches nothing yet. */
  public static FolderWatch of(Path root) {
    WatchService service;
    try {
      service = root.getFileSystem().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      service = null; // no more of them to be had: it is looked at now and then
    }
    return new FolderWatch(root, service);
  }

  /** Whether some folder can't be watched, so that changes are found more slowly. */
  public boolean isDeaf() {
    return deaf;
  }

  /** Watches the folders that a project's settings name, and those above them that are its own. */
  public void follow(Config config) {
    if (service == null) {
      return;
    }
    deaf = false;
    Set<Path> wanted = new TreeSet<>();
    wanted.add(root);
    var project = config.project();
    List<String> globs = new ArrayList<>(project.documents());
    globs.addAll(project.patterns());
    globs.addAll(project.sources());
    globs.addAll(project.tests());
    globs.add("/" + project.evidence());
    for (String glob : globs) {
      Path start = root.resolve(Globs.plainPrefix(glob.startsWith("!") ? glob.substring(1) : glob));
      for (Path above = start.getParent();
          above != null && above.startsWith(root);
          above = above.getParent()) {
        if (Files.isDirectory(above)) {
          wanted.add(above);
        }
      }
      if (start.startsWith(root) && Files.isDirectory(start)) {
        below(start, wanted);
      }
    }
    keys.entrySet()
        .removeIf(
            known -> {
              boolean gone = !wanted.contains(known.getKey()) || !known.getValue().isValid();
              if (gone) {
                known.getValue().cancel();
              }
              return gone;
            });
    for (Path folder : wanted) {
      register(folder);
    }
  }

  private void register(Path folder) {
    if (service == null || keys.containsKey(folder)) {
      return;
    }
    if (keys.size() >= FOLDERS_MAX) {
      deaf = true;
      return;
    }
    try {
      keys.put(folder, folder.register(service, KINDS));
    } catch (IOException e) {
      deaf |= Files.isDirectory(folder); // too many watches, or no permission
    }
  }

  private void below(Path start, Set<Path> wanted) {
    try {
      Files.walkFileTree(
          start,
          Set.of(java.nio.file.FileVisitOption.FOLLOW_LINKS),
          DEPTH_MAX,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              Path name = folder.getFileName();
              if (name != null && Globs.NEVER.contains(name.toString())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              wanted.add(folder);
              return wanted.size() > FOLDERS_MAX
                  ? FileVisitResult.TERMINATE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // the check says what can't be read
            }
          });
    } catch (IOException e) {
      deaf = true; // it went away meanwhile; whoever waits looks again
    }
  }

  /** Waits for a sign, and then until it is quiet again; at most for some seconds. */
  public void await() throws InterruptedException {
    if (service == null) {
      Thread.sleep(POLL_DEAF);
      return;
    }
    try {
      WatchKey key = poll(deaf ? POLL_DEAF : POLL);
      long until = System.nanoTime() + QUIET_MAX.toNanos();
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = System.nanoTime() < until ? poll(QUIET) : null;
      }
    } catch (ClosedWatchServiceException e) {
      throw new IllegalStateException("closed while somebody waits", e);
    }
  }

  private @Nullable WatchKey poll(Duration time) throws InterruptedException {
    return service == null ? null : service.poll(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    if (service != null) {
      try {
        service.close();
      } catch (IOException e) {
        deaf = true; // the process ends, and with it the watch
      }
    }
  }
}
