package dev.tenon.works.git;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Files that are either the old or the new one, whenever the process is cut. */
final class Durable {
  private Durable() {}

  /** Writes aside, syncs, renames. */
  static void write(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " has no folder");
    }
    Path aside = folder.resolve(file.getFileName() + ".new");
    Files.write(aside, content);
    sync(aside);
    move(aside, file);
    sync(folder);
  }

  /** Takes away what a cut write of a file left aside. */
  static void forget(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      throw new GitProblem(aside + " can't be removed: " + e.getMessage(), e);
    }
  }

  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Brings a file's content, or a folder's entries, to the disk. */
  static void sync(Path path) throws IOException {
    boolean folder = Files.isDirectory(path);
    try (FileChannel channel =
        FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      if (!folder) {
        throw e;
      } // some systems can't sync a folder; the rename is atomic there all the same
    }
  }

  /** Deletes a file or a folder with all in it; links are not followed. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            // a writer may have taken away the right to empty it
            File file = folder.toFile();
            if (!file.canWrite() || !file.canExecute()) {
              boolean open = file.setReadable(true) & file.setWritable(true);
              if (!(open & file.setExecutable(true))) {
                return FileVisitResult.CONTINUE; // emptying it says what is wrong
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes what is at a path below a root, unless a link on the way leads out of it. */
  static void deleteBelow(Path root, String path) {
    Path file = root.resolve(path);
    try {
      if (!behindLink(root, file)) {
        delete(file);
      }
    } catch (IOException e) {
      throw new GitProblem(file + " can't be deleted: " + e.getMessage(), e);
    }
  }

  /** Whether a folder between the root and the file is a link. */
  static boolean behindLink(Path root, Path file) {
    Path folder = file.getParent();
    while (folder != null && !folder.equals(root)) {
      if (Files.isSymbolicLink(folder)) {
        return true;
      }
      folder = folder.getParent();
    }
    return false;
  }
}
