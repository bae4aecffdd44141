package dev.tenon.design;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code tenon.lock}: what was accepted and built, one entry a line, sorted by bytes.
 *
 * @param entries from what stands before the hash ({@code item R-3}, {@code link D-1 satisfies
 *     R-3}, {@code symbol Pool.put(String, byte[])}, {@code test T-1}, {@code step S-1}) to the
 *     hash with its {@code sha256:}
 */
public record Lock(Map<String, String> entries) {
  private static final String FIRST_LINE = "tenon.lock 1";
  private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

  public Lock {
    entries = Map.copyOf(entries);
  }

  public static Lock empty() {
    return new Lock(Map.of());
  }

  /**
   * Reads a lock.
   *
   * @throws DesignProblem naming the line that is none
   */
  public static Lock read(String text) {
    if (text.isBlank()) {
      return empty();
    }
    String[] lines = text.split("\r?\n", -1);
    if (!lines[0].equals(FIRST_LINE)) {
      throw new DesignProblem(
          lines[0].matches("tenon\\.lock \\d+")
              ? "tenon.lock:1: written by a newer Tenon (" + lines[0] + "); update Tenon"
              : "tenon.lock:1: the first line must be \"" + FIRST_LINE + "\"; restore it with git");
    }
    Map<String, String> entries = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i];
      if (line.isBlank()) {
        continue;
      }
      int space = line.lastIndexOf(' ');
      if (space < 0 || !HASH.matcher(line).region(space + 1, line.length()).matches()) {
        throw new DesignProblem(
            "tenon.lock:"
                + (i + 1)
                + ": no entry: \""
                + line
                + "\"; after a merge keep both sides' lines, else restore the file with git");
      }
      entries.put(line.substring(0, space), line.substring(space + 1));
    }
    return new Lock(entries);
  }

  /** Whether nothing was ever accepted or built. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The hash of an entry, {@code sha256:…}, or empty. */
  public String hash(String kind, String name) {
    return entries.getOrDefault(kind + " " + name, "");
  }

  /** Names of all entries of a kind. */
  public List<String> names(String kind) {
    List<String> names = new ArrayList<>();
    for (String key : entries.keySet()) {
      if (key.startsWith(kind + " ")) {
        names.add(key.substring(kind.length() + 1));
      }
    }
    names.sort(null);
    return names;
  }

  /** The file's text: LF, sorted by bytes of UTF-8. */
  public String text() {
    List<byte[]> lines = new ArrayList<>();
    entries.forEach((key, hash) -> lines.add((key + " " + hash).getBytes(StandardCharsets.UTF_8)));
    lines.sort(Arrays::compareUnsigned);
    StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
    lines.forEach(line -> out.append(new String(line, StandardCharsets.UTF_8)).append('\n'));
    return out.toString();
  }
}
