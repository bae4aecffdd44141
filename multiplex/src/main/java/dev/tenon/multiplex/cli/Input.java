package dev.tenon.multiplex.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that are read. */
final class Input {
  private Input() {}

  /**
   * The path of a file, once it is sure that its text can be read.
   *
   * @throws Refusal if it is not there, a folder, empty, not to be read, or no text
   */
  static Path file(Terminal terminal, String name) {
    Path path = path(terminal, name);
    if (Files.isDirectory(path)) {
      throw new Refusal(name + " is a folder; name a file in it");
    }
    if (!Files.exists(path)) {
      throw new Refusal("there is no file " + name + " in " + terminal.folder());
    }
    try {
      if (Files.readString(path).isBlank()) {
        throw new Refusal(name + " is empty");
      }
      return path;
    } catch (AccessDeniedException e) {
      throw new Refusal(name + " can't be read: permission denied; try: chmod u+r " + name);
    } catch (CharacterCodingException e) {
      throw new Refusal(name + " is no text in UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw new Refusal(name + " can't be read: " + e.getMessage());
    }
  }

  /** A path as given, from the folder of the command. */
  static Path path(Terminal terminal, String name) {
    try {
      return terminal.folder().resolve(name);
    } catch (InvalidPathException e) {
      throw new Refusal(name + " is no name of a file: " + e.getReason());
    }
  }
}
