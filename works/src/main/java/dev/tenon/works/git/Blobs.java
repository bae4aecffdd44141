package dev.tenon.works.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Contents by their ids, all in one call of git. */
final class Blobs {
  private Blobs() {}

  /**
   * @param ids by whatever name the caller has for each
   * @return the bytes by the same names, in the same order
   */
  static Map<String, byte[]> read(Git git, Map<String, String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    byte[] input = (String.join("\n", ids.values()) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] output = git.bytes(input, "cat-file", "--batch");
    Map<String, byte[]> contents = new LinkedHashMap<>();
    int at = 0;
    for (String name : ids.keySet()) {
      int line = at;
      while (output[line] != '\n') {
        line++;
      }
      String header = new String(output, at, line - at, StandardCharsets.UTF_8);
      int size = Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1));
      contents.put(name, Arrays.copyOfRange(output, line + 1, line + 1 + size));
      at = line + 1 + size + 1;
    }
    return contents;
  }
}
