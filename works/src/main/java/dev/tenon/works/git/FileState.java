package dev.tenon.works.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is at a path on the disk, as a short text that differs when it differs. */
final class FileState {
  static final String ABSENT = "-";
  private static final String FOLDER = "folder";

  private FileState() {}

  static String of(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link:"
          + hash(Files.readSymbolicLink(path).toString().getBytes(StandardCharsets.UTF_8));
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return ABSENT;
    }
    if (Files.isRegularFile(path)) {
      return hash(Files.readAllBytes(path));
    }
    return FOLDER;
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
