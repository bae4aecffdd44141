package dev.tenon.multiplex.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written whole or not at all. */
final class Output {
  private final String name;
  private final Path path;

  private Output(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  /**
   * Looks, before any work is done for it, whether the file can be written.
   *
   * @throws Refusal if not
   */
  static Output to(Terminal terminal, String name) {
    Path path = Input.path(terminal, name).toAbsolutePath().normalize();
    Path folder = path.getParent();
    if (Files.isDirectory(path)) {
      throw new Refusal(name + " is a folder; name a file in it");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refusal(name + " can't be written: there is no folder " + folder);
    }
    if (!Files.isWritable(folder) || (Files.exists(path) && !Files.isWritable(path))) {
      throw new Refusal(name + " can't be written: permission denied; choose another place");
    }
    return new Output(name, path);
  }

  void write(String text) {
    Path aside = path.resolveSibling("." + path.getFileName() + ".writing");
    try {
      Files.writeString(aside, text);
      try {
        Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new Refusal(name + " can't be written: " + e.getMessage());
    } finally {
      try {
        Files.deleteIfExists(aside);
      } catch (IOException e) {
        // what is told is why it could not be written
      }
    }
  }
}
