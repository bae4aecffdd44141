import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a project whose design has many constraints that all hang together.
 *
 * <p>Arguments: the folder to make, the shape, the number of constraints. Shapes: {@code chain}
 * (each parameter below the next), {@code sums} (random sums of three), {@code cases} (one of two
 * comparisons), {@code conflicts} (a chain of which every hundredth pair clashes), {@code ring} (a
 * chain that closes: only all of it clashes).
 */
final class Constraints {
  private Constraints() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int count = Integer.parseInt(args[2]);
    Files.createDirectories(folder.resolve("design"));
    Files.writeString(folder.resolve("tenon.toml"), "[project]\ndocuments = [\"design/*.md\"]\n");
    StringBuilder rows =
        new StringBuilder("## 2 Architecture\n\n| parameter | unit | range |\n|---|---|---|\n");
    StringBuilder items = new StringBuilder("\n");
    Random random = new Random(7);
    for (int i = 0; i < count; i++) {
      boolean real = i % 2 == 1;
      rows.append("| p%d |  | 0..%s |\n".formatted(i, real ? "100000.5" : "100000"));
      items.append(
          "### D-%d Rule\n\nA rule.\n\n- where: `%s`\n\n"
              .formatted(i + 1, rule(args[1], i, count, random)));
    }
    Files.writeString(folder.resolve("design/design.md"), rows.toString() + items);
  }

  private static String rule(String shape, int i, int count, Random random) {
    int next = (i + 1) % count;
    return switch (shape) {
      case "sums" ->
          "p%d + %d * p%d <= p%d + %d"
              .formatted(
                  i, 1 + random.nextInt(3), next, random.nextInt(count), 50 + random.nextInt(100));
      case "cases" ->
          next == 0
              ? "p%d >= 1".formatted(i)
              : "p%d + 2 <= p%d or p%d + 2 <= p%d".formatted(i, next, next, i);
      case "conflicts" ->
          i % 100 == 50
              ? "p%d + 1 <= p%d".formatted(i, i - 1)
              : next == 0 ? "p%d >= 1".formatted(i) : "p%d <= p%d".formatted(i, next);
      case "ring" -> "p%d < p%d".formatted(i, next);
      default -> next == 0 ? "p%d >= 1".formatted(i) : "p%d + 1 <= p%d".formatted(i, next);
    };
  }
}
