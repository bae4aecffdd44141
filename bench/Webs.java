import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Writes a project of requirements, decisions and tests with five links each, to those before them,
 * so that nearly all of it stands downstream of the first.
 *
 * <p>Arguments: the folder to make, the number of items.
 */
final class Webs {
  private static final int LINKS = 5;

  /** Items in one document. */
  private static final int PART = 300;

  private Webs() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int groups = Integer.parseInt(args[1]) / 3;
    Files.createDirectories(folder.resolve("design"));
    Files.writeString(
        folder.resolve("tenon.toml"), "format = 1\n\n[project]\ndocuments = [\"design/*.md\"]\n");
    for (int first = 1, part = 1; first <= groups; first += PART / 3, part++) {
      StringBuilder out = new StringBuilder("## 2 Architecture\n\n");
      for (int g = first; g < Math.min(groups + 1, first + PART / 3); g++) {
        group(out, g);
      }
      Files.writeString(
          folder.resolve(String.format(Locale.ROOT, "design/part-%04d.md", part)), out);
    }
  }

  private static void group(StringBuilder out, int g) {
    out.append(
        """
        ### R-%1$d Loads of part %1$d

        When a load arrives, part %1$d shall carry it within the limit of its own. The rest stays.

        %2$s
        ### D-%1$d Part %1$d has one queue

        Loads stand in one queue, the first in front.

        - satisfies: R-%1$d
        %3$s- because: an order of two queues would have to be kept by somebody

        ### T-%1$d Part %1$d carries

        A load is sent, and is there.

        - verifies: R-%1$d%4$s
        - test: PartTest.carries%1$d

        """
            .formatted(
                g,
                links(g, LINKS, "- depends on: ", "R-", "\n"),
                links(g, LINKS - 1, "- depends on: ", "D-", "\n"),
                links(g, LINKS - 1, ", ", "R-", "")));
  }

  private static String links(int g, int count, String before, String prefix, String behind) {
    TreeSet<Integer> ends = new TreeSet<>();
    for (int i = 1; i < 100 && ends.size() < Math.min(count, g - 1); i++) {
      ends.add(i % 2 == 0 ? Math.max(1, g - i) : Math.max(1, g / (i + 1)));
      ends.remove(g);
    }
    return ends.isEmpty()
        ? ""
        : before + String.join(", ", ends.stream().map(e -> prefix + e).toList()) + behind;
  }
}
