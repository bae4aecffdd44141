package dev.tenon.works;

import dev.tenon.works.git.GitProblem;
import dev.tenon.works.git.TenonFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log of one run, {@code .tenon/runs/RUN.jsonl}: one JSON object a line, only ever added to,
 * each on the disk before what it tells of is used. A last line that a kill tore is no event.
 */
public final class RunLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-[0-9a-f]{6}");
  private static final String END = ".jsonl";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String run;
  private final FileChannel channel;

  private RunLog(String run, FileChannel channel) {
    this.run = run;
    this.channel = channel;
  }

  /** Begins a run: its name is the time, UTC, and a little chance, so that names sort by time. */
  public static RunLog start(Path project, Instant now) {
    byte[] chance = new byte[3];
    RANDOM.nextBytes(chance);
    String run = STAMP.format(now) + "-" + HexFormat.of().formatHex(chance);
    Path file = file(project, run);
    try {
      Files.createDirectories(file.getParent());
      return new RunLog(
          run, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Goes on with a run that was cut; a torn last line is taken away. */
  public static RunLog resume(Path project, String run) {
    Path file = file(project, run);
    try {
      long whole = whole(Files.readAllBytes(file));
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      channel.truncate(whole);
      channel.position(whole);
      return new RunLog(run, channel);
    } catch (NoSuchFileException e) {
      throw unknown(project, run);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** The run's name. */
  public String run() {
    return run;
  }

  /** An empty event, to be filled and appended. */
  public static ObjectNode event(String kind) {
    return JSON.createObjectNode().put("event", kind);
  }

  /** Adds an event; when this returns it is on the disk. */
  public synchronized void append(ObjectNode event) {
    try {
      ByteBuffer line = ByteBuffer.wrap((event + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new GitProblem(
          "The log of run " + run + " can't be written (" + e.getMessage() + "); make room.", e);
    }
  }

  /** The runs of a project, oldest first. */
  public static List<String> list(Path project) {
    Path folder = project.resolve(TenonFolder.NAME).resolve("runs");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(END))
          .map(name -> name.substring(0, name.length() - END.length()))
          .filter(NAME.asMatchPredicate())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new GitProblem(folder + " can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * The events of a run, in order.
   *
   * @throws GitProblem if there is no such run, or a line that was not torn is no JSON
   */
  public static List<JsonNode> read(Path project, String run) {
    Path file = file(project, run);
    try {
      byte[] bytes = Files.readAllBytes(file);
      int whole = whole(bytes);
      List<JsonNode> events = new ArrayList<>();
      String text = new String(Arrays.copyOf(bytes, whole), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isBlank()) {
          events.add(parse(file, events.size() + 1, line));
        }
      }
      return events;
    } catch (NoSuchFileException e) {
      throw unknown(project, run);
    } catch (IOException e) {
      throw new GitProblem(file + " can't be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode parse(Path file, int line, String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new GitProblem(
          file + ":" + line + " is no JSON, somebody changed it; remove the file.", e);
    }
  }

  /** How many bytes are whole lines. */
  private static int whole(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static Path file(Path project, String run) {
    if (!NAME.matcher(run).matches()) {
      throw unknown(project, run);
    }
    return TenonFolder.in(project).resolve("runs").resolve(run + END);
  }

  private static GitProblem unknown(Path project, String run) {
    return new GitProblem(
        "There is no run `" + run + "` in " + project + "; `tenon log` lists those there are.");
  }

  private static GitProblem unwritable(Path file, IOException e) {
    return new GitProblem(
        file + " can't be written (" + e.getMessage() + "); make the folder writable.", e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new GitProblem("The log of run " + run + " can't be closed: " + e.getMessage(), e);
    }
  }
}
