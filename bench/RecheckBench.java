import dev.tenon.design.Config;
import dev.tenon.design.ConfigReader;
import dev.tenon.design.Design;
import dev.tenon.design.Document;
import dev.tenon.design.Surroundings;
import dev.tenon.design.rules.Recheck;
import dev.tenon.design.rules.RuleGroup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures a check after one edit in a running process: a word typed into a requirement in the
 * middle of a design, and a line added there. Prints a row of Markdown for each. Arguments: the
 * project's folder, {@code one} to put all of it into one document.
 *
 * <p>Run with the class path of the application: {@code java -cp "$(cat
 * app/target/tenon/classpath)" bench/RecheckBench.java FOLDER}.
 */
final class RecheckBench {
  private static final int WARM = 40;
  private static final int MEASURED = 41;

  private RecheckBench() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    boolean one = args.length > 1;
    Config config = ConfigReader.read(Files.readString(folder.resolve("tenon.toml")), "bench");
    List<Document> documents = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("design"))) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file);
        whole.append(text);
        documents.add(new Document("design/" + file.getFileName(), text));
      }
    }
    if (one) {
      documents = new ArrayList<>(List.of(new Document("design/all.md", whole.toString())));
    }
    for (String edit : List.of("word", "line")) {
      double[] wall = new double[MEASURED];
      double[] cpu = new double[MEASURED];
      Recheck recheck = new Recheck();
      check(recheck, config, documents);
      for (int i = 0; i < WARM + MEASURED; i++) {
        List<Document> edited = edited(documents, edit, i);
        long fromCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long from = System.nanoTime();
        check(recheck, config, edited);
        if (i >= WARM) {
          wall[i - WARM] = (System.nanoTime() - from) / 1e6;
          cpu[i - WARM] =
              (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - fromCpu) / 1e6;
        }
      }
      Arrays.sort(wall);
      Arrays.sort(cpu);
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %s | %.1f | %.1f |%n",
          folder.getFileName(),
          documents.size(),
          edit,
          wall[MEASURED / 2],
          cpu[MEASURED / 2]);
    }
  }

  private static void check(Recheck recheck, Config config, List<Document> documents) {
    Design design = recheck.parse(config, documents, List.of());
    recheck.check(design, Surroundings.none(), EnumSet.allOf(RuleGroup.class));
  }

  /** The documents, the middle one with another text. */
  private static List<Document> edited(List<Document> documents, String edit, int round) {
    int middle = documents.size() / 2 - (documents.size() > 1 ? 1 : 0);
    Document document = documents.get(middle);
    String text = document.text();
    int at = text.indexOf("shall carry", text.length() / 8);
    String more = edit.equals("word") ? " number " + round : "\n".repeat(1 + round % 5);
    List<Document> edited = new ArrayList<>(documents);
    edited.set(
        middle,
        new Document(document.path(), text.substring(0, at + 11) + more + text.substring(at + 11)));
    return edited;
  }
}
