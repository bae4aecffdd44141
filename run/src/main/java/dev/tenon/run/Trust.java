package dev.tenon.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What this user allowed to run: for each project folder the hashes of sets of commands.
 *
 * <p>It is kept outside of all projects, in {@code $XDG_STATE_HOME/tenon/trusted} or {@code
 * ~/.local/state/tenon/trusted}, a line {@code sha256:… FOLDER} each, the latest last. A set that
 * changed is another set.
 */
public final class Trust {
  private static final int LINES_MAX = 10_000;
  private static final Object OURS = new Object();

  private final Path file;
  private final boolean always;

  private Trust(Path file, boolean always) {
    this.file = file;
    this.always = always;
  }

  /** What the user of an environment trusts: everything, with {@code TENON_TRUST=1}. */
  public static Trust of(Map<String, String> environment) {
    // the base directory specification wants a path that is not absolute to be ignored
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path folder =
        state.startsWith("/")
            ? Path.of(state)
            : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
                .resolve(".local/state");
    return new Trust(folder.resolve("tenon/trusted"), "1".equals(environment.get("TENON_TRUST")));
  }

  /** Whether these commands, in any order, may run in this project. */
  public boolean isTrusted(Path project, Collection<String> commands) {
    return always || lines().contains(line(project, commands));
  }

  /**
   * Remembers that these commands, and no others, may run in this project.
   *
   * @throws UncheckedIOException in one sentence if it can't be written down
   */
  public void trust(Path project, Collection<String> commands) {
    String line = line(project, commands);
    try {
      Files.createDirectories(folder());
      synchronized (OURS) { // a lock of a file is one of processes, and refused to a second thread
        add(line);
      }
    } catch (IOException e) {
      throw problem("written", e);
    }
  }

  private void add(String line) throws IOException {
    try (FileChannel channel = open(folder().resolve("trusted.lock"));
        FileLock held = channel.lock()) {
      List<String> lines = new ArrayList<>(lines());
      lines.remove(line);
      lines.add(line);
      write(lines.subList(Math.max(0, lines.size() - LINES_MAX), lines.size()));
    }
  }

  private List<String> lines() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw problem("read", e);
    }
  }

  /** Aside, synced, renamed: a reader sees the old lines or the new. */
  private void write(List<String> lines) throws IOException {
    Path aside = Files.createTempFile(folder(), "trusted", ".new");
    try {
      try (FileChannel channel = open(aside)) {
        String text = String.join("\n", lines) + "\n";
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          int unused = channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private Path folder() {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private static String line(Path project, Collection<String> commands) {
    return "sha256:" + hash(commands) + " " + real(project).toString().replace("\n", "\\n");
  }

  private static Path real(Path project) {
    try {
      return project.toRealPath();
    } catch (IOException e) {
      return project.toAbsolutePath().normalize();
    }
  }

  /** Each command with its length before it, so that two never read as one. */
  private static String hash(Collection<String> commands) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String command : new TreeSet<>(commands)) {
        byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private UncheckedIOException problem(String done, IOException cause) {
    return new UncheckedIOException(
        "What you trust can't be "
            + done
            + " in "
            + file
            + ": "
            + reason(cause)
            + "; set XDG_STATE_HOME to a folder that can be written, or TENON_TRUST=1.",
        cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException e -> e.getFile() + " is a file, not a folder";
      case NoSuchFileException e -> "there is no " + e.getFile();
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
