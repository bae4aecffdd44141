import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a project whose design has a given number of items: of ten, three requirements, three
 * decisions, three tests and a parameter, with a class of two methods beside them. All are linked,
 * so that every rule has something to walk; the design is clean, so that all of them walk it.
 *
 * <p>Arguments: the folder to make, the number of items (a multiple of 100).
 */
final class Designs {
  /** Items that come in one group. */
  private static final int GROUP = 10;

  /** Groups in one document. */
  private static final int PART = 50;

  private static final String SETTINGS =
      """
      format = 1

      [project]
      name      = "generated"
      package   = "org.example.generated"
      documents = ["design/*.md"]
      """;

  private Designs() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int groups = Integer.parseInt(args[1]) / GROUP;
    Files.createDirectories(folder.resolve("design"));
    Files.writeString(folder.resolve("tenon.toml"), SETTINGS);
    for (int first = 1, part = 1; first <= groups; first += PART, part++) {
      int last = Math.min(groups, first + PART - 1);
      String name = String.format(Locale.ROOT, "design/part-%04d.md", part);
      Files.writeString(folder.resolve(name), part(first, last));
    }
    Files.writeString(
        folder.resolve("design/plan.md"),
        """
        ## 6 Implementation plan

        <!-- tenon:plan -->
        <!-- /tenon:plan -->

        ## Revisions

        | version | date | change | reason |
        |---|---|---|---|
        | 1 | 2026-01-01 | first | made |
        """);
  }

  private static String part(int first, int last) {
    StringBuilder out = new StringBuilder("# Generated\n\n## 1 Overview\n\n");
    for (int g = first; g <= last; g++) {
      requirements(out, g);
    }
    out.append("## 2 Architecture\n\n| parameter | value | unit | range | meaning |\n");
    out.append("|---|---|---|---|---|\n");
    for (int g = first; g <= last; g++) {
      out.append(
          "| limit_%d | %d | s | 1..3600 | how long part %d may take |\n"
              .formatted(g, 1 + g % 900, g));
    }
    out.append('\n');
    for (int g = first; g <= last; g++) {
      decisions(out, g);
    }
    out.append("## 3 Core flows\n\nEach part does its work and tells the one before it.\n\n");
    out.append("## 4 Interfaces\n\n");
    for (int g = first; g <= last; g++) {
      out.append(
          """
          ### `final class Part%1$d`

          A part that carries a load.

          #### `int carry(int load)`

          Carries a load and says how much was carried.

          #### `int rest(int load)`

          What is left of a load.

          """
              .formatted(g));
    }
    out.append("## 5 Implementation details\n\n");
    for (int g = first; g <= last; g++) {
      details(out, g);
    }
    return out.toString();
  }

  private static void requirements(StringBuilder out, int g) {
    int n = 3 * g - 2;
    out.append(
        """
        ### R-%1$d Load of part %4$d

        When a load arrives, part %4$d shall carry it within the limit of its own.

        ### R-%2$d Rest of part %4$d

        If a load is larger than %4$d kg, then part %4$d shall leave the rest of it **where it is**; the
        caller reads `Part%4$d.rest` and asks again.

        - refines: R-%1$d

        ### R-%3$d Order of part %4$d

        While part %4$d works, the system shall keep the order of its loads.

        - depends on: R-%1$d, R-%2$d

        """
            .formatted(n, n + 1, n + 2, g));
  }

  private static void decisions(StringBuilder out, int g) {
    int n = 3 * g - 2;
    String before = g == 1 ? "" : "- depends on: D-" + (n - 3) + "\n";
    out.append(
        """
        ### D-%1$d Loads of part %4$d are numbers

        A load is a whole number of kilograms.

        - satisfies: R-%1$d
        %5$s- because: what is counted can be compared
        - rejects: a type for loads, which would hold one number
        - where: `limit_%4$d <= 3600 s`

        ### D-%2$d The rest of part %4$d is computed

        The rest is the load without what was carried.

        - refines: D-%1$d
        - satisfies: R-%2$d
        - because: what is stored once cannot contradict itself

        ### D-%3$d Part %4$d has one queue

        Loads stand in one queue, the first in front.

        - refines: D-%1$d
        - satisfies: R-%3$d
        - because: an order of two queues would have to be kept by somebody

        """
            .formatted(n, n + 1, n + 2, g, before));
  }

  private static void details(StringBuilder out, int g) {
    int n = 3 * g - 2;
    String uses = g % 10 == 1 ? "" : "- uses: Part%d.carry\n".formatted(g - 1);
    out.append(
        """
        ### `Part%4$d.carry`

        Carries what is at most the limit.

        %5$s- satisfies: R-%1$d
        - VAL_NON_NEGATIVE(load)
        - AST_POSTCONDITION(result <= load, "nothing is made from nothing")

        ```java body
        int most = %4$d;
        return Math.min(load, most);
        ```

        ### `Part%4$d.rest`

        Subtracts what is carried.

        - uses: carry
        - VAL_INT_RANGE(load, 0, limit_%4$d)

        ### T-%1$d Part %4$d carries

        - verifies: R-%1$d, Part%4$d.carry
        - test: Part%4$dTest.carries

        ### T-%2$d Part %4$d leaves a rest

        - verifies: R-%2$d, Part%4$d.rest
        - test: Part%4$dTest.leavesARest

        ### T-%3$d Part %4$d keeps the order

        - verifies: R-%3$d
        - test: Part%4$dTest.keepsTheOrder

        """
            .formatted(n, n + 1, n + 2, g, uses));
  }
}
