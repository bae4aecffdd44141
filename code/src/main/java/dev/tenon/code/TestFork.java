package dev.tenon.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

/** The process that runs tests: reads a request, writes results as they come, and ends itself. */
final class TestFork {

  private static final int DONE = 0;
  private static final int OVER_LIMIT = 3;
  private static final int BROKEN = 4;

  private TestFork() {}

  /** Runs the request in the first file, results go to the second. */
  public static void main(String[] arguments) throws IOException {
    Path request = Path.of(arguments[0]);
    List<String> lines = Files.readAllLines(request, StandardCharsets.UTF_8);
    // nobody who runs here later may read the secret
    Files.deleteIfExists(request);
    String secret = Wire.fields(lines.get(0)).get(1);
    Duration limit = Duration.ofMillis(Long.parseLong(Wire.fields(lines.get(1)).get(1)));
    try (ResultWriter results = new ResultWriter(Path.of(arguments[1]), secret)) {
      System.setIn(InputStream.nullInputStream());
      Defaults defaults = Defaults.now();
      for (TestJvm.Variant variant : variants(lines.subList(2, lines.size()))) {
        run(variant, limit, results);
        defaults.restore();
      }
    }
    // threads that tests left behind would keep the process alive
    Runtime.getRuntime().halt(DONE);
  }

  private static List<TestJvm.Variant> variants(List<String> lines) {
    List<TestJvm.Variant> variants = new ArrayList<>();
    for (String line : lines) {
      List<String> fields = Wire.fields(line);
      String value = fields.get(1);
      if (fields.getFirst().equals("variant")) {
        variants.add(new TestJvm.Variant(value, List.of(), List.of()));
        continue;
      }
      TestJvm.Variant last = variants.removeLast();
      List<Path> paths = new ArrayList<>(last.classPath());
      List<String> tests = new ArrayList<>(last.tests());
      if (fields.getFirst().equals("path")) {
        paths.add(Path.of(value));
      } else {
        tests.add(value);
      }
      variants.add(new TestJvm.Variant(last.name(), paths, tests));
    }
    return variants;
  }

  private static void run(TestJvm.Variant variant, Duration limit, ResultWriter results)
      throws IOException {
    CapturedOutput output = new CapturedOutput();
    PrintStream print = new PrintStream(output, false, StandardCharsets.UTF_8);
    System.setOut(print);
    System.setErr(print);
    results.write("variant", variant.name());
    Thread runner = Thread.currentThread();
    try (VariantLoader loader =
        new VariantLoader(variant.classPath(), TestFork.class.getClassLoader())) {
      runner.setContextClassLoader(loader);
      VariantRun run = new VariantRun(variant, loader, results, print, output);
      Thread watch = watch(run, runner, limit);
      try {
        run.run();
      } catch (Throwable e) {
        // out of memory, or an engine that broke: this process can't be trusted any more
        results.write("problem", StackText.message(e));
        Runtime.getRuntime().halt(BROKEN);
      }
      watch.interrupt();
    } finally {
      runner.setContextClassLoader(TestFork.class.getClassLoader());
    }
  }

  private static Thread watch(VariantRun run, Thread runner, Duration limit) {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(limit);
              } catch (InterruptedException e) {
                return; // tenon:waive swallowed-error: the variant has ended in time
              }
              run.overLimit(runner.getStackTrace(), limit, OVER_LIMIT);
            },
            "limit");
    watch.setDaemon(true);
    watch.start();
    return watch;
  }

  /** What a test may change for those after it. */
  private record Defaults(Properties properties, Locale locale, TimeZone zone) {

    static Defaults now() {
      return new Defaults(
          (Properties) System.getProperties().clone(), Locale.getDefault(), TimeZone.getDefault());
    }

    void restore() {
      System.setProperties((Properties) properties.clone());
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
      Thread.interrupted();
    }
  }
}
