package dev.tenon.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A new folder that only this user can read, deleted when closed. */
public final class TemporaryFolder implements AutoCloseable {
  // a socket's path may have 107 bytes, and programs make folders of their own in ours
  private static final int BASE_MAX = 40;

  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** Makes one where temporary files go, or in {@code /tmp} where that would be a long path. */
  public static TemporaryFolder create() throws IOException {
    Path usual = Path.of(System.getProperty("java.io.tmpdir"));
    Path brief = Path.of("/tmp");
    boolean far = usual.toString().length() > BASE_MAX && Files.isWritable(brief);
    return in(far ? brief : usual);
  }

  /** Makes one in a folder that is there. */
  public static TemporaryFolder in(Path folder) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(folder, "tenon").toRealPath());
  }

  public Path path() {
    return path;
  }

  /**
   * Deletes it with all that is in it; what its links point to stays.
   *
   * @throws IOException if something in it can't be deleted
   */
  @Override
  public void close() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(path, new Deletion());
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    /** A folder that its maker locked is opened and walked again; ours it is. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      if (problem instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || Files.isReadable(file)) {
        throw problem;
      }
      unlock(file);
      Files.walkFileTree(file, this);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
        unlock(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }

    private static void unlock(Path folder) throws IOException {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
