package dev.tenon.code;

import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of one variant and tells of each method once. */
final class VariantRun implements TestExecutionListener {

  /** Failures of one method that are told in full. */
  private static final int FAILURES_MAX = 3;

  private final TestJvm.Variant variant;
  private final ClassLoader loader;
  private final ResultWriter results;
  private final PrintStream print;
  private final CapturedOutput output;
  private final Map<String, Tally> open = new LinkedHashMap<>();
  private final Set<String> told = new LinkedHashSet<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private String problem = "";
  private boolean finished;
  private @Nullable TestPlan plan;

  VariantRun(
      TestJvm.Variant variant,
      ClassLoader loader,
      ResultWriter results,
      PrintStream print,
      CapturedOutput output) {
    this.variant = variant;
    this.loader = loader;
    this.results = results;
    this.print = print;
    this.output = output;
  }

  void run() {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String test : variant.tests()) {
      try {
        selectors.addAll(selectors(test));
      } catch (ReflectiveOperationException | LinkageError e) {
        String why =
            switch (e) {
              case ClassNotFoundException missing -> "there is no such test class";
              case NoSuchMethodException missing -> "there is no such method in the test class";
              default -> StackText.message(e);
            };
        tell(TestResult.failed(variant.name(), test, why));
      }
    }
    if (!selectors.isEmpty()) {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectors)
              .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
              // no file of failed samples in the project's folder
              .configurationParameter("jqwik.database", "")
              .build();
      LauncherFactory.create(config()).execute(request, this);
    }
    finish();
  }

  private synchronized void finish() {
    for (String test : variant.tests()) {
      if (!isTold(test)) {
        String otherwise = problem.isEmpty() ? "is no test" : problem;
        tell(TestResult.failed(variant.name(), test, reasons.getOrDefault(test, otherwise)));
      }
    }
    finished = true;
    results.write("end");
  }

  private boolean isTold(String test) {
    return told.stream().anyMatch(t -> t.equals(test) || t.startsWith(test + "#"));
  }

  private List<DiscoverySelector> selectors(String test) throws ReflectiveOperationException {
    int hash = test.indexOf('#');
    String className = hash < 0 ? test : test.substring(0, hash);
    Class<?> type = Class.forName(className, false, loader);
    if (hash < 0) {
      return List.of(DiscoverySelectors.selectClass(type));
    }
    String name = test.substring(hash + 1);
    List<Method> methods = methods(type, name);
    if (methods.isEmpty()) {
      throw new NoSuchMethodException(test);
    }
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (Method method : methods) {
      if (isJunit4(method)) {
        reasons.put(
            test, "is a JUnit 4 test, which is not run: use @Test of org.junit.jupiter.api");
      } else if (method.getAnnotations().length > 0) {
        selectors.add(DiscoverySelectors.selectMethod(type, method));
      } else {
        reasons.putIfAbsent(test, "is no test: no annotation such as @Test makes it one");
      }
    }
    return selectors;
  }

  private static boolean isJunit4(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(a -> a.getName().equals("org.junit.Test"));
  }

  /** All of that name, inherited ones too. */
  private static List<Method> methods(Class<?> type, String name) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        boolean overridden =
            methods.stream()
                .anyMatch(m -> Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
        if (method.getName().equals(name) && !method.isBridge() && !overridden) {
          methods.add(method);
        }
      }
    }
    if (methods.isEmpty()) {
      Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(name)).forEach(methods::add);
    }
    return methods;
  }

  private LauncherConfig config() {
    List<TestEngine> engines = new ArrayList<>(List.of(new JupiterTestEngine()));
    try {
      for (TestEngine engine : ServiceLoader.load(TestEngine.class, loader)) {
        if (engines.stream().noneMatch(e -> e.getId().equals(engine.getId()))) {
          engines.add(engine);
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      // tenon:waive swallowed-error: its tests will be told as no tests; others can run
      print.println("a test engine of the class path can't be used: " + StackText.message(e));
    }
    return LauncherConfig.builder()
        .enableTestEngineAutoRegistration(false)
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .addTestEngines(engines.toArray(TestEngine[]::new))
        .build();
  }

  /**
   * Tells of all that has no result yet and ends the process; called by another thread. Holds the
   * lock to the end, so that the runner can't go on to the next variant meanwhile.
   */
  synchronized void overLimit(StackTraceElement[] stack, Duration limit, int exitCode) {
    if (finished) {
      return;
    }
    long millis = limit.toMillis();
    String seconds = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    String running = String.join(", ", open.keySet());
    for (String test : List.copyOf(open.keySet())) {
      Tally tally = open.get(test);
      if (tally != null) {
        tally.failures.add("took longer than " + seconds);
        tally.trace = StackText.frames(stack);
        tell(tally.result(output.take()));
      }
    }
    for (String test : variant.tests()) {
      if (!isTold(test)) {
        String by = running.isEmpty() ? "" : ", used up by " + running;
        tell(TestResult.failed(variant.name(), test, "was not run: the limit is " + seconds + by));
      }
    }
    results.write("end");
    Runtime.getRuntime().halt(exitCode);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public synchronized void executionStarted(TestIdentifier id) {
    Optional<TestIdentifier> method = method(id);
    if (method.isEmpty()) {
      id.getSource()
          .filter(ClassSource.class::isInstance)
          .ifPresent(source -> results.write("class", ((ClassSource) source).getClassName()));
      return;
    }
    String test = test(method.get());
    if (!open.containsKey(test)) {
      open.put(test, new Tally(test));
      output.take();
      results.write("start", test);
    }
    Tally tally = tally(test);
    if (method.get().equals(id)) {
      tally.running++;
    }
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier id, String reason) {
    Optional<TestIdentifier> method = method(id);
    if (method.isEmpty()) {
      descendants(id).forEach(test -> skip(test, reason));
    } else if (method.get().equals(id)) {
      skip(test(id), reason);
    } else {
      tally(test(method.get())).skipped.add(reason);
    }
  }

  private void skip(String test, String reason) {
    if (!told.contains(test)) {
      tell(TestResult.of(variant.name(), test, TestResult.Status.SKIPPED, reason));
    }
  }

  @Override
  public synchronized void executionFinished(TestIdentifier id, TestExecutionResult result) {
    Optional<TestIdentifier> method = method(id);
    if (method.isEmpty()) {
      result
          .getThrowable()
          .filter(e -> result.getStatus() != TestExecutionResult.Status.SUCCESSFUL)
          .ifPresent(
              e -> {
                problem = StackText.message(e);
                descendants(id).forEach(test -> containerFailed(test, id, result, e));
              });
      return;
    }
    Tally tally = tally(test(method.get()));
    boolean whole = method.get().equals(id);
    tally.add(id, result, whole);
    if (whole && --tally.running == 0) {
      open.remove(tally.test);
      print.flush();
      tell(tally.result(output.take()));
    }
  }

  private void containerFailed(
      String test, TestIdentifier id, TestExecutionResult result, Throwable error) {
    if (told.contains(test)) {
      return;
    }
    boolean aborted = result.getStatus() == TestExecutionResult.Status.ABORTED;
    TestResult.Status status = aborted ? TestResult.Status.ABORTED : TestResult.Status.FAILED;
    String message = id.getDisplayName() + ": " + StackText.message(error);
    TestResult plain = TestResult.of(variant.name(), test, status, message);
    print.flush();
    tell(
        new TestResult(
            plain.variant(),
            plain.className(),
            plain.method(),
            status,
            message,
            StackText.trace(error),
            0,
            output.take()));
  }

  private Tally tally(String test) {
    return open.computeIfAbsent(test, Tally::new);
  }

  private List<String> descendants(TestIdentifier id) {
    return plan == null
        ? List.of()
        : plan.getDescendants(id).stream()
            .flatMap(d -> method(d).stream())
            .map(VariantRun::test)
            .distinct()
            .toList();
  }

  /** The topmost method that an identifier belongs to: invocations belong to their method. */
  private Optional<TestIdentifier> method(TestIdentifier id) {
    Optional<TestIdentifier> found = Optional.empty();
    Optional<TestIdentifier> at = Optional.of(id);
    while (at.isPresent() && plan != null) {
      if (at.get().getSource().filter(MethodSource.class::isInstance).isPresent()) {
        found = at;
      }
      at = plan.getParent(at.get());
    }
    return found;
  }

  private static String test(TestIdentifier method) {
    MethodSource source = (MethodSource) method.getSource().orElseThrow();
    return source.getClassName() + "#" + source.getMethodName();
  }

  private void tell(TestResult result) {
    told.add(result.test());
    results.write(
        "result",
        result.className(),
        result.method(),
        result.status().name(),
        result.message(),
        result.trace(),
        Long.toString(result.millis()),
        result.output());
  }

  /** What is known of a method's invocations. */
  private final class Tally {
    private final String test;
    private final long start = System.nanoTime();
    private final List<String> failures = new ArrayList<>();
    private final List<String> aborted = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private String trace = "";
    private int running;
    private int passed;
    private int failed;

    Tally(String test) {
      this.test = test;
    }

    void add(TestIdentifier id, TestExecutionResult result, boolean whole) {
      String name = whole ? "" : id.getDisplayName() + ": ";
      String message = result.getThrowable().map(StackText::message).orElse("");
      switch (result.getStatus()) {
        case SUCCESSFUL -> passed += id.isTest() ? 1 : 0;
        case ABORTED -> aborted.add(name + message);
        case FAILED -> {
          failed++;
          if (failures.size() < FAILURES_MAX) {
            failures.add(name + message);
          }
          if (trace.isEmpty()) {
            trace = result.getThrowable().map(StackText::trace).orElse("");
          }
        }
      }
    }

    TestResult result(String printed) {
      TestResult.Status status;
      String message;
      if (!failures.isEmpty()) {
        status = TestResult.Status.FAILED;
        int more = failed - failures.size();
        message = String.join("\n", failures) + (more > 0 ? "\n… and " + more + " more" : "");
      } else if (passed > 0) {
        status = TestResult.Status.PASSED;
        message = "";
      } else if (!aborted.isEmpty()) {
        status = TestResult.Status.ABORTED;
        message = aborted.getFirst();
      } else {
        status = TestResult.Status.SKIPPED;
        message = skipped.isEmpty() ? "ran nothing" : skipped.getFirst();
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      TestResult plain = TestResult.of(variant.name(), test, status, message);
      return new TestResult(
          variant.name(),
          plain.className(),
          plain.method(),
          status,
          message,
          trace,
          millis,
          printed);
    }
  }
}
