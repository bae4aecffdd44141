package dev.tenon.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a project's own test runner says: its JUnit XML files, else the closing line of its output.
 */
public final class JUnitReports {

  /** Larger files are not read. */
  private static final long BYTES_MAX = 64L << 20;

  /** Tests of one report that are read. */
  private static final int TESTS_MAX = 1_000_000;

  /** What came of a test, the worst of its invocations. */
  public enum Status {
    SKIPPED,
    PASSED,
    FAILED
  }

  /** Numbers of tests; {@code failed} counts failures and errors. */
  public record Totals(int run, int failed, int skipped) {
    Totals plus(Totals other) {
      return new Totals(run + other.run, failed + other.failed, skipped + other.skipped);
    }
  }

  /**
   * All of some files.
   *
   * @param tests {@code Class#method} without parameters and invocation, with what came of it
   * @param totals of single invocations
   * @param unreadable files that are no reports, with the reason
   */
  public record Report(Map<String, Status> tests, Totals totals, Map<Path, String> unreadable) {

    public Report {
      tests = Map.copyOf(tests);
      unreadable = Map.copyOf(unreadable);
    }

    /** Whether a test ran, and was not skipped: {@code PoolTest#shrinks}, package or not. */
    public boolean ran(String test) {
      Status status = status(test).orElse(Status.SKIPPED);
      return status != Status.SKIPPED;
    }

    /** What came of a test; its class may be given without package. */
    public Optional<Status> status(String test) {
      Status exact = tests.get(test);
      return exact != null
          ? Optional.of(exact)
          : tests.entrySet().stream()
              .filter(e -> e.getKey().endsWith("." + test))
              .map(Map.Entry::getValue)
              .max(Status::compareTo);
    }
  }

  private static final Pattern SUREFIRE =
      Pattern.compile(
          "Tests"
              + " run:\\s*(\\d+),\\s*Failures:\\s*(\\d+),\\s*Errors:\\s*(\\d+),\\s*Skipped:\\s*(\\d+)");
  private static final Pattern GRADLE =
      Pattern.compile("(\\d+) tests? completed(?:, (\\d+) failed)?(?:, (\\d+) skipped)?");
  private static final Pattern PYTEST_LINE =
      Pattern.compile(
          "(?m)^=*\\s*((?:\\d+"
              + " (?:passed|failed|errors?|skipped|xfailed|xpassed|deselected|warnings?|rerun)(?:,"
              + " )?)+) in [\\d.]+ ?s.*$");
  private static final Pattern COUNT = Pattern.compile("(\\d+) ([a-z]+)");
  private static final Pattern LOOSE =
      Pattern.compile("(?m)^=*\\s*((?:\\d+ (?:passed|failed|errors?|skipped)(?:, )?)+)\\s*=*$");
  private static final Pattern ANSI = Pattern.compile("\\u001b\\[[0-9;]*m");

  private JUnitReports() {}

  /** Reads report files. */
  public static Report read(Collection<Path> files) {
    Map<String, Status> tests = new LinkedHashMap<>();
    Map<Path, String> unreadable = new LinkedHashMap<>();
    int[] counts = new int[3];
    for (Path file : files) {
      List<Case> cases = new ArrayList<>();
      try {
        cases(file, cases);
      } catch (IOException | XMLStreamException e) {
        unreadable.put(file, reason(e));
        continue;
      }
      for (Case each : cases) {
        tests.merge(each.test(), each.status(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        counts[0]++;
        counts[1] += each.status() == Status.FAILED ? 1 : 0;
        counts[2] += each.status() == Status.SKIPPED ? 1 : 0;
      }
    }
    return new Report(tests, new Totals(counts[0], counts[1], counts[2]), unreadable);
  }

  private static String reason(Exception error) {
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("it can't be read");
  }

  private record Case(String test, Status status) {}

  private static void cases(Path file, List<Case> cases) throws IOException, XMLStreamException {
    if (Files.size(file) > BYTES_MAX) {
      throw new IOException("it is larger than 64 MiB");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      String suite = "";
      while (reader.hasNext() && cases.size() < TESTS_MAX) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (reader.getLocalName()) {
          case "testsuite" -> suite = attribute(reader, "name");
          case "testcase" -> {
            String of = attribute(reader, "classname");
            String name = attribute(reader, "name");
            cases.add(new Case((of.isEmpty() ? suite : of) + "#" + plain(name), Status.PASSED));
          }
          case "failure", "error" -> last(cases, Status.FAILED);
          case "skipped" -> last(cases, Status.SKIPPED);
          default -> {}
        }
      }
    }
  }

  private static void last(List<Case> cases, Status status) {
    if (!cases.isEmpty() && cases.getLast().status() != Status.FAILED) {
      cases.add(new Case(cases.removeLast().test(), status));
    }
  }

  private static String attribute(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** {@code shrinks} for {@code shrinks(int)[1]}, {@code shrinks{int}[1]}, {@code shrinks[a-1]}. */
  private static String plain(String name) {
    int end = 0;
    while (end < name.length() && Character.isJavaIdentifierPart(name.charAt(end))) {
      end++;
    }
    return end == 0 ? name : name.substring(0, end);
  }

  /** Totals of a runner's output: the last closing line of Maven, Gradle or pytest. */
  public static Optional<Totals> closingLine(String output) {
    String text = ANSI.matcher(output).replaceAll("");
    Optional<Totals> surefire =
        last(SUREFIRE, text)
            .map(m -> new Totals(number(m, 1), number(m, 2) + number(m, 3), number(m, 4)));
    return surefire
        .or(() -> last(GRADLE, text).map(m -> new Totals(number(m, 1), number(m, 2), number(m, 3))))
        .or(() -> last(PYTEST_LINE, text).or(() -> last(LOOSE, text)).map(m -> pytest(m.group(1))));
  }

  private static Totals pytest(String line) {
    Totals totals = new Totals(0, 0, 0);
    for (MatchResult each : COUNT.matcher(line).results().toList()) {
      int count = number(each, 1);
      totals =
          totals.plus(
              switch (each.group(2)) {
                case "passed", "xpassed", "xfailed" -> new Totals(count, 0, 0);
                case "failed", "error", "errors" -> new Totals(count, count, 0);
                case "skipped" -> new Totals(count, 0, count);
                default -> new Totals(0, 0, 0);
              });
    }
    return totals;
  }

  private static Optional<MatchResult> last(Pattern pattern, String text) {
    return pattern.matcher(text).results().reduce((a, b) -> b);
  }

  private static int number(MatchResult match, int group) {
    String digits = match.group(group);
    return digits == null || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
