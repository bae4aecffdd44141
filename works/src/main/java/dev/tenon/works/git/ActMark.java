package dev.tenon.works.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an act is about to do, written before it, so that whoever comes after a cut can go on.
 *
 * @param token names this act, in the lock that it holds and the environment of its git
 * @param ref the branch that moves
 * @param before its commit
 * @param after the commit that it moves to
 * @param places the paths that differ between the two; empty until they were looked at
 */
record ActMark(String token, String ref, String before, String after, List<Place> places) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * A path that differs, from the root.
   *
   * @param path of the file
   * @param file its {@link FileState} before
   * @param indexBefore mode and content in the index before, {@code -} if none
   * @param indexAfter the same in the new commit
   */
  record Place(String path, String file, String indexBefore, String indexAfter) {
    Place {
      if (path.startsWith("/") || ("/" + path + "/").contains("/../")) {
        throw new IllegalArgumentException(path + " lies outside of the tree");
      }
    }

    boolean deleted() {
      return indexAfter.equals(FileState.ABSENT);
    }

    /** A submodule: its commit moves in the index; its files are the person's matter. */
    boolean submodule() {
      return indexBefore.startsWith("160000") || indexAfter.startsWith("160000");
    }
  }

  ActMark {
    places = List.copyOf(places);
  }

  ActMark with(List<Place> found) {
    return new ActMark(token, ref, before, after, found);
  }

  void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("token", token).put("ref", ref).put("before", before).put("after", after);
    ArrayNode list = root.putArray("places");
    for (Place place : places) {
      list.addObject()
          .put("path", place.path())
          .put("file", place.file())
          .put("indexBefore", place.indexBefore())
          .put("indexAfter", place.indexAfter());
    }
    Durable.write(file, (root + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The mark in a file, if there is one.
   *
   * @throws GitProblem if the file holds something else
   */
  static Optional<ActMark> read(Path file) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      List<Place> places = new ArrayList<>();
      for (JsonNode place : root.required("places")) {
        places.add(
            new Place(
                text(place, "path"),
                text(place, "file"),
                text(place, "indexBefore"),
                text(place, "indexAfter")));
      }
      return Optional.of(
          new ActMark(
              text(root, "token"),
              text(root, "ref"),
              text(root, "before"),
              text(root, "after"),
              places));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new GitProblem(
          file
              + " can't be read, though it says how to finish what was cut; look at `git status`,"
              + " then remove it: `rm "
              + file
              + "`.",
          e);
    }
  }

  private static String text(JsonNode node, String key) {
    return node.required(key).stringValue();
  }
}
