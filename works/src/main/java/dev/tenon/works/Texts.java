package dev.tenon.works;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads and writes whole text files, all or nothing. */
final class Texts {
  private Texts() {}

  /**
   * The text of a file.
   *
   * @param shown its path for messages
   * @throws Refusal if it can't be read or is not UTF-8; the first wrong byte is named
   */
  static String read(Path file, String shown) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Refusal(shown + ": can't be read (" + Globs.reason(e) + ")", e);
    }
    return decode(bytes, shown);
  }

  static String decode(byte[] bytes, String shown) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return decoder.decode(in).toString();
    } catch (CharacterCodingException e) {
      int at = in.position();
      int line = 1;
      for (int i = 0; i < at; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new Refusal(
          "%s:%d: not UTF-8: byte 0x%02X at offset %d; save the file as UTF-8"
              .formatted(shown, line, bytes[at] & 0xFF, at),
          e);
    }
  }

  /** Writes a file: aside, synced, then renamed into its place. */
  static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path target, byte[] bytes) {
    Path file = target;
    try {
      file = Files.isSymbolicLink(target) ? target.toRealPath() : target; // the link stays one
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path aside = Files.createTempFile(folder, ".tenon-", ".new");
      try {
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
          channel.force(true);
        }
        Files.setPosixFilePermissions(aside, permissions(file));
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw new Refusal(file + ": can't be written (" + Globs.reason(e) + ")", e);
    }
  }

  private static java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions(Path file)
      throws IOException {
    return Files.exists(file)
        ? Files.getPosixFilePermissions(file)
        : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--");
  }

  /** {@code sha256:} and the hash in hex. */
  static String sha256(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
